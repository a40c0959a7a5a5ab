"""The tables of names."""

import importlib.util
from pathlib import Path

import pytest

from cleanup import names

ROOT = Path(__file__).parent.parent


def test_no_form_is_an_english_form():
    english = {
        word for language in names.languages() for entry in names.table(language).values() for word in (entry.english,)
    }
    spelled = english | {other for others in names.spellings().values() for other in others}
    for language in names.languages():
        assert not spelled & set(names.table(language))


@pytest.mark.parametrize("language", names.languages())
def test_every_language_has_names(language):
    assert len(names.table(language)) > 30


def test_the_tables_are_what_the_script_makes_of_the_rows(tmp_path, monkeypatch):
    spec = importlib.util.spec_from_file_location("build_names", ROOT / "scripts" / "build_names.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    monkeypatch.setattr(script, "OUT", tmp_path)
    script.main()
    for path in names.FOLDER.glob("*.json"):
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name
