"""Find ordinal numbers in the way of the source language: the 5. floor, 27. April, 2ème, 3º, XIXe century."""

import re
from collections.abc import Callable, Iterable

from cleanup.evidence import Evidence
from cleanup.normalizers import Languages, Options, normalizer
from cleanup.numbers.conventions import MONTHS, SPACES, name, ordinal_point
from cleanup.rule import Match, Safety
from cleanup.text import Edit, Passage

_S = f"[{SPACES}]"
_NOUN_LIST = """\
    paragraph century place floor grade round edition article chapter section minute day week month year quarter
    half anniversary birthday league position class part volume act scene season episode stage district division
    brigade regiment battalion army congress session meeting conference time step line row page storey semester
    attempt lap hour game match week-end weekend
"""
_NOUNS = _NOUN_LIST.split()
_DAY = re.compile(rf"(?<![\w.,:/§-])(\d{{1,2}})\.{_S}(?={'|'.join(MONTHS)}\b)(?=\w+(?P<year>,?{_S}\d{{4}}\b)?)")
_DAY_BEFORE = re.compile(
    r"\b(?:[Oo]n|[Tt]he|[Ss]ince|[Uu]ntil|[Tt]ill|[Ff]rom|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?) $"
)
_POINT = re.compile(rf"(?<![\w.,:/§-])(\d{{1,2}})\.{_S}(?=(?:{'|'.join(_NOUNS)})\b)")
_PREPOSITION = re.compile(
    r"\b(?:[Ii]n|[Oo]n|[Aa]t|[Oo]f|[Ff]or|[Tt]o|[Ff]rom|[Aa]fter|[Bb]efore|[Dd]uring|[Uu]ntil|[Ss]ince|[Bb]y) $"
)
_DETERMINER = re.compile(
    r"(?:\b(?:the|his|her|its|their|our|my|your|this|that|every|each|a)|['’]s)(?: (?:first|last|same|whole))? $",
    re.IGNORECASE,
)
_FRENCH = re.compile(
    r"(?<![\w.,:/-])(?:(?P<first>1)(?:ers?|[eè]res?|re)|(?P<other>\d{1,3})(?:i?[eè]mes?)"
    rf"|(?P<short>\d{{1,3}})e(?={_S}(?:century|edition|anniversary|arrondissement|place|floor|minute|regiment)\b))"
    rf"(?!\w|{_S}(?:partie|tome|édition|série|année|siècle|congrès|colloque)\b)"
)
_RAISED = re.compile(
    rf"(?<![\w.,:/-])(\d{{1,3}})\.?[ºª](?={_S}(?!(?:and|or|to|below|above|the|in|at|on|for|with|from|of|is|was|are|north"
    r"|south|east|west|angle|latitude|longitude|degrees|outside|when|while|during)\b)[a-z]{3,})"
)
_ROMAN = re.compile(rf"\b([XVI]{{1,6}})(i?[eè]mes?|es?|th)?{_S}+(?=century\b|centuries\b)")
_VALUES = {"I": 1, "V": 5, "X": 10}


def _triggers(options: Options, languages: Languages) -> Iterable[str]:
    match options["kind"]:
        case "day":
            yield from (f".{space}{month}" for space in SPACES for month in MONTHS)
        case "point":
            yield from (f"{digit}.{space}{noun}" for digit in range(10) for space in SPACES[:2] for noun in _NOUNS)
        case "roman":
            yield from (f"{last}{space}centur" for last in ("X", "V", "I", "e", "s", "h") for space in SPACES[:2])
        case _:
            french = ("er", "ère", "ere", "re", "ème", "eme", "iè", "ie", *(f"e{space}" for space in SPACES))
            raised = ("º", "ª", ".º", ".ª")
            base = (languages.source or "").partition("-")[0]
            letters = french if base == "fr" else raised if base else french + raised
            yield from (f"{digit}{letter}" for digit in range(10) for letter in letters)


@normalizer("ordinals", options={"kind": str}, triggers=_triggers)
def ordinals(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield each ordinal of one ``kind`` with the English one.

    ``kind``: "day" (27. April: the point goes), "point" (in 5. paragraph → in the 5th paragraph), "suffix" (2ème, 3º)
    or "roman" (XIXe century → 19th century). A number that ends its sentence is left alone.
    """
    yield from _KINDS[options["kind"]](passage.text, evidence)


def _days(text: str, evidence: Evidence) -> Iterable[Match]:
    for found in _DAY.finditer(text):
        if not 1 <= int(found[1]) <= 31:
            continue
        before = _DAY_BEFORE.search(text, max(0, found.start() - 16), found.start())
        if not before and not found["year"]:
            continue
        source = evidence.source_language
        told, sure = [f"“{found[1]}.” is a day of the month"], ordinal_point(source)
        if sure:
            told.append(f"the text is translated from {name(source or '')}, which writes a point behind it")
        reason = "" if sure else "the source language does not explain the point"
        edit = Edit(found.end(1), found.end(1) + 1, "")
        yield Match(found.start(), found.end(), (edit,), tuple(told), None if sure else Safety.UNSAFE, reason)


def _points(text: str, evidence: Evidence) -> Iterable[Match]:
    for found in _POINT.finditer(text):
        low = max(0, found.start() - 24)
        preposition = _PREPOSITION.search(text, low, found.start())
        if not preposition and not _DETERMINER.search(text, low, found.start()):
            continue
        point = found.end(1)
        edits = [Edit(point, point + 1, _ending(int(found[1])))]
        if preposition:
            edits.insert(0, Edit(found.start(), found.start(), "the "))
        told = f"a lower-case noun follows “{found[1]}.”, so no sentence ends there: it is an ordinal"
        yield Match(found.start(), found.end(), tuple(edits), (told,))


def _suffixes(text: str, evidence: Evidence) -> Iterable[Match]:
    source = (evidence.source_language or "").partition("-")[0]
    for found in (_FRENCH if source == "fr" else _RAISED).finditer(text):
        digits = next(filter(None, found.groups()))
        told = f"“{found[0]}” is how {name(source)} writes an ordinal"
        edit = Edit(found.start() + len(digits), found.end(), _ending(int(digits)))
        yield Match(found.start(), found.end(), (edit,), (told,))


def _romans(text: str, evidence: Evidence) -> Iterable[Match]:
    for found in _ROMAN.finditer(text):
        number = _roman(found[1])
        if not 2 <= number <= 21:
            continue
        sure = found[2] is not None and found[2] != "th"
        told = f"“{found[1]}{found[2] or ''}” counts the centuries in Roman figures, as the source language does"
        end = found.end(2) if found[2] else found.end(1)
        edit = Edit(found.start(), end, f"{number}{_ending(number)}")
        reason = "" if sure else "some English historians write so, too"
        yield Match(found.start(), found.end(), (edit,), (told,), None if sure else Safety.UNSAFE, reason)


def _ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _roman(figures: str) -> int:
    """The value of Roman figures up to XXXIX; 0 if they are not well formed."""
    if not re.fullmatch(r"X{0,3}(?:IX|IV|V?I{0,3})", figures):
        return 0
    values = [_VALUES[figure] for figure in figures]
    return sum(-value if value < next_ else value for value, next_ in zip(values, [*values[1:], 0], strict=True))


_KINDS: dict[str, Callable[[str, Evidence], Iterable[Match]]] = {
    "day": _days,
    "point": _points,
    "suffix": _suffixes,
    "roman": _romans,
}
