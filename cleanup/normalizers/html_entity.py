"""Find HTML entities that were escaped once too often."""

import re
from collections.abc import Iterable
from html import unescape
from html.entities import name2codepoint

from cleanup.evidence import Evidence
from cleanup.normalizers import Languages, Options, normalizer
from cleanup.rule import Match, Safety
from cleanup.text import Edit, Passage

_NAMES = frozenset(name2codepoint) | {"apos"}
_ENTITY = re.compile(
    r"&(?P<outer>(?:amp;)*)(?P<inner>#[0-9]{2,7};|#[xX][0-9a-fA-F]{2,6};|[A-Za-z][A-Za-z0-9]{1,8};|(?<=amp;))"
)
#: Words that say that a passage is about the signs themselves.
_ABOUT = re.compile(
    r"\b(?:X?HTML|XML|[Ee]ntit(?:y|ies|és?|ät(?:en)?)|entidad(?:es)?|[Ee]scap(?:e|ed|es|ing)|[Aa]mpersands?|[Mm]arkup)\b"
)
#: A company or a field whose letters a tokeniser set apart: AT & T.
_INITIALS = re.compile(r"(?<![^\W_])[A-Z]{1,2} &(?:amp;)+ [A-Z](?![^\W_])")


def _triggers(options: Options, languages: Languages) -> Iterable[str]:
    return (*(f"&{name};" for name in sorted(_NAMES)), "&#")


@normalizer("html-entity", options={}, triggers=_triggers)
def html_entity(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield for each entity, however often escaped, the character that it stands for.

    Between two initials (``AT &amp; T``) the spaces go too. Only seen: in a passage about HTML, and where the character
    would make a tag or cannot be printed. Unknown names and entities without a semicolon are none.
    """
    text = passage.text
    about = _ABOUT.search(text)
    initials = {found.start() + found[0].index("&"): found for found in _INITIALS.finditer(text)}
    for found in _ENTITY.finditer(text):
        character = _character(found["outer"], found["inner"])
        if character is None:
            continue
        told = (f"“{found[0]}” is “{character}” in a page that is read once more",)
        reason = (
            f"the passage is about such signs (“{about[0]}”)" if about else _trouble(character, text, *found.span())
        )
        if reason:
            yield Match(*found.span(), (), told, Safety.SUGGESTION, reason)
        elif found.start() in initials:
            start, end = found.start() - 1, found.end() + 1
            yield Match(start, end, (Edit(start, end, character),), told)
        else:
            yield Match(*found.span(), (Edit(*found.span(), character),), told)


def _character(outer: str, inner: str) -> str | None:
    """The character that an entity stands for; None if it is none."""
    if inner in ("", "amp;"):
        return "&" if outer or inner else None
    if inner[0] != "#" and inner[:-1] not in _NAMES:
        return None
    character = unescape("&" + inner)
    return character if len(character) == 1 else None


def _trouble(character: str, text: str, start: int, end: int) -> str:
    """Why the character cannot be set; empty if it can."""
    if character in "<>" and not (text[end : end + 1] in ("", " ", "=") or text[end : end + 1].isdigit()):
        return "its character would make a tag"
    if character == ">" and text[start - 1 : start] in ("-", "="):
        return "it stands in an arrow, so that the text may be the source of a page"
    if character == ">" and "&lt;" in text:
        return "its character would make a tag"
    if character == " " or not (character.isprintable() or character in "\N{NO-BREAK SPACE}\N{SOFT HYPHEN}"):
        return "its character cannot be printed"
    return ""
