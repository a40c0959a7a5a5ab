"""OpusCleaner: the filter, run by its own command."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from engines import FIXED, HALL, wanted

pytestmark = pytest.mark.slow
FILTERS = ROOT / "cleanup/pipelines/opuscleaner"
LINES = ["Fine.", "", HALL, "The hall , Zoë’s 👩‍👩‍👧 hall.", "Last ."] * 10


def test_the_filter_says_all_that_filters_say():
    (path,) = FILTERS.iterdir()
    data = json.loads(path.read_text(encoding="utf-8"))
    assert data["type"] == "monolingual" and data["description"]
    for parameter in data["parameters"].values():
        assert {"type", "help", "default"} <= {*parameter}


def test_one_line_comes_out_for_each_that_goes_in(tmp_path):
    wanted("opuscleaner")
    steps = [{"filter": "mt_cleanup", "parameters": {"LANGUAGE": "en", "UNSAFE": False}, "language": "en"}]
    (tmp_path / "p.filters.json").write_text(
        json.dumps({"version": 1, "files": ["corpus.en.gz", "corpus.fr.gz"], "filters": steps}), encoding="utf-8"
    )
    source = "".join(f"{line}\t{line}\n" for line in LINES)
    (tmp_path / "in.tsv").write_text(source, encoding="utf-8")
    commands = Path(sys.executable).parent
    ran = subprocess.run(
        [commands / "opuscleaner-clean", "--filters", f"{FILTERS}/*.json", "--input", "in.tsv", "p.filters.json", "en", "fr"],
        capture_output=True, check=False, cwd=tmp_path, env=os.environ | {"PATH": f"{commands}:{os.environ['PATH']}"},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr.decode()
    pairs = [line.split("\t") for line in ran.stdout.decode().split("\n")[:-1]]
    assert [pair[1] for pair in pairs] == LINES
    assert [pair[0] for pair in pairs][:5] == ["Fine.", "", FIXED, "The hall, Zoë’s 👩‍👩‍👧 hall.", "Last."]
