"""Find a headline or a paragraph that begins in lower case where the rest of the article begins with capitals."""

import re
from collections.abc import Iterable

from cleanup.evidence import Evidence
from cleanup.normalizers import Options, normalizer
from cleanup.rule import Match
from cleanup.text import HOLE, Edit, Passage

#: Words that begin a sentence of their own and none of the broken-off ones: what follows a table or a formula
#: begins with “where”, “with”, “and”.
_OPENERS = """the a this these he she it they we everyone everybody nobody someone there however according since today
yesterday his her its their our most many several some after during despite although"""
#: Words that begin a headline; others may be the name of a program, which a readme has for its title.
_HEADS = """an in on at to for from with without by of under over against between before until why how what who when
where which no not more less one two three all every first new former"""
_SENTENCE_WORDS = frozenset(_OPENERS.split())
_HEADLINE_WORDS = _SENTENCE_WORDS | frozenset(_HEADS.split())
#: A first word that is a name in lower case: a brand (eBay, iPhone) or a particle (de Gaulle, van Gogh).
_NAME = re.compile(r"\w*[A-Z0-9_./@#:]|(?:de|du|da|di|del|della|dos|van|von|zu|le|la|el|al|bin|ibn|af|ter|ten)\b")
_SENTENCE = re.compile(r"[^\n]*[.!?]([”\"’')\]]*)(\s|$)")


def _places(options: Options, evidence: Evidence) -> Iterable[int]:
    first = next((passage.number for passage in evidence.passages if passage.text.strip()), 0)
    if options["where"] == "headline":
        return [first] if evidence.passages and evidence.passages[first].text[:1].islower() else ()
    return [
        passage.number
        for passage in evidence.passages
        if passage.text[:1].islower() and (passage.number != first or len(evidence.passages) == 1)
    ]


@normalizer("lowercase-start", options={"where": str}, places=_places)
def lowercase_start(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield the first letter, to be raised. ``where`` is "headline" (the first passage) or "paragraph".

    Both want an article whose other passages begin with capitals. A paragraph must also begin with a word that
    begins sentences and end one, and so must the passage before it: else it goes on after a list or a formula.
    """
    text = passage.text
    word = text.split(maxsplit=1)[0] if text.strip() else ""
    if not word.isalpha() or passage.kind not in ("paragraph", "heading") or _NAME.match(text) or HOLE in text:
        return
    headline = options["where"] == "headline"
    if not (_is_headline(text) if headline else word in _SENTENCE_WORDS and _is_sentence(text)):
        return
    alone = len(evidence.passages) == 1
    if (headline if alone else not evidence.begins_upper) or (not headline and _goes_on(passage, evidence)):
        return
    edit = Edit(0, 1, text[0].upper())
    if alone:
        yield Match(0, len(word), (edit,), ("the text is one sentence, and it begins in lower case",))
    else:
        yield Match(
            0,
            len(word),
            (edit,),
            (f"“{word}” begins in lower case, and the other passages of the article with a capital",),
        )


def _is_headline(text: str) -> bool:
    """One line of a few words that is no item of a list, no label and no command."""
    words = text.split()
    return (
        words[0] in _HEADLINE_WORDS
        and "\n" not in text.strip()
        and 4 <= len(words) <= 30
        and text.rstrip()[-1] not in ":;,("
    )


def _is_sentence(text: str) -> bool:
    return (
        len(text.split()) >= 6
        and text.rstrip().endswith((".", "!", "?", "”", '"', "、", "。"))
        and _SENTENCE.match(text) is not None
    )


def _goes_on(passage: Passage, evidence: Evidence) -> bool:
    """Does the passage go on with the sentence of the one before it?"""
    for number in range(passage.number - 1, -1, -1):
        if before := evidence.passages[number].text.rstrip():
            return not before.endswith((".", "!", "?", "”", '"', "’", "»")) or HOLE in before[-4:]
    return False
