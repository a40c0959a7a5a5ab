"""Find names that stand in the spelling of the source language, and weigh what speaks for it."""

import re
from collections.abc import Iterable

from cleanup import names
from cleanup.evidence import Evidence
from cleanup.language import ENGLISH_NAMES
from cleanup.normalizers import Languages, Options, normalizer
from cleanup.rule import Match, Safety
from cleanup.text import Edit, Passage

#: Before a surname these tell that it is one.
_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|President|Presidents|Premier|Minister|Chancellor|General|Tsar|Comrade|leader|dictator)\.? $"
)
#: The word before, where it begins with a capital: another given name, or the first word of a sentence.
_CAPITAL_BEFORE = re.compile(r"\b([A-Z](?:\.|[\w’'-]*)) $")
_SENTENCE_WORDS = """The When While If As But And For With After Before Since In On At To From By That This What Why How
Does Did Is Has Will Can Not Only Even Both Like Against Because Although Though Under Then Now Today Yesterday Here So
Yet Still Also Again Once Until Monday Tuesday Wednesday Thursday Friday Saturday Sunday"""
_NO_NAMES = frozenset(_SENTENCE_WORDS.split())
#: Before a name these show that the words around it are not English.
_FOREIGN_BEFORE = re.compile(
    r"\b(?:le|la|les|de|du|des|et|chez|avec|der|die|das|von|und|el|los|del|il|di|do|da|het|van|à|au) $"
)
_FOOD = re.compile(
    r"\b(?:gravy|curds?|fries|cheese|dish(?:es)?|Qu[eé]bec|menu|restaurants?|eat(?:s|ing)?|ate|recipes?)\b"
)
_UNPROVED = "the form alone does not prove that this name is meant"


def _forms(options: Options, languages: Languages) -> Iterable[str]:
    return (form for language in names.languages() for form in names.table(language))


@normalizer("name-forms", options={}, triggers=_forms)
def name_forms(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield each name in foreign spelling with the English one; where proof is wanting, as seen or not at all.

    Proof is: a full name that no English text writes so, the English name elsewhere in the article, or a form
    that is nothing else together with a source language that writes it so.
    """
    for start, form, languages in names.occurrences(passage.text, names.languages()):
        found = _judge(passage.text, start, form, languages, evidence)
        if found is not None:
            safety, told, english = found
            edits, reason = tuple(_edits(start, form, english)), "" if safety is Safety.SAFE else _UNPROVED
            yield Match(start, start + len(form), edits, told, safety, reason)


def _judge(
    text: str, start: int, form: str, languages: tuple[str, ...], evidence: Evidence
) -> tuple[Safety, tuple[str, ...], str] | None:
    before = text[max(0, start - 40) : start]
    if _FOREIGN_BEFORE.search(before):
        return None
    source = (evidence.source_language or "").partition("-")[0]
    home = source in languages
    entry = names.table(source if home else languages[0])[form]
    doubtful = bool(set(entry.flags) - {"word"})
    english, count = _in_article(entry.english, evidence)
    spelled = f"“{form}” is the {ENGLISH_NAMES[source if home else languages[0]]} spelling of {english}"
    if entry.kind == "person" and not doubtful:
        return Safety.SAFE, (f"{spelled}, and a full name",), english
    if source and not home:
        return None
    other = _CAPITAL_BEFORE.search(before)
    if entry.kind != "person" and other is not None and not _TITLE.search(before) and other[1] not in _NO_NAMES:
        return None  # Anna Lawrow, Kino Moskau: somebody else's name
    place = entry.kind in names.PLACES and re.match(r" [A-Z]", text[start + len(form) :])
    if place or ("word" in entry.flags and _FOOD.search(text)):
        return None
    if count and not doubtful:
        return Safety.SAFE, (f"{spelled}", f"“{english}” stands {names.times(count)} in this article"), english
    if "word" in entry.flags:
        if not _TITLE.search(before):
            return (Safety.SUGGESTION, (spelled,), english) if home else None
        return (Safety.SAFE if home else Safety.UNSAFE), (f"{spelled}, and a title stands before it",), english
    if home:
        safe = not doubtful or entry.kind == "person"
        return (Safety.SAFE if safe else Safety.UNSAFE), (f"{spelled}, and the article is translated from it",), english
    return None if doubtful else (Safety.UNSAFE, (spelled,), english)


def _in_article(english: str, evidence: Evidence) -> tuple[str, int]:
    """The English spelling that the article itself uses, else the one of the table, and how often it stands there."""
    name = english.rpartition(" ")[2]
    chosen = max((name, *names.spellings().get(name, ())), key=evidence.stands)
    return english.removesuffix(name) + chosen, evidence.stands(chosen)


def _edits(start: int, form: str, english: str) -> Iterable[Edit]:
    """Replace the words that differ, or all where their number does."""
    old, new = form.split(" "), english.split(" ")
    if len(old) != len(new):
        yield Edit(start, start + len(form), english)
        return
    for before, after in zip(old, new, strict=True):
        if before != after:
            yield Edit(start, start + len(before), after)
        start += len(before) + 1
