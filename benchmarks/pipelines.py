"""What cleaning costs through each engine, beside the plain loop: ``python benchmarks/pipelines.py [COUNT]``.

Rows are articles of 4 and 5 kB from the project's own good prose, which is full of traps, with no artifacts, one, or
five per kB; languages are told. Times are CPU times of this process and of all that it started: other work on the
machine still makes them longer, but hardly the ratios. Engines read and write files where that is what they do. Memory
is the peak of a fresh process, start-up what it takes until its first row is clean.
"""

import json
import os
import pickle
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from cleanup import Cleaner
from cleanup.pipelines.arrow import CleanArrow
from cleanup.pipelines.datasets import CleanBatch

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests/pipelines")]
from engines import articles  # noqa: E402

SETTINGS = {"language": "en", "source_language": "fr"}
ROUNDS = 3
_WORKER = """
import pickle, re, sys, time
begin = time.process_time()
def peak():
    return int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1024
import {module}
clean = pickle.loads(bytes.fromhex(sys.argv[1]))
clean({{"text": ["Hello , “world”."]}}) if {batch} else None
print(time.process_time() - begin, peak())
clean({{"text": ["Sergueï Choïgou spoke , at 20h30 .\\n\\n" + sys.stdin.read()]}}) if {batch} else None
print(0, peak())
"""


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    clean = CleanBatch(**SETTINGS)  # type: ignore[arg-type]
    print(f"sent to a worker: {len(pickle.dumps(clean))} bytes (the Cleaner itself: {len(pickle.dumps(Cleaner()))})")
    worker(clean)
    loop = Cleaner(**SETTINGS)  # type: ignore[arg-type]
    for size in (4000, 5000):
        for density in (0.0, 1.0, 5.0):
            texts = [text for text in articles(count, size=size, per_thousand=density) if text]
            for text in texts[:50]:
                loop.clean(text)
            seconds = statistics.median(
                cpu(lambda texts=texts: [loop.clean(text) for text in texts]) for _ in range(ROUNDS)
            )  # type: ignore[misc]
            megabytes = sum(len(text.encode()) for text in texts) / 1e6
            print(
                f"plain loop, {1000 * megabytes / len(texts):.1f} kB, {density:.0f} per kB: "
                f"{len(texts) / seconds:.0f} rows/s, {megabytes / seconds:.2f} MB/s"
            )
    texts = articles(count, size=4000, per_thousand=1.0)
    with tempfile.TemporaryDirectory() as folder:
        plain = statistics.median(cpu(lambda: [loop.clean(text) for text in texts if text]) for _ in range(ROUNDS))
        print(f"4 kB, 1 per kB: plain loop {len(texts) / plain:.0f} rows/s of a core")
        for name, prepare in ENGINES.items():
            try:
                work = prepare(texts, Path(folder))
            except ImportError as error:
                print(f"{name}: not there ({error})")
                continue
            work()  # what is compiled and loaded once
            seconds = statistics.median(cpu(work) for _ in range(ROUNDS))
            print(f"{name}: {len(texts) / seconds:.0f} rows/s of a core, {seconds / plain:.2f} x the plain loop")


def worker(clean: CleanBatch) -> None:
    """Tell what a fresh process takes."""
    text = "\n\n".join(text for text in articles(250, size=4000) if text)
    for module, batch in (("cleanup", False), ("cleanup.pipelines.datasets", True)):
        code = _WORKER.format(module=module, batch=batch)
        ran = [
            subprocess.run(
                [sys.executable, "-c", code, pickle.dumps(clean).hex()],
                input=text,
                capture_output=True,
                text=True,
                check=True,
            ).stdout.split()
            for _ in range(ROUNDS)
        ]
        ready, small, _, large = (statistics.median(float(one[i]) for one in ran) for i in range(4))
        what = f"ready after {ready:.2f} s of CPU, {small:.0f} MB; {large:.0f} MB after an article of 1 MB"
        print(f"a worker ({module}): {what}")


def cpu(work: Callable[[], object]) -> float:
    """Return the CPU time of some work, with that of all processes below this one."""
    before = sum(_times())
    work()
    return sum(_times()) - before


