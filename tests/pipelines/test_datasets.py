"""datasets: the function for map."""

import pickle

import pytest
from engines import BROKEN, DOCUMENTS, FIXED, HALL, TEXTS, articles, expected, wanted

from cleanup import ConfigError
from cleanup.pipelines.datasets import CleanBatch

NAMES = ("text", "text_changes", "text_error")


@pytest.fixture(scope="module")
def datasets(tmp_path_factory):
    module = wanted("datasets")
    module.config.HF_DATASETS_CACHE = tmp_path_factory.mktemp("cache")
    module.disable_progress_bars()
    return module


def rows(columns):
    return [*zip(*(columns[name] for name in NAMES), strict=True)]


def test_a_batch_becomes_three_lists_of_its_length():
    batch = {"id": [*range(len(TEXTS))], "text": TEXTS}
    cleaned = CleanBatch(language="en")(batch)
    assert [*cleaned] == [*NAMES]
    assert rows(cleaned) == expected(TEXTS, language="en")
    assert batch == {"id": [*range(len(TEXTS))], "text": TEXTS}


def test_a_batch_of_nothing_stays_one():
    assert CleanBatch()({"text": []}) == {name: [] for name in NAMES}


def test_the_names_of_the_columns_can_be_chosen():
    clean = CleanBatch("body", changes="what", error="why", language="en")
    assert [*clean({"body": [HALL]})] == ["body", "what", "why"]


def test_a_row_that_fails_stays_as_it_was():
    cleaned = CleanBatch("doc", format="json", fields=["a"], language="en")({"doc": [*DOCUMENTS, 3]})
    assert cleaned["doc"] == [DOCUMENTS[0].replace(HALL, FIXED, 1), *DOCUMENTS[1:], 3]
    assert [bool(error) for error in cleaned["doc_error"]] == [False, True, False, True]
    assert cleaned["doc_error"][1].startswith(BROKEN)


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        (["txt"], r"no column 'text' \(did you mean 'txt'\?\): the columns are txt"),
        (["text", "text_changes"], "a column 'text_changes' already: give another name by changes="),
        (["text", "text_error"], "a column 'text_error' already: give another name by error="),
    ],
)
def test_wrong_columns_are_told(columns, said):
    with pytest.raises(ConfigError, match=said):
        CleanBatch()({name: [HALL] for name in columns})


def test_it_can_be_pickled():
    clean = CleanBatch(language="en", scope="segment")
    assert pickle.loads(pickle.dumps(clean))({"text": [HALL]}) == clean({"text": [HALL]})


@pytest.mark.parametrize("processes", [None, 2])
def test_a_dataset_keeps_its_rows_order_nulls_and_columns(datasets, processes):
    texts = ["Fine."] * 20 + TEXTS + articles(60)
    source = datasets.Dataset.from_dict(
        {"id": [*range(len(texts))], "text": texts, "tags": [["a"], None] * (len(texts) // 2) + [[]] * (len(texts) % 2)}
    )
    clean = CleanBatch(language="en")
    done = source.map(clean, batched=True, batch_size=10, num_proc=processes, features=clean.features(source.features))
    assert done.column_names == ["id", *NAMES[:1], "tags", *NAMES[1:]]
    assert rows(done) == expected(texts, language="en")
    assert done["id"][:] == source["id"][:] and done["tags"][:] == source["tags"][:]


def test_a_stream_is_cleaned_too(datasets):
    texts = ["Fine."] * 20 + TEXTS
    source = datasets.Dataset.from_dict({"text": texts, "id": [*range(len(texts))]}).to_iterable_dataset(2)
    clean = CleanBatch(language="en")
    done = [*source.map(clean, batched=True, batch_size=4, features=clean.features(source.features))]
    assert [(row["text"], row["text_changes"], row["text_error"]) for row in done] == expected(texts, language="en")
    assert [row["id"] for row in done] == [*range(len(texts))]


def test_a_row_that_fails_late_stops_no_job(datasets):
    documents = DOCUMENTS[:1] * 10 + DOCUMENTS
    source = datasets.Dataset.from_dict({"doc": documents})
    clean = CleanBatch("doc", format="json", fields=["a"], language="en")
    done = source.map(clean, batched=True, batch_size=5, features=clean.features(source.features))
    assert [error is not None for error in done["doc_error"]] == [False] * 11 + [True, False]
    assert done["doc"][11:] == documents[11:]


def test_the_same_settings_have_the_same_fingerprint(datasets):
    from datasets.fingerprint import Hasher

    def made(**settings):
        clean = CleanBatch(**settings)
        clean({"text": [HALL]})
        return Hasher.hash(clean)

    assert made(language="en", select=["quotes"]) == made(select=["quotes"], language="en")
    assert made(language="en") != made(language="fr")
