"""Parquet: texts of the named columns, all else as it was."""

import os

import pytest
from click.testing import CliRunner

from cleanup.cli import main

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

HALL, FIXED = "The “hall” is a hall of ” open “ windows.", "The “hall” is a hall of “open” windows."


def run(*arguments: str):
    return CliRunner().invoke(main, [*arguments, "--language", "en"], catch_exceptions=False)


def table(rows: int = 1000):
    schema = pa.schema(
        [
            pa.field("id", pa.int64(), nullable=False, metadata={"a": "b"}),
            pa.field("text", pa.string()),
            pa.field("long", pa.large_string()),
            pa.field("other", pa.string()),
            pa.field("when", pa.timestamp("us", "UTC")),
            pa.field("tags", pa.list_(pa.string())),
        ],
        metadata={"made by": "a test"},
    )
    texts = [None if i % 7 == 0 else HALL if i % 3 == 0 else "A fine hall." for i in range(rows)]
    columns = [
        range(rows),
        texts,
        texts[::-1],
        texts,
        [i * 10**9 if i % 5 else None for i in range(rows)],
        [[HALL, None]] * rows,
    ]
    return pa.table(
        [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)], schema=schema
    )


@pytest.mark.parametrize(
    "codec", ["snappy", "zstd", "none", {"text": "gzip", "id": "none", "tags.list.element": "zstd"}]
)
@pytest.mark.parametrize("version", ["1.0", "2.6"])
def test_only_the_texts_of_the_named_columns_change(tmp_path, codec, version):
    path = tmp_path / "a.parquet"
    pq.write_table(table(), path, row_group_size=300, compression=codec, version=version)
    path.chmod(0o640)
    before, old = pq.read_table(path), pq.ParquetFile(path).metadata
    done = run("fix", "--column", "text,long", str(path))
    assert done.exit_code == 0, done.output
    after, new = pq.read_table(path), pq.ParquetFile(path).metadata
    assert after.schema.equals(before.schema, check_metadata=True)
    for name in before.column_names:
        wanted = before[name].to_pylist()
        if name in ("text", "long"):
            wanted = [text and text.replace(HALL, FIXED) for text in wanted]
        assert after[name].to_pylist() == wanted, name
    assert [new.row_group(i).num_rows for i in range(new.num_row_groups)] == [300, 300, 300, 100]
    assert [new.row_group(0).column(i).compression for i in range(7 - 1)] == [
        old.row_group(0).column(i).compression for i in range(7 - 1)
    ]
    assert "a.parquet[text, row 4]:1:25: quotes/reversed-pair" in done.stdout
    assert path.stat().st_mode & 0o777 == 0o640
    assert os.listdir(tmp_path) == ["a.parquet"]
    written = path.read_bytes()
    assert "none with artifacts" in run("fix", "--column", "text,long", str(path)).stdout
    assert path.read_bytes() == written


def test_checking_writes_nothing(tmp_path):
    path = tmp_path / "a.parquet"
    pq.write_table(table(20), path)
    before = path.read_bytes()
    done = run("check", "--column", "*", str(path))
    assert done.exit_code == 1
    assert path.read_bytes() == before
    assert (
        "no columns" not in done.stdout
        and "--column text (with text: text, long, other)" in run("check", str(path)).stdout
    )


@pytest.mark.parametrize(
    ("column", "said"),
    [("txt", "no column 'txt' (did you mean 'text'?)"), ("id", "column 'id' holds no texts but int64")],
)
def test_a_wrong_column_is_refused(tmp_path, column, said):
    path = tmp_path / "a.parquet"
    pq.write_table(table(20), path)
    done = run("fix", "--column", column, str(path))
    assert (done.exit_code, said in done.stderr) == (2, True)


def test_what_is_no_parquet_is_refused_and_stays(tmp_path):
    path = tmp_path / "a.parquet"
    pq.write_table(table(20), path)
    half = path.read_bytes()[:-100]
    path.write_bytes(half)
    done = run("fix", "--column", "text", str(path))
    assert done.exit_code == 2 and "cannot be read as Parquet" in done.stderr
    assert path.read_bytes() == half and os.listdir(tmp_path) == ["a.parquet"]


def test_a_cell_that_is_not_utf8_stays_and_is_told(tmp_path):
    path = tmp_path / "a.parquet"
    raw = pa.array([b"\xff\xfe", HALL.encode()], pa.binary()).view(pa.string())
    pq.write_table(pa.table({"text": raw}), path)
    done = run("fix", "--column", "text", str(path))
    assert done.exit_code == 2 and "a.parquet[text, row 1]: left as it is: not UTF-8" in done.stderr
    assert pq.read_table(path)["text"].combine_chunks().view(pa.binary()).to_pylist() == [b"\xff\xfe", FIXED.encode()]


def test_a_column_can_say_its_format(tmp_path):
    path = tmp_path / "a.parquet"
    cell = f"<p title='{HALL}'>{HALL}</p><pre>{HALL}</pre>"
    pq.write_table(pa.table({"text": [cell, None], "a:html": [HALL, HALL], "n": [1, 2]}), path)
    assert run("fix", "--column", "text:html,a:html", str(path)).exit_code == 0
    after = pq.read_table(path).to_pydict()
    assert after["text"] == [f"<p title='{HALL}'>{FIXED}</p><pre>{HALL}</pre>", None]
    assert after["a:html"] == [FIXED, FIXED]
    assert "there is no column 'bdy'" in run("check", "--column", "bdy:html", str(path)).output
