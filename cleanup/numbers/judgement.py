"""Weigh one number of an English article: is it written in the way of the source, and what proves its value?"""

import re
from typing import NamedTuple

from cleanup.evidence import Evidence
from cleanup.numbers import words
from cleanup.numbers.conventions import decimal_comma, groups_by_points, groups_by_spaces, name
from cleanup.numbers.numerals import Numeral, numerals
from cleanup.rule import Safety

#: Languages that write numbers as English does: what they are translated from explains no comma and no point.
ENGLISH_WAY = frozenset("en zh ja ko th he hi".split())
#: A mean may have three decimals though what it counts is whole.
_MEAN = re.compile(r"\b(?:averag\w+|mean|median|ratio|rates?|per|each|index|scores?|odds)\b")
_OF_AGE = re.compile(r"\b(?:age|groups?|sets?|teams?|each|two|three|four|five) (?:of )?$")
_LISTED_BEFORE = re.compile(r"\d(?:,|,? (?:and|or|&)) ?$")
_LISTED_BEHIND = re.compile(r"(?:,|,? (?:and|or|&)) ?\d+(?![\d,])")
_UNKNOWN_SOURCE = "the language that the article was translated from is not known"


class Verdict(NamedTuple):
    """How far to trust that a number is written in the way of the source, why not farther, and what speaks for it."""

    safety: Safety
    told: tuple[str, ...]
    reason: str = ""


class Place(NamedTuple):
    """A number and what stands around it."""

    text: str
    number: Numeral
    #: The word before, in lower case, "" if none; is it a name: capitalised, and not the first word of a quantity?
    before: str
    named: bool
    #: A currency sign right before it.
    sign: bool
    #: What the number is measured in: "percent", "scale", "money", "unit" or "", directly or behind a second number.
    measure: str
    measured_by: str
    #: The word behind, "" if none.
    word: str

    @property
    def written(self) -> str:
        return self.text[self.number.start : self.number.end]


def place(text: str, number: Numeral, language: str) -> Place | None:
    """Return a number with its surroundings; None where letters are glued to it that are no unit."""
    before = words.word_before(text, number.start)
    found = words.measured(language).match(text, number.end)
    if found is None:
        second = words.ranged(language).match(text, number.end)
        found = words.measured(language).match(text, second.end()) if second else None
    measure = found.lastgroup or "" if found else ""
    if not measure and text[number.end : number.end + 1].isalpha():
        return None
    return Place(
        text,
        number,
        before.lower(),
        before[:1].isupper() and before.lower() not in words.APPROXIMATORS | words.OPENERS,
        text[number.start - 1 : number.start] in tuple(words.SIGNS) if number.start else False,
        measure,
        found[0].strip() if found else "",
        words.word_behind(text, number.end),
    )


def foreign(source: str | None) -> bool:
    """Is a source known that writes its numbers in another way than English?"""
    return source is not None and source.partition("-")[0] not in ENGLISH_WAY


def spaced(at: Place, evidence: Evidence) -> Verdict | None:
    """Weigh 12 000, 12'000 and 1 234 567,8; None if two numbers stand there, or a name, or nothing speaks for one."""
    number, source = at.number, evidence.source_language
    if number.grouped_by("'"):
        return _swiss(at, source)
    with_decimals = number.grouped_with_decimals(" ", ",") or number.grouped_with_decimals(" ", ".")
    if not (with_decimals or number.grouped_by(" ")) or _tabular(at.text, number):
        return None
    if _elsewhere(at):
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
        near = evidence.numbers.spaced - (zero or len(groups) > 2)
        if near and known and not preposition and not evidence.numbers.commas:
            return Verdict(Safety.SAFE, (f"{_times(near, 'other number')} of this article can only be read so",))
        if known and not preposition and (kin := _kin(at, " ")):
            return Verdict(Safety.SAFE, (f"so is “{kin}” beside it",))
        return None
    if not known:
        if at.measure == "unit" or preposition:
            return None  # SI sets the space in English, too
        return Verdict(Safety.UNSAFE, told, _UNKNOWN_SOURCE)
    told = (*told, _translated(source, "groups digits by spaces") if groups_by_spaces(source) else "")
    told = tuple(filter(None, told))
    doubt = ""
    if not zero and not _held(at):
        if _OF_AGE.search(at.text, max(0, number.start - 12), number.start):
            doubt = f"“{groups[0]}” may be an age or the size of a group"
        elif preposition and not (at.before in ("in", "from") and len(groups[0]) < 3 and (counted or at.measure == "money")):
            doubt = f"“{at.before} {groups[0]}” may be a date or an hour, with another number behind it"
        elif at.measure == "unit" and len(groups) == 2 and _times_over(at, groups):
            doubt = f"it may be {groups[0]} times “{groups[1]} {at.measured_by}”"
        elif not groups_by_spaces(source) and at.before not in words.APPROXIMATORS:
            doubt = f"{name(source or '')} does not group digits by spaces"
        elif evidence.numbers.commas and at.before not in words.APPROXIMATORS:
            doubt = f"{_times(evidence.numbers.commas, 'number')} of this article already in the English way"
    return Verdict(Safety.UNSAFE if doubt else Safety.SAFE, told, doubt)


