"""Find dates of digits in the way of the source language: 27.4.2022."""

import re
from collections.abc import Iterable
from itertools import product

from cleanup.evidence import Evidence
from cleanup.normalizers import Languages, Options, normalizer
from cleanup.numbers.conventions import MONTHS, name, point_dates
from cleanup.rule import Match, Safety
from cleanup.text import Edit, Passage

_DATE = re.compile(
    r"(?<![\w.,:/-])(\d{1,2})\.[ \N{NO-BREAK SPACE}]?(\d{1,2})\.[ \N{NO-BREAK SPACE}]?"
    r"((?:1[5-9]|20)\d\d)(?![\w/-]|\.\w)"
)
_BEFORE = re.compile(
    r"\b(?:[Oo]n|[Aa]fter|[Ss]ince|[Uu]ntil|[Tt]ill|[Ff]rom|[Bb]y|[Bb]efore|[Dd]ated|(?:of|as|born|died)|to|and"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?) $"
)


def _triggers(options: Options, languages: Languages) -> Iterable[str]:
    yield from (
        f".{space}{century}"
        for space, century in product(("", " ", "\N{NO-BREAK SPACE}"), ("15", "16", "17", "18", "19", "20"))
    )


@normalizer("point-dates", options={}, triggers=_triggers)
def find_point_dates(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield each date of day, month and year with points, written with the name of its month.

    Safe only where day and month cannot be taken for each other (the day is above 12, or both are one number) and a
    word of time stands before it; else an editor must look.
    """
    for found in _DATE.finditer(passage.text):
        day, month = int(found[1]), int(found[2])
        if not (1 <= day <= 31 and 1 <= month <= 12):
            continue
        before = _BEFORE.search(passage.text, max(0, found.start() - 16), found.start())
        if not before:
            continue
        source = evidence.source_language
        proved = day > 12 or day == month
        told = [f"“{before[0].strip()}” stands before it"]
        told.append(
            "no month has this number"
            if day > 12
            else "day and month are one number"
            if proved
            else "the day stands first"
        )
        if point_dates(source):
            told.append(f"the text is translated from {name(source or '')}, which writes dates so")
        reason = "" if proved else "who reads the month first finds another day"
        if not point_dates(source):
            reason = "the source language does not explain the points"
        edit = Edit(found.start(), found.end(), f"{day} {MONTHS[month - 1]} {found[3]}")
        yield Match(found.start(), found.end(), (edit,), tuple(told), Safety.UNSAFE if reason else None, reason)
