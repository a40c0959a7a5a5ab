"""Nasty documents written for this test: each with what must come out when a word is planted everywhere."""

import csv
import io
import json

import pytest
from conftest import ROOT
from planted import cleaner

FOLDER = ROOT / "fixtures" / "formats"
CASES = {
    "json": ("title", "articles.*.body", r"a\.b"),
    "csv": ("text",),
    "yaml": ("title", "articles.*.body", r"a\.b"),
}


def parsed(name: str, text: str) -> object:
    if name == "json":
        return json.loads(text, object_pairs_hook=list)
    if name == "csv":
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    yaml = pytest.importorskip("yaml")
    return [getattr(event, "value", type(event).__name__) for event in yaml.parse(text, Loader=yaml.SafeLoader)]


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_planted_word_is_changed_where_prose_is_and_nowhere_else(tmp_path, name, end):
    if name == "yaml":
        pytest.importorskip("yaml")
    article, fixed = (
        (FOLDER / f"nasty{part}.{name}").read_bytes().decode().replace("\n", end) for part in ("", ".fixed")
    )
    planted = cleaner(tmp_path, *CASES[name])
    result = planted.clean(article, format=name)
    assert result.text == fixed
    assert result.revert() == article
    assert planted.clean(fixed, format=name).text == fixed
    before, after = parsed(name, article), parsed(name, fixed)
    assert json.dumps(after).replace("zXz", "zqz") == json.dumps(before)
