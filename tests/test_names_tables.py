"""The tables of names."""

import gzip
import json
import time
from pathlib import Path

import pytest

from cleanup import names
from cleanup.names import tables

ROOT = Path(__file__).parent.parent
KINDS = {"person", "surname", "given", *names.PLACES}
FLAGS = ["english", "given", "multi", "short", "surname", "word"]


@pytest.fixture
def sure(own):
    """Return what gives the forms of a language whose rows say that no flag is to be computed."""
    return lambda language: {row.form for row in own.own_rows() if row.language == language and "sure" in row.flags}


@pytest.fixture
def own(monkeypatch):
    """The reader of the rows that are typed by hand."""
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    from name_sources import own

    return own


def lines(name):
    return (names.FOLDER / name).read_text(encoding="utf-8").splitlines()


def sources():
    return json.loads((names.FOLDER / "sources.json").read_text(encoding="utf-8"))


def flagless(language):
    return {form for form, entry in names.table(language).items() if not entry.flags}


@pytest.mark.parametrize("language", names.languages())
def test_a_table_is_sorted_with_one_row_a_line(language):
    rows = lines(f"{language}.json")
    forms = list(names.table(language))
    assert forms == sorted(forms)
    assert len(rows) == len(forms) + 2 > 1_000


@pytest.mark.parametrize("language", names.languages())
def test_every_row_is_well_formed(language):
    for form, entry in names.table(language).items():
        assert form == form.strip() and len(form) > 1, form
        assert entry.english and entry.english != form, form
        assert entry.kind in KINDS, form
        assert list(entry.flags) == [flag for flag in FLAGS if flag in entry.flags], form
        assert entry.source in sources(), form


def test_every_source_has_a_name_and_a_licence():
    for key, (name, _, licence) in sources().items():
        assert name and licence, key
        assert not {"GPL", "LGPL", "AGPL", "ODbL", "SA"} & set(licence.replace("-", " ").split()), key


def test_the_notice_tells_of_every_source():
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    for key, (_, version, licence) in sources().items():
        assert key in notice and version.split(" ")[-1] in notice, key
        assert key == "own" or licence.partition(";")[0].split("-")[0] in notice, key


@pytest.mark.parametrize("language", names.languages())
def test_a_spelling_that_english_has_is_no_form(language):
    spelled = set(names.spellings()) | {other for others in names.spellings().values() for other in others}
    assert not spelled & set(names.table(language))


@pytest.mark.parametrize("language", names.languages())
def test_an_english_word_or_a_surname_of_english_is_flagged(language, sure):
    protected = set(lines("protected.txt"))
    assert not {form for form in flagless(language) - sure(language) if form.lower() in protected}


@pytest.mark.parametrize("language", names.languages())
def test_an_english_name_of_a_table_is_no_flagless_form(language, sure):
    english = {entry.english for other in names.languages() for entry in names.table(other).values()}
    assert not english & flagless(language) - sure(language)


def test_the_tables_have_every_typed_row(own):
    for row in own.own_rows():
        entry = names.table(row.language).get(row.form)
        if row.form != row.english and (row.language, row.form) not in own.denied():
            assert entry is not None and entry.source == "own", row


def test_what_is_denied_is_in_no_table(own):
    assert not [(language, form) for language, form in own.denied() if form in names.table(language)]


@pytest.mark.parametrize("name", ["gazetteer.txt", "protected.txt"])
def test_a_list_is_sorted_and_says_nothing_twice(name):
    assert lines(name) == sorted(set(lines(name))) != []


def test_the_lists_know_what_they_are_for():
    gazetteer, protected = set(lines("gazetteer.txt")), set(lines("protected.txt"))
    assert {"Kharkiv", "Zaporizhzhia", "Shevchenko", "Kuznetsov"} <= gazetteer
    assert {"machine", "smith", "catherine"} <= protected


def test_all_files_together_pack_into_less_than_a_megabyte():
    assert sum(len(gzip.compress(path.read_bytes())) for path in names.FOLDER.iterdir()) < 1_000_000


@pytest.mark.parametrize("language", names.languages())
def test_loading_a_table_costs_little_more_than_reading_its_json(language):
    text = (names.FOLDER / f"{language}.json").read_text(encoding="utf-8")
    assert quickest(lambda: names.table.__wrapped__(language)) < 20 * quickest(lambda: json.loads(text))


def quickest(action):
    return min(timed(action) for _ in range(5))


def timed(action):
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


@pytest.mark.parametrize(
    ("language", "form", "english"),
    [
        ("fr", "Israël", "Israel"),
        ("fr", "Séoul", "Seoul"),
        ("es", "Irán", "Iran"),
        ("pt", "Índia", "India"),
        ("pl", "Mińsk", "Minsk"),
    ],
)
def test_a_place_whose_accents_are_those_of_the_language_alone_is_in_its_table(language, form, english):
    entry = tables.table(language)[form]
    assert (entry.english, entry.flags) == (english, ())


def test_accents_that_a_place_has_at_home_stay():
    assert not {"Bogotá", "Panamá", "Asunción"} & tables.table("es").keys()
    assert not {"São Paulo", "Brasília"} & tables.table("pt").keys()
