"""Which romanised names of an article have an English spelling that is proved: by the article, or by the gazetteer."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from cleanup.language import ENGLISH_NAMES
from cleanup.names.article import folded_words, romanised, unknown
from cleanup.names.counts import times
from cleanup.names.given import is_slavic_given
from cleanup.names.romanisation import Romanisation, romanisation
from cleanup.names.spelling import folded, is_slavic, key
from cleanup.names.surroundings import are_aliases
from cleanup.names.tables import gazetteer, house, protected, provinces
from cleanup.names.tables import table as table_of

if TYPE_CHECKING:
    from cleanup.evidence import Evidence

#: Shorter names can be anything; with the English form in the article a Slavic ending is enough.
MIN_GAZETTEER, MIN_ANY_ENDING = 5, 5

#: Forms that spellings of one name differ in within one language: Balthasar and Balthazar.
_SLIGHT = frozenset(("ss", "ks", "x"))
#: Where the English spelling is from the gazetteer, not from the article.
KNOWN = ("gazetteer", "given", "borne")
#: So end the names of Russians, Ukrainians and Bulgarians only.
_PROOF = re.compile(r"(?:[oe]va?|enko|shvili|[ai]dze|ov[iy]ch|ev[iy]ch)$")


class Reading(NamedTuple):
    """A form, the English spelling that it stands for, and where that is from.

    ``how``:
    "article": it stands there; "shared": it stands there, but wants the same given name before both;
    "gazetteer": it is a known name; "given": a known given name, which wants a surname behind it;
    "borne": a known name, but families write themselves in this form: it wants a Slavic given name before it;
    "majority": English writes the form, too, but the article mostly writes the other;
    "two names": the article has two that it can be, so that it is left alone.
    """

    form: str
    english: str
    how: str


#: So many times as often as the other spelling, a form is how the article writes the name.
PASSING = 3


class Standing:
    """The capitalised words of an article, as they stand there and folded."""

    def __init__(self, words: frozenset[str]) -> None:
        self.words = words
        self.plain = folded_words(words)
        self._spelled: dict[str, list[str]] | None = None

    def spelled(self, name: str) -> Sequence[str]:
        """Return the ways in which a folded name stands there."""
        if name not in self.plain:
            return ()
        if self._spelled is None:
            self._spelled = {}
            for word in sorted(self.words):
                if word[0].isupper():
                    self._spelled.setdefault(folded(word), []).append(word)
        return self._spelled.get(name, ())


def readings_of(evidence: "Evidence") -> frozenset[Reading]:
    """Return what the romanised ones of an article's capitalised words stand for; of a segment by gazetteer only."""
    source = (evidence.source_language or "").partition("-")[0]
    table = romanisation(source)
    marked = romanised(evidence.unknown_words, table) if table is not None else frozenset()
    if table is None or not marked:
        return frozenset()
    plurals = frozenset([word[:-1] for word in marked if word[-1] == "s"])
    if plurals:
        marked |= romanised(unknown(plurals), table)
    standing = Standing(evidence.words if evidence.scope == "article" else frozenset())
    readings = []
    for form in marked:
        candidates = table.candidates(form)
        readings.append(
            _of_article(form, candidates, table, standing, evidence) or _of_gazetteer(form, candidates, table)
        )
    return frozenset(reading for reading in readings if reading is not None)


def _of_article(
    word: str, candidates: Sequence[str], table: Romanisation, standing: Standing, counts: "Evidence"
) -> Reading | None:
    """A spelling of the article; one without English if the article has two names for it."""
    plain = folded(word)
    names: dict[str, str] = {}
    for candidate in candidates:
        if _is_same(candidate, plain) and not (candidate == plain and is_slavic(candidate)):
            continue
        for name in standing.spelled(candidate) or _otherwise(candidate, standing, counts):
            if name != word and name.upper() != word.upper():
                names.setdefault(name, candidate)
    if not names:
        return None
    if len({key(name) for name in names}) > 1:
        return Reading(word, "", "two names")
    best = max(names, key=lambda name: (name != name.upper(), counts.stands(name)))
    if are_aliases(counts.text, word, best):
        return Reading(word, "", "two names")
    known = names[best] in gazetteer() or names[best] in house()
    if not known and counts.how_often(word) > PASSING * counts.how_often(best):
        return None  # the article itself writes the name so, and the other way in passing
    if is_english(word):
        majority = counts.stands(best) >= 2 * counts.stands(word) and is_slavic(best)
        return Reading(word, best, "majority") if majority else None
    sure = (
        (is_slavic(best) and len(best) >= 4)
        or (
            len(word) >= MIN_ANY_ENDING
            and len(best) >= 4
            and names[best] not in protected()
            and any(len(form) > 1 or form in "jw" for form, _ in table.path(word, names[best]) if form not in _SLIGHT)
        )
        or is_slavic_given(best)
    )
    return Reading(word, best, "article" if sure else "shared")


