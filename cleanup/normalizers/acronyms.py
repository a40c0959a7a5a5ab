"""Find acronyms of the source language, and weigh what speaks for the English one."""

import re
from collections.abc import Iterable
from functools import lru_cache

from cleanup import acronyms as tables
from cleanup.acronyms import Acronym
from cleanup.beside import FOREIGN_AFTER, FOREIGN_BEFORE
from cleanup.evidence import Evidence
from cleanup.language import ENGLISH_NAMES
from cleanup.normalizers import Languages, Options, normalizer
from cleanup.pattern import smallest
from cleanup.rule import QUOTES, Match, Safety
from cleanup.text import Edit, Passage

#: Words around an acronym that speak of it as of a word.
_SPOKEN_OF = re.compile(
    r"\b(?:French|German|Spanish|Italian|Portuguese|Dutch|Polish|Russian|acronym|abbreviat\w+|initials|stands for|"
    r"known as|called|short for)\b"
)
#: An initial makes what follows the surname of a person, in capitals: Chidi A. ONU.
_INITIAL_BEFORE = re.compile(r"\b[A-Z][\w’'-]+ [A-Z]\. $")
_CAPITALS_BEFORE = re.compile(r"\b[A-Z]{2,} $")
_CAPITALS_AFTER = re.compile(r" [A-Z]{2,}\b")
_DETERMINED = re.compile(r"(?:\b(?:[Tt]he|[Aa]n?|its|their|our|former|new|current) |\b[LlDd]['’])$")
#: As good as an article before an acronym that wants one.
_SHARE = re.compile(r"(?:%|per ?cent) (?:of )?$|\b(?:Summer|Winter) $")
#: A short acronym before a capital is part of a name (UE Boom), unless a body or an office of its own follows.
_NAME_AFTER = re.compile(
    r" (?!(?:Secretar|Commission|Council|President|Minist|Member|State|Ambassador|Envoy|General|Security|High|Special|"
    r"Assembly|Parliament|Summit|Director|Agency|Representative|Charter|Treaty|Court|Foreign|Human|Deputy)\w*)[A-Z][a-z]"
)
_COMPOUND = "the compound that it begins is German"
_NUMBER_DOUBTFUL = "whether one or several are meant cannot be told"
_OTHER_MEANING = "the letters can mean something else in English"
_Judged = tuple[Safety, tuple[str, ...], str]


def _forms(options: Options, languages: Languages) -> Iterable[str]:
    told = (languages.source or "").partition("-")[0]
    homes = (told,) if told in tables.languages() and options["where"] == "running" else tables.languages()
    for form in dict.fromkeys(form for language in homes for form in tables.table(language)):
        yield from (form,) if options["where"] == "running" else (f"({form})", f"{form} (")


