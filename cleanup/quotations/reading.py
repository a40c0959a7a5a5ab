"""The minimum-cost reading of a run of quotation marks: what each mark is, and how sure that is.

A path over events: the marks in order, and the end of each section. The state is the stack of open quotations
(the glyph and whether a space followed it), how many levels a continuation mark has yet to take up again, and
whether any mark was read before. The margin of a mark is what the cheapest complete reading costs more in which
this mark is something else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from cleanup.quotations.costs import SINGLE, Local, Surroundings, Weights, local, nesting, pair
from cleanup.quotations.marks import Mark
from cleanup.typography import Convention

#: Quotations inside quotations inside quotations occur in fiction, four levels do not.
DEPTH = 3
#: Readings that cost this much more than the best so far are given up; margins above it read as SURE. No guard asks
#: for more than a margin of 6; with 12 not one of 38,000 changes was another.
PRUNE = 7.0
SURE = 99.0
#: So much is remembered of what was worked out (a few dozen MB on texts of nothing but odd marks), then forgotten.
REMEMBERED = 20_000
#: No more states than this at one mark, so that time is linear on any text.
BEAM = 16

#: (stack of (glyph, a space followed), levels to take up again, what is known: FRESH and MISSED)
State = tuple[tuple[tuple[str, bool], ...], int, int]
#: No mark was read yet; a whole section went by that did not take the open quotation up again.
FRESH, MISSED = 1, 2
_START: State = ((), 0, FRESH)


class Role(StrEnum):
    """What a mark is."""

    OPENS = "opens"
    CLOSES = "closes"
    CLOSES_BOTH = "closes two"
    UNOPENED = "closes what was never opened"
    CONTINUES = "takes up again"
    APOSTROPHE = "apostrophe"
    STRAY = "prime or stray"


_END, _STOP = "end", "stop"
_CARRY, _DROP, _NOTHING = "carry", "drop", ""
#: Roles that lead to the same edit, so that one is no rival of the other.
_ALIKE = {
    Role.OPENS: Role.CONTINUES,
    Role.CONTINUES: Role.OPENS,
    Role.CLOSES: Role.UNOPENED,
    Role.UNOPENED: Role.CLOSES,
}
Move = tuple[str, float, State]
#: What stands there (a mark, or the end of a section), is it the first thing in its section, and what it can be in
#: each state, as far as that was worked out.
Event = tuple[Local | str, bool, dict[State, tuple[Move, ...]]]


@dataclass(slots=True)
class Read:
    """One mark as it was read: its role, how sure (the margin), the place of its partner, its level from 0."""

    role: str
    margin: float
    partner: int | None
    depth: int
    local: Local


class Reader:
    """Reads runs of marks in one language with one set of weights; remembers what it has worked out."""

    def __init__(self, convention: Convention, weights: Weights) -> None:
        self.convention = convention
        self.weights = weights
        self._guillemets_are_foreign = not convention.accepted & {"«»", "»«"}
        self._events: dict[tuple[Surroundings | str, bool], Event] = {}

    def local(self, around: Surroundings) -> Local:
        """The cost of each way to read a mark with these surroundings."""
        return local(around, self.convention, self.weights)

    def read(self, marks: Sequence[Mark], sections: int) -> tuple[list[Read], list[int]]:
        """Read marks that stand in sections numbered from 0 to ``sections - 1``.

        Return one Read per mark, and the sections at whose end a quotation was given up as never closed.
        """
        if len(self._events) > REMEMBERED:
            self._events.clear()
        events = self._in_order(marks, sections)
        return self._backward(events, self._forward(events))

    def _in_order(self, marks: Sequence[Mark], sections: int) -> list[Event]:
        events: list[Event] = []
        at = 0
        for mark in marks:
            while at < mark.section:
                events.append(self._event(_END, first=False))
                at += 1
            events.append(self._events.get((mark.around, mark.first)) or self._event(mark.around, first=mark.first))
        while at < sections - 1:
            events.append(self._event(_END, first=False))
            at += 1
        events.append(self._event(_STOP, first=False))
        return events

    def _event(self, what: Surroundings | str, *, first: bool) -> Event:
        event = self._events.get((what, first))
        if event is None:
            event = (what if isinstance(what, str) else self.local(what)), first, {}
            self._events[what, first] = event
        return event

    def _forward(self, events: Sequence[Event]) -> list[dict[State, float]]:
        """The cheapest way to each state before each event, and after the last one."""
        work_out = self._work_out
        front: dict[State, float] = {_START: 0.0}
        layers = [front]
        for event in events:
            reached: dict[State, float] = {}
            known = event[2].get
            for state, base in front.items():
                for _, cost, target in known(state) or work_out(event, state):
                    total = base + cost
                    if total < reached.get(target, 1e9):
                        reached[target] = total
            limit = min(reached.values()) + PRUNE
            front = {state: cost for state, cost in reached.items() if cost <= limit}
            if len(front) > BEAM:
                front = dict(sorted(front.items(), key=lambda item: item[1])[:BEAM])
            layers.append(front)
        return layers

    def _backward(self, events: Sequence[Event], layers: Sequence[dict[State, float]]) -> tuple[list[Read], list[int]]:
        """Margins from both directions, and the cheapest path from its end."""
        work_out = self._work_out
        back: dict[State, float] = dict.fromkeys(layers[-1], 0.0)
        chosen: list[dict[State, Move]] = []
        margins: list[dict[str, float]] = []
        for i in range(len(events) - 1, -1, -1):
            event = events[i]
            mark = not isinstance(event[0], str)
            before: dict[State, float] = {}
            best: dict[State, Move] = {}
            by_role: dict[str, float] = {}
            for state, base in layers[i].items():
                cheapest = 1e9
                for move in event[2].get(state) or work_out(event, state):
                    rest = back.get(move[2])
                    if rest is None:
                        continue
                    total = move[1] + rest
                    if total < cheapest:
                        cheapest = total
                        best[state] = move
                    if mark and base + total < by_role.get(move[0], 1e9):
                        by_role[move[0]] = base + total
                if cheapest < 1e9:
                    before[state] = cheapest
            back = before
            chosen.append(best)
            margins.append(by_role)
        chosen.reverse()
        margins.reverse()
        return self._follow(events, chosen, margins)

    @staticmethod
    def _follow(
        events: Sequence[Event],
        chosen: Sequence[dict[State, Move]],
        margins: Sequence[dict[str, float]],
    ) -> tuple[list[Read], list[int]]:
        reads: list[Read] = []
        given_up: list[int] = []
        stack: list[int] = []
        section, state = 0, _START
        for (event, _, _), best, by_role in zip(events, chosen, margins, strict=True):
            role, _, target = best[state]
            if isinstance(event, str):
                if role == _DROP:
                    stack.clear()
                    given_up.append(section)
                section += 1
            else:
                mine = by_role[role]
                alike = _ALIKE.get(role)  # type: ignore[call-overload]
                rivals = [cost for other, cost in by_role.items() if other not in (role, alike)]
                if role == Role.UNOPENED:
                    mine = min(mine, by_role.get(Role.CLOSES, 1e9))
                margin = min(rivals) - mine if rivals else SURE
                depth = len(target[0]) - (role == Role.OPENS)
                partner = None
                if role == Role.OPENS:
                    stack.append(len(reads))
                elif role in (Role.CLOSES, Role.CLOSES_BOTH):
                    while len(stack) > len(target[0]):
                        partner = stack.pop()
                    if partner is not None and role == Role.CLOSES:
                        reads[partner].partner = len(reads)
                reads.append(Read(role, margin, partner if role == Role.CLOSES else None, depth, event))
            state = target
        return reads, given_up

    def _work_out(self, event: Event, state: State) -> tuple[Move, ...]:
        what, first, known = event
        moves = tuple(self._ending(what, state) if isinstance(what, str) else self._reading(what, first, state))
        known[state] = moves
        return moves

    def _ending(self, event: str, state: State) -> list[Move]:
        """What can become of the open quotations at the end of a section."""
        stack, again, known = state
        if not stack:
            return [(_NOTHING, 0.0, ((), 0, known))]
        weights = self.weights
        skipped = self._skipped(again, known)
        price = weights.unclosed_end if event == _STOP else weights.unclosed
        moves: list[Move] = [(_DROP, skipped + price * len(stack), ((), 0, known & FRESH))]
        if event == _END:
            carry = weights.carry_single if stack[-1][0] in SINGLE else weights.carry
            moves.append((_CARRY, skipped + carry, (stack, len(stack), known | (MISSED if again else 0))))
        return moves

    def _skipped(self, again: int, known: int) -> float:
        """The price of not taking an open quotation up again."""
        if not again:
            return 0.0
        return self.weights.no_continuation_again if known & MISSED else self.weights.no_continuation

    def _reading(self, mark: Local, first: bool, state: State) -> list[Move]:
        """What a mark can be in a state."""
        stack, again, known = state
        weights = self.weights
        skipped = self._skipped(again, known)
        missed = known & MISSED
        moves: list[Move] = []
        if len(stack) < DEPTH:
            cost = mark.open + skipped + (nesting(stack[-1][0], mark, weights) if stack else 0.0)
            cost += weights.single_open if mark.single else 0.0
            moves.append((Role.OPENS, cost, ((*stack, (mark.glyph, mark.right_space)), 0, missed)))
        if stack:
            moves += self._closing(mark, stack, skipped, missed)
        elif mark.glyph != "'":
            price = weights.no_opener_first if known & FRESH else weights.no_opener
            moves.append((Role.UNOPENED, mark.close + price + skipped, ((), 0, 0)))
        if again and first:
            if (stack[len(stack) - again][0] in SINGLE) == mark.single:
                moves.append((Role.CONTINUES, mark.open, (stack, again - 1, missed)))
        elif stack and mark.merged and (stack[-1][0] in SINGLE) == mark.single:
            moves.append((Role.CONTINUES, mark.open + weights.merged + skipped, (stack, 0, missed)))
        if mark.apostrophe is not None:
            moves.append((Role.APOSTROPHE, mark.apostrophe + (skipped if mark.apostrophe > 2 else 0), state))
        else:
            moves.append((Role.STRAY, mark.prime, state))
        return moves

    def _closing(self, mark: Local, stack: tuple[tuple[str, bool], ...], skipped: float, missed: int) -> list[Move]:
        weights = self.weights
        if mark.glyph in "«»" and self._guillemets_are_foreign:
            # the convention of the source: French and Russian do not take a quotation up again in each paragraph
            skipped = weights.no_continuation_again - weights.no_continuation if missed else 0.0
        moves: list[Move] = []
        for depth in (1, 2):
            if len(stack) < depth:
                break
            glyph, spaced = stack[-depth]
            if (glyph in SINGLE) != mark.single or (depth == 2 and (stack[-1][0] not in SINGLE or mark.single)):
                continue
            cost = mark.close + pair(glyph, mark.glyph, self.convention, weights) + skipped
            cost += weights.through if depth == 2 else 0.0
            if mark.left_space and spaced and mark.close >= weights.inner:
                cost -= weights.inner - weights.inner_again
            moves.append((Role.CLOSES, cost, (stack[:-depth], 0, missed if len(stack) > depth else 0)))
        if mark.glyph == '""' and len(stack) > 1:
            cost = mark.close - weights.glyph * 0.6 - weights.doubled_both
            moves.append((Role.CLOSES_BOTH, cost, (stack[:-2], 0, missed if len(stack) > 2 else 0)))
        return moves


@lru_cache(maxsize=64)
def reader(convention: Convention, weights: Weights) -> Reader:
    """Return the reader for a language and weights; it is shared, so that what it worked out is kept."""
    return Reader(convention, weights)
