"""Write ``cleanup/data/acronyms.json`` from the rows of ``scripts/data``.

"forms" has language → form → [English, level, unless]; "english" has acronym → [article, number, names, context].
Run by hand when a row changes: ``python scripts/build_acronyms.py``.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

HERE = Path(__file__).parent
OUT = HERE.parent / "cleanup" / "data"


def main() -> None:
    """Write the table."""
    forms: dict[str, dict[str, list[object]]] = {}
    for languages, form, english, level, unless in _rows("acronyms.tsv"):
        for language in languages.split(","):
            forms.setdefault(language, {})[form] = [english, level, [word for word in unless.split("|") if word]]
    english_side: dict[str, list[object]] = {
        acronym: [
            article,
            number,
            [spelled for name in names.split(";") if name for spelled in _spellings(name)],
            [word for word in context.split(";") if word],
        ]
        for acronym, article, number, names, context in _rows("english_acronyms.tsv")
    }
    missing = {str(row[0]) for table in forms.values() for row in table.values()} - english_side.keys()
    assert not missing, f"english_acronyms.tsv lacks {', '.join(sorted(missing))}"
    blocks = [f'"{language}": {{\n{_block(table)}\n}}' for language, table in sorted(forms.items())]
    foreign = ",\n".join(blocks)
    text = f'{{\n"forms": {{\n{foreign}\n}},\n"english": {{\n{_block(english_side)}\n}}\n}}\n'
    (OUT / "acronyms.json").write_text(text, encoding="utf-8")


def _spellings(name: str) -> list[str]:
    """British houses write "Organisation"."""
    return list(dict.fromkeys((name, name.replace("rganization", "rganisation"), name.replace("abour", "abor"))))


def _block(table: Mapping[str, Sequence[object]]) -> str:
    return ",\n".join(
        f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(row, ensure_ascii=False)}"
        for key, row in sorted(table.items())
    )


def _rows(name: str) -> list[list[str]]:
    text = (HERE / "data" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.split("\n") if line and not line.startswith("#")]


if __name__ == "__main__":
    main()
