"""Weigh 57.000 in an English article: grouped as in the source, or a fraction, a version, an address."""

import re

from cleanup.evidence import Evidence
from cleanup.numbers import words
from cleanup.numbers.conventions import groups_by_points
from cleanup.numbers.place import (
    UNKNOWN_SOURCE,
    Place,
    Verdict,
    elsewhere,
    foreign,
    kin,
    known_pointed,
    times,
    translated,
)
from cleanup.rule import Safety

#: A mean may have three decimals though what it counts is whole.
_MEAN = re.compile(r"\b(?:averag\w+|mean|median|ratio|rates?|per|each|index|scores?|odds)\b")


def pointed(at: Place, evidence: Evidence) -> Verdict | None:
    """Weigh 57.000, 1.234.567 and 1.234,56; None where a decimal fraction, a version or an address may stand."""
    number = at.number
    if elsewhere(at) or at.named or (len(number.groups) == 2 and at.measure in ("percent", "scale")):
        return None
    source = evidence.source_language
    known = foreign(source)
    doubt = "" if known else UNKNOWN_SOURCE
    if number.grouped_with_decimals(".", ","):
        told = (f"“{at.written}” has both marks, the point before the comma",)
        return Verdict(Safety.SAFE if known else Safety.UNSAFE, told, doubt)
    if not number.grouped_by(".") or (re.match(r"[-–]\d", at.text[number.end : number.end + 2]) and not at.measure):
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
    """Weigh a number with one point and three digits behind it, which can be a decimal fraction."""
    number, source, forms = at.number, evidence.source_language, evidence.numbers
    whole, rest = number.groups
    told: tuple[str, ...]
    if (
        known_pointed(source)
        and forms.pointed > 1
        and forms.comma_decimals
        and not (forms.commas or forms.point_decimals)
    ):
        told = (
            f"{times(forms.pointed, 'other number')} of this article can only be read so, and its decimals have commas",
        )
        return Verdict(Safety.SAFE, (*told, translated(source, "groups digits by points")))
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
        told = (f"{times(forms.pointed - tail, 'other number')} of this article can only be read so",)
    elif foreign(source) and not forms.point_decimals and (like := kin(at, ".")):
        told = (f"so is “{like}” beside it",)
    elif money and int(whole) >= 10 and not mean:
        return Verdict(Safety.UNSAFE, ("sums of money have no three decimals",), "a rate of exchange has")
    else:
        return None
    if not doubt and forms.commas and not tail:
        doubt = f"{times(forms.commas, 'number')} of this article already in the English way"
    if groups_by_points(source):
        told = (*told, translated(source, "groups digits by points"))
    return Verdict(Safety.UNSAFE if doubt else Safety.SAFE, told, doubt)
