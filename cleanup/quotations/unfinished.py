"""What a reading shows and nobody can mend: quotations never closed, paragraphs that do not take one up again."""

from collections.abc import Collection, Iterable

from cleanup.quotations.doubts import MARGIN
from cleanup.quotations.reading import Role
from cleanup.quotations.run import Repair, Run, excerpt
from cleanup.rule import Match, Safety
from cleanup.text import Edit

#: A quotation over more sections than this is more likely a lost mark.
_LONGEST = 8
#: The mark that takes a quotation up again, where the language does so (Chicago Manual of Style; RAE, Ortografía).
_CONTINUATION = {"en": "", "es": "»"}


def unclosed(run: Run) -> Iterable[Repair]:
    """Yield a sighting for each quotation that was given up as never closed."""
    for section in run.given_up:
        i = _left_open(run, section)
        if i is not None and not run.reads[i].local.single:
            mark = run.marks[i]
            told = f"the quotation that begins with “{excerpt(run.text(mark), mark.end)}” has no closing mark"
            match = Match(mark.start, mark.end, (), (told,))
            yield Repair(passage=run.passage(mark), kind="unclosed-quotation", match=match)


def without_continuation(run: Run, base: str, continued: Collection[int], outer: str) -> Iterable[Repair]:
    """Yield a proposal for each section inside a quotation that does not begin with a mark.

    Never more than a proposal: of 122 marks deleted from a book, 10 were found with 5 false.
    """
    if base not in _CONTINUATION:
        return
    for i, read in enumerate(run.reads):
        if read.role != Role.OPENS or read.partner is None or read.depth or read.local.single:
            continue
        opener, last = run.marks[i], run.marks[read.partner].section
        if not 0 < last - opener.section <= _LONGEST or run.margin(i) < MARGIN:
            continue
        told = (
            f"the quotation that begins with “{excerpt(run.text(opener), opener.end)}” goes on in this paragraph, "
            "which does not begin with a mark"
        )
        for section in range(opener.section + 1, last + 1):
            if section not in continued:
                place = run.sections[section]
                text = run.texts[place.passage][place.start : place.end]
                at = place.start + len(text) - len(text.lstrip())
                edit = Edit(at, at, _CONTINUATION[base] or outer[0])
                match = Match(at, min(at + 12, place.end), (edit,), (told,), Safety.SUGGESTION)
                yield Repair(passage=place.passage, kind="missing-continuation-mark", match=match)


def _left_open(run: Run, section: int) -> int | None:
    """The last mark up to the end of a section that opened a quotation and has no partner."""
    return next(
        (
            i
            for i in range(len(run.reads) - 1, -1, -1)
            if run.marks[i].section <= section and run.reads[i].role == Role.OPENS and run.reads[i].partner is None
        ),
        None,
    )
