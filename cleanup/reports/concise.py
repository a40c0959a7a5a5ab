"""A line per artifact, in the form that editors jump to."""

from collections.abc import Iterable, Iterator

from cleanup.excerpt import plain, short
from cleanup.files import shown
from cleanup.positions import Shown
from cleanup.report import Artifact, Counts, Entry, Failure, View, artifacts, count, shown_as, some, unused


def write(entries: Iterable[Entry | Failure], view: View) -> Iterator[str]:
    """Yield ``path:line:column: rule [safety] “before” → “after”: message``; with ``statistics`` only the counts."""
    total = Counts()
    for entry in entries:
        if isinstance(entry, Failure):
            continue
        found = artifacts(entry.result)
        total += count(entry.result, found, known=entry.known, stale=entry.stale)
        if view.statistics or not (found or entry.result.unused_suppressions):
            continue
        seen = shown_as(entry)
        for artifact in found:
            place = shown(seen.position(artifact.seen_at).of(entry.name))
            yield f"{place}: {artifact.rule} [{artifact.safety}] {_said(seen, artifact)}\n"
        for position, rules in unused(entry.result, seen):
            yield f"{shown(position.of(entry.name))}: suppression of {plain(rules)} suppresses nothing\n"
    if view.statistics:
        for rule, number in sorted(total.rules.items(), key=lambda item: (-item[1], item[0])):
            yield f"{rule}: {number}\n"


def _said(seen: Shown, artifact: Artifact) -> str:
    shown_spots = []
    spots, others = some(artifact, seen)
    for spot in spots:
        before, after = short(seen.text, spot)
        shown_spots.append(f"“{before}”" if after is None else f"“{before}” → “{after}”")
    if others:
        shown_spots.append(f"and so at {others:,} more places")
    left = "" if artifact.reason is None else f" (left alone: {plain(artifact.reason)})"
    return f"{', '.join(shown_spots)}: {plain(artifact.message)}{left}"
