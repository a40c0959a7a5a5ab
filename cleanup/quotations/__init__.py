"""The reading of all quotation marks of an article, and the repairs that follow from it.

One reading for the whole article decides for every mark whether it opens, closes, takes up again, is an
apostrophe, a prime or a stray; the edits are derived from it. Only passages that a cheap look cannot prove to be
well formed are read, with those around them up to the next one that is.
"""

from collections.abc import Callable, Mapping, Sequence

from cleanup.quotations.conventions import other_convention
from cleanup.quotations.costs import HABIT_MARKS, Weights, for_habits
from cleanup.quotations.doubts import MISSING_CONTINUATIONS
from cleanup.quotations.gate import Scan, has_marks, is_well_formed, scan
from cleanup.quotations.marks import Mark, Section, marks_in, sections
from cleanup.quotations.reading import Read, Role, reader
from cleanup.quotations.repairs import Repairer
from cleanup.quotations.run import Repair, Run
from cleanup.rule import Safety
from cleanup.text import Passage
from cleanup.typography import Convention, convention

__all__ = ["Reading", "Repair", "has_marks", "read", "speaks_of_marks", "style"]

#: An article about marks shows them for their own sake. (Without first letters, which may be capitals.)
_ABOUT_MARKS = (
    "uillemet", "uotation mark", "uote mark", "nverted comma", "nführungszeichen", "omillas", "irgolette", "авычк",
)  # fmt: skip
_PLAIN = Weights()


class Reading:
    """The repairs that a reading asks for, by kind and passage."""

    def __init__(self, repairs: Sequence[Repair] = ()) -> None:
        self._repairs: dict[str, dict[int, list[Repair]]] = {}
        doubts = {
            repair.match.group: repair.match.reason
            for repair in repairs
            if repair.match.group is not None and repair.match.safety is not None
        }
        for repair in repairs:
            if repair.match.group in doubts:  # half a pair is worse than none
                repair = _withheld(repair, doubts[repair.match.group])
            self._repairs.setdefault(repair.kind, {}).setdefault(repair.passage, []).append(repair)

    def __bool__(self) -> bool:
        return bool(self._repairs)

    def places(self, kind: str) -> Mapping[int, Sequence[Repair]]:
        """The repairs of one kind by the number of their passage."""
        return self._repairs.get(kind, {})


def read(
    passages: Sequence[Passage],
    language: str,
    scope: str,
    own_style: Callable[[], tuple[str, str]],
    about_marks: Callable[[], bool],
    scans: dict[str, Scan],
) -> Reading:
    """Read the marks of an article as it stands now; ``scans`` keeps what was seen of each text before.

    ``own_style`` tells the outer and the inner pair that repairs are made with, ``about_marks`` whether the article
    speaks of marks.
    """
    rules = convention(language)
    if rules is None:
        return Reading()
    if not scans and is_well_formed("\n\n".join([passage.text for passage in passages]), rules):
        return Reading()
    known = scans.get
    found = [known(passage.text) or _scanned(passage.text, rules, scans) for passage in passages]
    runs = _runs(passages, found)
    if not runs:
        return Reading(other_convention(passages, found, rules))
    doubled = sum(passage.text.count('""') for passage in passages)
    marks = [_marks(run, passages, language) for run in runs]
    weights = _PLAIN
    reads = [reader(rules, weights).read(found_marks, len(run_sections)) for run_sections, found_marks in marks]
    well_formed = sum(2 * len(one.pairs) for one in found) - sum(
        2 * len(found[number].pairs) for run in runs for number in run
    )
    shares = _habits(
        [(found_marks, read_marks) for (_, found_marks), (read_marks, _) in zip(marks, reads, strict=True)], well_formed
    )
    adapted = for_habits(weights, shares)
    if adapted != weights:
        weights = adapted
        reads = [reader(rules, weights).read(found_marks, len(run_sections)) for run_sections, found_marks in marks]
    repairs: list[Repair] = []
    for run, (run_sections, run_marks), (run_reads, given_up) in zip(runs, marks, reads, strict=True):
        lone = len(passages) == 1 or scope == "segment"
        read_run = Run(
            texts={number: passages[number].text for number in run},
            sections=run_sections,
            marks=run_marks,
            reads=run_reads,
            given_up=() if lone else given_up,
        )
        near = {number: _style_near(number, found, rules, own_style()) for number in run}
        repairs += Repairer(read_run, rules, near, doubled).repairs()
    if repairs and about_marks():
        reason = "the article speaks of quotation marks: they may be shown for their own sake"
        repairs = [_withheld(repair, reason) for repair in repairs]
    if not repairs:
        repairs = other_convention(passages, found, rules)
    return Reading(repairs)


def speaks_of_marks(text: str) -> bool:
    """Is this a text about quotation marks?"""
    return any(word in text for word in _ABOUT_MARKS)


