"""A number of an article with what stands around it, and the verdict on it."""

import re
from typing import NamedTuple

from cleanup.numbers import words
from cleanup.numbers.conventions import groups_by_points, name
from cleanup.numbers.numerals import Numeral, numerals
from cleanup.rule import Safety

#: Languages that write numbers as English does: what they are translated from explains no comma and no point.
ENGLISH_WAY = frozenset(("en", "zh", "ja", "ko", "th", "he", "hi"))
#: The number is the next one of a list.
LISTED_BEFORE = re.compile(r"\d(?:,|,? (?:and|or|&)) ?$")
UNKNOWN_SOURCE = "the language that the article was translated from is not known"


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
        found[0].strip().rstrip(".") if found else "",
        words.word_behind(text, number.end),
    )


def foreign(source: str | None) -> bool:
    """Is a source known that writes its numbers in another way than English?"""
    return source is not None and source.partition("-")[0] not in ENGLISH_WAY


def known_pointed(source: str | None) -> bool:
    """Is a source known that groups by points?"""
    return foreign(source) and groups_by_points(source)


def elsewhere(at: Place) -> bool:
    """Does the number name something, or stand in a title or a quotation in another language?"""
    return at.before in words.FOREIGN or at.before in words.LABELS - words.PREPOSITIONS


def kin(at: Place, mark: str) -> str:
    """Another number of this form nearby that counts what has no fractions; "" if none, or if one is a fraction."""
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


def translated(source: str | None, how: str) -> str:
    return f"the text is translated from {name(source or '')}, which {how}"


def times(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
