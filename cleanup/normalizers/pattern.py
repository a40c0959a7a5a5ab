"""Find with a regular expression, and replace by a template: the normalizer that most rules use."""

from collections.abc import Iterable

from cleanup.evidence import Evidence
from cleanup.normalizers import Options, normalizer
from cleanup.pattern import matches
from cleanup.rule import Match
from cleanup.text import Passage


@normalizer("pattern", options={"find": str, "replace": str, "evidence": str, "line": str, "unless_line": str})
def pattern(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield a match for each place where ``find`` matches; ``replace`` is a template with ``\\1`` for groups.

    What stands before the match in its line must be matched by ``line`` and must not be by ``unless_line``, where
    a rule gives them.
    """
    return matches(passage.text, options)
