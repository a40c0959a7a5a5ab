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


#: What the evidence calls the passages that each rule looks at.
_PLACES = {"headline": ("headline",), "paragraph": ("paragraph", "alone")}


def _places(options: Options, evidence: Evidence) -> Iterable[int]:
    return [number for number, place in evidence.lowercase_starts if place in _PLACES[options["where"]]]


@normalizer(
    "lowercase-start", options={"where": str}, places=_places, idle=lambda evidence: not evidence.lowercase_starts
)
def lowercase_start(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield the first letter, to be raised. ``where`` is "headline" (the first passage) or "paragraph".

    The evidence tells which passages these are. A headline begins with a word that headlines begin with, a
    paragraph with one that sentences begin with, and it must be a sentence.
    """
    text, where = passage.text, options["where"]
    place = next((place for place in _PLACES[where] if (passage.number, place) in evidence.lowercase_starts), None)
    if place is None or not text[:1].islower() or passage.kind not in ("paragraph", "heading") or HOLE in text:
        return
    word = text.split(maxsplit=1)[0]
    if not word.isalpha() or _NAME.match(text) or not (_is_headline if where == "headline" else _is_sentence)(text):
        return
    told = f"“{word}” begins in lower case, and the other passages of the article with a capital"
    if place == "alone":
        told = "the text is one sentence, and it begins in lower case"
    yield Match(0, len(word), (Edit(0, 1, text[0].upper()),), (told,))


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
        text.split(maxsplit=1)[0] in _SENTENCE_WORDS
        and len(text.split()) >= 6
        and text.rstrip().endswith((".", "!", "?", "”", '"', "、", "。"))
        and _SENTENCE.match(text) is not None
    )
