"""Which of the proposals for one passage are applied together: those that do not meet an earlier one."""

from bisect import bisect_left, insort
from collections.abc import Sequence
from typing import NamedTuple

from cleanup.rule import Match, Safety


class Proposal(NamedTuple):
    """A match that may be applied, with the number of its rule and how far it can be trusted."""

    rule: int
    match: Match
    safety: Safety


def settle(proposed: Sequence[Proposal], stage_of: Sequence[int], lost: set[object]) -> list[Proposal]:
    """Return the proposals that do not meet one before them: the earliest stage first, then leftmost, then longest.

    Touching counts as meeting; the loser is found again in the next round. The groups of losers go to ``lost``.
    """
    if len(proposed) == 1:
        return list(proposed)
    order = sorted(
        proposed,
        key=lambda item: (stage_of[item.rule], item.match.edits[0].start, -item.match.edits[-1].end, item.rule),
    )
    taken: list[tuple[int, int]] = []
    chosen = []
    for item in order:
        spans = [(edit.start, edit.end) for edit in item.match.edits]
        if any(_meets(start, end, taken) for start, end in spans):
            if item.match.group is not None:
                lost.add(item.match.group)
            continue
        for span in spans:
            insort(taken, span)
        chosen.append(item)
    return chosen


def _meets(start: int, end: int, taken: Sequence[tuple[int, int]]) -> bool:
    i = bisect_left(taken, (start, end))
    return (i < len(taken) and taken[i][0] <= end) or (i > 0 and taken[i - 1][1] >= start)
