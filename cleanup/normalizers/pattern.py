"""Find with a regular expression, and replace by a template: the normalizer that most rules use."""

from collections.abc import Iterable

from cleanup.evidence import Evidence
from cleanup.normalizers import Options, normalizer
from cleanup.pattern import matches
from cleanup.rule import Match
from cleanup.text import Passage


@normalizer("pattern", options={"find": str, "replace": str, "evidence": str})
def pattern(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield a match for each place where ``find`` matches; ``replace`` is a template with ``\\1`` for groups."""
    return matches(passage.text, options)
