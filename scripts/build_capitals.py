"""Write ``cleanup/data/capitals.json`` from the rows of ``scripts/data/capitals.tsv``.

The table has word → [kind, words behind it that let it stand in lower case]. Run by hand when a row changes:
``python scripts/build_capitals.py``.
"""

import json
from pathlib import Path

HERE = Path(__file__).parent
OUT = HERE.parent / "cleanup" / "data"


def main() -> None:
    """Write the table."""
    table: dict[str, tuple[str, list[str]]] = {}
    for line in (HERE / "data" / "capitals.tsv").read_text(encoding="utf-8").split("\n"):
        if not line or line.startswith("#"):
            continue
        kind, words, unless = line.split("\t")
        for word in words.split():
            assert word not in table, f"capitals.tsv: {word} stands twice"
            table[word.replace("_", " ")] = kind, unless.split()
    rows = ",\n".join(f"{json.dumps(word)}: {json.dumps(row)}" for word, row in sorted(table.items()))
    (OUT / "capitals.json").write_text("{\n" + rows + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
