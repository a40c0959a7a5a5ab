"""The same articles through every way: the same bytes, and the same changes, in the same order."""

import gzip
import json
import subprocess
import sys

import pytest
from click.testing import CliRunner
from engines import articles, expected, wanted
from test_spark import spark_session

from cleanup.cli import main

pytestmark = pytest.mark.slow
#: How many articles with which settings: to find out the language of each takes long.
RUNS = {"told": (2000, {"language": "en", "source_language": "fr"}), "found out": (300, {})}
NEW = ("text_changes", "text_error")


@pytest.fixture(scope="module", params=RUNS)
def run(request):
    """The settings, the texts, and what becomes of them by the plain loop."""
    count, settings = RUNS[request.param]
    texts = articles(count)
    assert len(texts) == count and 0 < texts.count(None) < count / 100
    wished = expected(texts, **settings)
    assert sum(bool(changes) for _, changes, _ in wished) > count * 0.9
    return settings, texts, wished


@pytest.fixture(scope="module")
def spark():
    session = spark_session()
    yield session
    session.stop()


def as_bytes(rows):
    return [json.dumps(row, ensure_ascii=False, sort_keys=True).encode() for row in rows]


def options(settings, jobs):
    """The options of the command for these settings, in so many processes."""
    settings = settings | {"jobs": jobs}
    return [part for name, value in settings.items() for part in (f"--{name.replace('_', '-')}", value)]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_files_by_the_command(run, tmp_path, jobs):
    settings, texts, wished = run
    numbers = [i for i, text in enumerate(texts) if text and "\0" not in text]  # what is no text is left alone
    for i in numbers:
        (tmp_path / f"{i:04}.txt").write_bytes(texts[i].encode())
    command = [sys.executable, "-m", "cleanup", "fix", "--output-format", "jsonl", *options(settings, jobs), "."]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path, encoding="utf-8")
    assert ran.returncode == 0, ran.stderr
    told = {}
    for line in ran.stdout.splitlines():
        entry = json.loads(line)
        if "path" in entry:
            told[int(entry["path"][-8:-4])] = entry["changes"]
    names = wished[numbers[0]][1][0]
    for i in numbers:
        assert (tmp_path / f"{i:04}.txt").read_bytes() == wished[i][0].encode()
        assert [{name: change[name] for name in names} for change in told[i]] == wished[i][1]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_rows_by_the_command(run, tmp_path, jobs):
    settings, texts, wished = run
    pa, parquet = wanted("pyarrow"), wanted("pyarrow.parquet", "parquet")
    path = tmp_path / "a.parquet"
    parquet.write_table(pa.table({"text": pa.array(texts, pa.string())}), path, row_group_size=300)
    done = CliRunner().invoke(main, ["fix", "--statistics", *options(settings, jobs), "--column", "text", str(path)])
    assert done.exit_code == 0, done.output
    assert as_bytes(parquet.read_table(path)["text"].to_pylist()) == as_bytes(text for text, _, _ in wished)


@pytest.mark.parametrize("processes", [None, 2])
def test_datasets(run, tmp_path, processes):
    settings, texts, wished = run
    datasets = wanted("datasets")
    from cleanup.pipelines.datasets import CleanBatch

    source = datasets.Dataset.from_dict({"text": texts})
    clean = CleanBatch(**settings)
    features = clean.features(source.features)
    done = source.map(clean, batched=True, batch_size=128, num_proc=processes, features=features)
    assert as_bytes(zip(*(done[name][:] for name in ("text", *NEW)), strict=True)) == as_bytes(wished)


def test_arrow(run):
    settings, texts, wished = run
    pa = wanted("pyarrow", "arrow")
    from cleanup.pipelines.arrow import CleanArrow

    done = CleanArrow(**settings)(pa.table({"text": pa.array(texts, pa.string())})).to_pydict()
    assert as_bytes(zip(*(done[name] for name in ("text", *NEW)), strict=True)) == as_bytes(wished)


def test_datatrove(run, tmp_path):
    settings, texts, wished = run
    wanted("datatrove")
    wanted("orjson", "datatrove")
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers import JsonlWriter

    from cleanup.pipelines.datatrove import CleanDocuments

    numbers = [i for i, text in enumerate(texts) if text]  # its reader leaves out documents without a text
    (tmp_path / "in").mkdir()
    for part in range(4):
        lines = [json.dumps({"text": texts[i], "id": str(i)}) for i in numbers if i % 4 == part]
        (tmp_path / f"in/{part}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    LocalPipelineExecutor(
        [
            JsonlReader(str(tmp_path / "in"), compression=None),
            CleanDocuments(**settings),
            JsonlWriter(str(tmp_path / "out"), output_filename="${rank}.jsonl.gz"),
        ],
        tasks=4,
        workers=2,
        logging_dir=str(tmp_path / "logs"),
    ).run()
    done = {}
    for part in range(4):
        documents = [
            json.loads(line)
            for line in gzip.decompress((tmp_path / f"out/{part:05}.jsonl.gz").read_bytes()).splitlines()
        ]
        assert [int(document["id"]) for document in documents] == [i for i in numbers if i % 4 == part]
        done |= {
            int(document["id"]): (document["text"], *(document["metadata"][name] for name in NEW))
            for document in documents
        }
    assert as_bytes(done[i] for i in numbers) == as_bytes(wished[i] for i in numbers)


def test_spark(run, spark):
    settings, texts, wished = run
    from cleanup.pipelines.spark import clean_column

    frame = spark.createDataFrame([(i, text) for i, text in enumerate(texts)], "id int, text string").repartition(4)
    rows = clean_column(frame, **settings).orderBy("id").collect()
    done = [(row.text, [change.asDict() for change in row.text_changes], row.text_error) for row in rows]
    assert as_bytes(done) == as_bytes(wished)
