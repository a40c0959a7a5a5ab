"""From passages back to the article: what the engine did and saw, located in the article as it was read."""

from collections.abc import Callable, Iterable, Sequence

from cleanup.engine import Hand, Outcome, Sighting
from cleanup.result import Change, Finding
from cleanup.rule import Match, Safety
from cleanup.text import Edit, Passage, apply, source_span
from cleanup.trail import BackMap, Replacement


def changes_of(article: str, passages: Sequence[Passage], outcome: Outcome) -> tuple[Change, ...]:
    """Return all replacements as changes of the article, in order."""
    if not outcome.trails:
        return ()
    groups = _Groups(outcome.hands, [step.hands for trail in outcome.trails.values() for step in trail])
    changes: list[Change] = []
    floor = 0
    for number in sorted(outcome.trails):
        passage = passages[number]
        emptied = not outcome.passages[number].text.strip()
        for replacement in outcome.trails[number]:
            if replacement.new == passage.text[replacement.start : replacement.end]:
                continue
            start, end = source_span(passage.pieces, replacement.start, replacement.end)
            hands = [outcome.hands[hand] for hand in replacement.hands]
            if (
                emptied
                and passage.alone
                and not replacement.new
                and any("lines" in hand.rule.changes for hand in hands)
            ):
                if replacement.start == 0 and replacement.end == len(passage.text):
                    start, end = passage.pieces[0].source_start, passage.pieces[-1].source_end
                start, end = _with_lines(article, start, end, floor)
            changes.append(_change(article, start, end, replacement, hands, groups, passage.escape))
            floor = end
    return tuple(changes)


def _change(
    article: str, start: int, end: int, replacement: Replacement, hands: Sequence[Hand], groups: "_Groups",
    escape: Callable[[str], str],
) -> Change:  # fmt: skip
    first = hands[0]
    rules: tuple[str, ...] = (first.rule.id,)
    evidence, safety = first.match.evidence, first.safety
    if len(hands) > 1:
        rules = tuple(dict.fromkeys(hand.rule.id for hand in hands))
        evidence = tuple(dict.fromkeys(said for hand in hands for said in hand.match.evidence))
        safety = min((hand.safety for hand in hands), key=lambda safety: safety.rank)
    return Change(
        rule=rules[0],
        rules=rules,
        start=start,
        end=end,
        before=article[start:end],
        after=escape(replacement.new),
        message=first.rule.message,
        evidence=evidence or (first.rule.message,),
        safety=safety,
        group=groups.of(replacement.hands),
    )


def findings_of(
    article: str, passages: Sequence[Passage], outcome: Outcome, changes: Sequence[Change]
) -> tuple[Finding, ...]:
    """Return all sightings as findings in the article, in order, each place once per rule.

    Those of matches of one group have one number; the numbers go on where those of the ``changes`` end.
    """
    if not outcome.sightings:
        return ()
    placed: dict[tuple[int, int, str], tuple[str, Sighting]] = {}
    for number, sightings in sorted(outcome.sightings.items()):
        back = BackMap(outcome.trails.get(number, ()))
        now = outcome.passages[number].text
        for sighting in sightings:
            match = sighting.match
            first, last = _span(match)
            low, high = back.low(first), back.high(last)
            start, end = source_span(passages[number].pieces, low, max(low, high))
            key = (start, end, sighting.rule.id)
            placed.setdefault(key, (now, sighting))
    first = max((change.group for change in changes), default=-1) + 1
    numbers: dict[object, int] = {}
    findings = []
    for key in sorted(placed):
        now, sighting = placed[key]
        of_match = key if sighting.match.group is None else sighting.match.group
        group = numbers.setdefault(of_match, first + len(numbers))
        findings.append(_finding(key[0], key[1], now, sighting, group))
    return tuple(findings)


def _finding(start: int, end: int, text: str, sighting: Sighting, group: int) -> Finding:
    match = sighting.match
    low, high = _span(match)
    edits = [Edit(edit.start - low, edit.end - low, edit.new) for edit in match.edits]
    reason = sighting.reason or _reason(sighting)
    return Finding(
        rule=sighting.rule.id,
        start=start,
        end=end,
        message=sighting.rule.message,
        evidence=match.evidence or (sighting.rule.message,),
        safety=sighting.safety if edits else Safety.SUGGESTION,
        reason=reason,
        proposal=apply(edits, text[low:high]) if edits else None,
        group=group,
    )


def _span(match: Match) -> tuple[int, int]:
    """The span of a match, widened to its edits."""
    low = min([match.start, *(edit.start for edit in match.edits)])
    return low, max([match.end, *(edit.end for edit in match.edits)])


def _reason(sighting: Sighting) -> str:
    if not sighting.match.edits or sighting.safety is Safety.SUGGESTION:
        return "no fix of it can be proved from the article"
    return "the fix is likely but not proved: --unsafe applies it"


def _with_lines(article: str, start: int, end: int, floor: int) -> tuple[int, int]:
    """Widen the span of a deleted passage by its line end and one blank line beside it."""
    while end < len(article) and article[end] in " \t":
        end += 1
    while start > floor and article[start - 1] in " \t":
        start -= 1
    taken = 0
    while taken < 2 and end < len(article):
        size = 2 if article.startswith("\r\n", end) else 1 if article[end] in "\r\n" else 0
        if not size:
            break
        end += size
        taken += 1
    while taken < 2 and end == len(article) and start > floor and article[start - 1] in "\r\n":
        start -= 2 if article.startswith("\r\n", start - 2) else 1
        taken += 1
    return max(start, floor), end


class _Groups:
    """Gives the changes of matches that belong together one number."""

    def __init__(self, hands: Sequence[Hand], together: Iterable[tuple[int, ...]]) -> None:
        self._keys: list[object] = [number if hand.group is None else hand.group for number, hand in enumerate(hands)]
        self._parent: dict[object, object] = {}
        self._numbers: dict[object, int] = {}
        for first, *others in together:
            for other in others:
                root = self._root(self._keys[other])
                if root != self._root(self._keys[first]):
                    self._parent[root] = self._root(self._keys[first])

    def of(self, hands: Sequence[int]) -> int:
        return self._numbers.setdefault(self._root(self._keys[hands[0]]), len(self._numbers))

    def _root(self, key: object) -> object:
        while key in self._parent:
            key = self._parent[key]
        return key