@normalizer("acronyms", options={"where": str}, triggers=_forms)
def acronyms(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield acronyms of another language with the English one in their place, its article and number put right.

    ``where`` "beside": next to the English name that they do not abbreviate, whatever the source language.
    "running": anywhere else, those of the source language: alone where the letters mean nothing else, with
    the English name in the article where they do.
    """
    beside, text = options["where"] == "beside", passage.text
    if not any(tables.free(text, found.start()) for found in tables.pattern(tables.languages()).finditer(text)):
        return  # before the source language is asked for
    source = (evidence.source_language or "").partition("-")[0]
    homes = tables.languages() if beside else (source,) if source in tables.languages() else ()
    if not homes:
        return
    for found in tables.pattern(homes).finditer(text):
        start, end, form = found.start(), found.end(), found[1]
        if not tables.free(text, start):
            continue
        told = _named(text, start, end, form)
        if beside != bool(told):
            continue
        if not beside and (twice := _said_twice(text, start, end, form, tables.table(source)[form])):
            yield twice
            continue
        if told:
            name, entry = told
            judged: _Judged | None = Safety.SAFE, (f"“{name}” is {entry.english} in English, not {form}",), ""
        else:
            entry = tables.table(source)[form]
            judged = _judge(text, start, end, form, entry, source, evidence)
        if judged is None:
            continue
        safety, said, reason = judged
        several: bool | None = False
        if tables.english(entry.english).many:
            several = bool(found[2]) or (told[0].endswith("s") if told else tables.number(text, start, end))
            if several is None and safety is Safety.SAFE:
                safety, reason = Safety.UNSAFE, _NUMBER_DOUBTFUL
        low, new = tables.replaced(text, start, end, entry.english, several=bool(several))
        yield Match(start, end, (smallest(low, text[low:end], new),), said, safety, reason)


def _named(text: str, start: int, end: int, form: str) -> tuple[str, Acronym] | None:
    """The English name that stands right before or behind the form in brackets, and what abbreviates it."""
    entries = [tables.table(language)[form] for language in tables.languages() if form in tables.table(language)]
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        before = text[max(0, start - 121) : start - 1].rstrip()
        return next(((name, entry) for entry in entries if (name := tables.names_it(before, entry.english))), None)
    if text.startswith(" (", end):
        behind = text[end + 2 : end + 100].casefold()
        for entry in entries:
            for name in tables.english(entry.english).names:
                if behind.startswith(name.casefold() + ")"):
                    return name, entry
    return None


def _said_twice(text: str, start: int, end: int, form: str, entry: Acronym) -> Match | None:
    """The form in brackets right behind the English acronym that it stands for: GDP (PIB)."""
    if text[end : end + 1] != ")" or not text.endswith(f" {entry.english} (", 0, start):
        return None
    edit = Edit(start - 2, end + 1, "")
    said = f"“{entry.english}”, which is “{form}” in English, stands before it"
    return Match(start, end, (edit,), (said,), Safety.UNSAFE, "the writer may tell what it is called in the original")


def _judge(
    text: str, start: int, end: int, form: str, entry: Acronym, source: str, evidence: Evidence
) -> _Judged | None:
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    if FOREIGN_BEFORE.search(before) or FOREIGN_AFTER.match(after) or _SPOKEN_OF.search(before + " " + after):
        return None
    if before[-1:] in QUOTES and after[:1] in QUOTES and before[-2:-1].lower() not in ("l", "d"):
        return None
    if _INITIAL_BEFORE.search(before):
        return None
    if len(form) <= 3 and (_CAPITALS_BEFORE.search(before) or _CAPITALS_AFTER.match(after)):
        return None  # a line in capitals
    if _means_else(form, entry.unless, evidence.text):
        return None
    said = f"“{form}” is {entry.english} in {ENGLISH_NAMES[source]}, and the text is translated from it"
    article = bool(_DETERMINED.search(before))
    if len(form) <= 3 and not article and _NAME_AFTER.match(after):
        return None
    if source == "de" and re.match(r"-[A-ZÄÖÜ]", after):
        return Safety.UNSAFE, (said,), _COMPOUND
    if entry.level == "sure" or (entry.level == "the" and (article or _SHARE.search(before))):
        return Safety.SAFE, (said,), ""
    shown = entry.level == "the" and not before[-2:-1].isdigit()  # 300 BCE
    use = tables.english(entry.english)
    name = next((name for name in (*use.names, *use.context) if name in text or evidence.stands(name)), None)
    if name is not None:
        safe = article and not evidence.stands(entry.english)
        said += f"; “{name}” stands in it"
        return Safety.SAFE if safe else Safety.UNSAFE, (said,), "" if safe else _OTHER_MEANING
    return (Safety.SUGGESTION, (said,), _OTHER_MEANING) if article or shown else None


@lru_cache(maxsize=64)
def _means_else(form: str, unless: tuple[str, ...], article: str) -> bool:
    """Does the article speak of the other meaning, or say itself, in brackets, what else the letters stand for?"""
    if any(word in article for word in unless):
        return True
    size = sum(map(str.isalpha, form))
    for found in re.finditer(rf"{re.escape(form)} \(([^()\n]{{3,100}})\)", article):
        if tables.initials(found[1], size, capitals=False) == form:
            return True
    for found in re.finditer(rf"\({re.escape(form)}s?\)", article):
        before = article[max(0, found.start() - 120) : found.start()].rstrip()
        if tables.initials(before, size, capitals=False) != form:
            continue
        entries = (tables.table(language).get(form) for language in tables.languages())
        if not any(entry and tables.names_it(before, entry.english) for entry in entries):
            return True
    return False
