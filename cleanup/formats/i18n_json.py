"""Messages of programs in JSON (i18next, vue-i18n, ARB, Chrome): every text is prose, its placeholders are locked."""

import re

from cleanup.formats import Document, Format
from cleanup.formats.fields import DEEP, Fields
from cleanup.formats.json import values
from cleanup.formats.messages import Messages, code
from cleanup.language import normalized

#: ARB says its language in the document.
_LOCALE = re.compile(r'"@@locale"\s{0,20}:\s{0,20}"([\w-]{1,35})"')


def read(article: str, fields: tuple[str, ...] = ()) -> Document:
    """Return the texts of all keys, or of ``fields``; keys that begin with ``@``, ``_`` or ``$`` are metadata.

    Raises BrokenDocument for what is no JSON.
    """
    found = values(article, Messages(Fields(fields or (DEEP,))), marks=code, kind="message")
    locale = _LOCALE.search(article)
    language = normalized(locale[1].replace("_", "-")) if locale is not None else None
    return found.document(language=language)


FORMAT = Format(
    name="i18n-json",
    title="Messages in JSON (ARB, i18next, vue-i18n)",
    extensions=(".arb",),
    read=read,
    chosen=True,
    chosen_all=True,
)
