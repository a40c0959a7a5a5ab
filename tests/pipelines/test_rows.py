"""The core of all pipelines: a text in; the cleaned text, its changes, an error out."""

import inspect
import json
import pickle
import subprocess
import sys

import pytest
from engines import BROKEN, DOCUMENTS, FIXED, HALL, TEXTS, expected

from cleanup import Change, Cleaner, ConfigError, FormatError, Glossary
from cleanup.pipelines.rows import Keywords, Rows, account
from cleanup.text import Edit, apply


def upper(text: str) -> str | None:
    return "en"


def test_the_keywords_are_those_of_the_cleaner():
    assert [*Keywords.__annotations__] == [*inspect.signature(Cleaner).parameters]


def test_rows_are_cleaned_as_by_the_cleaner():
    rows = Rows(language="en")
    for text, (cleaned, changes, error) in zip(TEXTS, expected(TEXTS, language="en"), strict=True):
        assert rows.clean(text) == (cleaned, changes, error)
        if text is not None:
            edits = [Edit(change["start"], change["end"], change["after"]) for change in changes]
            assert apply(edits, text) == cleaned
    assert rows.clean(HALL).text == FIXED


def test_a_change_is_data_that_json_can_hold():
    change = Cleaner(language="en").clean(HALL).changes[0]
    data = json.loads(json.dumps(account(change)))
    assert [*data] == [*Change.__dataclass_fields__]
    assert data["rules"] == list(change.rules) and data["safety"] == "safe"


def test_a_row_that_fails_says_why_and_has_no_text():
    rows = Rows("json", language="en", fields=["a"])
    good, broken, null = map(rows.clean, DOCUMENTS)
    assert good.error is None and len(good.changes) == 2
    assert broken.text is None and broken.changes == [] and broken.error.startswith(BROKEN)
    assert null == (None, [], None)


@pytest.mark.parametrize(("value", "kind"), [(3, "int"), (b"a", "bytes"), (float("nan"), "float"), ([HALL], "list")])
def test_what_is_no_text_is_told(value, kind):
    assert Rows().clean(value) == (None, [], f"left as it is: wanted a text, found {kind}")


def test_a_failure_of_our_own_stops_no_other_row():
    def fails(text: str) -> str | None:
        raise ZeroDivisionError("once")

    rows = Rows(language_detector=fails)
    row = rows.clean("The hall is a long hall of many windows, and the hall is open. " * 4)
    assert row.text is None and "ZeroDivisionError: once" in row.error
    assert rows.clean("").error is None


@pytest.mark.parametrize(
    "settings",
    [{"language": "english!"}, {"select": ["qotes"]}, {"scope": "line"}, {"keep": "Poutine"}, {"glossary": {"a": ""}}],
)
def test_settings_that_make_no_sense_are_refused_when_it_is_made(settings):
    with pytest.raises(ConfigError):
        Rows(**settings)


def test_a_format_that_is_not_known_is_refused_when_it_is_made():
    with pytest.raises(FormatError):
        Rows("dok")


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"language": "en", "scope": "segment"},
        {"glossary": {"Kiev": "Kyiv"}},
        {"glossary": Glossary.of({"Kiev": "Kyiv"})},
        {"select": ["quotes"], "ignore": (name for name in ["case"]), "keep": {"Poutine"}},
        {"language_detector": upper},
    ],
)
def test_what_travels_is_small_and_builds_one_cleaner_in_each_process(settings):
    rows = Rows(**settings)
    sent = pickle.dumps(rows)
    assert len(sent) < 1000
    one, other = pickle.loads(sent), pickle.loads(sent)
    text = "The pro-Kiev party , in Kiev."
    assert one.clean(text) == other.clean(text) == rows.clean(text)
    assert one._cleaner is other._cleaner is rows._cleaner


def test_a_segment_is_not_read_as_a_whole_article():
    told = "Putin spoke. Putin left. Putin came. Vladimir Poutine. Poutine won."
    both = [Rows(language="en", source_language="fr", scope=scope)._cleaner for scope in ("article", "segment")]
    assert [cleaner.scope for cleaner in both] == ["article", "segment"]
    assert Rows(scope="segment", language="en").clean(HALL).text == FIXED
    assert Rows(scope="segment", language="en", source_language="fr").clean(told).error is None


def test_the_shelf_needs_no_engine_for_rows_and_batches():
    code = "import sys, cleanup.pipelines.datasets; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"pyarrow", "datasets", "datatrove", "pyspark", "numpy"} & {*loaded}


@pytest.mark.parametrize(
    ("module", "engine"),
    [
        ("arrow", "pyarrow"),
        ("datatrove", "datatrove"),
        ("spark", "pyspark"),
        ("opusfilter", "opusfilter"),
        ("scrapy", "itemadapter"),
    ],
)
def test_an_engine_that_is_missing_is_named(module, engine):
    code = f"import sys; sys.modules['{engine}'] = None; import cleanup.pipelines.{module}"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (
        f"ConfigError: this needs {engine.replace('itemadapter', 'scrapy')}: pip install 'mt-cleanup[{module}]'"
        in ran.stderr
    )
