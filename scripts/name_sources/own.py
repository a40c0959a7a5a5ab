"""Rows typed for this project, and the decisions about the others: what to leave out, what to call a country."""

from collections.abc import Iterator
from pathlib import Path

from name_sources.rows import LANGUAGES, Row

FOLDER = Path(__file__).parent.parent / "data"
#: Files of one layout: English, kind, notes, then the forms of each language (";" between variants).
FILES = ("names.tsv", "persons.tsv", "places.tsv")
#: Notes that are flags; "sure" is none: it says that no flag is to be computed for this row.
FLAGS = ("word", "english", "surname", "given", "short")


def own_rows(*files: str) -> Iterator[Row]:
    """Yield the rows of some files (none: of all), a full name before a bare one."""
    lines = [line.split("\t") for file in files or FILES for line in read_lines(file)]
    given = {line[0]: line for line in lines if line[1] == "given"}
    for column, language in enumerate(LANGUAGES, start=3):
        for line in lines:
            yield from _rows(line, column, language, given)


def given_names() -> set[str]:
    """Return the given names that the rows know, in English."""
    lines = (line.split("\t") for file in FILES for line in read_lines(file))
    return {line[0] for line in lines if line[1] == "given"}


def denied() -> set[tuple[str, str]]:
    """Return (language, form) of what changed correct English and has to stay out."""
    lines = (line.split("\t") for line in read_lines("deny.tsv"))
    return {(language, line[1]) for line in lines for language in line[0].split(",")}


def prose_names() -> dict[str, str]:
    """Return country code → what English prose writes where CLDR has a label: Myanmar for "Myanmar (Burma)"."""
    return _pairs("countries.tsv")


def city_names() -> dict[str, str]:
    """Return what GeoNames calls a city in English → what English prose writes, or nothing."""
    return _pairs("cities.tsv")


def spellings() -> dict[str, list[str]]:
    """Return English spelling → the other spellings that English has for the same name."""
    lines = (line.split("\t") for line in read_lines("spellings.tsv"))
    return {english: others.split(";") for english, others in sorted(lines)}


def read_lines(file: str) -> list[str]:
    """Return the lines of one of the typed files that are no comments."""
    text = (FOLDER / file).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]


def _pairs(file: str) -> dict[str, str]:
    return {line.split("\t")[0]: line.split("\t")[1] for line in read_lines(file)}


def _rows(line: list[str], column: int, language: str, given: dict[str, list[str]]) -> Iterator[Row]:
    english, kind, notes = line[0], line[1], line[2].split()
    flags = tuple(note for note in notes if note in (*FLAGS, "sure"))
    full = tuple(flag for flag in flags if flag != "word")
    beside = [first for note in notes if note.startswith("with:") for first in note.removeprefix("with:").split(",")]
    for form in _forms(line, column):
        if "full" not in notes:
            yield Row(language, form, english, kind, "own", flags=("given", *flags) if kind == "given" else flags)
        for first in beside:
            for variant in dict.fromkeys((*([] if "full" in notes else [first]), *_forms(given[first], column))):
                if "full" not in notes or variant != first:
                    yield Row(language, f"{variant} {form}", f"{first} {english}", "person", "own", flags=full)


def _forms(line: list[str], column: int) -> list[str]:
    return [form for form in (line[column] if column < len(line) else "").split(";") if form]
