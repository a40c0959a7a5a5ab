"""Which rules wake where: one automaton over all their triggers.

A rule that is a pattern is tried at the one place that its trigger points to; other rules are woken for the
passage that their trigger stands in, or by the evidence.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from re import Match as ReMatch
from typing import NamedTuple

import ahocorasick_rs

from cleanup import normalizers, triggers
from cleanup.errors import RuleError
from cleanup.normalizers import Languages
from cleanup.pattern import compiled
from cleanup.rule import PHASES, STAGES, Rule
from cleanup.triggers import Trigger

#: The text is read in windows of this many code points, so that the list of hits stays small.
WINDOW = 1 << 16

#: After so many code points the automaton is built anew in a form that reads a third faster (which is 6 % of cleaning),
#: but takes 50 ms to build, and nearly 40 MB in each process.
WORTHWHILE = 1 << 25

#: That form is not for more code points of literals than this (a large glossary): it would take a gigabyte.
MANY = 1 << 18

#: (rule number, offset of the literal in the match or None to wake the rule for the passage, run before it)
Action = tuple[int, int | None, frozenset[str] | None]
Hit = tuple[int, int, int]


class Found(NamedTuple):
    """What one look at a passage brought in one phase: matches of patterns, and rules woken."""

    patterns: list[tuple[int, ReMatch[str]]]
    woken: list[int]


@dataclass(frozen=True, slots=True)
class Wakeup:
    """How one rule is woken: by triggers at a place, by literals in the passage, or by the evidence.

    With both, the evidence is asked only if one of the literals stands anywhere in the article.
    """

    at: tuple[Trigger, ...] = ()
    literals: tuple[str, ...] = ()
    by_evidence: bool = False
    always: bool = False


class Waking:
    """The automaton for one selection of rules and two languages, and what to do at each of its hits."""

    def __init__(self, rules: Sequence[Rule], languages: Languages) -> None:
        self.rules = tuple(sorted(rules, key=lambda rule: (STAGES.index(rule.stage), rule.id)))
        self.stage_of = tuple(STAGES.index(rule.stage) for rule in self.rules)
        self.phase_of = tuple(PHASES[stage] for stage in self.stage_of)
        #: By phase, the rules that the evidence wakes, by their normalizer.
        self.by_evidence: dict[int, dict[str, list[int]]] = {}
        #: Those of them for which that is asked only in an article that holds one of their literals.
        self.gated: set[int] = set()
        self._always: list[int] = []
        actions: dict[str, list[Action]] = {}
        opens: dict[str, set[int]] = {}
        for number, rule in enumerate(self.rules):
            how = wakeup(rule, languages)
            for trigger in how.at:
                actions.setdefault(trigger.literal, []).append((number, trigger.offset, trigger.run))
            for literal in how.literals:
                of_literal = actions.setdefault(literal, [])
                if how.by_evidence:
                    opens.setdefault(literal, set()).add(number)
                else:
                    of_literal.append((number, None, None))
            if how.by_evidence:
                if how.literals:
                    self.gated.add(number)
                of_phase = self.by_evidence.setdefault(self.phase_of[number], {})
                of_phase.setdefault(rule.normalizer, []).append(number)
            if how.always:
                self._always.append(number)
        self._actions = list(actions.values())
        self._longest = max(map(len, actions), default=1)
        self._literals = list(actions)
        self._opens = {i: frozenset(opens[literal]) for i, literal in enumerate(actions) if literal in opens}
        self._automaton = _automaton(self._literals, ahocorasick_rs.Implementation.ContiguousNFA)
        self._read = 0
        self._match: list[Callable[[str, int], ReMatch[str] | None] | None] = [None] * len(self.rules)

    def hits(self, text: str) -> Iterable[Hit]:
        """Yield (literal number, start, end) for all literals in ``text``, in windows."""
        if self._read < WORTHWHILE:
            self._read += len(text)
            if self._read >= WORTHWHILE and sum(map(len, self._literals)) <= MANY:
                self._automaton = _automaton(self._literals, ahocorasick_rs.Implementation.DFA)
        find = self._automaton.find_matches_as_indexes
        if len(text) <= WINDOW:
            return find(text, overlapping=True)
        return self._windows(text)

    def _windows(self, text: str) -> Iterable[Hit]:
        find = self._automaton.find_matches_as_indexes
        for low in range(0, len(text), WINDOW):
            for number, start, end in find(text[low : low + WINDOW + self._longest - 1], overlapping=True):
                if start < WINDOW:
                    yield number, start + low, end + low

    def look_at_all(self, texts: Sequence[str], opened: set[int]) -> Iterable[tuple[int, dict[int, Found]]]:
        """Yield (number, what was found by phase) for each passage with a hit, reading them in one go.

        The ``gated`` rules of which a literal stands there go to ``opened``.
        """
        joined = "\n\n".join(texts)
        starts, at = [], 0
        for text in texts:
            starts.append(at)
            at += len(text) + 2
        if self._always:
            hits: dict[int, list[Hit]] = {number: [] for number in range(len(texts))}
        else:
            hits = {}
        number, low, high = -1, 0, 0
        for literal, start, end in self.hits(joined):
            if start >= high or start < low:
                number = bisect_right(starts, start) - 1
                low, high = starts[number], starts[number] + len(texts[number])
            if end <= high:
                if literal in self._opens:
                    opened |= self._opens[literal]
                    if not self._actions[literal]:
                        continue
                if number in hits:
                    hits[number].append((literal, start - low, end - low))
                else:
                    hits[number] = [(literal, start - low, end - low)]
        for number in sorted(hits):
            yield number, self._found(texts[number], hits[number])

    def look_at(self, text: str, opened: set[int]) -> dict[int, Found]:
        """Return what was found in one passage, by phase; ``opened`` as for `look_at_all`."""
        return next((found for _, found in self.look_at_all([text], opened)), {})

    def _found(self, text: str, hits: Iterable[Hit]) -> dict[int, Found]:
        found: dict[int, Found] = {}
        woken: set[int] = set(self._always)
        cursor: dict[int, int] = {}  # per rule: no match may begin before
        tried: dict[int, int] = {}  # per rule: the place where it was tried last
        walked_low = walked_high = -1
        walked: frozenset[str] | None = None
        for literal, start, _ in hits:
            for rule, offset, run in self._actions[literal]:
                if offset is None:
                    woken.add(rule)
                    continue
                if run is None:
                    at = start - offset
                elif walked == run and walked_low <= start <= walked_high:
                    at = walked_low  # the same run of blanks: do not walk it again
                else:
                    at = start
                    while at > 0 and text[at - 1] in run:
                        at -= 1
                    walked, walked_low, walked_high = run, at, start
                    while walked_high + 1 < len(text) and text[walked_high + 1] in run:
                        walked_high += 1
                if at < cursor.get(rule, 0) or tried.get(rule) == at:
                    continue
                match = (self._match[rule] or self._compile(rule))(text, at)
                if match is None or match.end() == at:
                    tried[rule] = at
                else:
                    cursor[rule] = match.end()
                    self._in_phase(found, rule).patterns.append((rule, match))
        for rule in sorted(woken):
            self._in_phase(found, rule).woken.append(rule)
        return found

    def _in_phase(self, found: dict[int, Found], rule: int) -> Found:
        phase = self.phase_of[rule]
        if phase not in found:
            found[phase] = Found([], [])
        return found[phase]

    def _compile(self, rule: int) -> Callable[[str, int], ReMatch[str] | None]:
        match = self._match[rule] = compiled(self.rules[rule].options["find"]).match
        return match


def _automaton(literals: Sequence[str], implementation: ahocorasick_rs.Implementation) -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(
        list(literals),
        matchkind=ahocorasick_rs.MatchKind.Standard,
        store_patterns=False,
        implementation=implementation,
    )


def wakeup(rule: Rule, languages: Languages) -> Wakeup:
    """Tell how a rule is woken; raise RuleError if nothing in it can wake it and it does not say ``scan``.

    A pattern is woken by triggers of its own, unless the literals of its file are rarer.
    """
    how = normalizers.named(rule.normalizer)
    if how.places is not None:
        return Wakeup(by_evidence=True, literals=tuple(how.triggers(rule.options, languages)) if how.triggers else ())
    if rule.scan or (rule.foreign and rule.normalizer == "pattern" and not rule.triggers):
        return Wakeup(always=True)
    literals = rule.triggers or (tuple(how.triggers(rule.options, languages)) if how.triggers else ())
    taken = triggers.take(rule.options["find"]) if rule.normalizer == "pattern" and not rule.foreign else None
    if taken is not None:
        found = triggers.weight({trigger.literal for trigger in taken})
        if literals and triggers.weight(literals) < found:
            taken = None
        elif found > triggers.MAX_FREQUENCY:
            shown = ", ".join(repr(trigger.literal) for trigger in taken[:5])
            raise RuleError(f"{rule.id}: its triggers ({shown} …) stand everywhere: give rarer ones, or scan = true")
    if taken is None:
        if not literals and how.triggers is None:
            raise RuleError(f"{rule.id}: nothing in it can wake it: give triggers, or scan = true")
        return Wakeup(literals=tuple(dict.fromkeys(literals)))
    if len({(trigger.offset, trigger.run) for trigger in taken}) > 1:
        return Wakeup(literals=tuple(dict.fromkeys(trigger.literal for trigger in taken)))
    return Wakeup(at=tuple(dict.fromkeys(taken)))
