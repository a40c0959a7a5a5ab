"""Weigh 3,5 in an English article: decimals as in the source, or a list, a verse, a pair."""

import re

from cleanup.evidence import Evidence
from cleanup.numbers.conventions import decimal_comma
from cleanup.numbers.place import LISTED_BEFORE, UNKNOWN_SOURCE, Place, Verdict, elsewhere, foreign, times, translated
from cleanup.rule import Safety

_LISTED_BEHIND = re.compile(r"(?:,|,? (?:and|or|&)) ?\d+(?![\d,])")


def decimal(at: Place, evidence: Evidence) -> Verdict | None:
    """Weigh 3,5 and 0,125; None for a list, a place in a book, a pair, or three digits behind the comma."""
    number, source = at.number, evidence.source_language
    twice = number.grouped_with_decimals(",", ",") and len(number.decimals) < 3
    if not twice and number.marks != (",",):
        return None
    whole, rest = number.groups[0], number.decimals
    if (len(whole) > 1 and whole[0] == "0") or not (len(rest) <= 2 or (whole == "0" and len(rest) <= 4)):
        return None
    if elsewhere(at):
        return None
    explains = foreign(source) and decimal_comma(source)
    by = f"{translated(source, 'writes decimals with a comma')}" if explains else ""
    if at.measure or at.sign:
        beside = at.measured_by or at.text[number.start - 1]
        told = (f"{_digits(len(rest))} behind the comma, and “{beside}” with it: decimals",)
        if twice and not explains:
            return Verdict(Safety.UNSAFE, told, "two commas stand in one number")
        if explains or at.measure in ("percent", "scale"):
            return Verdict(Safety.SAFE, tuple(filter(None, (*told, by))))
        return Verdict(Safety.UNSAFE, told, UNKNOWN_SOURCE)
    others = evidence.numbers.comma_decimals
    listed = LISTED_BEFORE.search(at.text, max(0, number.start - 8), number.start) or _LISTED_BEHIND.match(
        at.text, number.end
    )
    pair = at.text[number.start - 1 : number.start] in ("(", "[", "{") and at.text[number.end : number.end + 1] in (
        ")",
        "]",
        "}",
    )
    if twice or pair or listed or at.named or not explains or not others:
        return None
    habit = (f"{times(others, 'other number')} of this article with decimals behind a comma", by)
    sure = others > 1 and not evidence.numbers.point_decimals
    return Verdict(Safety.SAFE if sure else Safety.UNSAFE, habit, "" if sure else "nothing tells what it measures")


def _digits(count: int) -> str:
    return {1: "one digit", 2: "two digits"}.get(count, f"{count} digits")