def style(passages: Sequence[Passage], language: str, scans: dict[str, Scan]) -> tuple[str, str]:
    """The outer and inner pair that an article uses: the majority of its well-formed pairs, else its language's.

    An English article without quotation marks of its own is curly if its apostrophes are.
    """
    rules = convention(language)
    if rules is None:
        return '""', "''"
    counts: dict[str, int] = {}
    for passage in passages:
        for _, _, glyphs in _scanned(passage.text, rules, scans).pairs:
            counts[glyphs] = counts.get(glyphs, 0) + 1
    own = {glyphs: count for glyphs, count in counts.items() if glyphs[0] not in "'‘’‚‹›"}
    outer = max(own, key=lambda glyphs: (own[glyphs], glyphs == rules.outer)) if own else ""
    if not outer:
        texts = [passage.text for passage in passages]
        curly = sum(text.count("“") + text.count("”") for text in texts)
        straight = sum(text.count('"') for text in texts)
        if rules.outer != "“”":
            outer = rules.outer
        else:
            tied = curly == straight and any("’" in text for text in texts)
            outer = "“”" if curly > straight or tied else '""'
    return outer, _inner_of(outer, rules)


def _inner_of(outer: str, rules: Convention) -> str:
    if outer == rules.outer != rules.inner:
        return rules.inner
    return {"“”": "‘’", '""': "''", "„“": "‚‘", "«»": "“”", "»«": "›‹"}.get(outer, rules.inner)


def _style_near(number: int, scans: Sequence[Scan], rules: Convention, own: tuple[str, str]) -> tuple[str, str]:
    """The pair to repair a passage with: that of its own well-formed pairs if they agree, else the article's."""
    pairs = {glyphs for _, _, glyphs in scans[number].pairs if glyphs in ("“”", '""', "«»", "„“", "»«")}
    if len(pairs) != 1 or own[0] in pairs:
        return own
    (outer,) = pairs
    return outer, _inner_of(outer, rules)


def _scanned(text: str, rules: Convention, scans: dict[str, Scan]) -> Scan:
    known = scans.get(text)
    if known is None:
        known = scans[text] = scan(text, rules)
    return known


def _runs(passages: Sequence[Passage], scans: Sequence[Scan]) -> list[list[int]]:
    """Runs of passages to read: around each suspicious one, up to the next that is quiet."""
    runs: list[list[int]] = []
    if not any(found.suspicious or found.open for found in scans):
        return runs
    run: list[int] = []
    hot = False

    def end() -> None:
        nonlocal run, hot
        if hot:
            while not scans[run[-1]].marks:
                run.pop()
            runs.append(run)
        run, hot = [], False

    bare = 0
    for number, found in enumerate(scans):
        if not passages[number].follows or found.data or (found.marks and found.quiet):
            end()
        if found.data or (found.quiet and (found.marks or not run)):
            continue
        bare = 0 if found.marks else bare + 1
        if bare > MISSING_CONTINUATIONS:
            end()
            continue
        run.append(number)
        hot = hot or found.suspicious or (bool(found.open) and not _taken_up(number, passages, scans))
    end()
    return runs


def _taken_up(number: int, passages: Sequence[Passage], scans: Sequence[Scan]) -> bool:
    """Does the passage after one with an open quotation begin with a mark?"""
    return number + 1 < len(passages) and scans[number + 1].begins


def _marks(run: Sequence[int], passages: Sequence[Passage], language: str) -> tuple[list[Section], list[Mark]]:
    run_sections: list[Section] = []
    found: list[Mark] = []
    for number in run:
        text = passages[number].text
        for section in sections(number, text):
            found += marks_in(text, section, len(run_sections), language)
            run_sections.append(section)
    return run_sections, found


def _habits(runs: Sequence[tuple[Sequence[Mark], Sequence[Read]]], well_formed: int) -> dict[str, float]:
    """The share of confident marks that show each kind of damage, where it is often enough to be a habit.

    ``well_formed`` counts the marks that did not have to be read.
    """
    counts = {"inner": 0, "glued": 0, "reversed_pair": 0}
    total = well_formed
    for marks, reads in runs:
        for mark, got in zip(marks, reads, strict=True):
            if got.local.single or got.partner is None or got.margin < 3:
                continue
            total += 1
            opens = got.role == Role.OPENS
            around = mark.around
            other = marks[got.partner].around.glyph
            spaced = around.right_space if opens else around.left_space
            side = got.local.open_side if opens else got.local.close_side
            counts["inner"] += spaced
            counts["glued"] += side >= 3 and not spaced
            counts["reversed_pair"] += (around.glyph + other if opens else other + around.glyph) == "”“"
    return {name: count / total for name, count in counts.items() if count >= HABIT_MARKS}


def _withheld(repair: Repair, reason: str) -> Repair:
    match = repair.match._replace(safety=Safety.SUGGESTION, reason=reason)
    return Repair(passage=repair.passage, kind=repair.kind, match=match)
