"""A line per artifact, in the form that editors jump to."""

from collections.abc import Iterable, Iterator

from cleanup.excerpt import plain, short
from cleanup.files import shown
from cleanup.report import Artifact, Counts, Entry, Failure, Places, View, artifacts, count, some, unused


def write(entries: Iterable[Entry | Failure], view: View) -> Iterator[str]:
    """Yield ``path:line:column: rule [safety] “before” → “after”: message``; with ``statistics`` only the counts."""
    total = Counts()
    for entry in entries:
        if isinstance(entry, Failure):
            continue
        found = artifacts(entry.result)
        total += count(entry.result, found, known=entry.known, stale=entry.stale)
        places = Places(entry.result.original, entry.first_line)
        for artifact in () if view.statistics else found:
            line, column = places.of(artifact.seen_at)
            said = _said(entry.result.original, artifact)
            yield f"{shown(entry.name)}:{line}:{column}: {artifact.rule} [{artifact.safety}] {said}\n"
        for line, column, rules in () if view.statistics else unused(entry.result, places):
            yield f"{shown(entry.name)}:{line}:{column}: suppression of {plain(rules)} suppresses nothing\n"
    if view.statistics:
        for rule, number in sorted(total.rules.items(), key=lambda item: (-item[1], item[0])):
            yield f"{rule}: {number}\n"


def _said(article: str, artifact: Artifact) -> str:
    shown_spots = []
    spots, others = some(artifact)
    for spot in spots:
        before, after = short(article, spot)
        shown_spots.append(f"“{before}”" if after is None else f"“{before}” → “{after}”")
    if others:
        shown_spots.append(f"and so at {others:,} more places")
    left = "" if artifact.reason is None else f" (left alone: {plain(artifact.reason)})"
    return f"{', '.join(shown_spots)}: {plain(artifact.message)}{left}"
