"""Find the tail of a sentence that was cut off, translated apart and set behind its full stop."""

import re
from collections.abc import Iterable

from cleanup.evidence import Evidence
from cleanup.normalizers import Languages, Options, normalizer
from cleanup.rule import Match, Safety
from cleanup.text import Edit, Passage

_LOWER = "a-zß-öø-ÿąćęłńśźż"
#: Words that carry a point inside a sentence (Chicago Manual 10, Duden, Imprimerie nationale), and words that people
#: repeat on purpose.
_NOT_CUT = frozenset(
    [
        "evtl", "inkl", "exkl", "gest", "insb", "insbes", "gegr", "verh", "approx", "dept", "dist", "figs", "ibid",
        "incl", "orig", "prob", "refs", "resp", "sect", "spec", "trans", "univ", "vols", "chap", "chaps", "arts",
        "cits", "caps", "págs", "aprox", "édit", "litt", "suiv", "ndlr", "segg", "bijv", "messrs", "colloq",
        "abbr", "conj", "corp", "govt", "lieut", "capt", "sergt", "corn", "usw", "bzw", "blah", "haha", "hear",
    ]
)  # fmt: skip
_STOP = rf"\. (?<=[{_LOWER}]{{4}}\. )"
_END = r"(?P<end>[.,;:!? \n]|$)"
_TAIL = re.compile(rf"{_STOP}(?=(?P<tail>[{_LOWER}]{{2,20}}(?: [{_LOWER}]{{1,20}}){{0,3}})(?P<end>\.(?![.\w])))")
_REPEATED = re.compile(rf"{_STOP}(?=(?P<tail>[{_LOWER}]{{4,20}}){_END})")
_NUMBER = re.compile(r"\d\S* $")


def _triggers(options: Options, languages: Languages) -> Iterable[str]:
    return (f". {letter}" for letter in "abcdefghijklmnopqrstuvwxyz")


@normalizer("cut-off-tail", options={"repeated": bool}, triggers=_triggers)
def cut_off_tail(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield tails in lower case behind a full stop: with ``repeated`` those that say the word before it again.

    A tail said twice is deleted if a stop follows it too, or if a number shows that the word is an ordinary one; else
    it may be a name in lower case that begins the next sentence. Another tail is only seen, if it has at most four
    words and a stop of its own. Abbreviations, initials, ellipses and brand words are no tails.
    """
    text = passage.text
    for found in (_REPEATED if options["repeated"] else _TAIL).finditer(text):
        stop, tail = found.start(), found["tail"]
        word = re.split(r"[\s(\[“\"]", text[max(0, stop - 40) : stop])[-1]
        if word.lower() in _NOT_CUT or "." in word:
            continue
        end = found.end() + len(tail)
        if not options["repeated"]:
            if tail.split()[0] != word and tail.split()[-1] not in _NOT_CUT:
                told = f"“{tail}.” begins in lower case behind a stop: likely a piece translated apart"
                yield Match(found.end(), end + 1, (), (told,), Safety.SUGGESTION)
        elif tail == word and not _said_on(text, word, stop, end):
            told = f"“{tail}” stands before the stop and again, in lower case, behind it"
            if found["end"] == "." or _NUMBER.search(text[max(0, stop - len(word) - 12) : stop - len(word)]):
                yield Match(stop, end, (Edit(stop, end, ""),), (told,))
            else:
                reason = "it may be a name that begins the next sentence"
                yield Match(stop, end, (), (told,), Safety.SUGGESTION, reason)


def _said_on(text: str, word: str, stop: int, end: int) -> bool:
    """Does the word stand there a third time: is it said again and again on purpose?"""
    before = text[max(0, stop - 2 * len(word) - 2) : stop]
    return before == f"{word}. {word}" or text[end : end + len(word) + 2].strip(". ") == word
