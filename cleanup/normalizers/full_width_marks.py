"""Find Chinese and Japanese punctuation in Latin text."""

import re
from collections.abc import Iterable

from cleanup.evidence import Evidence
from cleanup.normalizers import Options, normalizer
from cleanup.rule import Match
from cleanup.text import Edit, Passage

#: Unicode compatibility mappings; the ideographic stop and comma by their use (Unicode Standard, CJK Symbols).
_PLAIN = {
    "\N{FULLWIDTH COMMA}": ",",
    "\N{FULLWIDTH SEMICOLON}": ";",
    "\N{FULLWIDTH COLON}": ":",
    "\N{FULLWIDTH EXCLAMATION MARK}": "!",
    "\N{FULLWIDTH QUESTION MARK}": "?",
    "\N{FULLWIDTH FULL STOP}": ".",
    "\N{IDEOGRAPHIC FULL STOP}": ".",
    "\N{IDEOGRAPHIC COMMA}": ",",
    "\N{FULLWIDTH LEFT PARENTHESIS}": "(",
    "\N{FULLWIDTH RIGHT PARENTHESIS}": ")",
    "\N{FULLWIDTH PERCENT SIGN}": "%",
    "\N{FULLWIDTH VERTICAL LINE}": "|",
}
#: What French sets before a mark (Imprimerie nationale, Lexique).
_FRENCH = {":": "\N{NO-BREAK SPACE}", **dict.fromkeys(";!?", "\N{NARROW NO-BREAK SPACE}")}
_LATIN = re.compile(r"[\w\"'”’“‘»«)\](%.,;:!?&\N{OBJECT REPLACEMENT CHARACTER}]")
_EASTERN = re.compile(r"[\u2e80-\u2fff\u3005-\u30ff\u3100-\u9fff\uac00-\ud7af\uf900-\ufaff\uff10-\uff9f]")
_BLANKS = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{IDEOGRAPHIC SPACE}\N{ZERO WIDTH SPACE}"
_MARKS = {*_PLAIN, *_PLAIN.values()}
_PLACE = re.compile(rf"(?<![{_BLANKS}])[{_BLANKS}]*(?P<mark>[{re.escape(''.join(_PLAIN))}])[{_BLANKS}]*")


@normalizer("full-width-marks", options={}, triggers=lambda options: _PLAIN)
def full_width_marks(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield for each full-width mark between Latin characters the plain one, with the spaces that it has in print.

    A mark beside a Chinese, Japanese or Korean character is left alone, and so is one by itself: between spaces, in
    quotation marks, in a list of marks. One that repeats the mark before it goes.
    """
    text = passage.text
    spaces = _FRENCH if (passage.language or evidence.language).partition("-")[0] == "fr" else {}
    for found in _PLACE.finditer(text):
        before, after = text[: found.start()][-1:], text[found.end() : found.end() + 1]
        if _eastern(text, found.start(), found.end()) or _by_itself(text, found, before, after):
            continue
        new = _set(_PLAIN[found["mark"]], before, after, spaces)
        yield Match(*found.span(), (Edit(*found.span(), new),), (f"“{found['mark']}” stands in Latin text",))


def _set(plain: str, before: str, after: str, spaces: dict[str, str]) -> str:
    """The plain mark with its spaces; ``before`` and ``after`` are the characters around the mark and its blanks."""
    before, after = _PLAIN.get(before, before), _PLAIN.get(after, after)
    ends = after in ("", "\r", "\n")
    if plain == "(":
        return plain if before in ("", "\r", "\n", "(", "“", '"', "‘", "«") else " ("
    if plain == "|":
        return " |" if ends else " | "
    if (plain == before and plain in ").,%") or (plain == "," and before in (*".!?;:",)):
        plain = ""  # the mark is there already
    elif plain == ":" and before.isdigit() and after.isdigit():
        return plain
    left = "" if before in spaces else spaces.get(plain, "")
    return left + plain + ("" if ends or after in (*"\"”’»)]}.,;:!?%'(|",) else " ")


def _eastern(text: str, start: int, end: int) -> bool:
    """Does an eastern character stand before or behind the marks and blanks of this place?"""
    while start and (text[start - 1] in _PLAIN or text[start - 1] in _BLANKS):
        start -= 1
    while end < len(text) and text[end] in _PLAIN:
        end += 1
    return bool(_EASTERN.match(text[:start][-1:]) or _EASTERN.match(text[end : end + 1]))


def _by_itself(text: str, found: re.Match[str], before: str, after: str) -> bool:
    """Is the mark spoken of rather than used?"""
    start, end = found.span()
    if found["mark"] != "\N{FULLWIDTH LEFT PARENTHESIS}" and not (before in _PLAIN or _LATIN.match(before)):
        return True
    if text[start] in _BLANKS and text[end - 1] in _BLANKS and found["mark"] != "\N{FULLWIDTH VERTICAL LINE}":
        return True
    while start and text[start - 1] in _MARKS:
        start -= 1
    while end < len(text) and text[end] in _MARKS:
        end += 1
    quoted = text[:start][-1:] in (*"\"'“‘«",) and text[end : end + 1] in (*"\"'”’»",)
    return quoted or len(text[start:end].strip(_BLANKS)) > 3
