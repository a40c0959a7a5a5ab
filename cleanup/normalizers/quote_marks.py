"""Give out the repairs that the reading of the quotation marks asks for, one kind to each rule."""

from collections.abc import Iterable

from cleanup.evidence import Evidence
from cleanup.normalizers import Options, normalizer
from cleanup.rule import Match
from cleanup.text import Passage


def _places(options: Options, evidence: Evidence) -> Iterable[int]:
    return evidence.quotations.places(options["kind"])


def _idle(evidence: Evidence) -> bool:
    return not evidence.quotations


@normalizer("quote-marks", options={"kind": str}, places=_places, idle=_idle)
def quote_marks(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield a match for each mark of this passage that shows damage of the rule's ``kind``."""
    for repair in evidence.quotations.places(options["kind"]).get(passage.number, ()):
        yield repair.match
