"""Whether a form of the tables is the name that the table says, and how sure that is."""

from typing import TYPE_CHECKING, NamedTuple

from cleanup.language import ENGLISH_NAMES
from cleanup.names import surroundings
from cleanup.names.bearers import same_given
from cleanup.names.counts import times
from cleanup.names.given import is_slavic_given
from cleanup.names.romanisation import romanisation
from cleanup.names.spelling import folded, is_slavic
from cleanup.names.tables import Entry, Occurrence, gazetteer, occurrences, source_name, spellings, table
from cleanup.names.transduction import PASSING, contradicts, is_regular
from cleanup.rule import Safety

if TYPE_CHECKING:
    from cleanup.evidence import Evidence

#: The source of the rows that no one has read: names of persons by the million.
COLLECTED = "rigour"
#: The source of the rows typed for this project.
OWN = "own"


class Verdict(NamedTuple):
    """The English name for a form, how safe the change is, and what speaks for it."""

    english: str
    safety: Safety
    told: tuple[str, ...]


def is_guarded(text: str, start: int, end: int) -> bool:
    """Does the name stand where no name is touched: quoted as a title, spoken of as a word, in another language?"""
    return (
        surroundings.among_foreign_words(text, start, end)
        or surroundings.of_a_thing(text, start, end)
        or surroundings.is_gloss(text, start, end)
        or surroundings.in_title(text, start, end)
        or surroundings.is_mentioned(text, start, end)
    )


def judge(text: str, found: Occurrence, evidence: "Evidence") -> Verdict | None:
    """Weigh one form of the tables; None where it is left alone without a word."""
    start, end, form = found.start, found.end, found.form
    source = (evidence.source_language or "").partition("-")[0]
    home = source in found.languages
    language = source if home else found.languages[0]
    entry = table(language)[form]
    if is_guarded(text, start, end) or (found.in_capitals and not surroundings.in_capitals(text, start, end)):
        return None
    english, count = in_article(entry.english, evidence)
    told = f"“{form}” is the {ENGLISH_NAMES[language]} spelling of {english}"
    told += f" ({source_name(entry.source)})" if entry.source != OWN else ""
    if not entry.is_place and surroundings.is_cited(evidence.text, form):
        return None
    street = surroundings.names_something_else(text, end, place=False)
    if entry.kind == "person" and "english" not in entry.flags and not street:
        return Verdict(english, Safety.SAFE, (f"{told}, and a full name",))
    if (source and not home) or is_another(text, start, end, entry, evidence, language):
        return None
    if found.elided and not (home and entry.is_place and not entry.flags):
        return None
    if surroundings.is_family(text, start, end) and (entry.is_place or entry.flags):
        return None
    if entry.source == COLLECTED and not evidence.stands(english) and contradicts(form, english, language, evidence):
        return None
    if entry.kind == "given":
        return _given(text, found, entry, told, evidence) if home else None
    if (count and evidence.side_by_side(form, english)) or (
        entry.is_place and surroundings.has_kin(evidence.text, form)
    ):
        return None
    if count and not home and evidence.how_often(form) > PASSING * count:
        return None  # the article itself writes the name so, and the other way in passing
    stands = (told, f"“{english}” stands {times(count)} in this article")
    if count and not entry.flags and (home or entry.kind != "subdivision"):
        return Verdict(english, Safety.SAFE, stands)
    reading = evidence.reading_of(form)
    two = reading is not None and reading.how == "two names"
    if home and count and not two and is_regular(form, english, language):
        return Verdict(english, Safety.SAFE, stands)
    if "english" in entry.flags:
        return _used_in_english(text, start, entry, english, told, home=home)
    if {"surname", "given"} & set(entry.flags):
        if not home or not count:
            return None
        same = not entry.is_place and surroundings.given_before(text, start)
        return Verdict(english, Safety.SAFE if same else Safety.UNSAFE, stands)
    if not entry.flags:
        if home:
            return Verdict(english, Safety.SAFE, (told, "the text is translated from it"))
        return Verdict(english, Safety.UNSAFE, (told,))
    return _with_proof(text, found, entry, english, told, evidence, home=home)


