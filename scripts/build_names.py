"""Write ``cleanup/data/names/<language>.json`` and ``spellings.json`` from the rows of ``scripts/data``.

A table has form → [English, kind, flags]. Run by hand when a row changes: ``python scripts/build_names.py``.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

HERE = Path(__file__).parent
OUT = HERE.parent / "cleanup" / "data" / "names"
LANGUAGES = ("fr", "de", "es", "it", "pt", "nl", "pl")

Entry = tuple[str, str, tuple[str, ...]]


def main() -> None:
    """Write all tables."""
    OUT.mkdir(parents=True, exist_ok=True)
    rows = [line.split("\t") for line in _lines("names.tsv")]
    for column, language in enumerate(LANGUAGES, start=3):
        _write(language, {form: list(entry) for form, entry in sorted(_table(rows, column).items())})
    spellings = (line.split("\t") for line in _lines("spellings.tsv"))
    _write("spellings", {english: others.split(";") for english, others in spellings})


def _table(rows: list[list[str]], column: int) -> dict[str, Entry]:
    """All forms of one language; a full name goes before a bare one, the first row before the others."""
    given = {row[0]: _forms(row, column) for row in rows if row[1] == "given"}
    table: dict[str, Entry] = {}
    for row in rows:
        for form, entry in _entries(row, column, given):
            if form != entry[0]:
                table.setdefault(form, entry)
    return table


def _entries(row: list[str], column: int, given: dict[str, list[str]]) -> Iterator[tuple[str, Entry]]:
    english, kind, notes = row[0], row[1], row[2].split()
    if kind == "given":
        return
    flags = tuple(note for note in notes if note in ("word", "english"))
    full = tuple(flag for flag in flags if flag != "word")
    beside = [first for note in notes if note.startswith("with:") for first in note.removeprefix("with:").split(",")]
    for form in _forms(row, column):
        if "full" not in notes:
            yield form, (english, kind, flags)
        for first in beside:
            for variant in dict.fromkeys((*([] if "full" in notes else [first]), *given[first])):
                if "full" not in notes or variant != first:
                    yield f"{variant} {form}", (f"{first} {english}", "person", full)


def _forms(row: list[str], column: int) -> list[str]:
    return [form for form in (row[column] if column < len(row) else "").split(";") if form]


def _lines(name: str) -> list[str]:
    text = (HERE / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]


def _write(name: str, table: Mapping[str, Sequence[object]]) -> None:
    rows = (
        f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(row, ensure_ascii=False)}" for key, row in table.items()
    )
    (OUT / f"{name}.json").write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
