"""Find names that one article writes in two English ways."""

from collections.abc import Iterable

from cleanup import names
from cleanup.evidence import Evidence
from cleanup.normalizers import Options, normalizer
from cleanup.rule import Match
from cleanup.text import Passage


@normalizer("two-spellings", options={}, triggers=lambda options, languages: _all())
def two_spellings(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield the first place in a passage where the rarer spelling stands, if the article has both.

    Never an edit: which of two English spellings a house wants is its choice.
    """
    for main, others in names.spellings().items():
        if not any(name in passage.text for name in (main, *others)):
            continue
        counts = evidence.spellings(main)
        if len(counts) < 2:
            continue
        common, rarer = counts[0], counts[-1]
        at = next(names.free(rarer[0], passage.text), None)
        if at is None:
            continue
        told = f"“{rarer[0]}” stands {names.times(rarer[1])} in this article and “{common[0]}” {names.times(common[1])}"
        yield Match(at, at + len(rarer[0]), (), (told,))


def _all() -> Iterable[str]:
    return (name for main, others in names.spellings().items() for name in (main, *others))
