"""Rows about persons: groups of spellings of one name, from Wikidata by way of the package rigour.

The groups do not say which spelling belongs to which language. That is found from the Cyrillic spelling in the
group: a member which is what a language's romanisation makes of it, and which is no English romanisation of any
name, is the form of that language.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from name_sources.inputs import Archives
from name_sources.romanise import spellings
from name_sources.rows import LANGUAGES, Row, plain

_CYRILLIC = re.compile("[а-яёіїєґў]{4,}")
_SLAVIC = re.compile(
    "(?:[оеё]в|[иы]н|[оеё]ва|[иы]на|ий|ый|ой|ая|енко|ко|ук|юк|ич|як|ец|ець|ик|их|ых|ей|ай|ова|ян|дзе|швили|швілі)$"
)
_LATIN = re.compile("[a-zà-öø-ž'’-]{4,}")
#: English spellings that name a Russian, Ukrainian, Belarusian or Georgian for certain.
_EASTERN = re.compile("(?:[oey]v|[oey]va|in|ina|yn|yna|enko|chuk|shvili|adze|vich|vych|tsky|sky|skaya|ych)$")
#: Names spelled so are also those of Poles and of families who came from Poland; English keeps them.
_POLISH = re.compile("^[^vqx]*(?:[sc]k[iay]|wicz|icki|czyk|czak|ow|ew|in|uk|ak|ek)$")


@dataclass(frozen=True, slots=True)
class Name:
    """One name in Cyrillic, its members of the group in Latin letters, and the English spellings among them."""

    cyrillic: str
    members: frozenset[str]
    english: tuple[str, ...]


def groups(archives: Archives) -> list[Name]:
    """Return the Slavic names in Cyrillic of which a group has an English spelling."""
    found = []
    for line in archives.read("rigour", "rigour/data/names/persons.txt").decode("utf-8").split("\n"):
        names = [name.strip() for name in line.partition(" => ")[0].split(",")]
        members = frozenset(name for name in names if _LATIN.fullmatch(name))
        if any(re.search("ić$|vics$", name) for name in members):
            continue  # a Serb or a Croat, whom English calls -ic
        for word in names:
            if _CYRILLIC.fullmatch(word) and _SLAVIC.search(word):
                english = tuple(spelling for spelling in spellings(word, "en") if spelling in members)
                if english:
                    found.append(Name(word, members, english))
    return found


def person_rows(names: Sequence[Name], given: Mapping[str, str]) -> Iterator[Row]:
    """Yield the forms of the seven languages; ``given`` maps plain given names of English to their spelling."""
    known = {plain(spelling) for name in names for spelling in name.english}
    fathers = {name.cyrillic for name in names if name.cyrillic.endswith(("ович", "евич", "івна", "овна", "евна"))}
    for name in names:
        first = plain(name.english[0])
        english = given.get(first) or title(name.english[0])
        is_given = first in given or any(name.cyrillic + end in fathers for end in ("ович", "евич"))
        for language in LANGUAGES:
            usual = set(spellings(name.cyrillic, language))
            for form in sorted(name.members & usual):
                if plain(form) not in known:
                    flags = ("given",) if is_given else _flags(language, form, english)
                    yield Row(language, title(form), english, "given" if is_given else "surname", "rigour", flags=flags)


def _flags(language: str, form: str, english: str) -> tuple[str, ...]:
    """A surname is safe if it cannot be that of somebody who writes it so in English, too."""
    if not _EASTERN.search(english) or re.search("(?:ff|sky)$", form):
        return ("surname",)
    if language in ("de", "pl", "nl") and _POLISH.search(form) and not re.search("[oe]w$", form):
        return ("surname",)
    return ()


def title(name: str) -> str:
    """Return a name with a capital at the start and behind each hyphen."""
    return "-".join(part[:1].upper() + part[1:] for part in name.split("-"))
