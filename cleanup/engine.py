"""Find, settle, apply, until every rule is content: the engine for one article.

Each passage is cleaned by itself; a passage that changed is looked at again by all rules, the others are not.
Rules of one stage come before those of the next: where two meet, the earlier wins and the
other looks again. The quotation marks are read between the stages before and those after.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cleanup import normalizers
from cleanup.errors import DidNotSettle
from cleanup.evidence import Evidence
from cleanup.function_words import is_in_another_language
from cleanup.glossary import Glossary
from cleanup.pattern import matches_in_time, stands, to_match
from cleanup.rule import PHASES, STAGES, Match, Rule, Safety, takes_lines, within
from cleanup.settle import Proposal, settle
from cleanup.text import Edit, Passage, apply, cuts, shifted, width
from cleanup.trail import Replacement, Step, compose
from cleanup.waking import Found, Waking

#: Rounds on one passage before we say that rules disagree; 2 to 5 is usual.
MAX_ROUNDS = 60

LOCKED = "the place is markup, an address or a word to keep"
FIXED = "it stands in a table or over a line of characters, which a text of another width would break"
HOUSE = "it stands there as your glossary wants it"


class Hand(NamedTuple):
    """A match that was applied: by which rule, with which safety; ``group`` ties matches together."""

    rule: Rule
    match: Match
    safety: Safety
    group: object


class Sighting(NamedTuple):
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
    #: What it wants written is not touched by other rules.
    glossary: Glossary | None = None


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
        #: By phase, what is to be done: for each passage what was found, and the rules that the evidence woke.
        self._waiting: tuple[dict[int, Found], ...] = ({}, {})
        self._found: dict[tuple[int, int], Found] = {}
        self._told: list[dict[int, list[int]]] = [{}, {}]
        self._stale = [False, False]
        #: By waking, the rules for which the evidence is asked because a literal of theirs stands in the article.
        self._opened: dict[int, set[int]] = {}
        self._trails: dict[int, list[Replacement]] = {}
        self._rounds: dict[int, int] = {}
        self._hands: list[Hand] = []
        self._sightings: tuple[dict[int, list[Sighting]], ...] = ({}, {})
        self._suppressed: set[tuple[int, str]] = set()
        self._notes: dict[str, None] = {}

    def again(self, wakings: Mapping[str, Waking], evidence: Evidence) -> None:
        """Go on from where the article stands, with other evidence."""
        self._wakings, self._evidence = wakings, evidence
        # what was found and told names rules by their number in the wakings of before
        self._found.clear()
        self._opened.clear()
        self._told = [{}, {}]
        for waiting, sightings in zip(self._waiting, self._sightings, strict=True):
            waiting.clear()
            sightings.clear()

    def run(self) -> Outcome:
        """Clean until quiet; raise DidNotSettle if rules undo each other's work."""
        self._look_at_all()
        working = True
        while working:
            working = False
            for phase, waiting in enumerate(self._waiting):
                while waiting or self._stale[phase]:
                    working = self._work(phase) or working
        sightings: dict[int, list[Sighting]] = {}
        for of_phase in self._sightings:
            for number, seen in of_phase.items():
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
        one = len(self._wakings) == 1
        own = [number for number, passage in enumerate(self._passages) if one or not self._other_language(passage)]
        texts = [self._passages[number].text for number in own]
        for i, found in self._wakings[""].look_at_all(texts, self._opened_in(self._wakings[""])):
            self._wait(own[i], found)
        for number, passage in enumerate(self._passages if not one else ()):
            if self._other_language(passage):
                self._look_at(number)
        for waking in self._wakings.values():
            for phase in waking.by_evidence:
                self._stale[phase] = True

    def _look_at(self, number: int) -> None:
        waking = self._waking(self._passages[number])
        self._wait(number, waking.look_at(self._passages[number].text, self._opened_in(waking)))

    def _opened_in(self, waking: Waking) -> set[int]:
        return self._opened.setdefault(id(waking), set())

    def _wait(self, number: int, found: Mapping[int, Found]) -> None:
        """Put a passage on the list of each phase in which something is to be done."""
        for phase, waiting in enumerate(self._waiting):
            self._found.pop((number, phase), None)
            waiting.pop(number, None)
            if phase in found:
                self._found[number, phase] = waiting[number] = found[phase]
            elif number in self._told[phase]:
                waiting[number] = _NOTHING

    def _other_language(self, passage: Passage) -> bool:
        return passage.language is not None and passage.language in self._wakings

    def _waking(self, passage: Passage) -> Waking:
        return self._wakings[passage.language if self._other_language(passage) and passage.language else ""]

    def _work(self, phase: int) -> bool:
        """Do one round of a phase; tell whether anything changed."""
        if self._stale[phase]:
            self._ask_evidence(phase)
        batch = dict(sorted(self._waiting[phase].items()))
        self._waiting[phase].clear()
        lost: set[object] = set()
        settled: dict[int, list[Proposal]] = {}
        for number, found in batch.items():
            proposals = self._proposals(phase, number, found, lost)
            if proposals:
                settled[number] = settle(proposals, self._waking(self._passages[number]).stage_of, lost)
        changed: list[int] = []
        for number, chosen in settled.items():
            if lost:
                chosen = [item for item in chosen if item.match.group is None or item.match.group not in lost]
            if chosen:
                self._apply(number, chosen)
                changed.append(number)
        if changed:
            self._look_again(changed)
        return bool(changed)

    def _look_again(self, changed: Sequence[int]) -> None:
        """Look at the passages that have changed, all of them in one go where they speak one language."""
        open_before = sum(map(len, self._opened.values()))
        if len(self._wakings) == 1:
            texts = [self._passages[number].text for number in changed]
            seen = dict(self._wakings[""].look_at_all(texts, self._opened_in(self._wakings[""])))
            for i, number in enumerate(changed):
                self._wait(number, seen.get(i, {}))
        else:
            for number in changed:
                self._look_at(number)
        if sum(map(len, self._opened.values())) > open_before:
            self._stale = [True, True]

    def _ask_evidence(self, phase: int) -> None:
        """Ask which passages the evidence points to, and put these on the list, with those it pointed to before."""
        self._stale[phase] = False
        before = self._told[phase]
        told: dict[int, list[int]] = {}
        for waking in {id(waking): waking for waking in self._wakings.values()}.values():
            opened = self._opened_in(waking)
            for name, numbers in waking.by_evidence.get(phase, {}).items():
                numbers = [number for number in numbers if number not in waking.gated or number in opened]
                how = normalizers.named(name)
                if not numbers or how.places is None or (how.idle is not None and how.idle(self._evidence)):
                    continue
                for rule_number in numbers:
                    for number in how.places(waking.rules[rule_number].options, self._evidence):
                        if len(self._wakings) == 1 or self._waking(self._passages[number]) is waking:
                            told.setdefault(number, []).append(rule_number)
        self._told[phase] = told
        for number in (before.keys() | told.keys()) - self._waiting[phase].keys():
            self._waiting[phase][number] = self._found.get((number, phase), _NOTHING)

    def _proposals(self, phase: int, number: int, found: Found, lost: set[object]) -> list[Proposal]:
        """Find in one passage; what cannot be applied is noted as seen, its group is ``lost``; the rest comes back."""
        passage = self._passages[number]
        rules = self._waking(passage).rules
        matches = [
            (rule, to_match(hit, rules[rule].options))
            for rule, hit in found.patterns
            if stands(hit, rules[rule].options)
        ]
        for rule in (*found.woken, *self._told[phase].get(number, ())):
            matches += [(rule, match) for match in self._find(rules[rule], passage)]
        proposals: list[Proposal] = []
        seen: list[Sighting] = []
        silent = self._terms.silent.get(number, ())
        allow = self._terms.allow.rank
        for rule_number, match in matches:
            rule = rules[rule_number]
            if rule.source_languages and not rule.hears(self._evidence.source_language):
                continue
            if silent and ("*" in silent or rule.id in silent or rule.pack in silent):
                self._suppressed.add((number, rule.id))
                lost.add(match.group)
                continue
            safety, reason = rule.safety, match.reason
            if match.safety is not None and match.safety.rank < safety.rank:
                safety = match.safety
            if match.edits:
                if "*" not in rule.languages and self._is_in_another_language(passage):
                    lost.add(match.group)
                    continue
                if (passage.locks and any(cuts(edit, passage.locks) for edit in match.edits)) or (
                    not passage.alone and _empties(passage, match)
                ):
                    safety, reason = Safety.SUGGESTION, LOCKED
                elif (passage.fixed or passage.room is not None) and not _fits(passage, match.edits):
                    safety, reason = Safety.SUGGESTION, FIXED
                elif self._terms.glossary is not None and self._cuts_house_word(rule, passage, match.edits):
                    safety, reason = Safety.SUGGESTION, HOUSE
                if safety.rank >= allow and safety is not Safety.SUGGESTION:
                    _check_class(rule, passage.text, match.edits)
                    proposals.append(Proposal(rule_number, match, safety))
                    continue
                lost.add(match.group)
            seen.append(Sighting(rule=rule, match=match, safety=safety, reason=reason))
        if seen:
            self._sightings[phase][number] = seen
        else:
            self._sightings[phase].pop(number, None)
        return proposals

    def _is_in_another_language(self, passage: Passage) -> bool:
        """Is the passage in another language than its rules? They do not know what is right there."""
        language = passage.language or self._evidence.language
        if not is_in_another_language(passage.text, language.partition("-")[0]):
            return False
        self._notes[f"passages in another language than {language} were left alone"] = None
        return True

    def _cuts_house_word(self, rule: Rule, passage: Passage, edits: Iterable[Edit]) -> bool:
        """Would an edit change what the glossary wants so? To take it away with what is around it is no such edit."""
        if self._terms.glossary is None or rule.normalizer == "glossary-terms":
            return False
        words = self._terms.glossary.house_words(passage.text, passage.language or self._evidence.language)
        return any(
            edit.start < end and start < edit.end and start <= edit.start and edit.end <= end
            for edit in edits
            for start, end in words
        )

    def _find(self, rule: Rule, passage: Passage) -> Iterable[Match]:
        if rule.foreign and rule.normalizer == "pattern":
            try:
                return matches_in_time(passage.text, rule.options)
            except TimeoutError:
                self._notes[f"{rule.id}: its pattern took too long on a passage and was left out there"] = None
                return ()
        return normalizers.named(rule.normalizer).find(passage, rule.options, self._evidence)

    def _apply(self, number: int, chosen: Sequence[Proposal]) -> None:
        passage = self._passages[number]
        waking = self._waking(passage)
        rounds = self._rounds[number] = self._rounds.get(number, 0) + 1
        if rounds > MAX_ROUNDS:
            raise DidNotSettle(", ".join(sorted({waking.rules[proposal.rule].id for proposal in chosen})))
        steps: list[Step] = []
        for rule_number, match, safety in chosen:
            hand = len(self._hands)
            self._hands.append(Hand(waking.rules[rule_number], match, safety, match.group))
            for edit in match.edits:
                steps.append(Step(edit, hand))
        steps.sort()
        edits = [step.edit for step in steps]
        text = apply(edits, passage.text)
        borders = (
            {piece.start for piece in passage.pieces if piece.start == piece.end} if len(passage.pieces) > 1 else ()
        )
        self._trails[number] = compose(self._trails.get(number, ()), steps, passage.text, borders)
        locks = shifted(passage.locks, edits) if passage.locks else ()
        room = passage.room if passage.room is None else passage.room + width(passage.text) - width(text)
        changed = self._passages[number] = passage._replace(text=text, locks=locks, room=room)
        for sightings in self._sightings:
            sightings.pop(number, None)
        if self._evidence.turn(self._passages, passage, changed):
            self._stale[QUOTES] = True


