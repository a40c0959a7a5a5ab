"""Hold the figures of an evaluation run (its JSON report) to the bars of this project; exit status 1 below one."""

import json
import sys
from pathlib import Path
from typing import Any


def main(path: str) -> int:
    data = json.loads(Path(path).read_text(encoding="utf-8"))
    failed = [line for ok, line in _bars(data) if not ok]
    for ok, line in _bars(data):
        print("ok  " if ok else "LOW ", line)
    return 1 if failed else 0


def _bars(data: dict[str, Any]) -> list[tuple[bool, str]]:
    bars: list[tuple[bool, str]] = []
    for mode in ("safe", "safe+source"):
        gold, report_only = data["gold"][mode], data["report_only"][mode]
        harm = gold["damaged"] + gold["mixed"] + report_only["rewritten"]
        bars.append((harm == 0, f"{mode}: {harm} damaged, mixed or rewritten (0)"))
        negatives = data["negatives"][mode]
        bars.append((negatives["touched"] == 0, f"{mode}: {negatives['touched']} correct texts touched (0)"))
        bars.append((negatives["flagged"] <= 10, f"{mode}: {negatives['flagged']} correct texts flagged (10)"))
        clean = data["clean"][mode]
        changes, findings = sum(clean["changes"].values()), sum(clean["findings"].values())
        bars.append((changes == 0, f"{mode}: {changes} changes in clean documents (0)"))
        rate = 10_000 * findings / clean["words"]
        bars.append((rate <= 8, f"{mode}: {rate:.1f} findings per 10,000 clean words (8)"))
    marks, lines = data["groups"]["marks"]["safe+source"], data["groups"]["lines"]["unsafe+source"]
    fixed, seen = marks["fixed"] / marks["n"], marks["seen"] / marks["n"]
    bars.append((fixed >= 0.80, f"marks, safe+source: {fixed:.0%} fixed (80%)"))
    bars.append((seen >= 0.92, f"marks, safe+source: {seen:.0%} seen (92%)"))
    words = data["groups"]["words"]["safe+source"]
    fixed, seen = words["fixed"] / words["n"], words["seen"] / words["n"]
    bars.append((fixed >= 0.75, f"words, safe+source: {fixed:.0%} fixed (75%)"))
    bars.append((seen >= 0.90, f"words, safe+source: {seen:.0%} seen (90%)"))
    removed = lines["fixed"] / lines["n"]
    bars.append((removed >= 0.60, f"lines, unsafe+source: {removed:.0%} fixed (60%)"))
    checks = data["checks"]
    for name in ("unexplained", "unstable", "crashes"):
        bars.append((not checks[name], f"{len(checks[name])} results {name} (0)"))
    return bars


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
