"""Find paragraphs and sentences that stand twice: an article sewn together from parts has them at the seams."""

from collections.abc import Iterable

from cleanup.evidence import Evidence
from cleanup.normalizers import Options, normalizer
from cleanup.repeats import doubled_sentence
from cleanup.rule import Match
from cleanup.text import Edit, Passage


def _places(options: Options, evidence: Evidence) -> Iterable[int]:
    return (number for number, how in evidence.repeats if how == options["what"])


@normalizer("said-twice", options={"what": str}, places=_places, idle=lambda evidence: not evidence.repeats)
def said_twice(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield the second of two: ``what`` is "passage", "near", "sentence" or "alike", as the evidence names them.

    Only a paragraph directly behind its like, and a sentence directly behind its like, come with an edit.
    """
    text = passage.text
    what = options["what"]
    if what == "sentence":
        span = doubled_sentence(text.strip())
        if span is not None:
            shift = len(text) - len(text.lstrip())
            start, end = span[0] + shift, span[1] + shift
            words = len(text[start + 2 : end].split())
            yield Match(
                start, end, (Edit(start, end, ""),), (f"the {words} words of this sentence stand directly before it",)
            )
        return
    words = len(text.split())
    if not words or (passage.number, what) not in evidence.repeats:
        return
    if what == "passage":
        told = f"the paragraph before it has the same {words} words"
        yield Match(0, len(text), (Edit(0, len(text), ""),), (told,))
    elif what == "near":
        yield Match(0, len(text), (), (f"the same {words} words stand a few paragraphs before",))
    elif what == "alike":
        told = f"it begins like the paragraph before it ({words} words), with the same names and numbers"
        yield Match(0, len(text), (), (told,))
