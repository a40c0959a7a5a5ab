"""A cheap proof that the marks of a passage are well formed, so that only what it cannot prove is read in full."""

import re
from functools import lru_cache
from typing import NamedTuple

from cleanup.quotations.marks import attributions, follows_attribution
from cleanup.typography import Convention

_GLYPHS = '"“”„‟«»″‹›‚'
#: A class of single characters is found three times as fast as an alternation, which few texts need.
_SIMPLE = re.compile(f"[{_GLYPHS}]")
_DOUBLED = re.compile(f"[{_GLYPHS}]|``|''|‘‘|’’")
#: Where one of these stands, marks are looked for that are written with two characters.
_TWO = ("``", "''", "‘‘")
_SPACE = frozenset(" \t\n\r\u00a0\u202f\u2009\u200a\u200b\u2060\ufeff")
_BEFORE = frozenset(" \t\n\r\u00a0\u202f\u2009\u200a\u200b\u2060\ufeff([{—–-/…¿¡\ufffc*_'‘“«„»")
_AFTER = frozenset(" \t\n\r\u00a0\u202f\u2009\u200a\u200b\u2060\ufeff.,;:!?)]}—–-/…'’”»*_\ufffc")
_NOT_AFTER_OPENER = _SPACE | frozenset(".,;:!?)]}")
#: More marks than this in a passage, closer together than prose has them, are data and not read.
MANY, DENSE = 2000, 10


class Scan(NamedTuple):
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


def has_marks(text: str) -> bool:
    """Does a mark stand in a text that must be looked at?"""
    return _SIMPLE.search(text) is not None or any(two in text for two in _TWO)


def is_well_formed(text: str, convention: Convention) -> bool:
    """Are all marks of an article, its passages apart by blank lines, pairs of one kind with the right neighbours?

    Most articles are: this is the look that costs least. False says only that it must be looked at more closely.
    """
    there = [glyph for glyph in (*_GLYPHS, *_TWO) if glyph in text]
    if not there:
        return True
    pair = "".join(there) * (2 if len(there) == 1 else 1)
    if pair not in ('""', "“”", "„“", "«»") or pair not in convention.accepted:
        return False
    if pair == '""' and convention.outer not in ('""', "“”"):
        return False  # its marks may be converted
    quoted = _quoted(pair, convention).findall(text)
    marks = sum(map(text.count, there))
    return marks == 2 * len(quoted) and not any("\n\n" in inside for inside in quoted)


@lru_cache(maxsize=64)
def _quoted(pair: str, convention: Convention) -> re.Pattern[str]:
    """A pair that is surely one, as ``scan`` has it; its group is what it quotes."""
    opens, closes = pair[0], pair[1]
    space, before, behind = (re.escape("".join(chars)) for chars in (_SPACE, _BEFORE, _AFTER))
    said = attributions(convention.language)
    said_inside = rf"(?!(?<=[,.?!] {opens}){said})" if said else ""
    said_behind = rf"(?! (?<=\w{closes} ){said})" if said else ""
    return re.compile(
        rf"{opens}(?<![^{before}]{opens})(?![{space}.,;:!?)\]}}]){said_inside}"
        rf"([^{_GLYPHS}]*){closes}(?<![{space}]{closes})(?![^{behind}]){said_behind}"
    )


def scan(text: str, convention: Convention) -> Scan:
    """Look at the neighbours of each mark of a passage."""
    marks = _DOUBLED if any(two in text for two in _TWO) else _SIMPLE
    found = list(marks.finditer(text))
    if not found:
        return NOTHING
    if len(found) > MANY and len(found) * DENSE > len(text):
        return Scan(marks=len(found), data=True)
    accepted, openers, spaced = convention.accepted, convention.openers, convention.spaced
    padded = text + " "
    opened, opened_at, suspicious = "", 0, False
    pairs: list[tuple[int, int, str]] = []
    for match in found:
        start, end = match.span()
        glyph = match[0]
        left, right = padded[start - 1], padded[end]  # before the first character: the space behind the last
        if glyph == '"' and opened != '"' and left.isdigit() and right in _AFTER:
            continue  # inches: neither opens nor closes
        if not opened:
            if glyph not in openers or left not in _BEFORE or end == len(text):
                suspicious = True
            elif right in _NOT_AFTER_OPENER:
                suspicious = suspicious or not _opens_well(text, end, right, glyph, convention)
            elif left == " " and start > 1 and text[start - 2] in ",.?!" and right.islower():
                suspicious = suspicious or follows_attribution(text, end, convention.language)  # , "said X
            opened, opened_at = glyph, start
            continue
        inner = left in _SPACE and not (spaced and glyph in '»”"') and not _nested_before(text, start)
        if inner or opened + glyph not in accepted or right not in _AFTER:
            suspicious = True
        else:
            pairs.append((opened_at, start, opened + glyph))
            if right == " " and left.isalnum() and padded[end + 1 : end + 2].islower():
                suspicious = suspicious or follows_attribution(text, end + 1, convention.language)  # ” said X
        opened = ""
    begins = not text[: found[0].start()].strip()
    return Scan(len(found), suspicious, opened, begins, False, tuple(pairs))


def _opens_well(text: str, end: int, right: str, glyph: str, convention: Convention) -> bool:
    if right in _SPACE:
        return (convention.spaced and glyph in '«“"' and right != "\n") or text[end + 1 : end + 2] in ("‘", "'")
    return text.startswith("...", end)


def _nested_before(text: str, start: int) -> bool:
    """Does the closing mark of an inner quotation stand before the space before this mark?"""
    return start >= 2 and text[start - 2] in "’'”"
