"""Find placeholders that translation put a space into: % s, { name }, $ {x}."""

import re
from collections.abc import Iterable

from cleanup.evidence import Evidence
from cleanup.markup_reading import matches_of
from cleanup.normalizers import Options, normalizer
from cleanup.rule import Match
from cleanup.text import Edit, Passage, cuts

_BROKEN = re.compile(
    r"(?<![\d%] )(?<![\d%])% ?(?:\(\w+\) ?[sdf]|\d ?\$ ?[sd]|[sdf])\b|(?<![{$%])\{ ?\w+ ?\}(?!\})|\$ ?\{ ?\w+ ?\}"
)

_WHOLE = re.compile(r"(?<![{$%\w])(?:%(?:\(\w{1,60}\)[sdf]|\d\$[sd]|[sdf])(?!\w)|\$\{\w{1,60}\}|\{\w{1,60}\}(?!\}))")


@normalizer(
    "split-placeholder",
    options={},
    triggers=lambda options, languages: ("% ", "%(", "{ ", " }", "$ "),
    gate=matches_of(r"%(?: [(sdf\d]|\(\w+\) )", r"\{ \w+ ?\}", r"\{\w+ \}", r"\$ \{", r"\$ ?\{ "),
)
def find(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield a match for each placeholder with a space in it whose whole form stands elsewhere in the document."""
    text = passage.text
    for found in _BROKEN.finditer(text):
        whole = found[0].replace(" ", "")
        edits = tuple(Edit(at, at + 1, "") for at in range(found.start(), found.end()) if text[at] == " ")
        if not edits or any(cuts(edit, passage.locks) for edit in edits):
            continue
        if whole not in evidence.ask(("placeholders",), lambda: frozenset(_WHOLE.findall(evidence.article))):
            continue
        yield Match(found.start(), found.end(), edits, (f"“{whole}” stands elsewhere in the document",))
