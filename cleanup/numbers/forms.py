"""What the numbers of an article prove by themselves: in which conventions it writes."""

import re
from typing import NamedTuple

from cleanup.numbers.conventions import SPACES

#: The first digit, and what does not stand before it: behind the digit, so that the search runs on digits.
_FIRST = r"(?<![\w.,:/-][0-9])"
_END = rf"(?![\d\w/:-]|[.,{SPACES}]\d)"
_SPACED = re.compile(rf"[1-9]{_FIRST}\d{{0,2}}[{SPACES}](?:\d{{3}}[{SPACES}]){{0,3}}0\d\d{_END}")
_POINTED = re.compile(rf"[1-9]{_FIRST}\d{{0,2}}(?:\.000|(?:\.\d{{3}}){{2,3}}|\.\d{{3}},\d{{1,2}}){_END}")
_COMMAS = re.compile(rf"[1-9]{_FIRST}\d{{0,2}}(?:,\d{{3}})+(?:\.\d{{1,2}})?{_END}")
_COMMA_DECIMALS = re.compile(
    rf"[0-9]{_FIRST}\d{{0,3}},\d{{1,2}}"
    rf"(?=[{SPACES}]?(?:[%€$£]|[mb]illi|[MB]illi|mi[lo]|per ?cent|Prozent|por ciento))"
)
_POINT_DECIMALS = re.compile(rf"[0-9]{_FIRST}\d{{0,3}}\.\d{{1,2}}{_END}")
_THOUSANDTHS = re.compile(rf"0,(?<![\w.,:/-]0,)\d{{3}}{_END}")


class Forms(NamedTuple):
    """How often numbers of each form stand in an article that cannot be read in another way."""

    spaced: int
    pointed: int
    commas: int
    comma_decimals: int
    point_decimals: int
    #: 0,500: three decimals behind a comma.
    thousandths: int


def forms(text: str) -> Forms:
    """Count the numbers of ``text`` that prove their own convention."""
    patterns = (_SPACED, _POINTED, _COMMAS, _COMMA_DECIMALS, _POINT_DECIMALS, _THOUSANDTHS)
    return Forms(*(sum(1 for _ in pattern.finditer(text)) for pattern in patterns))
