"""What a run says: one entry per article, its artifacts, their places by line and column, and the counts."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from cleanup import formats
from cleanup.positions import AsItStands, Position, Shown
from cleanup.positions import Places as Places
from cleanup.result import Change, Finding, Result
from cleanup.rule import Safety

#: A word of a script that sets spaces, or one character of one that does not.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[^\W_](?:[\w'’]*[^\W_])?")
#: Places of one finding that are shown; one that is about the whole article has hundreds. Even: marks come in pairs.
SHOWN = 4
#: Code points of a text whose words fit in memory.
_SHORT = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One article of a run. ``name`` is its path as given; ``written`` says whether the file was changed.

    ``mark`` is the byte order mark that stands before the text in the file, where there is one. ``known`` is how many
    artifacts a baseline keeps quiet, ``stale`` how many findings that it knows are gone.
    """

    name: str
    format: str
    result: Result
    encoding: str = "utf-8"
    mark: bytes = b""
    written: bool = False
    #: What a baseline knows of it, and what it knows that is gone.
    known: int = 0
    stale: int = 0
    #: Where an article is a record of its file: the line, from 1, on which it begins there.
    first_line: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An article, or a path, with which the job could not be done, and what to do about it."""

    name: str
    message: str
    #: It is about one record; the rest of the file was done.
    of_record: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How a report is written: for which command, how wide, in colour or not, each artifact or only the counts.

    ``since`` is the revision since which an article must have changed to be there at all.
    """

    command: str = "check"
    width: int = 100
    color: bool = False
    statistics: bool = False
    since: str | None = None
    #: Articles that an earlier run finished.
    finished: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place of the article as read and what it became or would become; ``after`` is None if nothing is proposed."""

    start: int
    end: int
    before: str
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """One thing that is wrong: the changes of one group together, or the findings of one that were left alone.

    ``reason`` says why it was left alone, None if it was not. ``group`` is the number of its changes or findings.
    """

    rule: str
    rules: tuple[str, ...]
    message: str
    evidence: tuple[str, ...]
    safety: Safety
    spots: tuple[Spot, ...]
    reason: str | None
    group: int | None = None

    @property
    def start(self) -> int:
        """Where it begins in the article as read."""
        return self.spots[0].start

    @property
    def seen_at(self) -> int:
        """Where a reader finds it: behind the line ends that go along with a line."""
        first = self.spots[0]
        return first.start + len(first.before) - len(first.before.lstrip("\r\n") or first.before)

    @property
    def needs_unsafe(self) -> bool:
        """Would ``--unsafe`` change it?"""
        return self.reason is not None and self.safety is Safety.UNSAFE and self.spots[0].after is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Numbers of artifacts: with a fix, with a fix that needs ``--unsafe``, left alone; and how many by rule.

    Those ``known`` to a baseline are none of these; ``stale`` are the findings that it knows and that are gone.
    """

    articles: int = 0
    words: int = 0
    fixes: int = 0
    unsafe: int = 0
    left: int = 0
    unused: int = 0
    known: int = 0
    stale: int = 0
    rules: Mapping[str, int] = field(default_factory=dict)

    @property
    def artifacts(self) -> int:
        """All of them."""
        return self.fixes + self.unsafe + self.left

    @property
    def per_thousand(self) -> float:
        """Artifacts per 1,000 words, to one decimal."""
        return round(1000 * self.artifacts / self.words, 1) if self.words else 0.0

    @property
    def packs(self) -> Mapping[str, int]:
        """How many by pack, the most first."""
        packs: Counter[str] = Counter()
        for rule, number in self.rules.items():
            packs[rule.partition("/")[0]] += number
        return dict(packs.most_common())

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            articles=self.articles + other.articles,
            words=self.words + other.words,
            fixes=self.fixes + other.fixes,
            unsafe=self.unsafe + other.unsafe,
            left=self.left + other.left,
            unused=self.unused + other.unused,
            known=self.known + other.known,
            stale=self.stale + other.stale,
            rules=Counter(self.rules) + Counter(other.rules) if other.rules else self.rules,
        )


def shown_as(entry: Entry) -> Shown:
    """Return how an article is shown to people."""
    show = formats.named(entry.format).shown
    return AsItStands(entry.result.original, entry.first_line) if show is None else show(entry.result.original)


