"""Find titles of the source language before a name: “M. Macron”, “Herr Schulz”, “the Sra. Robles”."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from cleanup.beside import CAPITAL_BEFORE, FOREIGN_BEFORE, OPENERS
from cleanup.evidence import Evidence
from cleanup.language import ENGLISH_NAMES
from cleanup.normalizers import Languages, Options, normalizer
from cleanup.pattern import smallest
from cleanup.rule import Match, Safety
from cleanup.text import Passage

_BLANKS = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
_PARTICLES = r"(?:(?:de|du|des|von|van|di|da|dos|der|den|zu|Le|La|De|El|Al|Ben)[ -]|d['’]|al-)"
_NAME = rf"{_PARTICLES}{{0,3}}[^\W\d_a-zß-ÿ][^\W\d_]*[a-zß-ÿ][\w’'-]*"
_OTHERS = """
    Engineer Manager Director Developer Software Analyst Consultant Vice Account Product Project Data Design Counsel
    Administrator Architect Editor Producer Technical Systems Marketing Sales Research Program Business Designer
    Associate Lecturer Scientist Doktor Professor Oberst Major Hauptmann General Kommandant Leutnant Baron Graf Pfarrer
    Dr Präsident Kanzler Minister Bundeskanzler Kollege
    Ober Gott Am American African Asian Arab European Pacific Tadeusz Twardowski Books Macmillan"""
#: These follow "Sr." in the trade of somebody, "Herr" as an address, "Pan" in Pan American.
_NO_NAMES = frozenset(_OTHERS.split()) | OPENERS
_GIVEN = """
    Alain Antoine Arnaud Benoît Bernard Bertrand Bruno Charles Christian Christophe Claude Cédric Denis Didier Dominique
    Emmanuel Fabrice Franck François Frédéric Georges Gilles Guillaume Guy Gérard Henri Hervé Hubert Jacques Jean Julien
    Jérôme Laurent Louis Luc Marc Michel Nicolas Olivier Pascal Patrick Philippe Pierre Raymond René Régis Serge
    Stéphane Sylvain Thierry Vincent Xavier Yves Édouard Éric Étienne"""
#: Behind these names a surname follows, and before them no initial stands.
_FRENCH_GIVEN = frozenset(_GIVEN.split())
_INITIAL_BEFORE = re.compile(r"(?:\b[A-Z]\.|[^\s“‘\"'’—–])$|\b[A-Z]\. $")
_THE = re.compile(r"\b[Tt]he $")
#: A person named by an initial and a surname, as in lists of authors.
_INITIALS = re.compile(r"(?:^|[^\w.] |[(\n])[A-LN-Z]\. ?(?:[A-Z]\. ?)?[A-Z][a-z]{2,}")
_LIST_AFTER = re.compile(r",? (?:[A-LN-Z]\.|et al\b|and [A-LN-Z]\.)|;|, (?:The|An?) [A-Z]|, \d|\)| \([Ee]ds?\b")
_INITIAL, _CHOICE = "it can be an initial", "which English title she wants is a choice"
_DOUBTFUL = "the word can mean something else"
_KEPT = "English writes it of Germans, too"
#: The beginning of a title in quotation marks: “The Case of M. Delorme”.
_SMALL = "(?:[A-Z][\\w’'-]*|of|in|on|the|and|an?|to|for)"
_TITLED_BEFORE = re.compile(rf"[\"“‘']{_SMALL}(?: {_SMALL})+ $")
#: “William Hartley, Sr.”: senior, behind a name that ends so.
_SENIOR_BEFORE = re.compile(r"[A-Z][^\W\d_]*(?:\.|[ \n][A-Z][\w’'-]*), $")


def _literals(options: Options, languages: Languages) -> Iterable[str]:
    told = (languages.source or "").partition("-")[0]
    forms: Mapping[str, Mapping[str, str]] = options["forms"]
    return (form + blank for home in ((told,) if told else forms) for form in forms.get(home, ()) for blank in _BLANKS)


@lru_cache(maxsize=64)
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    written = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf"({written})[{_BLANKS}]({_NAME})( [A-Z][a-zß-ÿ]+)?")


_ADDRESSED = re.compile(r"[\"“‘'](?:\w+,? )?$")
#: What stands before the initial of an author, or the letter of an item.
_AUTHOR_BEFORE = re.compile(r"(?:--|—|&|[\"”],|\bby|[(;,] ?see|!,|\n)\s*$")


@normalizer("foreign-title", options={"forms": dict}, triggers=_literals)
def foreign_title(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield titles of the source language before a name, with the English one.

    ``forms`` has language → form → English title. One that ends in "?" is not certain, an empty one is only seen,
    "Ms." is a choice that the article may have made for this very name. An initial is no title.
    """
    text = passage.text
    if not _pattern(tuple(form for forms in options["forms"].values() for form in forms)).search(text):
        return  # before the source language is asked for
    source = (evidence.source_language or "").partition("-")[0]
    forms = options["forms"].get(source)
    if not forms:
        return
    for found in _pattern(tuple(forms)).finditer(text):
        start, form, name = found.start(), found[1], found[2]
        before = text[max(0, start - 40) : start]
        if name in _NO_NAMES or (before and (_INITIAL_BEFORE.search(before) or FOREIGN_BEFORE.search(before))):
            continue
        other = CAPITAL_BEFORE.search(before)
        if other is not None and other[1] not in OPENERS:
            continue  # Robert M. Gates, Peter Pan
        if form.isascii() and form.islower() and not before:
            continue
        if _ADDRESSED.search(before) and text[found.end(2) : found.end(2) + 1] == ",":
            continue  # “But Herr Mozart, you were …” was said so
        if len(form) == 2 and form[1] == "." and _AUTHOR_BEFORE.search(before):
            continue
        if _TITLED_BEFORE.search(before):
            continue
        if form == "Sr." and _SENIOR_BEFORE.search(before):
            continue
        said = (f"“{form}” is a title in {ENGLISH_NAMES[source]}, and the text is translated from it",)
        if not forms[form]:
            yield Match(start, found.end(2), (), said)
            continue
        if len(form) == 2 and form[1] == "." and _LIST_AFTER.match(text, found.end()):
            continue
        safety, reason = _safety(form, name, found[3], forms[form], evidence)
        english = _house(forms[form].rstrip("?"), name, evidence)
        the = _THE.search(before)
        low = start - len(the[0]) if the else start
        end = start + len(form)
        edit = smallest(low, text[low:end], english)
        yield Match(start, end, (edit,), said, safety, reason)


