"""Arrow: tables, batches and streams."""

import pickle

import pytest
from engines import BROKEN, DOCUMENTS, FIXED, HALL, TEXTS, expected, wanted

from cleanup import ConfigError

pa = wanted("pyarrow", "arrow")
from cleanup.pipelines.arrow import CHANGES, CleanArrow  # noqa: E402

KINDS = [pa.string(), pa.large_string(), pa.string_view()]
BYTES = {pa.string(): pa.binary(), pa.large_string(): pa.large_binary(), pa.string_view(): pa.binary_view()}


def table(kind=KINDS[0], texts=TEXTS):
    schema = pa.schema(
        [
            pa.field("id", pa.int32(), nullable=False, metadata={"a": "b"}),
            pa.field("text", kind),
            ("x", pa.list_(kind)),
        ],
        metadata={"made by": "a test"},
    )
    return pa.table(
        [range(len(texts)), pa.array(texts, kind), [[HALL], None, []] * (len(texts) // 3) + [None] * (len(texts) % 3)],
        schema=schema,
    )


def rows(done):
    return [(row["text"], row["text_changes"], row["text_error"]) for row in done.to_pylist()]


@pytest.mark.parametrize("kind", KINDS)
def test_rows_order_nulls_and_other_columns_stay(kind):
    before = table(kind)
    done = CleanArrow(language="en")(before)
    assert rows(done) == expected(TEXTS, language="en")
    assert done.drop_columns(["text", "text_changes", "text_error"]).equals(before.drop_columns(["text"]))
    assert done.schema.metadata == before.schema.metadata and done.schema.field("id") == before.schema.field("id")
    assert done.schema.field("text").type == kind and done.schema.field("text_changes").type == CHANGES
    done.validate(full=True)


@pytest.mark.parametrize("kind", KINDS)
def test_slices_and_empty_batches_are_cleaned(kind):
    clean = CleanArrow(language="en")
    (batch,) = table(kind).to_batches()
    assert rows(clean(batch.slice(3, 6))) == expected(TEXTS, language="en")[3:9]
    assert clean(batch.slice(0, 0)).num_rows == 0
    assert clean(table(kind).slice(0, 0)).schema == clean(batch).schema


def test_a_text_that_is_not_utf8_stays_and_is_told():
    for kind in KINDS:
        cells = pa.array([b"\xff\xfe", HALL.encode(), None], BYTES[kind]).view(kind)
        done = CleanArrow(language="en")(pa.table({"text": cells}))
        assert done["text"].combine_chunks().view(BYTES[kind]).to_pylist() == [b"\xff\xfe", FIXED.encode(), None]
        assert done["text_error"].to_pylist() == ["left as it is: not UTF-8", None, None]


def test_a_row_that_fails_stays_as_it_was():
    done = CleanArrow("doc", changes="what", error="why", format="json", fields=["a"], language="en")(
        pa.table({"doc": DOCUMENTS})
    )
    assert done["doc"].to_pylist() == [DOCUMENTS[0].replace(HALL, FIXED, 1), *DOCUMENTS[1:]]
    assert done["why"][1].as_py().startswith(BROKEN) and done["why"].null_count == 2


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"txt": ["a"]}, "no column 'text'"),
        ({"text": [1]}, "column 'text' holds no texts but int64"),
        ({"text": ["a"], "text_error": ["a"]}, "a column 'text_error' already"),
    ],
)
def test_wrong_columns_are_told(columns, said):
    with pytest.raises(ConfigError, match=said):
        CleanArrow()(pa.table(columns))


def test_a_stream_is_cleaned_as_it_is_read():
    read = []

    def batches():
        for batch in table().to_batches(max_chunksize=2):
            read.append(batch.num_rows)
            yield batch

    source = pa.RecordBatchReader.from_batches(table().schema, batches())
    cleaned = pickle.loads(pickle.dumps(CleanArrow(language="en"))).reader(source)
    assert cleaned.read_next_batch().num_rows == 2 and len(read) < 3
    assert rows(cleaned.read_all()) == expected(TEXTS, language="en")[2:]
