"""The recipes of docs/scale.md: each is run as it stands there."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from engines import HALL, TEXTS, expected, wanted
from test_spark import spark_session

PAGE = (ROOT / "docs/scale.md").read_text(encoding="utf-8")
SETTINGS = {"language": "en", "source_language": "fr"}


def recipe(title, language="python"):
    """A block of the section called so."""
    (section,) = re.findall(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", PAGE, re.S | re.M)
    return re.findall(rf"^```{language}\n(.*?)^```", section, re.S | re.M)[0]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The folder to be in, with a file of articles."""
    pa, parquet = wanted("pyarrow", "arrow"), wanted("pyarrow.parquet", "parquet")
    texts = [*TEXTS, *["Fine."] * 10]
    columns = {"id": [str(i) for i in range(len(texts))], "url": ["u"] * len(texts), "text": texts}
    parquet.write_table(pa.table(columns), tmp_path / "articles.parquet")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HF_DATASETS_CACHE", str(tmp_path / "cache"))
    return tmp_path


def run(source, folder):
    (folder / "recipe.py").write_text(source, encoding="utf-8")
    ran = subprocess.run([sys.executable, "recipe.py"], capture_output=True, text=True, check=False, cwd=folder)
    assert ran.returncode == 0, ran.stderr


def rows(path: Path):
    from pyarrow import parquet

    table = parquet.read_table(path).to_pylist()
    return [(row["text"], row["text_changes"], row["text_error"]) for row in table]


def wished(keep=lambda text, changes: True):
    return [row for row in expected([*TEXTS, *["Fine."] * 10], **SETTINGS) if keep(row[0], row[1])]


@pytest.mark.slow
def test_datasets(folder):
    wanted("datasets")
    run(recipe("datasets"), folder)
    assert rows(folder / "cleaned.parquet") == wished(lambda text, changes: changes)


@pytest.mark.slow
def test_datatrove(folder):
    wanted("datatrove")
    wanted("orjson", "datatrove")
    run(recipe("datatrove"), folder)
    assert rows(folder / "cleaned") == wished(lambda text, changes: text)
    assert (folder / "logs/stats.json").exists()


@pytest.mark.slow
def test_the_plan_for_slurm(folder, monkeypatch):
    wanted("datatrove")
    from datatrove.executor import SlurmPipelineExecutor

    ran = []
    monkeypatch.setattr(SlurmPipelineExecutor, "run", lambda executor: ran.append(executor))
    source = recipe("A plan: one billion articles, 4 TB").replace("s3://corpus", str(folder))
    exec(compile(source, "docs/scale.md", "exec"), {})
    assert ran[0].tasks == 20_000 and ran[0].cpus_per_task == 1


@pytest.mark.slow
def test_spark(folder):
    session = spark_session()
    try:
        exec(compile(recipe("Spark"), "docs/scale.md", "exec"), {})
    finally:
        session.stop()
    assert rows(folder / "cleaned") == wished()


@pytest.mark.slow
def test_polars(folder):
    wanted("polars")
    run(recipe("Polars") + "\ncleaned.write_parquet('cleaned.parquet')\n", folder)
    assert rows(folder / "cleaned.parquet") == wished()


@pytest.mark.slow
def test_duckdb(folder):
    wanted("duckdb")
    run(recipe("DuckDB, and any stream of Arrow"), folder)
    assert rows(folder / "cleaned.parquet") == wished()


@pytest.mark.slow
def test_opusfilter(folder):
    wanted("opusfilter")
    from opusfilter.opusfilter import OpusFilter
    from ruamel.yaml import YAML

    for name in ("corpus.en", "corpus.fr"):
        (folder / name).write_text(f"Fine.\n{HALL}\n", encoding="utf-8")
    steps = YAML(typ="safe").load(recipe("OpusCleaner and OpusFilter", "yaml"))
    OpusFilter({"common": {"output_directory": str(folder)}} | steps).execute_steps()
    assert "“open”" in (folder / "cleaned.en").read_text(encoding="utf-8")
    assert (folder / "cleaned.fr").read_bytes() == (folder / "corpus.fr").read_bytes()
    assert "quotes/reversed-pair" in (folder / "changes.jsonl").read_text(encoding="utf-8")


def test_the_folder_of_the_filter_of_opuscleaner_is_there(folder):
    source = recipe("OpusCleaner and OpusFilter", "sh").splitlines()[0].replace("python -c", f"{sys.executable} -c")
    said = subprocess.run(["sh", "-c", f"{source}; ls $filters"], capture_output=True, text=True, check=True).stdout
    assert said.split() == ["mt_cleanup.json"]


def test_the_settings_of_scrapy_name_what_is_there():
    from importlib import import_module

    wanted("itemadapter", "scrapy")
    settings: dict[str, dict[str, object]] = {}
    exec(recipe("Scrapy"), settings)
    for path in settings["ITEM_PIPELINES"]:
        module, _, name = path.rpartition(".")
        getattr(import_module(module), name)


@pytest.mark.skipif(not shutil.which("flock"), reason="needs flock of util-linux")
def test_the_script_of_every_night(tmp_path):
    (tmp_path / "incoming").mkdir()
    article = tmp_path / "incoming/a.txt"
    article.write_text(f"{HALL}\n", encoding="utf-8")
    script = tmp_path / "clean.sh"
    script.write_text(recipe("Every night", "sh").replace("/srv/articles", str(tmp_path)), encoding="utf-8")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    for _ in range(2):
        ran = subprocess.run(
            ["sh", script], capture_output=True, text=True, check=False, env=os.environ | {"PATH": path}
        )
        assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    assert "“open”" in article.read_text(encoding="utf-8")
    (ledger,) = (tmp_path / "ledgers").iterdir()
    subprocess.run([sys.executable, "-m", "cleanup", "revert", ledger], check=True, capture_output=True)
    assert article.read_text(encoding="utf-8") == f"{HALL}\n"
    (tmp_path / "incoming/broken.docx").write_bytes(b"none")
    ran = subprocess.run(["sh", script], capture_output=True, text=True, check=False, env=os.environ | {"PATH": path})
    assert ran.returncode == 2 and "broken.docx" in ran.stderr
