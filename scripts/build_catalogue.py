"""Write the catalogue of rules and that of normalizers into rules/README.md; ``--check`` only looks.

Each stands between two markers; what is written by hand around them is left alone.

    python scripts/build_catalogue.py [--check]
"""

import sys
from pathlib import Path

from cleanup import catalogue, explain

README = Path(__file__).parent.parent / "rules/README.md"


def refreshed(page: str) -> str:
    """Return the page with what the code and the rule files say now; raise ValueError if a marker is missing."""
    page = _between(page, "catalogue", explain.table(catalogue.builtin()))
    return _between(page, "normalizers", explain.normalizer_table())


def _between(page: str, name: str, text: str) -> str:
    begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    if page.count(begin) != 1 or page.count(end) != 1:
        raise ValueError(f"{README}: wanted one {begin} and one {end}")
    before, _, rest = page.partition(begin)
    return f"{before}{begin}\n\n{text}\n{end}{rest.partition(end)[2]}"


def main(arguments: list[str]) -> int:
    """Write, or with ``--check`` exit with 1 if the page is out of date."""
    page = README.read_text(encoding="utf-8")
    fresh = refreshed(page)
    if fresh == page:
        return 0
    if "--check" in arguments:
        print(f"rules/{README.name} is out of date: run python scripts/build_catalogue.py", file=sys.stderr)
        return 1
    README.write_text(fresh, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
