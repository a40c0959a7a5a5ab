"""Find months and days of the week that were left in the source language: “27 de julho”, “am 3. März”, “on Montag”."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from cleanup.beside import CAPITAL_BEFORE, FOREIGN_BEFORE, OPENERS
from cleanup.evidence import Evidence
from cleanup.language import ENGLISH_NAMES
from cleanup.normalizers import Languages, Options, normalizer
from cleanup.pattern import smallest
from cleanup.rule import Match
from cleanup.text import Passage

_MONTHS = "January February March April May June July August September October November December"
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
#: Months that are words of English, or of other languages, too: a day before them is not enough.
_WORDS = frozenset({"mars", "mai", "mei", "maja"})
_ON = r"(?:am|den|dem|le|el|il|op|em|no)"
_DAY = re.compile(
    rf"(?:\b({_ON}) )?(?:\b([^\W\d_][\w-]+),? )?(?:\b({_ON}) )?\b([12]?\d|3[01])(?:\.|er|º|°)?(?: de| di)? $"
)
_YEAR = re.compile(r",?(?: de| del)? ((?:1[5-9]|20)\d\d)\b")
_PREPOSITION = re.compile(
    r"\b(?:in|since|until|till|of|from|to|by|during|between|early|late|mid|last|next|before|after) $|\bmid-$",
    re.IGNORECASE,
)
_BEFORE_DAY = re.compile(r"\b(?:on|last|next|since|until|every|this|from|by|of) $", re.IGNORECASE)
_BEFORE_DATE = re.compile(r"\b(?:on|since|until|till|of|from|to|by|dated|before|after|between|and) $", re.IGNORECASE)
_FOREIGN_TOO = re.compile(r"\b(?:vom|bis|zum|seit|ab|du|au|dal|fino|hasta|desde|até|tot|vanaf|od|do) $")


def _literals(options: Options, languages: Languages) -> Iterable[str]:
    told = (languages.source or "").partition("-")[0]
    for home in (told,) if told else options["months"]:
        for table in (options["months"], options["days"]):
            for word in _forms(table.get(home, "")):
                ends = " .,;)" if len(word) < 6 else ("",)  # "mai" stands in "main", "Juni" in "Junior"
                yield from (f"{form}{end}" for form in (word, word.title()) for end in ends)


def _forms(row: str) -> list[str]:
    return [form for forms in row.split() for form in forms.split("|")]


@lru_cache(maxsize=32)
def _english(row: str, names: str) -> Mapping[str, str]:
    """Form → English, each also with a capital."""
    table = {}
    for english, forms in zip(names.split(), row.split(), strict=True):
        for form in forms.split("|"):
            table[form] = table[form.title()] = english
    return table


@normalizer("foreign-date", options={"months": dict, "days": dict}, triggers=_literals)
def foreign_date(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield dates, months behind a preposition and days of the week with the English ones in their place.

    ``months`` and ``days`` have language → their names in order, variants between "|". The day stays before the
    month. The names of streets, bridges and movements are left alone.
    """
    text = passage.text
    if not _pattern(" ".join((*options["months"].values(), *options["days"].values()))).search(text):
        return  # before the source language is asked for
    source = (evidence.source_language or "").partition("-")[0]
    if source not in options["months"]:
        return
    months = _english(options["months"][source], _MONTHS)
    days = _english(options["days"][source], _DAYS)
    told = f" in {ENGLISH_NAMES[source]}, and the text is translated from it"
    for found in _pattern(options["months"][source]).finditer(text):
        made = _date(text, found.start(), found.end(), months[found[0]], days, german=source == "de")
        if made is not None and text[made[0] : made[1]] != made[2]:
            start, end, new = made
            yield Match(
                start, end, (smallest(start, text[start:end], new),), (f"“{found[0]}” is {months[found[0]]}{told}",)
            )
    for found in _pattern(options["days"][source]).finditer(text):
        start, end = found.span()
        if text[end + 1 : end + 2].isupper() and text[end : end + 1] == " ":
            continue  # Mardi Gras
        if _BEFORE_DAY.search(text, max(0, start - 12), start) and not re.match(r",? (?:\w+ )?\d", text[end : end + 8]):
            said = (f"“{found[0]}” is {days[found[0]]}{told}",)
            yield Match(start, end, (smallest(start, found[0], days[found[0]]),), said)


@lru_cache(maxsize=32)
def _pattern(row: str) -> re.Pattern[str]:
    written = {spelled for form in _forms(row) for spelled in (form, form.title())}
    return re.compile(rf"(?:{'|'.join(sorted(written, key=len, reverse=True))})(?<!\w{{25}})(?![\w-])")


def _date(
    text: str, start: int, end: int, month: str, days: Mapping[str, str], *, german: bool
) -> tuple[int, int, str] | None:
    """Return the span of the date that the month stands in, and its English form; None if it is none."""
    form, low = text[start:end], max(0, start - 48)
    year = _YEAR.match(text, end)
    stop = year.end() if year else end
    if start and (text[start - 1].isalnum() or text[start - 1] in "_/.@#"):
        return None
    if re.match(r" [A-ZÀ-Þ][a-zß-ÿ]", text[stop : stop + 3]):
        return None  # the 25 de Abril Bridge
    written = f"{month} {year[1]}" if year else month
    day = _DAY.search(text, low, start)
    if day is None:
        plain = form not in _WORDS and form != "Mars" and (german or form[0].islower())
        sure = plain or (form != "Mars" and year is not None)
        return (start, stop, written) if sure and _PREPOSITION.search(text, low, start) and form != month else None
    begin = day.start(4)
    head = ""
    if day[3]:
        begin, head = day.start(3), "on "
    if day[2] and day[2] in days:
        begin, head = day.start(2), f"{days[day[2]]} "
        if day[1]:
            begin, head = day.start(1), "on " + head
    if head.startswith("on ") and _BEFORE_DATE.search(text, low, begin):
        head = head.removeprefix("on ")
    if FOREIGN_BEFORE.search(text[low:begin]) or _FOREIGN_TOO.search(text, low, begin):
        return None
    capital = CAPITAL_BEFORE.search(text, low, begin)
    if capital is not None and capital[1] not in OPENERS:
        return None  # Rua 25 de março
    if form == month and not head:
        return None
    weak = form.lower() in _WORDS or (form[0].isupper() and not german)
    if weak and not (year or head or _BEFORE_DATE.search(text, low, begin)):
        return None
    return begin, stop, f"{head}{day[4]} {written}"