#: The phase in which the evidence changes with the text: that of the quotation marks.
QUOTES = PHASES[STAGES.index("quotes")]
_NOTHING = Found([], [])


def _empties(passage: Passage, match: Match) -> bool:
    """Does the match leave nothing of its passage? Then it takes the lines along, and they must be its own."""
    if len(match.edits) != 1:
        return False
    edit = match.edits[0]
    return not edit.new and edit.end - edit.start >= len(passage.text.rstrip())


def _check_class(rule: Rule, text: str, edits: Iterable[Edit]) -> None:
    for edit in edits:
        deletes_lines = "lines" in rule.changes and not edit.new and takes_lines(text, edit.start, edit.end)
        if not deletes_lines and not within(text[edit.start : edit.end], edit.new, rule.changes):
            raise ForbiddenEdit(rule, text[edit.start : edit.end], edit.new)


class ForbiddenEdit(Exception):
    """A rule wanted to change what it did not declare; caught by the caller, who goes on without the rule."""

    def __init__(self, rule: Rule, before: str, after: str) -> None:
        super().__init__(f"{rule.id} may change {', '.join(sorted(rule.changes))}, but wanted {before!r} -> {after!r}")
        self.rule = rule


def _fits(passage: Passage, edits: Iterable[Edit]) -> bool:
    """Is there room for these edits where the passage stands?"""
    growths = [width(edit.new) - width(passage.text[edit.start : edit.end]) for edit in edits]
    if passage.fixed:
        return not any(growths)
    return passage.room is None or sum(growths) <= max(passage.room, 0)
