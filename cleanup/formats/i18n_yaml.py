"""Messages of programs in YAML, as Rails keeps them: every text is prose, the first key is its language."""

import re

from cleanup.formats import Document, Format, yaml
from cleanup.formats.fields import DEEP, Fields
from cleanup.formats.messages import Messages, code
from cleanup.language import normalized

_TAG = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


def read(article: str, fields: tuple[str, ...] = ()) -> Document:
    """Return the texts of all keys, or of ``fields``; raise FormatError for what is no YAML."""
    return yaml.document(
        article, Messages(Fields(fields or (DEEP,))), fields, kind="message", marks=code, language=_language
    )


def _language(keys: tuple[str, ...]) -> str | None:
    if not keys or _TAG.fullmatch(keys[0]) is None:
        return None
    return normalized(keys[0].replace("_", "-"))


FORMAT = Format(
    name="i18n-yaml", title="Messages in YAML (Rails)", extensions=(), read=read, chosen=True, chosen_all=True
)