def _otherwise(candidate: str, standing: Standing, counts: "Evidence") -> Sequence[str]:
    """A candidate of two words, or another English spelling of a candidate, if the article has it."""
    if " " in candidate:
        name = candidate.title()
        return (name,) if counts.stands(name) else ()
    main = house().get(candidate)
    return () if main is None else standing.spelled(folded(main))


def _of_gazetteer(word: str, candidates: Sequence[str], table: Romanisation) -> Reading | None:
    plain = folded(word)
    if len(plain) < MIN_GAZETTEER or is_english(word) or plain in provinces():
        return None
    if table.doubtful is not None and table.doubtful.search(word.lower()):
        return None
    known = [
        candidate
        for candidate in candidates
        if (candidate in gazetteer() or candidate in house()) and (candidate == plain or not _is_same(candidate, plain))
    ]
    if not known or len({key(candidate) for candidate in known}) > 1:
        return None
    entry = table_of(table.language).get(word)
    if entry is not None and entry.kind == "given":
        return Reading(word, entry.english, "given")
    english = next((house()[candidate] for candidate in known if candidate in house()), "") or gazetteer()[known[0]][0]
    if is_slavic_given(english):
        return Reading(word, english, "given")
    return Reading(word, english, "borne" if _is_borne(word, known[0], table) else "gazetteer")


def _is_borne(word: str, english: str, table: Romanisation) -> bool:
    """Can a name of another language, or a family that writes itself so, look like this?"""
    if table.borne is not None and table.borne.search(word.lower()):
        return True
    return not _PROOF.search(english) and not _is_telling(table.path(word, english), table)


def _is_telling(steps: Sequence[tuple[str, str]], table: Romanisation) -> bool:
    """Is something changed that no other language writes so, or much else?"""
    return len(steps) > 2 or any(form not in table.weak for form, _ in steps)


def _is_same(candidate: str, plain: str) -> bool:
    """Do two folded names differ in nothing but a hyphen?"""
    return candidate.replace("-", " ") == plain.replace("-", " ")


def contradicts(form: str, english: str, language: str, evidence: "Evidence") -> bool:
    """Does the article, or else the gazetteer, have another name for a form than the table that was collected?"""
    reading = evidence.reading_of(form)
    if reading is not None and reading.how in ("article", "shared", "two names"):
        return key(reading.english) != key(english)
    table = romanisation(language)
    if table is None:
        return False
    if table.doubtful is not None and table.doubtful.search(form.lower()):
        return True
    known = {key(candidate) for candidate in table.candidates(form) if candidate in gazetteer()}
    return bool(known - {key(english)})


def is_regular(form: str, english: str, language: str) -> bool:
    """Is a Slavic English spelling what a form that no English-speaking person bears gives when it is read?"""
    table = romanisation(language)
    plain = folded(form)
    return (
        table is not None
        and is_slavic(english)
        and plain not in protected()
        and plain not in table.kept
        and plain not in house()
        and folded(english) != plain
        and folded(english) in table.candidates(form)
    )


def is_english(word: str) -> bool:
    """Does English write the name so, too? What only lost its accents does not count."""
    plain = folded(word)
    return word in gazetteer().get(plain, ()) or (plain in house() and word.isascii())


def told(reading: Reading, evidence: "Evidence", table: Romanisation) -> tuple[str, ...]:
    """Say what speaks for a reading: how the form is read, and where the English spelling is from."""
    steps = ", ".join(f"{form}→{gives}" if gives else f"{form} dropped" for form, gives in _shown(reading, table))
    name = ENGLISH_NAMES[table.language]
    read = f"“{reading.form}” read as {name} romanisation ({steps}) gives {reading.english}"
    if reading.how in KNOWN:
        return (f"{read}, which is in the gazetteer of Slavic names",)
    return (f"{read}, which stands {times(evidence.stands(reading.english))} in this article",)


def _shown(reading: Reading, table: Romanisation) -> Sequence[tuple[str, str]]:
    path = table.path(reading.form, reading.english)
    if path:
        return path
    for candidate in table.candidates(reading.form):
        if key(candidate) == key(reading.english):
            return table.path(reading.form, candidate)
    return ()
