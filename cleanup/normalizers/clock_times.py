"""Find clock times in the way of the source language: 20h30, 14.30 Uhr, 17: 34."""

import re
from collections.abc import Callable, Iterable
from itertools import product

from cleanup.evidence import Evidence
from cleanup.normalizers import Languages, Options, normalizer
from cleanup.numbers.conventions import SPACES, name
from cleanup.rule import Match, Safety
from cleanup.text import Edit, Passage

_S = f"[{SPACES}]"
_HOUR = re.compile(
    rf"(?<![\w.,:/-])(\d{{1,2}}){_S}?[hH]{_S}?(?:(\d\d)(?![\w:.,/]\w|\w|{_S}?(?:m|mn|min|minutes?|s)\b)|(?![\w/'’-]))"
)
_UHR = re.compile(rf"(?<![\w.,:/-])(\d{{1,2}})(?:[.:](\d\d))?{_S}(Uhr|uur|o['’]clock)(?!\w)")
_SPLIT = re.compile(rf"(?<![\w.,:/-])(\d{{1,2}}):{_S}(\d\d)(?::{_S}(\d\d))?(?![\w:/%]|[.,]\d)")
_AT = re.compile(
    r"\b(?:at|around|towards?|until|till|from|since|by|before|after|between|[Aa]round|[Tt]owards?|At|Until|From|Since|By"
    r"|Before|After|day|night|morning|evening)(?: (?:about|around|exactly|nearly))? $|\dh? ?(?:and|to|[-–]) ?$"
)
_LASTING = re.compile(
    r"\b(?:in|last(?:s|ed|ing)|for|of|than|within|over|takes?|took|taking|during|every|per|record|time|ran|least|most|"
    r"another|only|just|some|almost|nearly|runs|after|under|a|the)(?: (?:about|around|exactly|nearly|only))? $",
    re.IGNORECASE,
)
_OF_DAY = re.compile(
    r",? ?(?:GMT|UTC|CES?T|local|sharp|[A-Z][a-z]+ time|(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today"
    r"|tomorrow|yesterday|tonight|this (?:morning|afternoon|evening)|in the (?:morning|afternoon|evening)|at night)\b"
)
_BEHIND_SPLIT = re.compile(
    r"(?:\.|$|\n| ?[ap]\.?m\b| (?:in the (?:morning|afternoon|evening)|at night|on|local|and|to|until|today|yesterday"
    r"|tomorrow|this|every|GMT|UTC|[A-Z][a-z]+ [Tt]ime|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
)
_DATE_BEFORE = re.compile(r"\b\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日? $")


def _triggers(options: Options, languages: Languages) -> Iterable[str]:
    match options["kind"]:
        case "hours":
            for digit, space, letter in product("0123456789", ("", *SPACES), "hH"):
                yield digit + space + letter
        case "o'clock":
            yield from ("Uhr", "uur", "o'clock", "o’clock")
        case _:
            yield from (f":{space}{digit}" for space in SPACES for digit in "012345")


@normalizer("clock-times", options={"kind": str}, triggers=_triggers)
def clock_times(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield each clock time of one ``kind``, written as hours and minutes with a colon, from 0:00 to 24:00.

    ``kind``: "hours" (20h30, 20 h 30, 20h), "o'clock" (14.30 Uhr, 14 Uhr) or "split" (17: 34). The day has 24 hours
    before and after. Lengths of time (in 2h30), ratios and verses are left alone or shown.
    """
    yield from _KINDS[options["kind"]](passage.text, evidence)


def _hours(text: str, evidence: Evidence) -> Iterable[Match]:
    for found in _HOUR.finditer(text):
        if not _on_a_clock(found[1], found[2]):
            continue
        before = text[max(0, found.start() - 24) : found.start()]
        at, of_day = _AT.search(before), _OF_DAY.match(text, found.end())
        lasting = _LASTING.search(before) is not None and not (at and int(found[1]) > 12)
        evening = int(found[1]) >= 13 and found[2] is not None
        told = f"“{found[0]}” is how {name(evidence.source_language or '')} writes a time of the day"
        if found[2] is None:
            if not at or lasting:
                continue
            beside = next(
                (other for other in _HOUR.finditer(text, max(0, found.start() - 200), found.end() + 200) if other[2]),
                None,
            )
            sure = beside is not None
            told = f"{told}, and “{beside[0]}” stands near it" if beside else told
            edit = Edit(found.end(1), found.end(), ":00")
            reason = "it may be a number of hours"
        else:
            sure = bool(of_day) or ((at is not None or evening) and not lasting)
            edit = Edit(found.end(1), found.start(2), ":")
            reason = "it may be a length of time"
        yield Match(
            found.start(), found.end(), (edit,), (told,), None if sure else Safety.UNSAFE, "" if sure else reason
        )


def _oclock(text: str, evidence: Evidence) -> Iterable[Match]:
    for found in _UHR.finditer(text):
        own = found[3] in ("Uhr", "uur")
        if not _on_a_clock(found[1], found[2]) or (not own and found[2] is None and int(found[1]) <= 12):
            continue
        told = f"“{found[0]}” is a time of the day" + ("" if own else ", and no clock with twelve hours shows it")
        if found[2] is None:
            yield Match(found.start(), found.end(), (Edit(found.end(1), found.end(), ":00"),), (told,))
            continue
        edits = [Edit(found.end(2), found.end(), "")]
        if text[found.end(1)] == ".":
            edits.insert(0, Edit(found.end(1), found.start(2), ":"))
        yield Match(found.start(), found.end(), tuple(edits), (told,))


def _split(text: str, evidence: Evidence) -> Iterable[Match]:
    for found in _SPLIT.finditer(text):
        if not _on_a_clock(found[1], found[2]) or int(found[3] or 0) > 59:
            continue
        before = text[max(0, found.start() - 24) : found.start()]
        dated = _DATE_BEFORE.search(before)
        if not dated and not (_AT.search(before) and _BEHIND_SPLIT.match(text, found.end())):
            continue
        told = "a date stands before it" if dated else f"“{before.split()[-1]}” stands before it"
        edits = [Edit(found.end(1) + 1, found.start(2), "")]
        if found[3]:
            edits.append(Edit(found.end(2) + 1, found.start(3), ""))
        yield Match(found.start(), found.end(), tuple(edits), (f"“{found[0]}” is a time of the day: {told}",))


def _on_a_clock(hour: str, minute: str | None) -> bool:
    return (int(hour) < 24 and int(minute or 0) < 60) or (hour, minute) == ("24", "00")


_KINDS: dict[str, Callable[[str, Evidence], Iterable[Match]]] = {"hours": _hours, "o'clock": _oclock, "split": _split}
