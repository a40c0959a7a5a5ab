"""Find names of states in the word order of French: “States - United”."""

import re
from collections.abc import Iterable

from cleanup.evidence import Evidence
from cleanup.normalizers import Options, normalizer
from cleanup.pattern import smallest
from cleanup.rule import Match
from cleanup.text import Passage

_REVERSED = re.compile(r"\b(States|Nations|Kingdom) ?- ?United\b(?! [A-Z]|-)")
_PREPOSITION = re.compile(r"\b(?:of|to|by|from|with|in|at|for|against|between|into|on|and) $")


@normalizer("reversed-name", options={"names": dict})
def reversed_name(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield each reversed name with the right one; behind a preposition it gets its article."""
    text = passage.text
    for found in _REVERSED.finditer(text):
        start, end = found.span()
        name = options["names"].get(found[1])
        if name is None or text.endswith("United ", 0, start):
            continue
        the = "the " if _PREPOSITION.search(text, max(0, start - 9), start) else ""
        told = (f"“{found[0]}” is “{name}” in the order of the original",)
        yield Match(start, end, (smallest(start, found[0], the + name),), told)
