"""Find the marks of bold words that are gone: `or **** [run`."""

import re
from collections.abc import Iterable

from cleanup.evidence import Evidence
from cleanup.markup_reading import is_free, matches_of
from cleanup.normalizers import Options, normalizer
from cleanup.rule import Match
from cleanup.text import Edit, Passage

#: Between a word and what goes on with a word, a link or code: not stars of a rating, nor a hidden word.
_EMPTY = re.compile(r"(?<=[^\W\d_] )\*{4} ?(?=[^\W\d_]|\[|`|\*\*)")


@normalizer("empty-emphasis", options={}, triggers=lambda options, languages: (" **** ",), gate=matches_of(r" \*{4} "))
def find(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield a match for four asterisks that stand alone in a sentence, the one time they do in the document."""
    text = passage.text
    if text.count("****") > 1:
        return
    for marks in _EMPTY.finditer(text):
        if marks[0].endswith(" ") and is_free(passage, marks.start(), marks.end()):
            yield Match(
                marks.start(),
                marks.end(),
                (Edit(marks.start(), marks.end(), ""),),
                ("nothing stands between the two pairs of marks",),
            )