def _held(at: Place) -> bool:
    """Do spaces at which no line can break stand between the groups?"""
    return all(at.text[mark] in words.HELD for mark in at.number.at)


def _times_over(at: Place, groups: tuple[str, ...]) -> bool:
    """Can it be so many times a length or a dose: 4 100 metres, 2 500 mg?"""
    singular = at.measured_by.isalpha() and len(at.measured_by) > 3 and not at.measured_by.endswith("s")
    return (singular or at.measured_by in words.SIZES) and (at.before not in words.APPROXIMATORS or len(groups[0]) == 1)


def _swiss(at: Place, source: str | None) -> Verdict | None:
    if _elsewhere(at) or not (at.measure or at.sign or words.plural(at.word)):
        return None
    told = (f"digits are grouped by an apostrophe, as in Switzerland: “{at.written}”",)
    if source is not None and source.partition("-")[0] in ("de", "fr", "it"):
        return Verdict(Safety.SAFE, told)
    return Verdict(Safety.UNSAFE, told, "the article is not known to come from Switzerland")


def _elsewhere(at: Place) -> bool:
    """Does the number name something, or stand in a title or a quotation in another language?"""
    return at.before in words.FOREIGN or at.before in words.LABELS - words.PREPOSITIONS


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


def pointed(at: Place, evidence: Evidence) -> Verdict | None:
    """Weigh 57.000, 1.234.567 and 1.234,56; None where a decimal fraction, a version or an address may stand."""
    number, source = at.number, evidence.source_language
    if _elsewhere(at) or at.named:
        return None
    known = foreign(source)
    doubt = "" if known else _UNKNOWN_SOURCE
    if number.grouped_with_decimals(".", ","):
        told = (f"“{at.written}” has both marks, the point before the comma",)
        return Verdict(Safety.SAFE if known else Safety.UNSAFE, told, doubt)
    if not number.grouped_by(".") or re.match(r"[-–]\d", at.text[number.end : number.end + 2]) and not at.measure:
        return None
    counted = words.plural(at.word) and at.measure != "unit"
    if len(number.groups) > 2:
        if len(number.groups) == 4 and all(int(group) < 256 for group in number.groups):
            return None  # an address on the Internet
        told = (f"no decimal fraction has two points: “{at.written}”",)
        if not (counted or at.measure or at.sign or at.word in words.GOING_ON or (at.word and known_pointed(source))):
            doubt = doubt or "nothing tells what it counts"
        return Verdict(Safety.UNSAFE if doubt else Safety.SAFE, told, doubt)
    return _pointed_once(at, evidence, counted=counted, doubt=doubt)


def _pointed_once(at: Place, evidence: Evidence, *, counted: bool, doubt: str) -> Verdict | None:
    """Weigh a number with one point and three digits behind it, which may always be a decimal fraction."""
    number, source, forms = at.number, evidence.source_language, evidence.numbers
    whole, rest = number.groups
    if at.measure in ("percent", "scale"):
        return None
    if known_pointed(source) and forms.pointed > 1 and forms.comma_decimals and not (forms.commas or forms.point_decimals):
        told = (f"{_times(forms.pointed, 'other number')} of this article can only be read so, and its decimals have commas",)
        return Verdict(Safety.SAFE, (*told, _translated(source, "groups digits by points")))
    if at.measure == "unit":
        return None
    tail, money = rest == "000", at.sign or at.measure == "money"
    around = at.text[max(0, number.start - 60) : number.end + 60]
    mean = len(whole) < 3 and _MEAN.search(around) is not None
    if counted and at.word in words.COUNTED and not mean and (tail or int(whole) >= 10 or groups_by_points(source)):
        told = (f"“{at.word}” are counted in whole numbers",)
    elif tail and (counted or money) and not (mean and money):
        told = (f"nobody writes three decimals of {'money' if money else at.word} that are all 0",)
    elif forms.pointed > tail and known_pointed(source) and not forms.point_decimals and not forms.commas and not mean:
        if not (at.word or money):
            return None
        told = (f"{_times(forms.pointed - tail, 'other number')} of this article can only be read so",)
    elif foreign(source) and not forms.point_decimals and (kin := _kin(at, ".")):
        told = (f"so is “{kin}” beside it",)
    elif money and int(whole) >= 10 and not mean:
        return Verdict(Safety.UNSAFE, ("sums of money have no three decimals",), "a rate of exchange has")
    else:
        return None
    if not doubt and forms.commas and not tail:
        doubt = f"{_times(forms.commas, 'number')} of this article already in the English way"
    if groups_by_points(source):
        told = (*told, _translated(source, "groups digits by points"))
    return Verdict(Safety.UNSAFE if doubt else Safety.SAFE, told, doubt)


