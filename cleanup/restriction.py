"""What of an article counts: not what a baseline knows, and with a revision only what stands on lines changed since.

What does not count is neither reported nor applied. The changes of one group stay together: if only part of them
counts, all are left alone, and that is said. The text that comes out is cleaned again, and if it is not quiet under
the same restriction, the changes near what was left alone are left alone too.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cleanup.baseline import Baseline, Fingerprint, fingerprints, load, places
from cleanup.cleaner import Cleaner
from cleanup.report import Artifact, Entry, artifacts
from cleanup.result import Change, Finding, Result
from cleanup.revision import Lines, Revision
from cleanup.rule import Safety
from cleanup.settings import Config
from cleanup.text import Edit, apply

#: Says of an artifact that it is not to be told.
QUIET = ""
#: Second runs that are tried before everything is left alone; one is usual, four were the most on real articles.
MAX_ATTEMPTS = 8
UNSETTLED = "beside it something is left as it is, and with that this would not stay as it was repaired"
STALE = "the baseline knows {} that {} gone: run `mt-cleanup baseline` again"
_BLANK_LINES = re.compile(r"(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)\s*")


class Restriction:
    """Restricts articles to what a baseline does not know and what has changed since a revision."""

    def __init__(self, baseline: str | None = None, revision: Revision | None = None) -> None:
        """``baseline`` is the file told on the command line, which takes the place of those of configurations."""
        self._told = baseline
        self._revision = revision
        self._baselines: dict[str, Baseline] = {}

    def check(self, config: Config) -> None:
        """Raise ConfigError if the baseline that holds here cannot be read."""
        self._baseline(config)

    def gone(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield the baselines that know articles which are there no longer, and the names of these."""
        for path, known in self._baselines.items():
            if names := known.gone():
                yield path, names

    def of(self, entry: Entry, config: Config, cleaner: Cleaner, sibling: Callable[[], Cleaner]) -> Entry:
        """Return an article with what counts of it; ``sibling`` gives the cleaner with other unsafe fixes."""
        baseline = self._baseline(config)
        known = {} if baseline is None or entry.name == "-" else baseline.of(entry.name)
        lines = None if self._revision is None else self._revision.lines(entry.name)
        if not known and lines is None:
            return entry
        spans = None if lines is None else _spans(entry, lines)
        judge = _Judge(known, spans, self._revision.name if self._revision is not None else "")
        result = _restricted(entry, judge, cleaner)
        quiet = sum(1 for _ in _known(entry.result, artifacts(entry.result), known))
        stale = _stale(entry, known, cleaner, sibling) if known else 0
        if stale:
            said = STALE.format(f"{stale} finding{'s' if stale > 1 else ''}", "are" if stale > 1 else "is")
            result = replace(result, notes=(*result.notes, said))
        if spans is not None:
            result = _notes_within(result, spans)
        return replace(entry, result=result, known=quiet, stale=stale)

    def _baseline(self, config: Config) -> Baseline | None:
        path = self._told or config.baseline
        if path is None:
            return None
        if path not in self._baselines:
            self._baselines[path] = load(path)
        return self._baselines[path]


@dataclass(frozen=True, slots=True)
class _Judge:
    """Says what does not count: what is ``known``, and what stands outside the ``spans`` (None: there are none)."""

    known: Mapping[Fingerprint, int]
    spans: Sequence[tuple[int, int]] | None
    revision: str

    def left(self, result: Result, found: Sequence[Artifact]) -> dict[int, str]:
        """Return which artifacts do not count, by their place in the list, and why; QUIET: not to be told."""
        left = dict.fromkeys(_known(result, found, self.known), QUIET)
        return left if self.spans is None else _outside(result, found, self.spans, self.revision) | left

    def after(self, edits: Sequence[Edit]) -> "_Judge":
        """Return the judge of the text as it is once the edits are made."""
        return self if self.spans is None else replace(self, spans=_moved(self.spans, edits))


def _known(result: Result, found: Sequence[Artifact], known: Mapping[Fingerprint, int]) -> Iterator[int]:
    """Which artifacts a baseline knows: those all of whose places it knows, and no more of one kind than it counts."""
    rest = dict(known)
    for i, artifact in enumerate(found if known else ()):
        needed = fingerprints(result.original, artifact)
        if all(rest.get(key, 0) >= number for key, number in needed.items()):
            for key, number in needed.items():
                rest[key] -= number
            yield i


