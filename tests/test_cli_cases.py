"""The command line, case by case: each file of fixtures/cli gives arguments and files, and what must come out.

The rules are those of fixtures/cli/rules, so that no case changes when a rule that ships does.
"""

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from cleanup.cli import main

FOLDER = Path(__file__).parent.parent / "fixtures/cli"
CASES = sorted(FOLDER.glob("*.toml"))
CONFIG = f"""
rule-folders = ['{FOLDER / "rules"}']
select = ["tidy"]
language = "en"
"""


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_command_prints_and_writes_what_the_case_says(path, tmp_path, monkeypatch):
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    for name, text in {"mt-cleanup.toml": CONFIG, **case.get("files", {})}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(text.encode())
    monkeypatch.chdir(tmp_path)
    ran = CliRunner().invoke(main, case["args"], input=case.get("stdin", "").encode())
    assert ran.stderr == case.get("stderr", "")
    assert ran.stdout_bytes.decode() == case["stdout"]
    assert ran.exit_code == case["status"]
    for name, text in case.get("after", {}).items():
        assert (tmp_path / name).read_bytes() == text.encode()
