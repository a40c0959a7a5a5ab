"""Whether a word of its own stands beside a mark."""

import re

from cleanup.function_words import FUNCTION_WORDS
from cleanup.quotations.marks import follows_attribution

#: Languages that write compounds with a quoted first part.
_COMPOUNDING = frozenset({"de", "nl", "sv", "da", "nb", "fi", "hu"})
_SYLLABLE = re.compile(r"""["“«][^\W\d_]{1,3}(?<![A-ZÀ-Þ])["”»]$""")
_ENDING = re.compile(r"(?:s|ed|ing|er|ly|ish|style|like|i[sz]e[ds]?|i[sz]ing|i[sz]ation|ness|able|ism)\b")
_WORD = re.compile(r"\w+")
_LAST_WORD = re.compile(r"\w+$")


def begins_a_word(text: str, at: int, base: str) -> bool:
    """Is what follows a closing mark a word of its own?

    Not an ending (“x”s), half a compound („x“sbetrag) or what is left of a word whose beginning is set off ("vi"per).
    """
    if base not in _COMPOUNDING and not _SYLLABLE.search(text, max(0, at - 5), at):
        return not _ENDING.match(text, at)
    word = _WORD.match(text, at)
    if word is None or text[at].isupper() or text[at].isdigit():
        return True
    return word[0] in FUNCTION_WORDS.get(base, ()) or follows_attribution(text, at, base)


def ends_a_word(text: str, at: int, base: str, right: str) -> bool:
    """Is what stands before an opening mark a word of its own, not the first half of a compound (Brot»schnipsel«)?"""
    if base not in _COMPOUNDING or not right.islower():
        return True
    word = _LAST_WORD.search(text, max(0, at - 40), at)
    return word is None or word[0].lower() in FUNCTION_WORDS.get(base, ())


def spaces_words(char: str) -> bool:
    """Is this a character of a script that sets spaces between words and marks as European languages do?"""
    return char < "\u0590" or "\u1e00" <= char < "\u2000"
