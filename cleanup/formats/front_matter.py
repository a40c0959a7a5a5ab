"""The head of a document: where it ends, and which languages it names."""

import re
from typing import NamedTuple

from cleanup.language import normalized


class FrontMatter(NamedTuple):
    """The block of settings before the prose: it ends at ``end`` (0: there is none); languages as BCP 47 tags."""

    end: int = 0
    language: str | None = None
    source_language: str | None = None


#: The fences of Jekyll, Hugo, Pandoc and Zola: YAML, TOML and JSON.
_FENCES = {"---": ("---", "..."), "+++": ("+++",), "{": ("}",)}
_FIRST = frozenset(fence[0] for fence in _FENCES)
_LINE = re.compile(r"[^\n]*(?:\n|\Z)")
_SETTING = re.compile(r"\s*[\"']?([\w-]+)[\"']?[ \t]*[:=][ \t]*[\"']?([A-Za-z][\w-]*)[\"']?[ \t]*,?[ \t]*(?:#.*)?")
_LANGUAGE = frozenset(("lang", "language", "locale"))
_SOURCE_LANGUAGE = frozenset(
    ("sourcelang", "sourcelanguage", "originallang", "originallanguage", "translatedfrom", "translatedfromlanguage")
)


def read(article: str) -> FrontMatter:
    """Return the front matter that ``article`` begins with; what is no language tag in it is passed over."""
    if article[:1] not in _FIRST:
        return FrontMatter()
    first = _LINE.match(article)
    closers = _FENCES.get(first[0].rstrip()) if first else None
    if first is None or closers is None:
        return FrontMatter()
    language = source = None
    at = first.end()
    while at < len(article):
        line = _LINE.match(article, at)
        if line is None:
            break
        text, at = line[0].rstrip(), line.end()
        if text in closers:
            return FrontMatter(at, language, source)
        setting = _SETTING.fullmatch(text)
        if setting is None or (text[0].isspace() and closers != ("}",)):
            continue
        key = setting[1].lower().replace("-", "").replace("_", "")
        if key in _LANGUAGE:
            language = language or normalized(setting[2])
        elif key in _SOURCE_LANGUAGE:
            source = source or normalized(setting[2])
    return FrontMatter()
