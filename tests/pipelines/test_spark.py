"""Spark, in local mode: workers are processes of their own."""

import os
import shutil
import sys

import pytest
from engines import FIXED, HALL, TEXTS, articles, expected, wanted

from cleanup import ConfigError

pytestmark = pytest.mark.slow


def spark_session():
    """Start Spark on this machine, with two workers; skip without it, but fail where all must run."""
    wanted("pyspark", "spark")
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        if os.environ.get("MT_CLEANUP_ENGINES"):
            pytest.fail("Spark needs Java: apt-get install default-jre-headless")
        pytest.skip("Spark needs Java: apt-get install default-jre-headless")
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "100",
        "spark.ui.showConsoleProgress": "false",
    }
    builder = SparkSession.builder.master("local[2]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


@pytest.fixture(scope="module")
def spark():
    session = spark_session()
    yield session
    session.stop()


def rows(done):
    return [
        (row["text"], [change.asDict() for change in row["text_changes"]], row["text_error"]) for row in done.collect()
    ]


@pytest.fixture(scope="module")
def clean_column():
    wanted("pyspark", "spark")
    from cleanup.pipelines.spark import clean_column

    return clean_column


def frame(spark, texts):
    data = [(i, text, [HALL] if i % 2 else None) for i, text in enumerate(texts)]
    return spark.createDataFrame(data, "id bigint not null, text string, tags array<string>").repartition(4)


def test_rows_nulls_and_other_columns_stay(spark, clean_column):
    texts = TEXTS + articles(500)
    before = frame(spark, texts)
    done = clean_column(before, language="en")
    assert done.columns == [*before.columns, "text_changes", "text_error"]
    assert done.schema.fields[:3] == before.schema.fields
    assert done.schema["text_changes"].dataType.elementType.names[:3] == ["rule", "rules", "start"]
    assert rows(done.orderBy("id")) == expected(texts, language="en")
    assert done.orderBy("id").select("id", "tags").collect() == before.orderBy("id").select("id", "tags").collect()


def test_the_order_in_a_partition_stays(spark, clean_column):
    ordered = spark.range(1000, numPartitions=3).selectExpr("id", "concat('Hall ', id, ' , here.') text")
    done = clean_column(ordered, "text", changes="what", error="why", scope="segment", language="en").collect()
    assert [(row.id, row.text) for row in done] == [(i, f"Hall {i}, here.") for i in range(1000)]


def test_a_text_that_is_not_utf8_stays_and_is_told(spark, clean_column):
    broken = spark.sql(f"select cast(X'fffe41' as string) text union all select '{HALL}'")
    done = clean_column(broken, language="en").selectExpr("hex(text)", "text_error", "text").collect()
    assert {row[0]: row[1] for row in done} == {
        "FFFE41": "left as it is: not UTF-8", FIXED.encode().hex().upper(): None
    }  # fmt: skip


def test_a_row_that_fails_stops_no_job(spark, clean_column):
    before = spark.createDataFrame([('{"a": ',), ('{"a": "x"}',), (None,)], "doc string")
    done = clean_column(before, "doc", format="json", fields=["a"]).collect()
    assert sorted((row.doc or "", bool(row.doc_error)) for row in done) == [
        ("", False), ('{"a": ', True), ('{"a": "x"}', False)
    ]  # fmt: skip


def test_wrong_columns_are_told_before_any_job_starts(spark, clean_column):
    before = spark.createDataFrame([("a", 1, "b")], "text string, number int, text_error string")
    with pytest.raises(ConfigError, match="no column 'txt'"):
        clean_column(before, "txt")
    with pytest.raises(ConfigError, match="column 'number' holds no texts but int"):
        clean_column(before, "number")
    with pytest.raises(ConfigError, match="a column 'text_error' already"):
        clean_column(before, "text")


def test_a_worker_keeps_its_cleaner(spark, clean_column):
    from cleanup.pipelines.arrow import CleanArrow

    clean = CleanArrow(keep=["kept by a worker"])

    def counted(batches):
        import os

        import pyarrow

        from cleanup.pipelines import rows

        before = rows._cleaner.cache_info().misses
        for batch in clean.batches(batches):
            built = rows._cleaner.cache_info().misses - before
            yield pyarrow.record_batch({"worker": [os.getpid()] * batch.num_rows, "built": [built] * batch.num_rows})

    many = spark.range(12, numPartitions=12).selectExpr("cast(id as string) text")
    found = many.mapInArrow(counted, "worker long, built long").collect()
    workers = {row.worker for row in found}
    assert len(found) == 12 > len(workers)
    assert sum(row.built for row in found) <= len(workers)