def _used_in_english(text: str, start: int, entry: Entry, english: str, told: str, *, home: bool) -> Verdict | None:
    """Only of a person, and only where the words before it show that it is one."""
    if (
        not home
        or entry.is_place
        or not (
            entry.kind == "person" or surroundings.title_before(text, start) or surroundings.given_before(text, start)
        )
    ):
        return None
    safety = Safety.SAFE if entry.kind == "person" else Safety.UNSAFE
    return Verdict(english, safety, (told, "the text is translated from it"))


def _with_proof(
    text: str, found: Occurrence, entry: Entry, english: str, told: str, evidence: "Evidence", *, home: bool
) -> Verdict | None:
    """A form that can be something else, but no other name: an ordinary word, a short one."""
    if "word" in entry.flags and surroundings.speaks_of_food(text):
        return None
    if not entry.is_place and surroundings.title_before(text, found.start):
        return Verdict(english, Safety.SAFE if home else Safety.UNSAFE, (told, "a title stands before it"))
    count = evidence.stands(english.rpartition(" ")[2])
    if count:
        return Verdict(english, Safety.SAFE, (told, f"“{english}” stands {times(count)} in this article"))
    if not home:
        return None
    if "short" not in entry.flags and not surroundings.starts_sentence(text, found.start):
        language = (evidence.source_language or "").partition("-")[0]
        others = {known.form for known in evidence.foreign_names if not table(language).get(known.form, entry).flags}
        if others:
            shown = min(others, key=lambda word: (len(word), word))
            return Verdict(english, Safety.SAFE, (told, f"“{shown}” is left in the spelling of that language, too"))
    return Verdict(english, Safety.SUGGESTION, (told,))


def _given(text: str, found: Occurrence, entry: Entry, told: str, evidence: "Evidence") -> Verdict | None:
    """A given name alone belongs to anyone; before a surname in the same spelling it is left over, too."""
    surname = surroundings.word_after(text, found.end)
    if "english" in entry.flags or not surname[:1].isupper() or text[found.end : found.end + 1] not in " \n":
        return None
    source = (evidence.source_language or "").partition("-")[0]
    other = table(source).get(surname)
    reading = evidence.reading_of(surname)
    left = other is not None and other.kind == "surname" and not {"english", "surname"} & set(other.flags)
    if left or (reading is not None and reading.how in ("article", "gazetteer", "borne")):
        return Verdict(entry.english, Safety.SAFE, (told, f"“{surname}” behind it is written so, too"))
    if is_slavic(surname) and surname in gazetteer().get(folded(surname), ()):
        return Verdict(entry.english, Safety.SAFE, (told, f"“{surname}” behind it is a Slavic name"))
    if entry.english in evidence.names_before(surname):
        return Verdict(entry.english, Safety.SAFE, (told, f"“{entry.english} {surname}” stands in this article"))
    return None


def is_another(text: str, start: int, end: int, entry: Entry, evidence: "Evidence", language: str) -> bool:
    """Is it somebody else's name, or that of a street, an institution, a club?"""
    if surroundings.names_something_else(text, end, place=entry.is_place):
        return True
    if entry.is_place and surroundings.personal_title_before(text, start):
        return True  # Mrs. Moscou
    before = surroundings.given_before(text, start)
    if not before:
        return False
    if entry.is_place or entry.kind == "given":
        return True
    romanised = romanisation(language)
    bearers = evidence.names_before(entry.english.rpartition(" ")[2])
    if romanised is not None and bearers:
        return not any(same_given(before, bearer, romanised) for bearer in bearers)
    return romanised is None or not is_slavic_given(before, romanised.candidates(before))


def in_article(english: str, evidence: "Evidence") -> tuple[str, int]:
    """The English spelling that the article itself uses, else the one of the table, and how often it stands there."""
    name = english.rpartition(" ")[2]
    chosen = max((name, *spellings().get(name, ())), key=evidence.stands)
    return english.removesuffix(name) + chosen, evidence.stands(chosen)


def settled(text: str, evidence: "Evidence") -> list[tuple[int, int]]:
    """Return the places in ``text`` where the tables have the last word."""
    found = occurrences(text, evidence.foreign_names, evidence.name_tables)
    judged = ((place, judge(text, place, evidence)) for place in found)
    return [(place.start, place.end) for place, verdict in judged if verdict and verdict.safety is Safety.SAFE]
