"""Find, settle, apply, until every rule is content: the engine for one article.

Each passage is cleaned by itself; a passage that changed is looked at again by all rules, the others are not.
Rules of one stage work before those of the next.
"""

from bisect import bisect_left, insort
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from cleanup import normalizers
from cleanup.errors import DidNotSettle
from cleanup.evidence import Evidence
from cleanup.pattern import matches_in_time, to_match
from cleanup.rule import STAGES, Match, Rule, Safety, within
from cleanup.text import Edit, Passage, apply, cuts, shifted
from cleanup.trail import Replacement, Step, compose
from cleanup.waking import Found, Waking

#: Rounds on one passage before we say that rules disagree; 2 to 5 is usual.
MAX_ROUNDS = 60

LOCKED = "the place is markup, an address or a word to keep"


class Hand(NamedTuple):
    """A match that was applied: by which rule, with which safety; ``group`` ties matches together."""

    rule: Rule
    match: Match
    safety: Safety
    group: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A match that was not applied, in the coordinates of its passage as it stands at the end."""

    rule: Rule
    match: Match
    safety: Safety
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One article when it is quiet: its passages, the trail of each that changed, what was seen and left alone."""

    passages: tuple[Passage, ...]
    trails: Mapping[int, Sequence[Replacement]]
    hands: Sequence[Hand]
    sightings: Mapping[int, Sequence[Sighting]]
    #: (passage, rule id) of what a suppression kept quiet.
    suppressed: frozenset[tuple[int, str]]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What holds for a run: how safe a fix must be to be applied, and which rules are silent in which passage."""

    allow: Safety = Safety.SAFE
    #: By passage: ids or packs of rules that are silent there; "*" is all of them.
    silent: Mapping[int, Collection[str]]


class Engine:
    """Cleans the passages of one article with one selection of rules."""

    def __init__(
        self, passages: Sequence[Passage], wakings: Mapping[str, Waking], evidence: Evidence, terms: Terms
    ) -> None:
        """``wakings`` are the rules by the language of a passage; "" are those of the article's own language."""
        self._passages = list(passages)
        self._wakings = wakings
        self._evidence = evidence
        self._terms = terms
        self._waiting: list[dict[int, Found]] = [{} for _ in STAGES]
        self._stale = [False] * len(STAGES)
        self._trails: dict[int, list[Replacement]] = {}
        self._rounds: dict[int, int] = {}
        self._hands: list[Hand] = []
        self._sightings: dict[tuple[int, int, bool], list[Sighting]] = {}
        self._suppressed: set[tuple[int, str]] = set()
        self._notes: dict[str, None] = {}

    def again(self, wakings: Mapping[str, Waking], evidence: Evidence) -> None:
        """Go on from where the article stands, with other evidence."""
        self._wakings, self._evidence = wakings, evidence
        self._sightings.clear()

    def run(self) -> Outcome:
        """Clean until quiet; raise DidNotSettle if rules undo each other's work."""
        self._look_at_all()
        self._stale = [any(stage in waking.by_evidence for waking in self._wakings.values()) for stage in range(len(STAGES))]
        working = True
        while working:
            working = False
            for stage, waiting in enumerate(self._waiting):
                while waiting or self._stale[stage]:
                    working = self._work(stage) or working
        sightings: dict[int, list[Sighting]] = {}
        for (_, number, _), seen in sorted(self._sightings.items(), key=lambda item: item[0]):
            sightings.setdefault(number, []).extend(seen)
        return Outcome(
            passages=tuple(self._passages),
            trails=self._trails,
            hands=self._hands,
            sightings=sightings,
            suppressed=frozenset(self._suppressed),
            notes=tuple(self._notes),
        )

    def _look_at_all(self) -> None:
        own = [number for number, passage in enumerate(self._passages) if not self._other_language(passage)]
        waking = self._wakings[""]
        for i, found in waking.look_at_all([self._passages[number].text for number in own]):
            self._wait(own[i], found)
        for number, passage in enumerate(self._passages):
            if self._other_language(passage):
                self._wait(number, self._waking(passage).look_at(passage.text))

    def _other_language(self, passage: Passage) -> bool:
        return passage.language is not None and passage.language in self._wakings

    def _waking(self, passage: Passage) -> Waking:
        return self._wakings[passage.language if self._other_language(passage) and passage.language else ""]

    def _wait(self, number: int, found: Found) -> None:
        for stage in found.stages():
            self._waiting[stage][number] = found

    def _work(self, stage: int) -> bool:
        """Do one round of a stage; tell whether anything changed."""
        batch = self._waiting[stage].copy()
        self._waiting[stage].clear()
        told = self._ask_evidence(stage) if self._stale[stage] else {}
        changed = False
        proposals: dict[int, list[tuple[int, Match, Safety]]] = {}
        for number in sorted(batch.keys() | told.keys()):
            proposals[number] = self._proposals(stage, number, batch.get(number), told.get(number, ()))
        lost: set[object] = set()
        settled = {number: settle(proposed, lost) for number, proposed in proposals.items() if proposed}
        for number, chosen in settled.items():
            kept = [item for item in chosen if item[1].group is None or item[1].group not in lost]
            if kept:
                self._apply(number, kept)
                changed = True
        return changed

    def _ask_evidence(self, stage: int) -> dict[int, list[int]]:
        """The passages that the evidence points to, with the rules woken there."""
        self._stale[stage] = False
        told: dict[int, list[int]] = {}
        for waking in {id(waking): waking for waking in self._wakings.values()}.values():
            for rule_number in waking.by_evidence.get(stage, ()):
                rule = waking.rules[rule_number]
                places = normalizers.named(rule.normalizer).places
                assert places is not None
                for number in places(rule.options, self._evidence):
                    if self._waking(self._passages[number]) is waking:
                        told.setdefault(number, []).append(rule_number)
        for number in [number for at, number, by_evidence in self._sightings if by_evidence and at == stage]:
            del self._sightings[stage, number, True]
        return told

    def _proposals(
        self, stage: int, number: int, found: Found | None, told: Iterable[int]
    ) -> list[tuple[int, Match, Safety]]:
        """Find in one passage; what cannot be applied is noted as seen, the rest comes back."""
        passage = self._passages[number]
        rules = self._waking(passage).rules
        proposals: list[tuple[int, Match, Safety]] = []
        if found is not None:
            matches: list[tuple[int, Match]] = []
            for rule_number, hit in found.patterns.get(stage, ()):
                matches.append((rule_number, to_match(hit, rules[rule_number].options)))
            for rule_number in found.woken.get(stage, ()):
                matches += ((rule_number, match) for match in self._find(rules[rule_number], passage))
            proposals += self._sift((stage, number, False), passage, rules, matches)
        if told:
            matches = [(rule_number, match) for rule_number in told for match in self._find(rules[rule_number], passage)]
            proposals += self._sift((stage, number, True), passage, rules, matches)
        return proposals

    def _sift(
        self,
        key: tuple[int, int, bool],
        passage: Passage,
        rules: Sequence[Rule],
        matches: Iterable[tuple[int, Match]],
    ) -> list[tuple[int, Match, Safety]]:
        """Return what may be applied; note the rest as seen under ``key``."""
        number = key[1]
        proposals: list[tuple[int, Match, Safety]] = []
        seen: list[Sighting] = []
        silent = self._terms.silent.get(number, ())
        allow = self._terms.allow.rank
        for rule_number, match in matches:
            rule = rules[rule_number]
            if rule.source_languages and not rule.hears(self._evidence.source_language):
                continue
            if silent and ("*" in silent or rule.id in silent or rule.pack in silent):
                self._suppressed.add((number, rule.id))
                continue
            safety, reason = rule.safety, match.reason
            if match.safety is not None and match.safety.rank < safety.rank:
                safety = match.safety
            if match.edits:
                if passage.locks and any(cuts(edit, passage.locks) for edit in match.edits):
                    safety, reason = Safety.SUGGESTION, LOCKED
                elif not self._may_be_emptied(passage, match):
                    safety, reason = Safety.SUGGESTION, LOCKED
                if safety.rank >= allow and safety is not Safety.SUGGESTION:
                    for edit in match.edits:
                        if not within(passage.text[edit.start : edit.end], edit.new, rule.changes):
                            raise ForbiddenEdit(rule, passage.text[edit.start : edit.end], edit.new)
                    proposals.append((rule_number, match, safety))
                    continue
            seen.append(Sighting(rule=rule, match=match, safety=safety, reason=reason))
        if seen:
            self._sightings[key] = seen
        else:
            self._sightings.pop(key, None)
        return proposals

    def _find(self, rule: Rule, passage: Passage) -> Iterable[Match]:
        if rule.foreign and rule.normalizer == "pattern":
            try:
                return matches_in_time(passage.text, rule.options)
            except TimeoutError:
                self._notes[f"{rule.id}: its pattern took too long on a passage and was left out there"] = None
                return ()
        return normalizers.named(rule.normalizer).find(passage, rule.options, self._evidence)

    @staticmethod
    def _may_be_emptied(passage: Passage, match: Match) -> bool:
        """An edit that leaves nothing of a passage takes its lines along: they must be its own."""
        if passage.alone or len(match.edits) != 1:
            return True
        edit = match.edits[0]
        return bool(edit.new or edit.end - edit.start < len(passage.text.rstrip()))

    def _apply(self, number: int, chosen: Sequence[tuple[int, Match, Safety]]) -> None:
        passage = self._passages[number]
        waking = self._waking(passage)
        rounds = self._rounds[number] = self._rounds.get(number, 0) + 1
        if rounds > MAX_ROUNDS:
            raise DidNotSettle(", ".join(sorted({waking.rules[rule].id for rule, _, _ in chosen})))
        steps: list[Step] = []
        for rule_number, match, safety in chosen:
            hand = len(self._hands)
            self._hands.append(Hand(waking.rules[rule_number], match, safety, match.group))
            steps += (Step(edit, hand) for edit in match.edits)
        steps.sort(key=lambda step: step.edit[:2])
        edits: list[Edit] = [step.edit for step in steps]
        text = apply(edits, passage.text)
        self._trails[number] = compose(self._trails.get(number, ()), steps, passage.text)
        locks = shifted(passage.locks, edits) if passage.locks else ()
        self._passages[number] = replace(passage, text=text, locks=locks)
        self._evidence.turn(self._passages)
        for stage, waiting in enumerate(self._waiting):
            waiting.pop(number, None)
            self._sightings.pop((stage, number, False), None)
            self._sightings.pop((stage, number, True), None)
        self._wait(number, waking.look_at(text))
        for waking in self._wakings.values():
            for stage in waking.by_evidence:
                self._stale[stage] = True


