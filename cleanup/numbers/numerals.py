"""Find the numbers of a text: runs of digits with the marks inside them, and how these marks can be read."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from cleanup.numbers.conventions import SPACES

#: Longer runs are data.
MAX_GROUPS = 6
_APOSTROPHES = "'’"
_RUN = re.compile(rf"\d++(?:[{SPACES}.,'’]\d++)*+")
_PART = re.compile(r"\d+|\D")
#: What ties a number to a name, a path, a version or a sum, before it and behind it.
_TIED_BEFORE = re.compile(r"[\w.,:/\\#_=+*^~&?@\N{DEGREE SIGN}|-]")
_TIED_BEHIND = re.compile(
    rf"[/\\_=@#*^+|~\N{{MULTIPLICATION SIGN}}]|[.,:'’][\d\w]|[-–—][^\W\d_]|[{SPACES}]?[=×*^+][{SPACES}]?\d"
)

#: The number before, where a hyphen makes a range of two.
_RANGE = re.compile(rf"(?<![\w.,/:-])\d{{1,3}}(?:[{SPACES}.,]\d{{1,3}}){{0,3}}-$")


class Numeral(NamedTuple):
    """A number in a text: its span, its groups of digits, and the marks between them (" " for any space)."""

    start: int
    end: int
    groups: tuple[str, ...]
    marks: tuple[str, ...]
    #: Offsets of the marks in the text.
    at: tuple[int, ...]

    @property
    def decimals(self) -> str:
        """The digits behind the last mark."""
        return self.groups[-1]

    def grouped_by(self, mark: str) -> bool:
        """Are these one to three digits and then groups of three, with nothing but ``mark`` between?"""
        return all(each == mark for each in self.marks) and _groups(self.groups)

    def grouped_with_decimals(self, group: str, decimal: str) -> bool:
        """Are these groups of three by ``group``, with decimals behind ``decimal``?"""
        return (
            len(self.marks) > 1
            and self.marks[-1] == decimal
            and all(each == group for each in self.marks[:-1])
            and _groups(self.groups[:-1])
        )


def _groups(groups: tuple[str, ...]) -> bool:
    first = groups[0]
    return len(groups) > 1 and len(first) <= 3 and first[0] != "0" and all(len(group) == 3 for group in groups[1:])


def numerals(text: str) -> Iterable[Numeral]:
    """Yield the numbers of ``text`` that have marks inside them and are not tied to a name, a path or a sum."""
    for found in _RUN.finditer(text):
        start, end = found.span()
        if end - start < 3 or found[0].isdigit() or _tied(text, start, end):
            continue
        parts = _PART.findall(found[0])
        groups, marks = tuple(parts[::2]), tuple(map(_kind, parts[1::2]))
        if len(groups) > MAX_GROUPS:
            continue
        at, offset = [], start
        for group in groups[:-1]:
            at.append(offset + len(group))
            offset += len(group) + 1
        yield Numeral(start, end, groups, marks, tuple(at))


def _kind(mark: str) -> str:
    if mark in SPACES:
        return " "
    return "'" if mark in _APOSTROPHES else mark


def _tied(text: str, start: int, end: int) -> bool:
    """Does the number belong to something larger: v1.000, 10.000.1.2, 1,5:2, A-12 000?"""
    before = text[start - 1 : start]
    if before and _TIED_BEFORE.match(before):
        signed = before in "+-~" and (start == 1 or text[start - 2] in " \N{NO-BREAK SPACE}(\n")
        if not signed and not (before == "-" and _RANGE.search(text, max(0, start - 24), start)):
            return True
    return _TIED_BEHIND.match(text, end) is not None
