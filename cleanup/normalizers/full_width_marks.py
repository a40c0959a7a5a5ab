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
_FULL = re.escape("".join(_PLAIN))
_PLACE = re.compile(rf"(?<![{_BLANKS}])[{_BLANKS}]*(?P<mark>[{_FULL}])[{_BLANKS}]*")
_RUN = re.compile(rf"[{_FULL}.,;:!?()%{_BLANKS}]+")
_LETTER = re.compile(r"[A-Za-zÀ-ÿ]")
#: One eastern character says about as much as so many Latin letters.
_LETTERS_PER_SIGN = 2
#: More marks than this in a row are a list of marks.
_IN_A_ROW = 3


@normalizer("full-width-marks", options={}, triggers=lambda options, languages: _PLAIN)
def full_width_marks(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield for each full-width mark between Latin characters the plain one, with the spaces that it has in print.

    A mark beside a Chinese, Japanese or Korean character is left alone, and so is one that is spoken of: between
    spaces, in quotation marks, in a list of marks. One that repeats the mark before it goes.
    """
    text = passage.text
    if len(_EASTERN.findall(text)) * _LETTERS_PER_SIGN > len(_LETTER.findall(text)):
        return
    spaces = _FRENCH if (passage.language or evidence.language).partition("-")[0] == "fr" else {}
    for run in _RUN.finditer(text):
        if _left_alone(run[0], text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]):
            continue
        for found in _PLACE.finditer(text, *run.span()):
            before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
            if _used(found, before):
                new = _set(_PLAIN[found["mark"]], before, after, spaces)
                told = f"“{found['mark']}” stands in Latin text"
                yield Match(*found.span(), (Edit(*found.span(), new),), (told,))


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


def _left_alone(run: str, before: str, after: str) -> bool:
    """Do these marks, between ``before`` and ``after``, belong to eastern text or make a list, or are they quoted?"""
    if not any(mark in _PLAIN for mark in run) or _EASTERN.match(before) or _EASTERN.match(after):
        return True
    marks = run.translate(dict.fromkeys(map(ord, _BLANKS), " ")).split()
    if max(map(len, marks)) > _IN_A_ROW:
        return True
    return before in (*"\"'“‘«",) and after in (*"\"'”’»",) and len(marks) == 1


def _used(found: re.Match[str], before: str) -> bool:
    """Is the mark used rather than spoken of: does it stick to something?"""
    if found["mark"] != "\N{FULLWIDTH LEFT PARENTHESIS}" and not (before in _PLAIN or _LATIN.match(before)):
        return False
    apart = found[0][0] in _BLANKS and found[0][-1] in _BLANKS
    return not apart or found["mark"] == "\N{FULLWIDTH VERTICAL LINE}"