def _stale(entry: Entry, known: Mapping[Fingerprint, int], cleaner: Cleaner, sibling: Callable[[], Cleaner]) -> int:
    """How many findings of a baseline are gone, of the rules in use: with --unsafe and without are asked."""
    used = {rule.id for rule in cleaner.rules}
    missing = {key: number for key, number in known.items() if key[0] in used}
    if missing:
        missing = _missing(missing, known, places(entry.result))
    if missing:
        missing = _missing(missing, known, places(sibling().clean(entry.result.original, entry.format)))
    return sum(missing.values())


def _missing(
    missing: Mapping[Fingerprint, int], known: Mapping[Fingerprint, int], there: Mapping[Fingerprint, int]
) -> dict[Fingerprint, int]:
    """What is still missing when this is there."""
    less = {key: min(number, known[key] - there.get(key, 0)) for key, number in missing.items()}
    return {key: number for key, number in less.items() if number > 0}


def _spans(entry: Entry, lines: Lines) -> list[tuple[int, int]]:
    """Where the lines stand in the text of an article, line ends included."""
    starts = [0, *_line_starts(entry.result.original, entry.encoding)]
    ends = [*starts[1:], len(entry.result.original)]
    return [(starts[first - 1], ends[min(last, len(ends)) - 1]) for first, last in lines.runs if first <= len(starts)]


def _line_starts(text: str, encoding: str) -> Iterator[int]:
    """Where the lines begin that git sees: behind each byte 0x0A, also where it is half a character."""
    wide = encoding.startswith(("utf-16", "utf-32"))
    for match in re.finditer(r"[^\x00-\x09\x0b-\xff]" if wide else "\n", text):
        for _ in range(match[0].encode(encoding).count(b"\n") if wide else 1):
            yield match.end()


def _moved(spans: Sequence[tuple[int, int]], edits: Sequence[Edit]) -> list[tuple[int, int]]:
    """Where spans stand once the edits are made; both are in order."""
    places, shift, i = [], 0, 0
    for place in (place for span in spans for place in span):
        while i < len(edits) and edits[i].end <= place:
            shift += len(edits[i].new) - (edits[i].end - edits[i].start)
            i += 1
        cut = i < len(edits) and edits[i].start < place
        places.append(edits[i].start + shift + len(edits[i].new) if cut else place + shift)
    return list(zip(places[::2], places[1::2], strict=True))


def _outside(
    result: Result, found: Sequence[Artifact], spans: Sequence[tuple[int, int]], revision: str
) -> dict[int, str]:
    """Which artifacts stand on lines that have not changed, as a whole or in part."""
    left: dict[int, str] = {}
    for i, artifact in enumerate(found):
        inside = [_within(result.original, spot.start, spot.end, spans) for spot in artifact.spots]
        if not any(inside):
            left[i] = QUIET
        elif artifact.reason is None and not all(inside):
            left[i] = f"part of it stands on lines that have not changed since {revision}"
    return left


