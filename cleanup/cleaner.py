"""The way of one article: read its format, ask its evidence, run the engine, prove the result."""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Lock

from cleanup import catalogue, formats, selection, silence, suppression
from cleanup.chain import chained
from cleanup.engine import Engine, ForbiddenEdit, Outcome, Terms
from cleanup.errors import DidNotSettle
from cleanup.evidence import Evidence
from cleanup.formats import Document, Format, Markup, inner
from cleanup.given import scope_of, several, tag
from cleanup.glossary import Glossary
from cleanup.identification import LanguageDetector, detect
from cleanup.keep import Keep
from cleanup.language import known_to
from cleanup.markup import broken_structure, places
from cleanup.normalizers import Languages
from cleanup.places import changes_of, findings_of
from cleanup.result import Result
from cleanup.rule import Rule, Safety
from cleanup.suppression import Allowance
from cleanup.text import Edit, Passage, apply, joined
from cleanup.verify import broken_promise
from cleanup.waking import Waking

#: Runs with fresh evidence before the rules that still change something must abstain; 1 is usual.
MAX_RUNS = 3
#: Attempts without the rules that broke a promise before the article is given back as it was.
MAX_ATTEMPTS = 8

#: One automaton is built at a time: with a large glossary it takes a second.
_BUILDING = Lock()


