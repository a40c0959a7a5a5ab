"""With --changed-since only lines count that have changed since a revision of git."""

import json
import subprocess

import pytest
from click.testing import CliRunner
from test_cli import CONFIG
from test_hook import git

from cleanup.cli import main

OLD = "What ? An old line.\n\nAnother line, why ?\nmore\nand more\nand still more\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A repository with articles that have artifacts from before."""
    (tmp_path / "mt-cleanup.toml").write_text(CONFIG)
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(OLD)
    git("init", "-q", "-b", "main", ".", at=tmp_path)
    commit(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def commit(at) -> None:
    git("add", "-A", at=at)
    git("commit", "-q", "-m", "x", at=at)


def run(*arguments: str, **keywords):
    return CliRunner().invoke(main, arguments, **keywords)


def found(*arguments: str) -> dict[str, list[int]]:
    """The lines on which something is found, by article."""
    articles = run("check", *arguments, "--output-format", "jsonl").stdout.splitlines()
    return {
        article["path"]: sorted(one["line"] for one in (*article["changes"], *article["findings"]))
        for article in map(json.loads, articles)
    }


def test_what_has_not_changed_is_not_even_read(folder):
    (folder / "b.txt").write_bytes(b"\xff")
    commit(folder)
    ran = run("check", ".", "--changed-since", "HEAD")
    assert (ran.exit_code, ran.stdout) == (0, "no article has changed since HEAD\n")


def test_committed_staged_and_unstaged_lines_and_files_that_git_does_not_know_count(folder):
    (folder / "a.txt").write_text(OLD + "New one ?\n")
    commit(folder)
    (folder / "b.txt").write_text("New two ?\n" + OLD)
    git("add", "-A", at=folder)
    (folder / "c.txt").write_text(OLD.replace("more\nand", "New three ?\nand", 1))
    (folder / "d.txt").write_text("New four ?\n")
    assert found(".", "--changed-since", "HEAD~1") == {"a.txt": [7], "b.txt": [1], "c.txt": [4], "d.txt": [1]}
    assert found(".", "--changed-since", "HEAD") == {"b.txt": [1], "c.txt": [4], "d.txt": [1]}


def test_only_changed_lines_are_fixed_and_the_second_run_is_quiet(folder):
    (folder / "a.txt").write_text("New ? Yes.\n" + OLD + "And new ? Yes.")
    assert run("fix", ".", "--changed-since", "HEAD").exit_code == 0
    assert (folder / "a.txt").read_text() == "New? Yes.\n" + OLD + "And new? Yes."
    assert run("fix", ".", "--changed-since", "HEAD", "--exit-non-zero-on-fix").exit_code == 0
    commit(folder)
    assert run("check", ".", "--changed-since", "HEAD").exit_code == 0


def test_of_a_file_that_was_moved_only_what_differs_counts(folder):
    (folder / "sub").mkdir()
    git("mv", "a.txt", "sub/ü \"b\"\n'c'.txt", at=folder)
    assert found(".", "--changed-since", "HEAD") == {}
    with open(folder / "sub/ü \"b\"\n'c'.txt", "a") as file:
        file.write("New ?\n")
    assert found(".", "--changed-since", "HEAD") == {"sub/ü \"b\"\n'c'.txt": [7]}


def test_a_file_that_was_deleted_is_passed_over_and_one_that_never_was_is_an_error(folder):
    (folder / "a.txt").unlink()
    assert run("check", "a.txt", "b.txt", "--changed-since", "HEAD").exit_code == 0
    ran = run("check", "never.txt", "--changed-since", "HEAD")
    assert (ran.exit_code, ran.stderr) == (2, "error: never.txt: no such file or folder\n")


def test_a_name_that_looks_like_a_pattern_or_is_no_utf_8_is_one_name(folder):
    for name in (b"*.txt", b":(top)x.txt", b"\xff.txt", b"[ab].txt"):
        with open(name, "w") as file:
            file.write(OLD)
    commit(folder)
    for name in (b"*.txt", b"\xff.txt"):
        with open(name, "a") as file:
            file.write("New ?\n")
    assert found(".", "--changed-since", "HEAD") == {"*.txt": [7], "\udcff.txt": [7]}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_are_those_of_git_in_other_encodings_and_with_other_line_ends(folder, encoding, end):
    old = "\N{SHIP} \u010a\u0a0a\u2028\x0bOld ?\n\nOlder\rstill ?\n"
    (folder / "d.txt").write_bytes(old.replace("\n", end).encode(encoding))
    commit(folder)
    (folder / "d.txt").write_bytes((old + "New ? \N{SHIP} Yes ?\nlast").replace("\n", end).encode(encoding))
    run("fix", "d.txt", "--changed-since", "HEAD")
    assert (folder / "d.txt").read_bytes() == (old + "New? \N{SHIP} Yes?\nlast").replace("\n", end).encode(encoding)


def test_a_group_that_lies_partly_on_old_lines_is_left_alone_and_told(folder):
    (folder / "mt-cleanup.toml").write_text("language = 'en'\nselect = ['quotes']\n")
    (folder / "a.txt").write_text("They call it „a quiet and\ngood life“ here.\n")
    commit(folder)
    (folder / "a.txt").write_text("They call it „a quiet and\nvery good life“ here.\n")
    ran = run("fix", ".", "--changed-since", "HEAD")
    assert "left alone: part of it stands on lines that have not changed since HEAD" in ran.stdout
    assert (folder / "a.txt").read_text() == "They call it „a quiet and\nvery good life“ here.\n"
    assert run("check", ".", "--changed-since", "HEAD").exit_code == 0
    assert run("check", ".", "--changed-since", "HEAD", "--strict").exit_code == 1


def test_suppressions_on_other_lines_are_not_told(folder):
    comment = "<!-- mt-cleanup: allow tidy (no) -->\n\nGood.\n\n<!-- mt-cleanup: alow x -->\n\nGood.\n"
    (folder / "a.md").write_text(comment)
    commit(folder)
    (folder / "a.md").write_text(comment + "\nBetter.\n")
    assert run("check", ".", "--changed-since", "HEAD", "--strict").exit_code == 0
    assert run("check", "a.md", "--strict").exit_code == 1


def test_a_baseline_holds_beside_it(folder):
    (folder / "a.txt").write_text(OLD + "New ?\n")
    run("baseline", "a.txt")
    with open("a.txt", "a") as file:
        file.write("Newer ?\n")
    assert found("a.txt", "--changed-since", "HEAD") == {"a.txt": [7, 8]}
    assert found("a.txt", "--changed-since", "HEAD", "--baseline", "mt-cleanup-baseline.json") == {"a.txt": [8]}


@pytest.mark.parametrize("revision", ["nope", "-x", "--output=x", "", "HEAD:a.txt", "a..b", "\udcff"])
def test_an_unknown_revision_is_one_line_and_nothing_is_done(folder, revision):
    (folder / "a.txt").write_text(OLD + "New ?\n")
    ran = run("fix", ".", f"--changed-since={revision}")
    assert (ran.exit_code, ran.stdout, ran.stderr.count("\n")) == (2, "", 1)
    assert "revision" in ran.stderr
    assert (folder / "a.txt").read_text() == OLD + "New ?\n"


def test_files_in_no_repository_are_one_line_and_nothing_is_done(folder, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "a.txt"
    elsewhere.write_text("What ?")
    (folder / "a.txt").write_text(OLD + "New ?\n")
    ran = run("fix", ".", str(elsewhere), "--changed-since", "HEAD")
    assert (ran.exit_code, ran.stderr.count("\n")) == (2, 1)
    assert "lies in no git repository" in ran.stderr
    assert (folder / "a.txt").read_text() == OLD + "New ?\n"


def test_no_git_is_one_line(folder, monkeypatch):
    monkeypatch.setenv("PATH", str(folder))
    ran = run("check", ".", "--changed-since", "HEAD")
    assert (ran.exit_code, ran.stderr) == (2, "error: --changed-since needs git, which is not installed\n")


def test_settings_of_git_do_not_matter(folder):
    for setting in ("diff.interHunkContext=5", "diff.noprefix=true", "color.ui=always", "diff.context=9",
                    "core.quotePath=true", "diff.mnemonicPrefix=true", "diff.renames=false"):  # fmt: skip
        subprocess.run(["git", "config", *setting.split("=")], cwd=folder, check=True)
    (folder / "a.txt").write_text(f"New ?\n{OLD}".replace("and more", "newer ?"))
    git("mv", "b.txt", "d.txt", at=folder)
    assert found(".", "--changed-since", "HEAD") == {"a.txt": [1, 6]}
