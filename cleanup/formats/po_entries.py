"""The entries of a gettext catalogue: which strings stand where, in code points of the article."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from cleanup.suppression import Comment

#: One quoted string on a line, with its keyword if it begins a field (gettext manual, "The Format of PO Files").
_STRING = re.compile(
    r"[ \t]*(?:(?P<keyword>msgctxt|msgid_plural|msgid|msgstr)[ \t]*(?P<number>\[[ \t]*\d+[ \t]*\])?[ \t]*)?"
    r'"(?P<body>[^"\\\r\n]*+(?:\\[^\r\n][^"\\\r\n]*+)*+)"[ \t]*\r?(?:\n|\Z)'
)
_LINE = re.compile(r"[^\n]*(?:\n|\Z)")
_ESCAPE = re.compile(r"\\([abfnrtv\\\"'?])")
_MEANT = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}

#: The quoted lines of one string: the span of each without its quotation marks.
Lines = list[tuple[int, int]]


@dataclass(slots=True)
class Entry:
    """One message: its texts with the escapes read, the strings of its translation, its flags."""

    start: int
    end: int
    context: str | None = None
    original: str = ""
    plural: str | None = None
    translations: list[Lines] = field(default_factory=list)
    flags: frozenset[str] = frozenset()

    @property
    def is_header(self) -> bool:
        """Is it the entry with the settings of the catalogue?"""
        return not self.original and self.context is None


def unescaped(text: str) -> str:
    """Return what a quoted string says; escapes that nobody writes stay as they are."""
    return _ESCAPE.sub(lambda found: _MEANT.get(found[1], found[1]), text) if "\\" in text else text


def text_of(article: str, lines: Lines) -> str:
    """Return what the quoted lines of a string say."""
    return unescaped("".join([article[start:end] for start, end in lines]))


class Entries:
    """Reads the entries of ``article`` from top to bottom, and its comments.

    Obsolete entries (``#~``) are none. An entry with a line that is no PO is left out up to the next comment or entry.
    """

    def __init__(self, article: str) -> None:
        self.comments: list[Comment] = []
        self._article = article
        self._suppresses = "mt-cleanup:" in article
        self._flags: set[str] = set()
        self._fields: dict[str, Lines] = {}
        self._start = self._end = 0
        self._broken = False

    def __iter__(self) -> Iterator[Entry]:
        article, at = self._article, 1 if self._article.startswith("\ufeff") else 0
        lines: Lines | None = None  # of the field that goes on
        while at < len(article):
            found = _STRING.match(article, at)
            if found is None:
                line = _LINE.match(article, at)
                assert line is not None
                text = line[0].strip()
                if text.startswith("#"):
                    if self._fields or self._broken:
                        yield from self._entry()
                    lines = None
                    self._note(text, at + line[0].index("#"))
                elif text:
                    self._broken = True
                at = line.end()
                continue
            keyword = found["keyword"]
            if keyword is not None:
                name = keyword + (found["number"] or "")
                if keyword == "msgctxt" or (keyword == "msgid" and set(self._fields) != {"msgctxt"}):
                    yield from self._entry()
                if not self._fields:
                    self._start = at
                self._broken = self._broken or name in self._fields
                lines = self._fields.setdefault(name, [])
            if lines is None:
                self._broken = True
            else:
                lines.append(found.span("body"))
            at = self._end = found.end()
        yield from self._entry()

    def _note(self, text: str, start: int) -> None:
        """Take up a comment: the flags of the next entry, a word to the tool, or neither."""
        if text.startswith(("#,", "#=")):
            self._flags.update(flag.strip() for flag in text[2:].split(","))
        elif text.startswith("#~"):
            self._flags = set()
        elif self._suppresses and text[1:2] not in (":", "|"):
            self.comments.append(Comment(start, start + len(text), text[1:].removeprefix(".")))

    def _entry(self) -> Iterator[Entry]:
        """End the entry that has begun."""
        fields, broken, flags = self._fields, self._broken, self._flags
        self._fields, self._broken = {}, False
        if not fields:
            return
        self._flags = set()
        if broken or "msgid" not in fields:
            return
        article = self._article
        yield Entry(
            start=self._start,
            end=self._end,
            context=text_of(article, fields["msgctxt"]) if "msgctxt" in fields else None,
            original=text_of(article, fields["msgid"]),
            plural=text_of(article, fields["msgid_plural"]) if "msgid_plural" in fields else None,
            translations=[lines for name, lines in fields.items() if name.startswith("msgstr")],
            flags=frozenset(flags),
        )