class Cleaner:
    """Cleans articles, any number of them, with one choice of languages and rules.

    ``language`` and ``source_language`` are BCP 47 tags; None means: found out for each article. ``scope``
    "segment" says that a text is not a whole article: what needs the rest of the article is then silent. None means
    "article", but "segment" for the format ``lines``.
    ``select`` and ``ignore`` name rules or packs, ``keep`` words that are never touched (between slashes: a
    regular expression), ``glossary`` forms that are not wanted and the right ones (a mapping, or a Glossary, which can
    be read from a file), ``packs`` folders with more rules, ``fields`` the parts of a record that are prose (of
    JSON and such: ``text``, ``messages.*.title``, or, in a format of its own, ``body:html``). With ``require_reason``
    a suppression in a text that gives no reason is told. Reusable, picklable, safe to share between threads.
    Raises ConfigError for a setting that makes no sense and RuleError for a rule file that does not.
    """

    def __init__(
        self,
        language: str | None = None,
        source_language: str | None = None,
        unsafe: bool = False,
        *,
        scope: str | None = None,
        select: Iterable[str] = (),
        ignore: Iterable[str] = (),
        keep: Iterable[str] = (),
        glossary: Mapping[str, str] | Glossary | None = None,
        language_detector: LanguageDetector | None = None,
        packs: Iterable[str | Path] = (),
        fields: Iterable[str] = (),
        require_reason: bool = False,
    ) -> None:
        self.language = tag("language", language)
        self.source_language = tag("source_language", source_language)
        self.unsafe = unsafe
        self.scope = scope_of(scope) or "article"
        self._for_segments: Cleaner | None = None
        self._scope_is_told = scope is not None
        rules = catalogue.with_folders(several("packs", packs))
        self.glossary = Glossary.of(glossary) if isinstance(glossary, Mapping) else glossary
        chosen = selection.choose(rules, several("select", select), several("ignore", ignore))
        self.rules = _with_glossary(chosen, self.glossary)
        self._markup_rules = tuple(rule for rule in self.rules if rule.reach == "markup")
        self._names = selection.names_of(rules)
        self._known = known_to(rules)
        self.keep = several("keep", keep)
        self._kept = Keep(self.keep)
        self.fields = several("fields", fields)
        if any(":" in field for field in self.fields):
            inner.fields(self.fields)
        self.require_reason = require_reason
        self._detector = language_detector
        self._wakings: dict[tuple[str, str | None, frozenset[str], str], Waking] = {}

    def __getstate__(self) -> dict[str, object]:
        """Leave the automata out: they are made anew when first needed."""
        return self.__dict__ | {"_wakings": {}}

    def clean(self, text: str, format: str = "txt") -> Result:
        """Clean one article; raise FormatError if the format is not known, or the text is no document of that format.

        Where the lines of a format are records (JSONL, CSV), each is an article of its own, and the result is that of
        all; one that is broken stays as it is and is named in ``notes``.

        Never raises for what stands in the prose: a rule that would break a promise is left out for this
        article and named in ``notes``.
        """
        fmt = formats.named(format).with_fields(self.fields)
        if fmt.records is not None:
            from cleanup.records import clean as clean_records

            return clean_records(self.suited(fmt).clean_document, fmt, text)
        return self.clean_document(text, fmt)

    def clean_document(self, text: str, fmt: Format) -> Result:
        """Clean one article that is read by ``fmt``, as `clean` does."""
        result, without = self._clean(text, fmt)
        if without and result.changes and self._clean(result.text, fmt)[0].changes:
            # with other rules left out the cleaned article would be cleaned again
            return self._untouched(text, (*result.notes, "given back as it was"))
        return result

    def suited(self, fmt: Format) -> "Cleaner":
        """Return the cleaner for a format: where it holds segments and no scope was told, one for segments."""
        if not fmt.segments or self._scope_is_told:
            return self
        if self._for_segments is None:
            segments = copy(self)
            segments.scope, segments._scope_is_told = "segment", True
            self._for_segments = segments
        return self._for_segments

    def _clean(self, text: str, fmt: Format) -> tuple[Result, set[str]]:
        """Clean, without the rules that turn out to break a promise; return these too."""
        document = fmt.read(text)
        if not document.passages:
            return self._untouched(text, document.notes), set()
        if fmt.markup is None or not any(fmt.name in rule.formats for rule in self._markup_rules):
            return self._clean_prose(text, fmt, document)
        return self._clean_both(text, fmt, fmt.markup, document)

    def _clean_both(self, text: str, fmt: Format, markup: Markup, document: Document) -> tuple[Result, set[str]]:
        """Repair the markup until it is quiet, then clean the prose; again, if that gave the markup something to do."""
        whole: Result | None = None
        without: set[str] = set()
        current = text
        for _ in range(MAX_RUNS):
            repaired: Result | None = None
            if places(current, (rule for rule in self._markup_rules if fmt.name in rule.formats)):
                if whole is not None:
                    document = fmt.read(current)
                repaired, left_out = self._repair(current, fmt, markup, document)
                without |= left_out
            if whole is not None and (repaired is None or not repaired.changes):
                return whole, without
            if repaired is not None and repaired.changes:
                current = repaired.text
                document = fmt.read(current)
            cleaned, left_out = self._clean_prose(current, fmt, document)
            without |= left_out
            if whole is not None and repaired is not None:  # what was seen in it is seen again
                repaired = chained(replace(whole, findings=()), repaired)
            whole = cleaned if repaired is None else chained(repaired, cleaned)
            if not cleaned.changes:
                return whole, without
            current = whole.text
        return self._untouched(text, ("markup and prose do not settle", "given back as it was")), without

    def _repair(self, text: str, fmt: Format, markup: Markup, document: Document) -> tuple[Result, set[str]]:
        """Repair the markup of a document until it is quiet, without the rules that turn out to break it."""
        notes: list[str] = []
        without: set[str] = set()
        for _ in range(MAX_ATTEMPTS):
            try:
                result, blamed, why = self._repaired(text, fmt, markup, document, frozenset(without))
            except ForbiddenEdit as error:
                blamed, why = {error.rule.id}, str(error)
            except DidNotSettle as error:
                blamed, why = set(str(error).split(", ")), "these rules undo each other's work"
            if not blamed:
                return replace(result, notes=(*notes, *result.notes)), without
            without |= blamed
            notes.append(f"left out for this article: {', '.join(sorted(blamed))} ({why})")
        return self._untouched(text, (*notes, "its markup was left as it is")), without

    def _repaired(
        self, text: str, fmt: Format, markup: Markup, document: Document, without: frozenset[str]
    ) -> tuple[Result, set[str], str]:
        """Repair without some rules; return the result and the rules that broke the document."""
        whole: Result | None = None
        language = self.language or document.language or "und"
        others = {rule.id for rule in self._markup_rules if fmt.name not in rule.formats}
        waking = self._waking(language, self.source_language, without | others, "markup")
        rules = {rule.id: rule for rule in waking.rules}
        blamed: set[str] = set()
        for _ in range(MAX_RUNS):
            current = text if whole is None else whole.text
            found = places(current, rules.values())
            if whole is not None and found:
                document = fmt.read(current)
            passages = self._with_kept(markup.passages(current, document, found)) if found else ()
            terms = Terms(
                allow=Safety.UNSAFE if self.unsafe else Safety.SAFE, silent=silence.silent_in(document, passages)
            )
            source = self.source_language or document.source_language
            evidence = Evidence(
                document.passages, language=language, source_language=source, scope=self.scope, article=current
            )
            outcome = Engine(passages, {"": waking}, evidence, terms).run()
            if whole is not None and not outcome.trails and not outcome.sightings:
                return whole, set(), ""
            result = self._result(current, document, passages, outcome, evidence, outcome.notes)
            whole = result if whole is None else chained(replace(whole, findings=()), result)
            if not outcome.trails:
                return whole, set(), ""
            blamed = broken_structure(markup, result, rules)
            if blamed:
                return whole, blamed, "the document would have lost or won something by it"
            blamed = {name for change in result.changes for name in change.rules}
        return self._untouched(text), blamed, "these rules undo each other's work"

    def _clean_prose(self, text: str, fmt: Format, document: Document) -> tuple[Result, set[str]]:
        """Clean the prose, without the rules that turn out to break a promise; return these too."""
        without: set[str] = set()
        notes: list[str] = list(document.notes)
        for _ in range(MAX_ATTEMPTS):
            try:
                result, blamed, why = self._attempt(text, fmt, document, frozenset(without))
            except ForbiddenEdit as error:
                blamed, why = {error.rule.id}, str(error)
            except DidNotSettle as error:
                blamed, why = set(str(error).split(", ")), "these rules undo each other's work"
            if not blamed:
                return replace(result, notes=(*notes, *result.notes)) if notes else result, without
            without |= blamed
            notes.append(f"left out for this article: {', '.join(sorted(blamed))} ({why})")
        return self._untouched(text, (*notes, "given back as it was")), without

    def _untouched(self, text: str, notes: tuple[str, ...] = ()) -> Result:
        return Result(
            original=text,
            text=text,
            changes=(),
            findings=(),
            language=self.language or "und",
            source_language=self.source_language,
            notes=notes,
        )

    def _attempt(
        self, text: str, fmt: Format, document: Document, without: frozenset[str]
    ) -> tuple[Result, set[str], str]:
        """Clean without some rules; return the result and the rules that broke a promise."""
        passages = self._with_kept(document.passages)
        terms = Terms(
            allow=Safety.UNSAFE if self.unsafe else Safety.SAFE,
            silent=silence.silent_in(document, passages),
            glossary=self.glossary,
        )
        language, notes = self._language(document, passages)
        notes += self._known.missing(language, self.source_language or document.source_language)
        evidence = self._evidence(document, passages, language)
        engine = Engine(passages, self._wakings_for(passages, language, evidence, without), evidence, terms)
        source = evidence
        hands = 0
        for _ in range(MAX_RUNS):
            outcome = engine.run()
            if len(outcome.hands) == hands:
                break
            last, hands = outcome.hands[hands:], len(outcome.hands)
            later = self._language(document, outcome.passages)[0]
            fresh = self._evidence(document, outcome.passages, later)
            if later == language:
                fresh.follow(evidence)
            if later == language and evidence.agrees(fresh):
                break
            language, evidence = later, fresh
            engine.again(self._wakings_for(outcome.passages, language, evidence, without), evidence)
        else:
            blamed = {hand.rule.id for hand in last}
            return (
                Result(original=text, text=text, changes=(), findings=(), language=language, source_language=None),
                blamed,
                "what they changed changed the evidence",
            )
        result = self._result(text, document, passages, outcome, source, (*notes, *outcome.notes))
        if not outcome.trails:
            return result, set(), ""
        blamed = broken_promise(fmt, passages, outcome, result, partial(self._is_quiet, fmt, without))
        return result, blamed, "the cleaned article would have been read in another way"

    def _is_quiet(self, fmt: Format, without: frozenset[str], text: str) -> bool:
        """Does cleaning a text, without some rules, change nothing?"""
        result, blamed, _ = self._attempt(text, fmt, fmt.read(text), without)
        return not result.changes and not blamed

    def _result(
        self, text: str, document: Document, passages: Sequence[Passage], outcome: Outcome,
        evidence: Evidence, notes: tuple[str, ...],
    ) -> Result:  # fmt: skip
        changes = changes_of(text, passages, outcome)
        used: dict[int, set[str]] = {}
        for number, rule in outcome.suppressed:
            used.setdefault(number, set()).add(rule)

        def silences(allowance: Allowance) -> bool:
            numbers = silence.covered(allowance.start, allowance.end, passages)
            return any(allowance.covers(rule) for number in numbers for rule in used.get(number, ()))

        mistakes, unused = suppression.idle(
            document.suppressions, self._names, silences, require_reason=self.require_reason
        )
        return Result(
            original=text,
            text=apply([Edit(change.start, change.end, change.after) for change in changes], text) if changes else text,
            changes=changes,
            findings=findings_of(text, passages, outcome, changes),
            language=evidence.language,
            source_language=evidence.source_language if changes or outcome.sightings else self.source_language,
            notes=(*notes, *silence.told(text, document, mistakes)),
            unused_suppressions=unused,
        )

    def _language(self, document: Document, passages: Sequence[Passage]) -> tuple[str, tuple[str, ...]]:
        told = self.language or document.language
        if told is not None:
            return told, ()
        found = detect("\n\n".join(passage.text for passage in passages), self._detector)
        if found == "und":
            return found, ("the language was not told and could not be found out: only rules for any language worked",)
        return found, (f"the language was found out: {found}",)

    def _evidence(self, document: Document, passages: Sequence[Passage], language: str) -> Evidence:
        source = self.source_language or document.source_language
        return Evidence(passages, language=language, source_language=source, scope=self.scope)

    def _wakings_for(
        self, passages: Sequence[Passage], language: str, evidence: Evidence, without: frozenset[str]
    ) -> dict[str, Waking]:
        told = self.source_language
        wakings = {"": self._waking(language, told, without)}
        for passage in passages:
            if passage.language is not None and passage.language != language and passage.language not in wakings:
                wakings[passage.language] = self._waking(passage.language, told, without)
        return wakings

    def _waking(self, language: str, source: str | None, without: frozenset[str], reach: str = "prose") -> Waking:
        key = (language, source, without, reach)
        waking = self._wakings.get(key)
        if waking is not None:
            return waking
        with _BUILDING:
            if key in self._wakings:  # another thread has built it meanwhile
                return self._wakings[key]
            waking = self._wakings[key] = Waking(
                [
                    rule
                    for rule in self.rules
                    if rule.reach == reach
                    and rule.speaks(language)
                    and (source is None or rule.hears(source))
                    and rule.id not in without
                    and (rule.scope == "segment" or self.scope == "article")
                ],
                Languages(language, source),
            )
            return waking

    def _with_kept(self, passages: Sequence[Passage]) -> Sequence[Passage]:
        """Lock the words to keep."""
        if not self._kept:
            return passages
        locked = []
        for passage in passages:
            spans = self._kept.spans(passage.text)
            locked.append(passage._replace(locks=joined((*passage.locks, *spans))) if spans else passage)
        return locked


def clean(text: str, format: str = "txt", **settings: object) -> Result:
    """Clean one article: ``Cleaner(**settings).clean(text, format)``, for those who have only one."""
    return Cleaner(**settings).clean(text, format)  # type: ignore[arg-type]


def _with_glossary(rules: tuple[Rule, ...], glossary: Glossary | None) -> tuple[Rule, ...]:
    """Give the glossary to the rule that works with it; without one the rule has no trigger and costs nothing."""
    if glossary is None:
        return rules
    return tuple(
        replace(rule, options={**rule.options, "glossary": glossary}) if rule.normalizer == "glossary-terms" else rule
        for rule in rules
    )
