"""Find the space between a number and the percent sign."""

import re
from collections.abc import Iterable

from cleanup.evidence import Evidence
from cleanup.normalizers import Languages, Options, normalizer
from cleanup.numbers.conventions import SPACES, name
from cleanup.rule import Match
from cleanup.text import Edit, Passage

_SPACE = re.compile(rf"[{SPACES}](?<=\d.)%(?=[.,;:!?)\]”\"’»–—-]|[\s{SPACES}]+(?![b-zB-Z]\b|[\d=])|$)")
#: The amount in front, and before it a word, a bracket or a mark: no dash of a set range, no sign of a table.
_AMOUNT = re.compile(
    rf"(?:(?:[^\W\d_]|[%)”\"])[.,;:]?[\s{SPACES}]|[(\"“«‘]|[<>~≈][{SPACES}]?)[+-]?\d{{1,3}}(?:[.,-]\d{{1,3}})*(?:[{SPACES}]\d{{3}})?$"
)


def _triggers(options: Options, languages: Languages) -> Iterable[str]:
    return (f"{space}%" for space in SPACES)


@normalizer("percent-sign", options={}, triggers=_triggers)
def percent_sign(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield the space before each percent sign in running text, to go.

    Left alone are cells of tables, ranges set with a dash, and a remainder in code (7 % 3, x % n).
    """
    for found in _SPACE.finditer(passage.text):
        at = found.start()
        amount = _AMOUNT.search(passage.text, max(0, at - 24), at)
        if passage.kind == "cell" or not amount:
            continue
        source = evidence.source_language or ""
        told = f"a space stands between “{amount[0].split()[-1]}” and the percent sign, as in {name(source)}"
        yield Match(at, found.end(), (Edit(at, at + 1, ""),), (told,))
