"""Character references of HTML: what they show, and how new prose is spelled in a document that uses them."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property, lru_cache
from html import unescape
from html.entities import codepoint2name, html5

from cleanup.formats import declared

REFERENCE = re.compile(r"&(?:#(?:[xX][0-9a-fA-F]++|[0-9]++);?|[A-Za-z][A-Za-z0-9]{0,31}+;?)")
#: A number with more digits is no code point, and Python may refuse to read it.
_DIGITS = 12
_BASIC = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
#: Marks of print: a document that spells one of them spells them all.
_MARKS = re.compile("[\u00a0\u00ab\u00bb\u2010-\u203a]")


@lru_cache(maxsize=4096)
def decode(reference: str) -> tuple[str, int]:
    """Return what a match of REFERENCE shows, and how many of its characters that takes; 0: it is no reference."""
    if reference[1] == "#":
        if len(reference) > _DIGITS:
            return "\N{REPLACEMENT CHARACTER}", len(reference)
        return unescape(reference) or "\N{REPLACEMENT CHARACTER}", len(reference)
    name = reference[1:]
    if name in html5:
        return html5[name], len(reference)
    for length in range(len(name) - 1, 1, -1):  # &copy2020: old names need no semicolon
        if name[:length] in html5:
            return html5[name[:length]], length + 1
    return "", 0


class Spelling:
    """How a document spells what is no ASCII; found out when something new is to be written."""

    def __init__(self, article: str, texts: Iterable[tuple[int, int]]) -> None:
        self._article = article
        self._texts = texts

    def escape(self, new: str) -> str:
        """Spell new prose as the document spells its own; what would be markup is always spelled out."""
        return "".join(_BASIC.get(char) or self._spelled(char) for char in new)

    def _spelled(self, char: str) -> str:
        raw, references = self._use
        if char in references and char not in raw:
            return references[char]
        if char.isascii():
            return char
        if self._article.isascii() or (
            _MARKS.match(char) and not any(map(_MARKS.match, raw)) and any(map(_MARKS.match, references))
        ):
            return self._reference(char)
        return char if self._holds(char) else self._reference(char)

    def _holds(self, char: str) -> bool:
        """Can what the document says that it is in hold a character?"""
        try:
            return bool(char.encode(self._encoding))
        except UnicodeEncodeError:
            return False

    def _reference(self, char: str) -> str:
        styles = Counter(map(_style, self._use[1].values()))
        name = codepoint2name.get(ord(char))
        if name is not None and styles["name"] >= max(1, styles["hexadecimal"] + styles["decimal"]):
            return f"&{name};"
        return f"&#x{ord(char):X};" if styles["hexadecimal"] > styles["decimal"] else f"&#{ord(char)};"

    @cached_property
    def _encoding(self) -> str:
        return declared.in_page(self._article) or "utf-8"

    @cached_property
    def _use(self) -> tuple[frozenset[str], dict[str, str]]:
        """The characters that stand in the texts as they are, and the reference for each of those that do not."""
        raw: set[str] = set()
        references: dict[str, str] = {}
        for start, end in self._texts:
            text = self._article[start:end]
            for found in REFERENCE.finditer(text):
                char, length = decode(found[0])
                if len(char) == 1 and char not in _BASIC and found[0].endswith(";") and length == len(found[0]):
                    references.setdefault(char, found[0])
            raw.update(REFERENCE.sub("", text))
        return frozenset(raw), references


def _style(reference: str) -> str:
    if reference[1] != "#":
        return "name"
    return "hexadecimal" if reference[2] in "xX" else "decimal"
