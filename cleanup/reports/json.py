"""The report for programs: one JSON object for a run. docs/pipelines.md documents every key."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from cleanup import __version__
from cleanup.plaindata import dumped
from cleanup.positions import Shown
from cleanup.report import Counts, Entry, Failure, View, artifacts, count, shown_as

#: Grows when a key changes its meaning or goes; a new key does not count.
VERSION = 1


def write(entries: Iterable[Entry | Failure], view: View) -> Iterator[str]:
    """Yield one object for the whole run, article by article."""
    head = {"version": VERSION, "tool": f"mt-cleanup {__version__}", "command": view.command}
    yield json.dumps(head)[:-1] + ', "articles": ['
    total, failures, comma = Counts(), [], "\n"
    for entry in entries:
        if isinstance(entry, Failure):
            failures.append(_failure(entry))
            continue
        described, counts = article(entry)
        total += counts
        yield comma + dumped(described)
        comma = ",\n"
    yield f'\n], "failures": {dumped(failures)}, "summary": {dumped(summary(total))}}}\n'


def lines(entries: Iterable[Entry | Failure]) -> Iterator[str]:
    """Yield one object per article, and one per failure, each on a line of its own."""
    for entry in entries:
        described = _failure(entry) if isinstance(entry, Failure) else article(entry)[0]
        yield dumped({"version": VERSION} | described) + "\n"


def article(entry: Entry) -> tuple[dict[str, Any], Counts]:
    """Return one article as plain data, and its counts."""
    result = entry.result
    shown = shown_as(entry)
    counts = count(result, artifacts(result), known=entry.known, stale=entry.stale, text=shown.text)
    described = {
        "path": entry.name,
        "format": entry.format,
        "language": result.language,
        "source_language": result.source_language,
        "encoding": entry.encoding,
        "written": entry.written,
        "first_line": entry.first_line,
        "changes": [
            {
                "rule": change.rule,
                "rules": list(change.rules),
                "safety": str(change.safety),
                "group": change.group,
                **_span(shown, change.start, change.end),
                "before": change.before,
                "after": change.after,
                "message": change.message,
                "evidence": list(change.evidence),
            }
            for change in result.changes
        ],
        "findings": [
            {
                "rule": finding.rule,
                "safety": str(finding.safety),
                "group": finding.group,
                **_span(shown, finding.start, finding.end),
                "text": result.original[finding.start : finding.end],
                "proposal": finding.proposal,
                "message": finding.message,
                "evidence": list(finding.evidence),
                "reason": finding.reason,
            }
            for finding in result.findings
        ],
        "unused_suppressions": [
            {"rules": rules, "start": offset, **_place(shown, offset)} for offset, rules in result.unused_suppressions
        ],
        "notes": list(result.notes),
        "summary": summary(counts),
    }
    return described, counts


def summary(counts: Counts) -> dict[str, Any]:
    """Return counts as plain data."""
    return {
        "articles": counts.articles,
        "words": counts.words,
        "artifacts": counts.artifacts,
        "per_1000_words": counts.per_thousand,
        "fixes": counts.fixes,
        "unsafe": counts.unsafe,
        "left": counts.left,
        "unused_suppressions": counts.unused,
        "known": counts.known,
        "stale": counts.stale,
        "packs": dict(counts.packs),
        "rules": dict(counts.rules),
    }


def _span(shown: Shown, start: int, end: int) -> dict[str, Any]:
    last = shown.position(end)
    return {"start": start, "end": end, **_place(shown, start), "end_line": last.line, "end_column": last.column}


def _place(shown: Shown, offset: int) -> dict[str, Any]:
    """Return line and column; in containers also the part that they are of, and what the place is called."""
    position = shown.position(offset)
    told = {"part": position.part, "place": position.name}
    return {"line": position.line, "column": position.column} | {key: said for key, said in told.items() if said}


def _failure(failure: Failure) -> dict[str, Any]:
    return {"path": failure.name, "failure": failure.message}
