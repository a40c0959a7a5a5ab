"""What of an article counts: not what a baseline knows, and with a revision only what stands on lines changed since.

What does not count is neither reported nor applied. The changes of one group stay together: if only part of them
counts, all are left alone, and that is said. The text that comes out is cleaned again, and if it is not quiet under
the same restriction, the changes near what was left alone are left alone too.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

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

        def judge(result: Result, found: Sequence[Artifact], moved: Sequence[Edit] = ()) -> dict[int, str]:
            left = dict.fromkeys(_known(result, found, known), QUIET)
            if spans is not None and self._revision is not None:
                left = _outside(result, found, _moved(spans, moved), self._revision.name) | left
            return left

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


def _restricted(entry: Entry, judge: Callable[..., dict[int, str]], cleaner: Cleaner) -> Result:
    result = entry.result
    found = artifacts(result)
    left = judge(result, found)
    if not left:
        return result
    applied = [i for i, artifact in enumerate(found) if artifact.reason is None and i not in left]
    for dropped in (set(), _near(result.original, found, left, applied), set(applied)):
        reasons = left | dict.fromkeys(dropped, UNSETTLED)
        kept = _with(result, found, reasons)
        if not kept.changes:
            break
        edits = [Edit(change.start, change.end, change.after) for change in kept.changes]
        again = cleaner.clean(kept.text, entry.format)
        seen = artifacts(again)
        settled = judge(again, seen, edits)
        if all(artifact.reason is not None or i in settled for i, artifact in enumerate(seen)):
            break
    return kept


def _near(text: str, found: Sequence[Artifact], left: Collection[int], applied: Sequence[int]) -> set[int]:
    """Which of the applied stand in one paragraph with one that was left."""
    borders = [match.start() for match in _BLANK_LINES.finditer(text)]

    def paragraphs(i: int) -> set[int]:
        return {bisect_right(borders, place) for spot in found[i].spots for place in (spot.start, spot.end)}

    taken = {paragraph for i in left for paragraph in paragraphs(i)}
    return {i for i in applied if paragraphs(i) & taken}


def _with(result: Result, found: Sequence[Artifact], left: Mapping[int, str]) -> Result:
    """Return the result without the artifacts that were left; those with a reason are told as left alone."""
    out = {found[i].group for i in left}
    changes: tuple[Change, ...] = tuple(change for change in result.changes if change.group not in out)
    findings = [finding for finding in result.findings if finding.group is None or finding.group not in out]
    for i, reason in left.items():
        if reason:
            findings += _left_alone(found[i], reason)
    edits = [Edit(change.start, change.end, change.after) for change in changes]
    return replace(
        result,
        text=apply(edits, result.original),
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
