"""The hooks for pre-commit, in a repository of their own."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from identify.extensions import EXTENSIONS
from identify.identify import ALL_TAGS

from cleanup import formats
from cleanup.cli import main

#: Types of which most files have nothing to do with prose.
GENERAL = {"text", "binary", "xml", "zip", "file"}
ROOT = Path(__file__).parent.parent
SHIPPED = (
    "cleanup",
    "rules",
    "pyproject.toml",
    "README.md",
    "CHANGELOG.md",
    "LICENSE",
    "NOTICE",
    ".pre-commit-hooks.yaml",
)


def git(*arguments: str, at: Path) -> str:
    setting = ("-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
    return subprocess.run(["git", *setting, *arguments], cwd=at, check=True, capture_output=True, text=True).stdout


def repository(path: Path) -> Path:
    path.mkdir(exist_ok=True)
    git("init", "-q", "-b", "main", ".", at=path)
    git("add", "-A", at=path)
    git("commit", "-q", "-m", "first", at=path)
    return path


def pre_commit(*arguments: str, at: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pre_commit", *arguments]
    return subprocess.run(command, cwd=at, check=False, capture_output=True, text=True)


def test_the_manifest_is_valid():
    ran = pre_commit("validate-manifest", ".pre-commit-hooks.yaml", at=ROOT)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_options_of_the_hooks_survive_the_arguments_of_a_user():
    """A user's ``args`` take the place of ours: what must hold stands in ``entry``."""
    manifest = (ROOT / ".pre-commit-hooks.yaml").read_text()
    assert "entry: mt-cleanup fix --force-exclude --exit-non-zero-on-fix\n" in manifest
    assert "entry: mt-cleanup check --force-exclude\n" in manifest
    assert manifest.count("args: []\n") == manifest.count("- id: ") == 2


def types() -> list[set[str]]:
    """The types that each hook takes."""
    lists = re.findall(r"^  types_or: \[(.*)\]$", (ROOT / ".pre-commit-hooks.yaml").read_text(), re.M)
    return [set(names.split(", ")) for names in lists]


def known() -> set[str]:
    """The extensions of all formats in which it need not be told what is prose."""
    return {extension for extension, fmt in formats.by_extension().items() if not fmt.chosen}


def test_the_hooks_take_no_file_whose_format_is_not_known_or_whose_fields_must_be_told():
    first, second = types()
    assert first == second
    for name in first:
        taken = {f".{extension}" for extension, tags in EXTENSIONS.items() if name in tags}
        assert taken and taken <= known(), f"{name} would bring {taken - known()}"


def test_the_hooks_take_every_format_that_has_a_type_of_its_own():
    """A type that would bring other files too (tex brings .sty) is left to the user, as are formats without a type."""
    for name in set(ALL_TAGS) - GENERAL - types()[0]:
        taken = {f".{extension}" for extension, tags in EXTENSIONS.items() if name in tags}
        bare = {f".{extension}" for extension, tags in EXTENSIONS.items() if name in tags and not tags & types()[0]}
        assert not bare or not taken <= known(), f"{name} can be added to types_or in .pre-commit-hooks.yaml"


@pytest.mark.slow
def test_the_hook_fixes_a_damaged_article_leaves_it_unstaged_and_is_quiet_the_second_time(tmp_path):
    checkout = tmp_path / "mt-cleanup"
    checkout.mkdir()
    for name in SHIPPED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, checkout / name)
    repository(checkout)
    project = tmp_path / "project"
    (project / "drafts").mkdir(parents=True)
    damaged = "It was late. The ministers left the building at once. . Nobody said a word about it.\n"
    (project / "article.txt").write_text(damaged)
    (project / "drafts/article.txt").write_text(damaged)
    (project / "mt-cleanup.toml").write_text("language = 'en'\nselect = ['punctuation']\nexclude = ['drafts/']\n")
    (project / "known.txt").write_text(damaged)
    run = CliRunner().invoke(main, ["baseline", str(project / "known.txt"), "--output", str(project / "known.json")])
    assert run.exit_code == 0
    with open(project / "mt-cleanup.toml", "a") as config:
        config.write("baseline = 'known.json'\n")
    repository(project)

    first = pre_commit("try-repo", str(checkout), "mt-cleanup", "--all-files", at=project)
    assert first.returncode == 1, first.stdout + first.stderr
    assert "punctuation/doubled-stop" in first.stdout
    assert (project / "article.txt").read_text() == damaged.replace(". . ", ". ")
    assert (project / "drafts/article.txt").read_text() == (project / "known.txt").read_text() == damaged
    assert git("status", "--porcelain", at=project) == " M article.txt\n"

    git("add", "article.txt", at=project)
    second = pre_commit("try-repo", str(checkout), "mt-cleanup", "--all-files", at=project)
    assert second.returncode == 0, second.stdout + second.stderr