def _times() -> Iterator[float]:
    """Yield the CPU times of this process and of those below it, also of those that have ended."""
    parents, times = {}, {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(path.parent.name)] = int(fields[1])
        times[int(path.parent.name)] = sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    for process in times:
        above = process
        while above not in (os.getpid(), 0, 1):
            above = parents.get(above, 0)
        if above == os.getpid():
            yield times[process]


def _table(texts: list[str | None], folder: Path) -> Path:
    path = folder / "in.parquet"
    parquet.write_table(pa.table({"id": range(len(texts)), "text": texts}), path)
    return path


def _datasets(texts: list[str | None], folder: Path) -> Callable[[], object]:
    import datasets

    datasets.disable_progress_bars()
    datasets.disable_caching()
    clean = CleanBatch(**SETTINGS)  # type: ignore[arg-type]
    source = datasets.Dataset.from_parquet(str(_table(texts, folder)), cache_dir=str(folder / "cache"))
    return lambda: source.map(clean, batched=True, batch_size=256, features=clean.features(source.features))


def _arrow(texts: list[str | None], folder: Path) -> Callable[[], object]:
    path = _table(texts, folder)

    def work() -> None:
        source = parquet.ParquetFile(path)
        clean = CleanArrow(**SETTINGS)  # type: ignore[arg-type]
        with parquet.ParquetWriter(folder / "out.parquet", clean.schema(source.schema_arrow)) as target:
            for batch in clean.batches(source.iter_batches(256)):
                target.write_batch(batch)

    return work


def _polars(texts: list[str | None], folder: Path) -> Callable[[], object]:
    import polars

    path = _table(texts, folder)
    clean = CleanArrow(**SETTINGS)  # type: ignore[arg-type]
    return lambda: polars.from_arrow(clean(polars.read_parquet(path).to_arrow())).write_parquet(folder / "out.parquet")  # type: ignore[union-attr]


def _duckdb(texts: list[str | None], folder: Path) -> Callable[[], object]:
    import duckdb

    path = _table(texts, folder)
    clean = CleanArrow(**SETTINGS)  # type: ignore[arg-type]

    def work() -> None:
        cleaned = clean.reader(duckdb.connect().sql(f"from '{path}'").to_arrow_reader(256))  # noqa: F841
        duckdb.connect().sql(f"copy (from cleaned) to '{folder / 'out.parquet'}'")

    return work


def _datatrove(texts: list[str | None], folder: Path) -> Callable[[], object]:
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers import JsonlWriter
    from loguru import logger

    from cleanup.pipelines.datatrove import CleanDocuments

    logger.remove()
    source = folder / "jsonl"
    source.mkdir()
    lines = [json.dumps({"text": text, "id": str(i)}) for i, text in enumerate(texts) if text]
    (source / "a.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return lambda: LocalPipelineExecutor(
        [
            JsonlReader(str(source), compression=None),
            CleanDocuments(**SETTINGS),  # type: ignore[arg-type]
            JsonlWriter(str(folder / "out"), output_filename="${rank}.jsonl", compression=None),
        ],
        skip_completed=False,
        logging_dir=str(folder / "logs"),
    ).run()


def _spark(texts: list[str | None], folder: Path) -> Callable[[], object]:
    from pyspark.sql import SparkSession

    from cleanup.pipelines.spark import clean_column

    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
    builder = (
        builder.config("spark.ui.showConsoleProgress", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
    )
    session = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", "1000").getOrCreate()
    frame = session.read.parquet(str(_table(texts, folder)))
    return lambda: clean_column(frame, **SETTINGS).write.mode("overwrite").parquet(str(folder / "spark"))  # type: ignore[arg-type]


ENGINES: dict[str, Callable[[list[str | None], Path], Callable[[], object]]] = {
    "Arrow, Parquet to Parquet": _arrow,
    "Polars": _polars,
    "DuckDB": _duckdb,
    "datasets": _datasets,
    "datatrove, JSON Lines to JSON Lines": _datatrove,
    "Spark, Parquet to Parquet, with its JVM": _spark,
}

if __name__ == "__main__":
    main()
