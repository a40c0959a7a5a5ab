"""Find what a drop cap leaves at the head of a paragraph: its letter twice, or the letter of the original."""

import re
from collections.abc import Iterable

from cleanup.evidence import Evidence
from cleanup.normalizers import Languages, Options, normalizer
from cleanup.rule import Match, Safety
from cleanup.text import Edit, Passage

#: Words that begin articles.
_OPENERS = """The This That These Those There They Then Thus He She It We You In On At As By For From After Before Since
When While Where What Who Why How Under Behind Between During With Without One Two Three Every Few Some Many Most His
Her Their Its Our All An To Until Not Once Only Over If And But Here Now Yesterday Today"""
_WORDS = tuple(_OPENERS.split())
_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÀÁÂÄÇÈÉÊÍÎÓÔÖÚÜ"
#: A capital, and directly behind it the first word as the translation has it.
_LEFT = re.compile(rf"([{_CAPITALS}])({'|'.join(_WORDS)}) (?=[\w“\"‘'(])")


def _literals(options: Options, languages: Languages) -> Iterable[str]:
    return (capital + start for capital in _CAPITALS for start in dict.fromkeys(word[:2] for word in _WORDS))


@normalizer("drop-cap", options={}, triggers=_literals)
def drop_cap(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield the capital before the first word of a passage, to be deleted; sure only where both are the same."""
    found = _LEFT.match(passage.text)
    if found is None:
        return
    cap, word = found[1], found[2]
    edit = Edit(0, 1, "")
    if cap == word[0]:
        yield Match(
            0, found.end(2), (edit,), (f"the paragraph begins with its first letter twice: “{cap}” and “{word}”",)
        )
    else:
        told = f"the letter “{cap}” stands before the first word, “{word}”, and belongs to no word"
        yield Match(0, found.end(2), (edit,), (told,), Safety.SUGGESTION, "the letter can also be an abbreviation")
