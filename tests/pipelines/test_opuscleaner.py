"""OpusCleaner: the filter, run by its own command."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import ROOT
from engines import FIXED, HALL, wanted

from cleanup.cli import main

pytestmark = pytest.mark.slow
FILTERS = ROOT / "cleanup/pipelines/opuscleaner"
LINES = ["Fine.", "", HALL, "The hall , Zoë’s 👩‍👩‍👧 hall.", "Last ."] * 10
#: Stands in for the command as long as it has no --lines.
STAND_IN = """#!{python}
import sys
from cleanup import Cleaner
assert sys.argv[1:3] == ["fix", "--lines"] and sys.argv[-1] == "-", sys.argv
cleaner = Cleaner(language=sys.argv[4], unsafe="--unsafe" in sys.argv, scope="segment")
for line in sys.stdin.buffer:
    sys.stdout.buffer.write(cleaner.clean(line[:-1].decode()).text.encode() + b"\\n")
"""


@pytest.fixture
def filters(tmp_path):
    """A folder with the filter, whose command is there."""
    if "--lines" in CliRunner().invoke(main, ["fix", "--help"]).output:
        return FILTERS
    command = tmp_path / "stand-in"
    command.write_text(STAND_IN.format(python=sys.executable), encoding="utf-8")
    command.chmod(0o755)
    folder = tmp_path / "filters"
    folder.mkdir()
    for path in FILTERS.iterdir():
        text = path.read_text(encoding="utf-8")
        (folder / path.name).write_text(text.replace('"mt-cleanup ', f'"{command} '), encoding="utf-8")
    return folder


def test_the_filter_says_all_that_filters_say():
    (path,) = FILTERS.iterdir()
    data = json.loads(path.read_text(encoding="utf-8"))
    assert data["type"] == "monolingual" and data["description"]
    for parameter in data["parameters"].values():
        assert {"type", "help", "default"} <= {*parameter}


def test_one_line_comes_out_for_each_that_goes_in(tmp_path, filters):
    wanted("opuscleaner")
    steps = [{"filter": "mt_cleanup", "parameters": {"LANGUAGE": "en", "UNSAFE": False}, "language": "en"}]
    (tmp_path / "p.filters.json").write_text(
        json.dumps({"version": 1, "files": ["corpus.en.gz", "corpus.fr.gz"], "filters": steps}), encoding="utf-8"
    )
    source = "".join(f"{line}\t{line}\n" for line in LINES)
    (tmp_path / "in.tsv").write_text(source, encoding="utf-8")
    ran = subprocess.run(
        [Path(sys.executable).parent / "opuscleaner-clean", "--filters", f"{filters}/*.json", "--input", "in.tsv", "p.filters.json", "en", "fr"],
        capture_output=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr.decode()
    pairs = [line.split("\t") for line in ran.stdout.decode().split("\n")[:-1]]
    assert [pair[1] for pair in pairs] == LINES
    assert [pair[0] for pair in pairs][:5] == ["Fine.", "", FIXED, "The hall, Zoë’s 👩‍👩‍👧 hall.", "Last."]
