"""Rows about persons: groups of spellings of one name, from Wikidata by way of the package rigour.

The groups do not say which spelling belongs to which language. That is found from the Cyrillic spelling in the
group: a member which is what a language's romanisation makes of it, and which is no English romanisation of any
name, is the form of that language.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
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
#: Names that families who live in the West write so: Rabinovitch, Gurwitsch, Markovič, Suchkoff.
_WESTERN = re.compile("(?:ff|sky|i[tč]|[iy]t?s?ch|itz|icz)$|ič$")
#: Letters that a language may write alike, as German does with sch and s.
_ALIKE = {"ж": "ш", "ш": "ж", "з": "с", "с": "з"}
#: A name that so many spellings in Latin letters are recorded of is taken before a name that is not recorded.
WELL_KNOWN = 8
#: Names spelled so are also those of Poles and of families who came from Poland; English keeps them.
_POLISH = re.compile("^[^vqx]*(?:[sctz]k[iay]|icki|czyk|czak|uk|ak|ek)$")


@dataclass(frozen=True, slots=True)
class Name:
    """One name in Cyrillic, its members of the group in Latin letters, and the English spellings among them."""

    cyrillic: str
    members: frozenset[str]
    english: tuple[str, ...]


def read_groups(archives: Archives) -> list[tuple[str, ...]]:
    """Return the groups: each holds the spellings of one name in all scripts, in lower case."""
    lines = archives.read("rigour", "rigour/data/names/persons.txt").decode("utf-8").split("\n")
    return [tuple(name.strip() for name in line.partition(" => ")[0].split(",")) for line in lines if line]


def slavic_names(groups: Iterable[tuple[str, ...]]) -> list[Name]:
    """Return the Slavic names in Cyrillic of which a group has an English spelling."""
    found = []
    for names in groups:
        members = frozenset(name for name in names if _LATIN.fullmatch(name))
        if any(re.search("ić$|vics$", name) for name in members):
            continue  # a Serb or a Croat, whom English calls -ic
        for word in names:
            if _CYRILLIC.fullmatch(word) and _SLAVIC.search(word):
                english = tuple(spelling for spelling in spellings(word, "en") if spelling in members)
                if english:
                    found.append(Name(word, members, english))
    return found


def person_rows(names: Sequence[Name], groups: Iterable[tuple[str, ...]], given: Mapping[str, str]) -> Iterator[Row]:
    """Yield the forms of the seven languages; ``given`` maps plain given names of English to their spelling."""
    known = {plain(spelling) for name in names for spelling in name.english}
    fathers = {name.cyrillic for name in names if name.cyrillic.endswith(("ович", "евич"))}
    keys = _keys(groups)
    for name in names:
        first = plain(name.english[0])
        english = given.get(first) or title(name.english[0])
        is_given = first in given or any(name.cyrillic + end in fathers for end in ("ович", "евич"))
        for language in LANGUAGES:
            usual = set(spellings(name.cyrillic, language))
            for form in sorted(name.members & usual):
                if plain(form) not in known:
                    others = any(sound(english) not in found for found in keys[form])
                    flags = ["given"] if is_given else list(_flags(language, form, english, others=others))
                    if _has_other_reading(name, form, language, known):
                        flags.append("multi")
                    yield Row(
                        language, title(form), english, "given" if is_given else "surname", "rigour", flags=tuple(flags)
                    )


def _has_other_reading(name: Name, form: str, language: str, known: Set[str]) -> bool:
    """Is the form what the language makes of another Cyrillic name, too: German Schirkow of Shirkov and Zhirkov?

    The other name counts if it is known, or if it differs in the first letter and this one is no well-known name.
    """
    for at, letter in enumerate(name.cyrillic):
        if letter in _ALIKE:
            other = name.cyrillic[:at] + _ALIKE[letter] + name.cyrillic[at + 1 :]
            if form in spellings(other, language):
                rare = at == 0 and len(name.members) < WELL_KNOWN
                if rare or any(plain(english) in known for english in spellings(other, "en")):
                    return True
    return False


def sound(name: str) -> str:
    """Return a key that the English spellings of one Slavic name have in common: Sergeev and Sergeyev."""
    key = plain(name).replace("kh", "h").replace("x", "ks").replace("ff", "v")
    key = re.sub(r"[yi]+(?=[aeou])", "", key)
    return re.sub(r"(.)\1", r"\1", re.sub(r"[iy]+$", "i", key).replace("y", "i"))


def _keys(groups: Iterable[tuple[str, ...]]) -> Mapping[str, list[frozenset[str]]]:
    """Return member → for each group that has it the sounds of the members."""
    found: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    for names in groups:
        members = [name for name in names if _LATIN.fullmatch(name)]
        sounds = frozenset(map(sound, members))
        for name in members:
            found[name].append(sounds)
    return found


def _flags(language: str, form: str, english: str, *, others: bool) -> tuple[str, ...]:
    """A surname is safe if it cannot be that of somebody who writes it so in English, too.

    ``others``: the form is also a spelling of a name that is called otherwise in English.
    """
    if others or not _EASTERN.search(english) or _WESTERN.search(form):
        return ("surname",)
    if _POLISH.search(form) or (language in ("de", "fr", "nl", "pl", "pt") and form.endswith("in")):
        return ("surname",)
    return ()


def title(name: str) -> str:
    """Return a name with a capital at the start and behind each hyphen."""
    return "-".join(part[:1].upper() + part[1:] for part in name.split("-"))