def _kin(at: Place, mark: str) -> str:
    """Another number of the same form nearby that counts what has no fractions, "" if none; or if it reads otherwise."""
    if not (words.plural(at.word) or at.word in words.GOING_ON):
        return ""
    low = max(0, at.number.start - 400)
    near, found = at.text[low : at.number.end + 400], ""
    for other in numerals(near):
        if other.start + low == at.number.start:
            continue
        if other.marks == (mark,) and not other.grouped_by(mark):
            return ""  # a decimal fraction: the article has both
        word = words.word_behind(near, other.end)
        if other.grouped_by(mark) and word in words.COUNTED and (mark == " " or int(other.groups[0]) >= 10):
            found = f"{near[other.start : other.end]} {word}"
    return found


def known_pointed(source: str | None) -> bool:
    """Is a source known that groups by points?"""
    return foreign(source) and groups_by_points(source)


def decimal(at: Place, evidence: Evidence) -> Verdict | None:
    """Weigh 3,5 and 0,125; None for a list, a place in a book, a pair, or three digits behind the comma."""
    number, source = at.number, evidence.source_language
    twice = number.grouped_with_decimals(",", ",") and len(number.decimals) < 3
    if not twice and number.marks != (",",):
        return None
    whole, rest = number.groups[0], number.decimals
    if (len(whole) > 1 and whole[0] == "0") or not (len(rest) <= 2 or (whole == "0" and len(rest) <= 4)):
        return None
    if _elsewhere(at):
        return None
    explains = foreign(source) and decimal_comma(source)
    by = f"{_translated(source, 'writes decimals with a comma')}" if explains else ""
    if at.measure or at.sign:
        told = (f"{_digits(len(rest))} behind the comma, and “{at.measured_by or at.text[number.start - 1]}” with it: decimals",)
        if twice and not explains:
            return Verdict(Safety.UNSAFE, told, "two commas stand in one number")
        if explains or at.measure in ("percent", "scale"):
            return Verdict(Safety.SAFE, tuple(filter(None, (*told, by))))
        return Verdict(Safety.UNSAFE, told, _UNKNOWN_SOURCE)
    others = evidence.numbers.comma_decimals
    listed = _LISTED_BEFORE.search(at.text, max(0, number.start - 8), number.start) or _LISTED_BEHIND.match(
        at.text, number.end
    )
    pair = at.text[number.start - 1 : number.start] in ("(", "[", "{") and at.text[number.end : number.end + 1] in (")", "]", "}")
    if twice or pair or listed or at.named or not explains or not others:
        return None
    told = (f"{_times(others, 'other number')} of this article with decimals behind a comma", by)
    sure = others > 1 and not evidence.numbers.point_decimals
    return Verdict(Safety.SAFE if sure else Safety.UNSAFE, told, "" if sure else "nothing tells what it measures")


def _tabular(text: str, number: Numeral) -> bool:
    """Does the number stand in a line that holds twice as many digits as letters?"""
    low = max(0, number.start - 200)
    low = text.rfind("\n", low, number.start) + 1 or low
    line = text[low : number.end + 200].partition("\n")[0]
    return sum(map(str.isdigit, line)) > 2 * sum(map(str.isalpha, line))


def _translated(source: str | None, how: str) -> str:
    return f"the article is translated from {name(source or '')}, which {how}"


def _times(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _digits(count: int) -> str:
    return {1: "one digit", 2: "two digits"}.get(count, f"{count} digits")
