"""Find the marks of a text that can quote, and what stands beside each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cleanup.quotations.costs import SINGLE, Surroundings

#: Every mark that is read. ``""``, ``''`` and ` `` ` are one mark each; an apostrophe inside a word is none, and a run
#: of three or more is a ruler or a fence.
MARK = re.compile(r"""(?P<ruler>"{3,}|'{3,}|`{3,})|``|''|""|["“”„‟«»″]|['’‘‚‛‹›`´](?<!\w['’](?=\w))""")
#: With two curly single marks as one, in a text that opens so: ’’ alone may close two quotations.
_CURLY_MARK = re.compile("‘‘|’’|" + MARK.pattern)
SPACES = " \t\n\r\u00a0\u202f\u2009\u200a\u2002\u2003\u200b\u2060\ufeff"
_NEAR = frozenset(SPACES)
#: How far an attribution is looked for, and a verb of saying before a mark.
LOOK_BACK = 60

#: Verbs of attribution, for the languages that quote in this way. Counted in translated and original news.
_SAY = {
    "en": r"(?:say|said|says|saying|add(?:s|ed|ing)?|told|tells|ask(?:s|ed)?|explain(?:s|ed)?|wr(?:ote|"
    r"ites)|not(?:es|ed)|"
    r"conclud(?:es|ed)|insist(?:s|ed)|repl(?:ies|ied)|continu(?:es|ed)|stress(?:es|ed)?|emphasi[sz](?:es|"
    r"ed)|declar(?:es|ed)|"
    r"announc(?:es|ed)|recall(?:s|ed)|report(?:s|ed)|stat(?:es|ed)|warn(?:s|ed)|claim(?:s|ed)|admit(?:s|"
    r"ted)|argu(?:es|ed)|"
    r"complain(?:s|ed)|comment(?:s|ed)|shar(?:es|ed)|sums?|summari[sz](?:es|ed)|assur(?:es|ed)|point(?:s|"
    r"ed) out|thinks?|"
    r"thought|believ(?:es|ed)|quot(?:es|ed)|urg(?:es|ed)|promis(?:es|ed)|confirm(?:s|ed)|answer(?:s|ed)|"
    r"observ(?:es|ed)|"
    r"suggest(?:s|ed)|underlin(?:es|ed)|specif(?:ies|ied)|sigh(?:s|ed)|cried|shout(?:s|ed)|whisper(?:s|ed)|"
    r"laments?|lamented|"
    r"regret(?:s|ted)|indicat(?:es|ed)|testif(?:ies|ied)|protest(?:s|ed)|object(?:s|ed)|remark(?:s|ed)|reads?|"
    r"correct(?:s|ed)|retort(?:s|ed)|quip(?:s|ped)|jok(?:es|ed)|smil(?:es|ed)|laugh(?:s|ed)|repeat(?:s|ed)|"
    r"recount(?:s|ed)|"
    r"deplor(?:es|ed)|judg(?:es|ed)|confid(?:es|ed)|reveal(?:s|ed)|predict(?:s|ed)|acknowledg(?:es|ed)|"
    r"interrupt(?:s|ed))",
    "de": r"(?:sagte?n?|sagt|erklärte?n?|betonte?n?|meinte?n?|berichtete?n?|fügte|schrieb|schreibt|hieß|heißt|so)",
    "fr": r"(?:a déclaré|a dit|a affirmé|a expliqué|a ajouté|a assuré|a souligné|dit|affirme|explique|"
    r"raconte|assure|déclare|"
    r"précise|ajoute|souligne|estime|lance|confie|résume|rappelle)",
    "es": r"(?:dijo|dice|afirmó|explicó|señaló|aseguró|añadió|declaró|indicó|agregó|manifestó|comentó)",
    "it": r"(?:ha detto|ha dichiarato|ha aggiunto|ha spiegato|dice|disse|spiega|afferma|racconta|aggiunge)",
    "pt": r"(?:disse|diz|afirmou|explicou|acrescentou|declarou|contou|garantiu)",
}
_WHO = r"(?:(?:he|she|they|it|I|we|who|the \w+) (?:has |had |have |also |then )?)?"
_LEAD = r"|\b(?:called|like|words|that|as|follows|titled?|named|entitled)[,:]?\s*$"
_ELISION = re.compile(
    r"['‘’](?:\d0s|\d\d\b|em\b|cause\b|til\b|till\b|tis\b|twas\b|n['’]|round\b|bout\b|cos\b|coz\b|un\b|nuff\b|ere\b|"
    r"s\b|t\b|n\b|k\b|m\b|ll\b|re\b|ve\b)",
    re.I,
)
_ELIDED = re.compile(
    r"(?<!\w)(?:[ldnsjcmtLDNSJCMT]|(?:jus|lors|puis|quoi)?[qQ]u|[dD]ell|[aA]ll|[nN]ell|[sS]ull|[uU]n)$"
)
_POSSESSIVE = re.compile(r"['’]s\b")
_ATTRIBUTION = {
    language: re.compile((_WHO if language == "en" else "") + verbs + r"\b") for language, verbs in _SAY.items()
}
_SAID_BEFORE = {
    language: re.compile(rf"\b{verbs}(?: \w+){{0,3}}[,:]?\s*$" + (_LEAD if language == "en" else ""), re.I)
    for language, verbs in _SAY.items()
}
_MARKS_BESIDE = frozenset("\"“”„‟«»‘’'‹›‚")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What is read as one paragraph: a span of a passage (its number in the article, not in a list)."""

    passage: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark: its span in the passage, the section it stands in (by place in a list), what stands beside it."""

    start: int
    end: int
    section: int
    first: bool  # the first thing in its section
    around: Surroundings


def sections(passage: int, text: str) -> list[Section]:
    """Split a passage at line ends, unless its lines are hard wraps of one paragraph."""
    if "\n" not in text or _wrapped(text):
        return [Section(passage=passage, start=0, end=len(text))]
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Section(passage=passage, start=at, end=at + len(line)))
        at += len(line) + 1
    return found


def _wrapped(text: str) -> bool:
    """Are the lines of this block the hard wraps of one paragraph: none long, all but the last well filled?"""
    lengths = [len(line) for line in text.split("\n") if line.strip()]
    return len(lengths) > 1 and max(lengths) <= 110 and sum(lengths[:-1]) >= 45 * (len(lengths) - 1)


def marks_in(text: str, section: Section, number: int, language: str) -> list[Mark]:
    """Return the marks of one section, in order."""
    found: list[Mark] = []
    first = True
    pattern = _CURLY_MARK if text.find("‘‘", section.start, section.end) >= 0 else MARK
    for match in pattern.finditer(text, section.start, section.end):
        start, end = match.span()
        glyph = match[0]
        if match["ruler"]:
            continue
        if glyph in ("''", "’’") and text[start - 1 : start].isalnum() and text[end : end + 1].isalnum():
            continue
        first = first and not text[section.start : start].strip(SPACES + ">-–—•*\"“”«»„‘’'‚‹›")
        found.append(Mark(start, end, number, first, _surroundings(text, start, end, glyph, section, language)))
    return found


def _surroundings(text: str, start: int, end: int, glyph: str, section: Section, language: str) -> Surroundings:
    left, left_space = _beside(text, start - 1, -1, section.start - 1)
    right, right_space = _beside(text, end, 1, section.end)
    base = language.partition("-")[0]
    single = glyph in SINGLE
    attribution = said_before = elision = elided = possessive = False
    if single:
        if right.isalnum() and glyph in "'’‘":
            elision = _ELISION.match(text, start) is not None
            possessive = left_space and not right_space and _POSSESSIVE.match(text, start) is not None
    elif right.isalnum() and left:
        if left in ",.?!…" and (right.islower() or left != "."):
            said = _ATTRIBUTION.get(base)
            if said is not None and said.match(text, end + 1 if right_space else end, section.end):
                tail = text[max(section.start, start - LOOK_BACK) : start].rstrip(" ,")
                attribution = not _SAID_BEFORE[base].search(tail + ",")
        if not attribution and left == "," and left_space and not right_space and right.islower():
            before = _SAID_BEFORE.get(base)
            said_before = (
                before is not None and before.search(text[max(section.start, start - LOOK_BACK) : start]) is not None
            )
        if base in ("fr", "it") and not left_space and not right_space and glyph in '"“”' and right.isalpha():
            elided = _ELIDED.search(text[max(section.start, start - 8) : start]) is not None
    return Surroundings(
        glyph=glyph,
        left=left,
        left_space=left_space,
        right=right,
        right_space=right_space,
        before_stop=right == "." and text[end : end + 2] == ". ",
        attribution=attribution,
        said_before=said_before,
        elision=elision,
        elided=elided,
        possessive=possessive,
    )


def _beside(text: str, i: int, step: int, limit: int) -> tuple[str, bool]:
    """Return the next character that is no space, from ``i`` on, and whether spaces stood before it."""
    if i == limit:
        return "", False
    char = text[i]
    if char not in _NEAR:
        return char, False
    while i != limit:
        char = text[i]
        if char not in _NEAR:
            return char, True
        i += step
    return "", True


def attributions(language: str) -> str:
    """A pattern for the beginning of an attribution; empty for a language without one here."""
    said = _ATTRIBUTION.get(language.partition("-")[0])
    return said.pattern if said is not None else ""


def follows_attribution(text: str, at: int, language: str) -> bool:
    """Does an attribution (``said X``, ``he added``) begin at this place?"""
    said = _ATTRIBUTION.get(language.partition("-")[0])
    return said is not None and said.match(text, at) is not None


def beside_mark(char: str) -> bool:
    """Is this character a quotation mark itself, so that a space next to it is no damage?"""
    return char != "" and char in _MARKS_BESIDE


def count(texts: Sequence[str], glyph: str) -> int:
    """Count a glyph in all texts."""
    return sum(text.count(glyph) for text in texts)