def _within(text: str, start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Does a place stand on changed lines? Blank lines and line ends at its edges do not count."""
    body = text[start:end]
    if body.strip():
        start, end = start + len(body) - len(body.lstrip()), end - len(body) + len(body.rstrip())
    i = bisect_right(spans, start, key=lambda span: span[0]) - 1
    return (
        i >= 0
        and start <= spans[i][1]
        and end <= spans[i][1]
        and not (start == spans[i][1] and _ends_line(text, start))
    )


def _ends_line(text: str, place: int) -> bool:
    return place > 0 and text[place - 1] == "\n"


def _restricted(entry: Entry, judge: _Judge, cleaner: Cleaner) -> Result:
    """Return what counts; as much is left alone beside it as it takes for the second run to be quiet."""
    kept, unsettled = _settled(entry, judge, cleaner)
    if not (unsettled and kept.changes):
        return kept
    second = replace(entry, result=cleaner.clean(kept.text, entry.format))
    if not _settled(second, judge.after(_edits(kept)), cleaner)[0].changes:
        return kept
    found = artifacts(entry.result)
    return _with(entry.result, found, dict.fromkeys(range(len(found)), UNSETTLED) | judge.left(entry.result, found))


def _settled(entry: Entry, judge: _Judge, cleaner: Cleaner) -> tuple[Result, bool]:
    """Return what counts, without what would make the second run change anything else; and is there such?"""
    found = artifacts(entry.result)
    left = judge.left(entry.result, found)
    kept = _with(entry.result, found, left) if left else entry.result
    dropped: set[int] = set()
    whole = all(found[i].reason is not None for i in left)  # everything that would be applied is
    for attempt in range(MAX_ATTEMPTS):
        if whole or not kept.changes:
            break
        again = cleaner.clean(kept.text, entry.format)
        seen = artifacts(again)
        settled = judge.after(_edits(kept)).left(again, seen)
        restless = [artifact for i, artifact in enumerate(seen) if artifact.reason is None and i not in settled]
        told: Counter[Fingerprint] = sum((fingerprints(entry.result.original, found[i]) for i in dropped), Counter())
        known = set(_known(again, restless, told))
        restless = [artifact for i, artifact in enumerate(restless) if i not in known]
        if not restless:
            break
        dropped |= _beside(kept, restless, found) if attempt < MAX_ATTEMPTS - 1 else set(range(len(found)))
        kept = _with(entry.result, found, dict.fromkeys(dropped, UNSETTLED) | left)
    return kept, bool(dropped)


def _edits(result: Result) -> list[Edit]:
    return [Edit(change.start, change.end, change.after) for change in result.changes]


def _beside(kept: Result, restless: Sequence[Artifact], found: Sequence[Artifact]) -> set[int]:
    """Which artifacts that were kept have a change in a paragraph in which the second run would change something.

    If none has, it is those in the paragraphs next to them, and so on.
    """
    borders = [match.start() for match in _BLANK_LINES.finditer(kept.text)]
    there = sorted(bisect_right(borders, spot.start) for artifact in restless for spot in artifact.spots)
    distances: dict[int, int] = {}
    shift = 0
    for change in kept.changes:
        here = bisect_right(borders, change.start + shift)
        shift += len(change.after) - len(change.before)
        i = bisect_left(there, here)
        near = min(abs(place - here) for place in there[max(i - 1, 0) : i + 1])
        distances[change.group] = min(near, distances.get(change.group, near))
    least = min(distances.values())
    groups = {group for group, distance in distances.items() if distance == least}
    return {i for i, artifact in enumerate(found) if artifact.group in groups}


def _with(result: Result, found: Sequence[Artifact], left: Mapping[int, str]) -> Result:
    """Return the result without the artifacts that were left; those with a reason are told as left alone.

    What was left alone for another reason keeps that.
    """
    left = {i: reason for i, reason in left.items() if not reason or found[i].reason is None}
    out = {found[i].group for i in left}
    changes: tuple[Change, ...] = tuple(change for change in result.changes if change.group not in out)
    findings = [finding for finding in result.findings if finding.group is None or finding.group not in out]
    for i, reason in left.items():
        if reason:
            findings += _left_alone(found[i], reason)
    return replace(
        result,
        text=apply([Edit(change.start, change.end, change.after) for change in changes], result.original),
        changes=changes,
        findings=tuple(sorted(findings, key=lambda finding: (finding.start, finding.end, finding.rule))),
    )


def _left_alone(artifact: Artifact, reason: str) -> Iterator[Finding]:
    for spot in artifact.spots:
        yield Finding(
            rule=artifact.rule,
            start=spot.start,
            end=spot.end,
            message=artifact.message,
            evidence=artifact.evidence,
            safety=Safety.SUGGESTION,
            reason=reason,
            proposal=spot.after,
            group=artifact.group,
        )


def _notes_within(result: Result, spans: Sequence[tuple[int, int]]) -> Result:
    """Leave out what is told of suppressions on other lines."""
    inside = tuple(one for one in result.unused_suppressions if _within(result.original, one[0], one[0] + 1, spans))
    ends = [match.end() for match in re.finditer(r"\r\n?|\n", result.original)]
    lines = {f"line {bisect_right(ends, offset) + 1}" for offset, _ in result.unused_suppressions}
    kept = {f"line {bisect_right(ends, offset) + 1}" for offset, _ in inside}
    notes = tuple(note for note in result.notes if note.partition(":")[0] not in lines - kept)
    return replace(result, unused_suppressions=inside, notes=notes)
