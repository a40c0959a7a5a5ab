"""How a form stands in a text: as a word of its own, at the beginning of a sentence, among capitals."""

import re
import unicodedata

#: Forms of fewer letters are other words in capitals (it and IT), unless all around them is in capitals.
FEW = 4
#: So far back the beginning of a sentence is looked for.
_BACK = 24
_OPENING, _CLOSING = " “‘„«\"'([", "”’»\"')]"
_HYPHENS = "\N{HYPHEN}\N{NON-BREAKING HYPHEN}-"
_ESCAPED = re.escape(_HYPHENS)
_APOSTROPHES = "'’"
#: What is set before a name and behind it with a hyphen: pro-, anti-; -based, -style. More of them make another name.
_PREFIX = re.compile(rf"(?<![\w{_ESCAPED}'’])[a-zß-ÿ]\w{{1,12}}[{_ESCAPED}]$")
_SUFFIX = re.compile(rf"[{_ESCAPED}][a-zß-ÿ]\w{{1,20}}(?![\w{_ESCAPED}])")
#: Mr. Dr. St. U.S. and initials: a dot behind these ends no sentence.
_SHORT = re.compile(r"(?:^|[^\w])(?:[^\W\d_]|[A-ZÀ-Þ][^\W\d_]{0,2})\.$")
_CAPITALS_BEFORE = re.compile(r"[^\W\d_]{2,}\W{1,3}$")
_CAPITALS_AFTER = re.compile(r"\W{1,3}([^\W\d_]{2,})")


def free(text: str, start: int, end: int) -> bool:
    """Does ``text[start:end]`` stand as a word of its own, no part of a longer one or of a name joined by a hyphen?

    A name may have “pro-” before it and “-based” behind it, “l’” and “’s”, but not “Aix-” or “O’”. In scripts that
    set no spaces every place is free.
    """
    before, after = text[max(0, start - 1) : start], text[end : end + 3]
    first, last = text[start], text[end - 1]
    if (before and _joins(before, first)) or (after and _joins(last, after[0])):
        return False
    if before and first.isalnum():
        if before in _HYPHENS and not (first.isupper() and _PREFIX.search(text, max(0, start - _BACK), start)):
            return text[start - 2 : start - 1] in (" ", "-", "")
        if before in _APOSTROPHES and text[max(0, start - 2) : start - 1].isupper():
            return False
    if len(after) > 1 and last.isalnum():
        if after[0] in _HYPHENS and after[1].isalnum():
            return first.isupper() and _SUFFIX.match(text, end) is not None
        if after[0] in _APOSTROPHES and after[1].isalpha():
            return after[1] in "sS" and not after[2:].isalpha()
    return True


def holds(only: str, text: str, start: int, end: int) -> bool:
    """Does ``text[start:end]`` stand at the beginning of a "sentence", or among "capitals"?"""
    return _begins_sentence(text, start, end) if only == "sentence" else _among_capitals(text, start, end)


def _joins(left: str, right: str) -> bool:
    """Do these two make one word?"""
    if unicodedata.category(right)[0] == "M":
        return True
    return _is_wordlike(left) and _is_wordlike(right) and not (_sets_no_spaces(left) or _sets_no_spaces(right))


def _is_wordlike(char: str) -> bool:
    return char.isalnum() or char == "_" or unicodedata.category(char)[0] == "M"


def _sets_no_spaces(char: str) -> bool:
    """Thai to Burmese, Khmer, kana, Hangul (whose particles are glued to the word), Chinese characters."""
    return "\u0e00" <= char <= "\u109f" or "\u1780" <= char <= "\u17ff" or "\u3040" <= char <= "\ud7ff"


def _begins_sentence(text: str, start: int, end: int) -> bool:
    """A capital behind it makes it the beginning of a name, "Harbor Freight": then no."""
    if text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():
        return False
    before = text[max(0, start - _BACK) : start].rstrip(_OPENING)
    if not before:
        return start <= _BACK
    if before[-1] == "\n":
        return True
    before = before.rstrip(_CLOSING)
    return before[-1:] in (".", "!", "?", "…") and not _SHORT.search(before)


def _among_capitals(text: str, start: int, end: int) -> bool:
    word = text[start:end]
    if " " in word or "\n" in word or sum(char.isalpha() for char in word) >= FEW:
        return True
    before = _CAPITALS_BEFORE.search(text[max(0, start - _BACK) : start])
    after = _CAPITALS_AFTER.match(text, end)
    return (before is not None and before[0].isupper()) or (after is not None and after[1].isupper()) or text.isupper()
