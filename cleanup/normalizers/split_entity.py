"""Find entities of HTML that translation put a space into: & nbsp; and &nbsp ;."""

import re
from collections.abc import Iterable

from cleanup.evidence import Evidence
from cleanup.markup_reading import is_free, matches_of
from cleanup.normalizers import Options, normalizer
from cleanup.rule import Match
from cleanup.text import Edit, Passage

_ENTITY = re.compile(
    r"&( ?)((?:nbsp|amp|lt|gt|quot|apos|copy|reg|trade|hellip|mdash|ndash|laquo|raquo|ldquo|rdquo|lsquo|rsquo|bull|"
    r"middot|times|deg|euro|eacute|egrave|agrave|ccedil|ouml|uuml|auml|szlig)|(# ?\d{2,5}|# ?x[0-9a-f]{2,5}))( ?);",
    re.I,
)


@normalizer(
    "split-entity",
    options={},
    triggers=lambda options, languages: ("& ", " ;", "&# "),
    gate=matches_of(r"& #? ?\w{2,8} ?;", r"&#? ?\w{2,8} ;", r"&# \w{2,8};"),
)
def find(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield a match for each entity with a space in it."""
    for found in _ENTITY.finditer(passage.text):
        edits = tuple(
            Edit(at, at + 1, "") for at in range(found.start(), found.end()) if passage.text[at] == " "
        )  # fmt: skip
        if edits and is_free(passage, found.start(), found.end()):
            yield Match(found.start(), found.end(), edits, (f"“{found[0].replace(' ', '')}” is an entity",))
