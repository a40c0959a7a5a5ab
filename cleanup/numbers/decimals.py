"""Weigh 3,5 in an English article: decimals as in the source, or a list, a verse, a pair."""

import re

from cleanup.evidence import Evidence
from cleanup.numbers.conventions import decimal_comma, name
from cleanup.numbers.place import LISTED_BEFORE, UNKNOWN_SOURCE, Place, Verdict, elsewhere, foreign, times, translated
from cleanup.rule import Safety

_LISTED_BEHIND = re.compile(r"(?:,|,? (?:and|or|&)) ?\d+(?![\d,])")
_CUT = "a number of thousands that lost a digit would look so, too"
_PAIRS = ("()", "[]", "{}")


def decimal(at: Place, evidence: Evidence) -> Verdict | None:
    """Weigh 3,5 and 0,125; None for a list, a place in a book, a pair, or three digits behind the comma."""
    number = at.number
    twice = number.grouped_with_decimals(",", ",") and len(number.decimals) < 3
    if not twice and number.marks != (",",):
        return None
    whole, rest = number.groups[0], number.decimals
    if (len(whole) > 1 and whole[0] == "0") or not (len(rest) <= 2 or (whole == "0" and len(rest) <= 4)):
        return None
    if elsewhere(at):
        return None
    if at.measure or at.sign:
        return _measured(at, evidence.source_language, twice=twice)
    behind, ahead = at.text[number.end : number.end + 1], at.text[number.start - 1 : number.start]
    listed = LISTED_BEFORE.search(at.text, max(0, number.start - 8), number.start)
    if twice or listed or at.named or _LISTED_BEHIND.match(at.text, number.end) or f"{ahead}{behind}" in _PAIRS:
        return None
    others, source = evidence.numbers.comma_decimals, evidence.source_language
    if not others or not _explains(source):
        return None
    told = (f"{times(others, 'other number')} of this article with decimals behind a comma", _because(source))
    sure = others > 1 and not evidence.numbers.point_decimals
    return Verdict(Safety.SAFE if sure else Safety.UNSAFE, told, "" if sure else "nothing tells what it measures")


def _measured(at: Place, source: str | None, *, twice: bool) -> Verdict:
    beside = at.measured_by or at.text[at.number.start - 1]
    told = (f"{_digits(len(at.number.decimals))} behind the comma, and “{beside}” with it: decimals",)
    if _explains(source):
        cut = at.sign and not twice and at.number.decimals == "00" and len(at.number.groups[0]) == 3
        return Verdict(Safety.UNSAFE if cut else Safety.SAFE, (*told, _because(source)), _CUT if cut else "")
    if twice:
        return Verdict(Safety.UNSAFE, told, "two commas stand in one number")
    if at.measure in ("percent", "scale"):
        return Verdict(Safety.SAFE, told)
    return Verdict(Safety.UNSAFE, told, UNKNOWN_SOURCE if source is None else f"{name(source)} explains no comma here")


def _explains(source: str | None) -> bool:
    return foreign(source) and decimal_comma(source)


def _because(source: str | None) -> str:
    return translated(source, "writes decimals with a comma")


def _digits(count: int) -> str:
    return {1: "one digit", 2: "two digits"}.get(count, f"{count} digits")
