"""One result out of two: an article was cleaned, and what came out was cleaned again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from cleanup.result import Change, Finding, Result
from cleanup.rule import Safety
from cleanup.text import Edit
from cleanup.trail import BackMap, Replacement, Step, compose


def chained(first: Result, second: Result) -> Result:
    """Return what both did as one result: ``second`` cleaned ``first.text``; changes stand in ``first.original``.

    Changes that meet are one change of all rules that had a hand in it. A suppression is unused if it was in both.
    """
    if not first.changes:
        return replace(
            second,
            findings=_regrouped(second.changes, first.findings, second.findings),
            notes=_both(first.notes, second.notes),
            unused_suppressions=_unused(first.unused_suppressions, second.unused_suppressions, BackMap(())),
        )
    changes = _changes(first, second)
    back = BackMap([Replacement(change.start, change.end, change.after, ()) for change in first.changes])
    located = [_located(finding, back) for finding in second.findings]
    return replace(
        second,
        original=first.original,
        changes=changes,
        findings=_regrouped(changes, first.findings, located),
        notes=_both(first.notes, second.notes),
        unused_suppressions=_unused(first.unused_suppressions, second.unused_suppressions, back),
    )


def _changes(first: Result, second: Result) -> tuple[Change, ...]:
    done = [*first.changes, *second.changes]
    count = len(first.changes)
    shift = 1 + max((change.group for change in first.changes), default=-1)
    groups = [change.group + (shift if i >= count else 0) for i, change in enumerate(done)]
    trail = [Replacement(change.start, change.end, change.after, (i,)) for i, change in enumerate(first.changes)]
    steps = [Step(Edit(change.start, change.end, change.after), count + i) for i, change in enumerate(second.changes)]
    left = [
        item
        for item in compose(trail, steps, first.text)
        if item.new != first.original[item.start : item.end]
    ]  # fmt: skip
    numbers = _numbers(groups, [item.hands for item in left])
    return tuple(_change(first.original, item, [done[hand] for hand in item.hands], numbers[groups[item.hands[0]]])
                 for item in left)  # fmt: skip


def _change(article: str, item: Replacement, made: Sequence[Change], group: int) -> Change:
    if len(made) == 1 and (made[0].end - made[0].start, made[0].after) == (item.end - item.start, item.new):
        return replace(made[0], start=item.start, end=item.end, group=group)
    return Change(
        rule=made[0].rule,
        rules=tuple(dict.fromkeys(rule for change in made for rule in change.rules)),
        start=item.start,
        end=item.end,
        before=article[item.start : item.end],
        after=item.new,
        message=made[0].message,
        evidence=tuple(dict.fromkeys(said for change in made for said in change.evidence)),
        safety=min((change.safety for change in made), key=_rank),
        group=group,
    )


def _rank(safety: Safety) -> int:
    return safety.rank


def _numbers(groups: Sequence[int], together: Iterable[tuple[int, ...]]) -> Mapping[int, int]:
    """Number the groups anew, in order; those that meet in one change are one group."""
    parent = {group: group for group in groups}

    def root(group: int) -> int:
        while parent[group] != group:
            parent[group] = group = parent[parent[group]]
        return group

    for first, *others in together:
        for other in others:
            parent[root(groups[other])] = root(groups[first])
    numbers: dict[int, int] = {}
    return {group: numbers.setdefault(root(group), len(numbers)) for group in dict.fromkeys(groups)}


def _located(finding: Finding, back: BackMap) -> Finding:
    start, end = back.low(finding.start), back.high(finding.end)
    return replace(finding, start=start, end=max(start, end))


def _regrouped(
    changes: Sequence[Change], first: Sequence[Finding], second: Sequence[Finding]
) -> tuple[Finding, ...]:  # fmt: skip
    """Bring findings in order; their groups go on where those of the changes end."""
    low = max((change.group for change in changes), default=-1) + 1
    numbers: dict[tuple[int, int | None], int] = {}
    keyed = [(finding, (0, finding.group)) for finding in first] + [(finding, (1, finding.group)) for finding in second]
    keyed.sort(key=lambda item: (item[0].start, item[0].end, item[0].rule))
    return tuple(replace(finding, group=numbers.setdefault(key, low + len(numbers))) for finding, key in keyed)


def _both(first: Sequence[str], second: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _unused(
    first: Sequence[tuple[int, str]], second: Sequence[tuple[int, str]], back: BackMap
) -> tuple[tuple[int, str], ...]:
    known = set(first)
    return tuple(item for item in ((back.low(at), said) for at, said in second) if item in known)
