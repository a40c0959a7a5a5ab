"""Find the apostrophe of a plural that stands by itself: ``workers ' rights``."""

import re
from collections.abc import Iterable

from cleanup.evidence import Evidence
from cleanup.normalizers import Languages, Options, normalizer
from cleanup.rule import Match, Safety
from cleanup.text import Edit, Passage

_PLACE = re.compile(r"(?<=[^\W\d_]s)[ \N{NO-BREAK SPACE}]+(?=['’] [a-z]{2})")
#: A mark that may open or close a quotation: not between two letters, not after a digit.
_LOOSE = re.compile(r"(?<!\d)(?<!\d )(?:(?<![^\W\d_])['’‘]|['’‘](?![^\W\d_]))")
#: A mark with spaces around it that no plural stands before.
_ALONE = re.compile(r"[^\W\d_s] ['’](?:[ .,]|$)")


def _triggers(options: Options, languages: Languages) -> Iterable[str]:
    return (f"s{space}{mark}" for space in " \N{NO-BREAK SPACE}" for mark in "'’")


@normalizer("lone-apostrophe", options={}, triggers=_triggers)
def lone_apostrophe(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield the space before an apostrophe that stands alone behind a plural.

    Unsafe where another mark of the passage could be its partner in a quotation, and silent where two of them may be
    one pair with spaces inside.
    """
    text = passage.text
    found = list(_PLACE.finditer(text))
    if len(found) % 2 == 0 or _ALONE.search(text):
        return
    others = len(_LOOSE.findall(text)) - len(found)
    for place in found:
        edit = Edit(place.start(), place.end(), "")
        told = ("the apostrophe follows a plural in -s and stands alone",)
        if others:
            reason = "it may belong to a quotation in single marks"
            yield Match(place.start(), place.end() + 1, (edit,), told, Safety.UNSAFE, reason)
        else:
            yield Match(place.start(), place.end() + 1, (edit,), told)