class ForbiddenEdit(Exception):
    """A rule wanted to change what it did not declare; caught by the caller, who goes on without the rule."""

    def __init__(self, rule: Rule, before: str, after: str) -> None:
        super().__init__(f"{rule.id} may change {', '.join(sorted(rule.changes))}, but wanted {before!r} -> {after!r}")
        self.rule = rule


def settle(proposed: Sequence[tuple[int, Match, Safety]], lost: set[object]) -> list[tuple[int, Match, Safety]]:
    """Return the matches that do not meet one before them: leftmost first, then the longest, then the first rule.

    Touching counts as meeting; the loser is found again in the next round. The groups of losers go to ``lost``.
    """
    if len(proposed) == 1:
        return list(proposed)
    order = sorted(proposed, key=lambda item: (item[1].edits[0].start, -item[1].edits[-1].end, item[0]))
    taken: list[tuple[int, int]] = []
    chosen = []
    for item in order:
        spans = [(edit.start, edit.end) for edit in item[1].edits]
        if any(_meets(start, end, taken) for start, end in spans):
            if item[1].group is not None:
                lost.add(item[1].group)
            continue
        for span in spans:
            insort(taken, span)
        chosen.append(item)
    return chosen


def _meets(start: int, end: int, taken: Sequence[tuple[int, int]]) -> bool:
    i = bisect_left(taken, (start, end))
    return (i < len(taken) and taken[i][0] <= end) or (i > 0 and taken[i - 1][1] >= start)
