"""A cheap proof that the marks of a passage are well formed, so that only what it cannot prove is read in full."""

import re
from dataclasses import dataclass

from cleanup.quotations.marks import follows_attribution
from cleanup.typography import Convention

GATE = re.compile(r"""["“”„‟«»″‹›‚]|``|''""")
_SPACE = frozenset(" \t\n\r\u00a0\u202f\u2009\u200a\u200b\u2060\ufeff")
_BEFORE = frozenset(" \t\n\r\u00a0\u202f\u2009\u200a\u200b\u2060\ufeff([{—–-/…¿¡\ufffc*_'‘“«„»")
_AFTER = frozenset(" \t\n\r\u00a0\u202f\u2009\u200a\u200b\u2060\ufeff.,;:!?)]}—–-/…'’”»*_\ufffc")
_NOT_AFTER_OPENER = _SPACE | frozenset(".,;:!?)]}")
#: More marks than this in a passage, closer together than prose has them, are data and not read.
MANY, DENSE = 2000, 10


@dataclass(frozen=True, slots=True)
class Scan:
    """What one look at a passage told: must it be read, does a quotation run on at its end, which pairs it has."""

    marks: int = 0
    suspicious: bool = False
    open: str = ""
    begins: bool = False  # a mark is the first thing in it
    data: bool = False
    #: Well-formed pairs: where the opening and the closing mark begin, and their glyphs.
    pairs: tuple[tuple[int, int, str], ...] = ()

    @property
    def quiet(self) -> bool:
        """Nothing to read here, and no quotation open at the end."""
        return not self.suspicious and not self.open


NOTHING = Scan()


def scan(text: str, convention: Convention) -> Scan:
    """Look at the neighbours of each mark of a passage."""
    found = GATE.search(text)
    if found is None:
        return NOTHING
    opened, suspicious, marks = "", False, 0
    pairs: list[tuple[int, int, str]] = []
    opened_at = 0
    begins = not text[: found.start()].strip()
    for match in GATE.finditer(text):
        start, end = match.span()
        glyph = match[0]
        marks += 1
        left = text[start - 1] if start else " "
        right = text[end] if end < len(text) else " "
        if opened:
            if opened + glyph not in convention.accepted or (right not in _AFTER and right not in _SPACE):
                suspicious = True
            elif left in _SPACE and not (convention.spaced and glyph in '»”"') and not _nested_before(text, start):
                suspicious = True
            else:
                pairs.append((opened_at, start, opened + glyph))
                if right == " " and left.isalnum() and text[end + 1 : end + 2].islower():
                    suspicious = suspicious or follows_attribution(text, end + 1, convention.language)  # ” said X
            opened = ""
        else:
            if not any(pair[0] == glyph for pair in convention.accepted) or left not in _BEFORE or end == len(text):
                suspicious = True
            elif right in _NOT_AFTER_OPENER and not _opens_well(text, end, right, glyph, convention):
                suspicious = True
            elif right.islower() and text[max(0, start - 2) : start].rstrip()[-1:] in (",", ".", "?", "!"):
                suspicious = suspicious or follows_attribution(text, end, convention.language)  # , "said X
            opened, opened_at = glyph, start
    if marks > MANY and marks * DENSE > len(text):
        return Scan(marks=marks, data=True)
    return Scan(marks=marks, suspicious=suspicious, open=opened, begins=begins, pairs=tuple(pairs))


def _opens_well(text: str, end: int, right: str, glyph: str, convention: Convention) -> bool:
    if right in _SPACE:
        return (convention.spaced and glyph in '«“"' and right != "\n") or text[end + 1 : end + 2] in ("‘", "'")
    return text.startswith("...", end)


def _nested_before(text: str, start: int) -> bool:
    """Does the closing mark of an inner quotation stand before the space before this mark?"""
    return start >= 2 and text[start - 2] in "’'”"