def _safety(form: str, name: str, second: str | None, english: str, evidence: Evidence) -> tuple[Safety, str]:
    if english.endswith("?"):
        return Safety.UNSAFE, _DOUBTFUL
    if english == "Ms.":
        proved = any(evidence.stands(f"{title} {name}") for title in ("Mrs.", "Ms.", "Mrs", "Ms", "Miss"))
        return (Safety.SAFE, "") if proved else (Safety.UNSAFE, _CHOICE)
    if form == "Herr":
        proved = any(evidence.stands(told) for told in ("Herrn", f"Mr. {name}", f"Mr {name}"))
        return (Safety.SAFE, "") if proved else (Safety.UNSAFE, _KEPT)
    if len(form) == 2 and form[1] == ".":
        french = name.partition("-")[0] in _FRENCH_GIVEN
        if (second is not None and not french) or name == "Night" or _has_initials(evidence.text):
            return Safety.UNSAFE, _INITIAL
        if name in _surnames(form[0], evidence.text):
            return Safety.UNSAFE, _INITIAL
    return Safety.SAFE, ""


@lru_cache(maxsize=8)
def _has_initials(text: str) -> bool:
    """Does the text call people by an initial and a surname?"""
    return _INITIALS.search(text) is not None


@lru_cache(maxsize=8)
def _surnames(initial: str, text: str) -> frozenset[str]:
    """The names behind words that begin with this initial: Marie Roux makes an M. Roux."""
    return frozenset(re.findall(rf"\b{initial}[a-zß-ÿ]+ ([^\W\d_][\w’'-]+)", text))


def _house(english: str, name: str, evidence: Evidence) -> str:
    """The title as the article writes it: Mrs. or Ms., with a full stop or without."""
    if english == "Ms.":
        for title in ("Mrs.", "Ms.", "Miss", "Mrs", "Ms"):
            if evidence.stands(f"{title} {name}"):
                return title
        english = "Mrs." if evidence.stands("Mrs") and not evidence.stands("Ms") else english
    bare = english.rstrip(".")
    return bare if _british(bare, evidence.text) else english


@lru_cache(maxsize=32)
def _british(title: str, text: str) -> bool:
    """Does the article write this title without a full stop, and never with one?"""
    return bool(re.search(rf"\b{title} [A-Z]", text)) and not re.search(rf"\b{title}\. [A-Z]", text)
