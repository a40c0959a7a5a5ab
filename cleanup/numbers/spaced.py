"""Weigh 12 000 in an English article: one number, grouped as in the source, or two numbers side by side."""

import re

from cleanup.evidence import Evidence
from cleanup.numbers import words
from cleanup.numbers.conventions import groups_by_spaces, name
from cleanup.numbers.numerals import Numeral
from cleanup.numbers.place import LISTED_BEFORE, UNKNOWN_SOURCE, Place, Verdict, elsewhere, kin, times, translated
from cleanup.rule import Safety

#: Before a number these tell how old somebody is, or how large each of several groups.
_OF_AGE = re.compile(r"\b(?:age|groups?|sets?|teams?|each|two|three|four|five) (?:of )?$")


def spaced(at: Place, evidence: Evidence) -> Verdict | None:
    """Weigh 12 000, 12'000 and 1 234 567,8; None if two numbers stand there, or a name, or nothing speaks for one."""
    number, source = at.number, evidence.source_language
    if number.grouped_by("'"):
        return _swiss(at, source)
    with_decimals = number.grouped_with_decimals(" ", ",") or number.grouped_with_decimals(" ", ".")
    if not (with_decimals or number.grouped_by(" ")) or _tabular(at.text, number):
        return None
    if elsewhere(at):
        return None
    groups = number.groups[:-1] if with_decimals else number.groups
    zero = any(group[0] == "0" for group in groups[1:])
    preposition = at.before in words.PREPOSITIONS
    counted = words.plural(at.word)
    if at.named and not ((zero or _held(at)) and (counted or at.measure)):
        return None
    known = source is not None and source.partition("-")[0] != "en"
    told = _spaced_proof(at, groups, zero, counted)
    if not told:
        if LISTED_BEFORE.search(at.text, max(0, number.start - 8), number.start):
            return None
        near = evidence.numbers.spaced - zero if len(groups) == 2 else 0
        if near and known and not preposition and not evidence.numbers.commas:
            return Verdict(Safety.SAFE, (f"{times(near, 'other number')} of this article can only be read so",))
        if known and not preposition and (like := kin(at, " ")):
            return Verdict(Safety.SAFE, (f"so is “{like}” beside it",))
        return None
    if not known:
        if at.measure == "unit" or preposition:
            return None  # SI sets the space in English, too
        return Verdict(Safety.UNSAFE, told, UNKNOWN_SOURCE)
    told = (*told, translated(source, "groups digits by spaces") if groups_by_spaces(source) else "")
    told = tuple(filter(None, told))
    doubt = ""
    if not zero and not _held(at):
        if _OF_AGE.search(at.text, max(0, number.start - 12), number.start):
            doubt = f"“{groups[0]}” may be an age or the size of a group"
        elif preposition and not (
            at.before in ("in", "from") and len(groups[0]) < 3 and (counted or at.measure == "money")
        ):
            doubt = f"“{at.before} {groups[0]}” may be a date or an hour, with another number behind it"
        elif at.measure == "unit" and len(groups) == 2 and _times_over(at, groups):
            doubt = f"it may be {groups[0]} times “{groups[1]} {at.measured_by}”"
        elif not groups_by_spaces(source) and at.before not in words.APPROXIMATORS:
            doubt = f"{name(source or '')} does not group digits by spaces"
        elif evidence.numbers.commas and at.before not in words.APPROXIMATORS:
            doubt = f"{times(evidence.numbers.commas, 'number')} of this article already in the English way"
    return Verdict(Safety.UNSAFE if doubt else Safety.SAFE, told, doubt)


def _spaced_proof(at: Place, groups: tuple[str, ...], zero: bool, counted: bool) -> tuple[str, ...]:
    if zero and (groups[-1] == "000" or not at.word[:1].isupper()):
        return (f"no number begins with 0, so “{at.written}” is one",)
    if _held(at) and (at.word or at.measure or at.sign):
        return (f"a no-break space holds “{at.written}” together",)
    if at.sign or at.measure == "money":
        return (f"one sum of money stands there, “{at.written}”",)
    if len(groups) > 2 and (counted or at.measure or at.before in words.APPROXIMATORS):
        return (f"{len(groups)} groups of three digits, and what they count stands behind them",)
    if at.before in words.APPROXIMATORS and (at.word or at.measure):
        return (f"one quantity stands between “{at.before}” and “{at.word or at.measured_by}”",)
    if counted or at.measure:
        return (f"one number stands before “{at.word or at.measured_by}”",)
    return ()


def _held(at: Place) -> bool:
    """Do spaces at which no line can break stand between the groups?"""
    return all(at.text[mark] in words.HELD for mark in at.number.at)


def _times_over(at: Place, groups: tuple[str, ...]) -> bool:
    """Can it be so many times a length or a dose: 4 100 metres, 2 500 mg?"""
    singular = at.measured_by.isalpha() and len(at.measured_by) > 3 and not at.measured_by.endswith("s")
    return (singular or at.measured_by in words.SIZES) and (at.before not in words.APPROXIMATORS or len(groups[0]) == 1)


def _swiss(at: Place, source: str | None) -> Verdict | None:
    if elsewhere(at) or not (at.measure or at.sign or words.plural(at.word)):
        return None
    told = (f"digits are grouped by an apostrophe, as in Switzerland: “{at.written}”",)
    if source is not None and source.partition("-")[0] in ("de", "fr", "it"):
        return Verdict(Safety.SAFE, told)
    return Verdict(Safety.UNSAFE, told, "the article is not known to come from Switzerland")


def _tabular(text: str, number: Numeral) -> bool:
    """Does the number stand in a line that holds twice as many digits as letters?"""
    low = max(0, number.start - 200)
    low = text.rfind("\n", low, number.start) + 1 or low
    line = text[low : number.end + 200].partition("\n")[0]
    return sum(map(str.isdigit, line)) > 2 * sum(map(str.isalpha, line))
