"""Function words: they tell in which language a quotation is, and whether a word of its own follows a mark."""

import re
from functools import cache

from cleanup.quotations.marks import follows_attribution

#: Languages that write compounds with a quoted first part.
_COMPOUNDING = frozenset({"de", "nl", "sv", "da", "nb", "fi", "hu"})
_SYLLABLE = re.compile(r"""["“«][^\W\d_]{1,3}(?<![A-ZÀ-Þ])["”»]$""")
_ENDING = re.compile(r"(?:s|ed|ing|er|ly|ish|style|like|i[sz]e[ds]?|i[sz]ing|i[sz]ation|ness|able|ism)\b")
#: The commonest function words of each language. Words of two languages count for neither.
_WORDS = {
    "en": "the of and to is in that for it with as was on be are this by at from but not have had has he "
    "she they we you "
    "his her their will would which who what when there been were or an a no if so",
    "fr": "le la les l des est une un dans pour que qu qui et du avec sur pas ne n se s nous vous il elle "
    "ils on ce c cette "
    "dont mais ou où par plus son sa ses leur au aux d j je tu en y sont était été a ont fait tout",
    "de": "der die das und ist nicht ein eine einen mit von zu den dem des für auf wir ich sie er es im am "
    "an als auch sich "
    "wird war sind hat haben aber oder wie bei nach aus dass nur noch",
    "es": "el los las la una un que por con para es y se su sus del de al lo en no más pero como fue son ha este esta",
    "it": "e il lo gli la le una un che per con non sono è di del della dei delle al alla nel nella si ma "
    "come più ha questo",
    "pt": "e o os a as uma um que por com para não são é do da dos das no na ao em se mais mas como foi tem este esta",
    "nl": "de het een en van is dat niet in op te met voor zijn er aan ook als bij maar om dan wordt naar",
}
_FUNCTION_WORDS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_WORD = re.compile(r"\w+")
_LAST_WORD = re.compile(r"\w+$")
_OTHER_SCRIPTS = frozenset({"ru", "uk", "be", "bg", "sr", "el", "zh", "ja", "ko", "ar", "he"})
_OTHER_SCRIPT = re.compile(r"[\u0370-\u1dff\u3040-\u9fff\uac00-\ud7af]{2}")


def is_foreign(inside: str, near: str, base: str) -> bool:
    """Is a quotation in another language than ``base``, or do words of another script stand in it or ``near``?

    A quotation without a word counts as foreign: nothing says that it is prose.
    """
    words = set(_WORD.findall(inside.lower()))
    if not words or (base not in _OTHER_SCRIPTS and _OTHER_SCRIPT.search(near)):
        return True
    return any(len(theirs & words) > len(ours & words) for theirs, ours in _rivals(base))


def is_english(text: str, base: str) -> bool:
    """Does a text in an article in ``base`` hold three function words of English or more, and fewer of its own?"""
    words, ours, theirs = (
        set(_WORD.findall(text.lower())),
        _FUNCTION_WORDS.get(base, frozenset()),
        _FUNCTION_WORDS["en"],
    )
    english = len(words & (theirs - ours))
    return english > 2 and english > len(words & (ours - theirs))


@cache
def _rivals(base: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """For each other language, the function words that it alone has, and those that ``base`` alone has."""
    own = _FUNCTION_WORDS.get(base, frozenset())
    return tuple((known - own, own - known) for language, known in _FUNCTION_WORDS.items() if language != base)


def begins_a_word(text: str, at: int, base: str) -> bool:
    """Is what follows a closing mark a word of its own?

    Not an ending (“x”s), half a compound („x“sbetrag) or what is left of a word whose beginning is set off ("vi"per).
    """
    if base not in _COMPOUNDING and not _SYLLABLE.search(text, max(0, at - 5), at):
        return not _ENDING.match(text, at)
    word = _WORD.match(text, at)
    if word is None or text[at].isupper() or text[at].isdigit():
        return True
    return word[0] in _FUNCTION_WORDS.get(base, ()) or follows_attribution(text, at, base)


def ends_a_word(text: str, at: int, base: str, right: str) -> bool:
    """Is what stands before an opening mark a word of its own, not the first half of a compound (Brot»schnipsel«)?"""
    if base not in _COMPOUNDING or not right.islower():
        return True
    word = _LAST_WORD.search(text, max(0, at - 40), at)
    return word is None or word[0].lower() in _FUNCTION_WORDS.get(base, ())


def spaces_words(char: str) -> bool:
    """Is this a character of a script that sets spaces between words and marks as European languages do?"""
    return char < "\u0590" or "\u1e00" <= char < "\u2000"
