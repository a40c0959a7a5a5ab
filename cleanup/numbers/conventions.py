"""How each language writes numbers: separators, percent and currency signs, ordinals and dates."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from cleanup.language import ENGLISH_NAMES


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Every space that can stand inside a number or before its sign.
SPACES = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{FIGURE SPACE}"
#: The months of an English date.
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
#: Languages whose press groups digits by spaces, by CLDR or by their own authorities beside it: RAE, Ortografía
#: (es); Acordo Ortográfico (pt); DIN 5008 and Duden (de); UNI CEI ISO 80000 (it).
_SPACED = _set("bg be cs de es et fi fr hu hy it ka kk lt lv nb nn no pl pt ru sk sv uk")
#: Languages whose press groups digits by points (CLDR; nb, pl, sv and ro beside it).
_POINTED = _set("ca da de el es gl hr id is it nb nl no pl pt ro sl sr sv tr vi")
#: Languages that write an ordinal, and so the day of a date, with a point (Duden; Ritmálsreglur; Pravidla pravopisu).
_ORDINAL_POINT = _set("cs da de et fi fo hr hu is lv nb nn no pl sk sl sr sv tr")
#: Languages that write a date of digits as day.month.year (CLDR short dates; pl and tr beside it).
_POINT_DATES = _set("be bg cs da de et fi hr is kk lt lv nb nn no pl ro ru sk sl sr tr uk")


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberConvention:
    """The decimal mark, the mark between groups of three, and from how many digits before it groups are set."""

    decimal: str
    group: str
    minimum_grouping: int
    #: What stands between a number and the percent sign: "" or a no-break space.
    percent_space: str
    #: Does the currency sign stand behind the amount, and what between them?
    sign_behind: bool
    sign_space: str


@cache
def convention(language: str) -> NumberConvention | None:
    """Return the convention of a language or region by CLDR; None for one without a convention here."""
    rows = json.loads((Path(__file__).parent.parent / "data" / "locales.json").read_text(encoding="utf-8"))["numbers"]
    row: Any = rows.get(language) or rows.get(language.partition("-")[0])
    if row is None:
        return None
    percent, currency = row["percent"], row["currency"]
    return NumberConvention(
        decimal=row["decimal"],
        group=row["group"],
        minimum_grouping=row["minimum_grouping"],
        percent_space="\N{NO-BREAK SPACE}" if percent[-2] in SPACES else "",
        sign_behind=currency.endswith("¤"),
        sign_space="\N{NO-BREAK SPACE}" if any(space in currency for space in SPACES) else "",
    )


def groups_by_spaces(language: str | None) -> bool:
    """Does the press of this language write 12 000?"""
    return _base(language) in _SPACED


def groups_by_points(language: str | None) -> bool:
    """Does the press of this language write 12.000?"""
    return _base(language) in _POINTED


def decimal_comma(language: str | None) -> bool:
    """Does this language write 3,5?"""
    return _base(language) in _SPACED | _POINTED


def ordinal_point(language: str | None) -> bool:
    """Does this language write the 27. April?"""
    return _base(language) in _ORDINAL_POINT


def point_dates(language: str | None) -> bool:
    """Does this language write 27.4.2022?"""
    return _base(language) in _POINT_DATES


def name(language: str) -> str:
    """What English calls a language; its tag where there is no name here."""
    return ENGLISH_NAMES.get(_base(language), language)


def _base(language: str | None) -> str:
    return (language or "").partition("-")[0]