def artifacts(result: Result) -> tuple[Artifact, ...]:
    """Return what is wrong with an article, in the order of the text."""
    if not result.changes and not result.findings:
        return ()
    groups: dict[int, list[Change]] = {}
    for change in result.changes:
        groups.setdefault(change.group, []).append(change)
    found = [_of_changes(changes) for changes in groups.values()]
    seen: dict[object, list[Finding]] = {}
    for number, finding in enumerate(result.findings):
        seen.setdefault(("alone", number) if finding.group is None else finding.group, []).append(finding)
    found += (_of_findings(findings, result.original) for findings in seen.values())
    return tuple(sorted(found, key=lambda artifact: artifact.start))


def found_out(result: Result) -> str:
    """Return the note that a language was found out; where one line sums an article up, that says it in fewer words."""
    return f"the language was found out: {result.language}"


def notes(result: Result) -> tuple[str, ...]:
    """Return what is to be told of an article besides its artifacts."""
    return tuple(note for note in result.notes if note != found_out(result))


def some(artifact: Artifact, shown: Shown) -> tuple[tuple[Spot, ...], int]:
    """Return the places of an artifact to show, as they are seen, and how many more there are; of changes all."""
    spots, others = artifact.spots, 0
    if artifact.reason is not None and len(spots) > SHOWN + 1:
        spots, others = spots[:SHOWN], len(spots) - SHOWN
    return tuple(_seen(spot, shown) for spot in spots), others


def unused(result: Result, shown: Shown) -> Iterable[tuple[Position, str]]:
    """Yield position and names of the suppressions that suppress nothing, where no note says what is wrong."""
    told = {note.partition(": ")[0] for note in result.notes}
    for offset, rules in result.unused_suppressions:
        position = shown.position(offset)
        if position.said not in told:
            yield position, rules


def words_of(text: str) -> int:
    """Count the words of a text; of a long one without a list of them."""
    return len(_WORD.findall(text)) if len(text) < _SHORT else sum(1 for _ in _WORD.finditer(text))


def count(
    result: Result, found: Sequence[Artifact], *, known: int = 0, stale: int = 0, text: str | None = None
) -> Counts:
    """Count the artifacts ``found`` in one article, beside those of a baseline; its words are those of ``text``."""
    words = words_of(result.original if text is None else text)
    if not found:
        return Counts(articles=1, words=words, unused=len(result.unused_suppressions), known=known, stale=stale)
    fixes = unsafe = left = 0
    rules: Counter[str] = Counter()
    for artifact in found:
        rules[artifact.rule] += 1
        if artifact.reason is None:
            fixes += 1
        elif artifact.needs_unsafe:
            unsafe += 1
        else:
            left += 1
    return Counts(
        articles=1,
        words=words,
        fixes=fixes,
        unsafe=unsafe,
        left=left,
        unused=len(result.unused_suppressions),
        known=known,
        stale=stale,
        rules=dict(rules.most_common()),
    )


def _seen(spot: Spot, shown: Shown) -> Spot:
    start, end = shown.span(spot.start, spot.end)
    after = None if spot.after is None else shown.prose(spot.after)
    return Spot(start=start, end=end, before=shown.text[start:end], after=after)


def _of_changes(changes: list[Change]) -> Artifact:
    first = changes[0]
    return Artifact(
        rule=first.rule,
        rules=tuple(dict.fromkeys(rule for change in changes for rule in change.rules)),
        message=first.message,
        evidence=tuple(dict.fromkeys(said for change in changes for said in change.evidence)),
        safety=min((change.safety for change in changes), key=lambda safety: safety.rank),
        spots=tuple(
            Spot(start=change.start, end=change.end, before=change.before, after=change.after) for change in changes
        ),
        reason=None,
        group=first.group,
    )


def _of_findings(findings: list[Finding], text: str) -> Artifact:
    """One artifact of findings that belong together: as far to be trusted as the least of them, which says why."""
    least = min(findings, key=lambda finding: finding.safety.rank)
    whole = all(finding.proposal is not None for finding in findings)
    return Artifact(
        rule=findings[0].rule,
        rules=tuple(dict.fromkeys(finding.rule for finding in findings)),
        message=findings[0].message,
        evidence=tuple(dict.fromkeys(said for finding in findings for said in finding.evidence)),
        safety=least.safety,
        spots=tuple(
            Spot(
                start=finding.start,
                end=finding.end,
                before=text[finding.start : finding.end],
                after=finding.proposal if whole else None,
            )
            for finding in findings
        ),
        reason=least.reason,
        group=findings[0].group,
    )
