"""Find names that one article writes in two English ways."""

from collections.abc import Iterable

from cleanup import names
from cleanup.evidence import Evidence
from cleanup.names.surroundings import in_title, is_mentioned
from cleanup.normalizers import Options, normalizer
from cleanup.rule import Match, Safety
from cleanup.text import Edit, Passage

#: A majority is clear if the one spelling stands so many times as often as all others together.
CLEAR = 2


@normalizer("two-spellings", options={}, triggers=lambda options, languages: _all())
def two_spellings(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield the rarer spellings in a passage, if the article has two, with the commoner one if its majority is clear.

    Never a safe edit: which of two English spellings a house wants is its choice.
    """
    text = passage.text
    for main, others in names.spellings().items():
        if not any(name in text for name in (main, *others)):
            continue
        counts = evidence.spellings(main)
        if len(counts) < 2:
            continue
        (common, most), *rest = counts
        clear = most >= CLEAR * sum(count for _, count in rest)
        for rarer, count in rest if clear else rest[-1:]:
            told = f"“{rarer}” stands {names.times(count)} in this article and “{common}” {names.times(most)}"
            for at in names.free(rarer, text):
                end = at + len(rarer)
                if not clear or in_title(text, at, end) or is_mentioned(text, at, end):
                    yield Match(at, end, (), (told,))
                    break
                yield Match(at, end, (Edit(at, end, common),), (told,), Safety.UNSAFE, "English has both spellings")


def _all() -> Iterable[str]:
    return (name for main, others in names.spellings().items() for name in (main, *others))
