"""Known findings stay quiet, in check and in fix, until their text changes."""

import json
import os
import random

import pytest
from click.testing import CliRunner
from conftest import FIXTURES
from test_cli import CONFIG

from cleanup.cli import main

ARTICLE = "What ? It was very very late.\n\nA thingy, and why ?\n"
FILE = "mt-cleanup-baseline.json"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A working folder with one article that has all its artifacts in the baseline, which the configuration names."""
    (tmp_path / "mt-cleanup.toml").write_text(f'baseline = "{FILE}"\n{CONFIG}')
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.txt").write_text(ARTICLE)
    monkeypatch.chdir(tmp_path)
    assert run("baseline", ".").exit_code == 0
    return tmp_path


def run(*arguments: str, **keywords):
    return CliRunner().invoke(main, arguments, **keywords)


def summary(*arguments: str) -> dict:
    return json.loads(run(*arguments, "--output-format", "json").stdout)["summary"]


def test_the_file_is_sorted_and_holds_a_finding_a_line(folder):
    assert (folder / FILE).read_text() == (
        '{\n  "kind": "mt-cleanup baseline",\n  "version": 1,\n  "articles": {\n    "docs/a.txt": [\n'
        '      {"rule": "tidy/doubled-very", "text": "It was [very very] late"},\n'
        '      {"rule": "tidy/doubled-very", "text": "It was very [ very] late"},\n'
        '      {"rule": "tidy/space-before-mark", "text": "What [ ]"},\n'
        '      {"rule": "tidy/space-before-mark", "text": "thingy and why [ ]"},\n'
        '      {"rule": "tidy/vague-word", "text": "A [thingy] and why"}\n'
        "    ]\n  }\n}\n"
    )


@pytest.mark.parametrize("options", [(), ("--unsafe",), ("--strict",), ("--unsafe", "--strict")])
@pytest.mark.parametrize("command", ["check", "fix"])
def test_what_is_known_is_neither_told_nor_changed_nor_counted(folder, command, options):
    ran = run(command, ".", *options)
    assert ran.exit_code == 0
    assert "tidy/" not in ran.stdout
    assert "no other artifacts in 10 words, 4 known to the baseline" in ran.stdout
    assert (folder / "docs/a.txt").read_text() == ARTICLE
    assert summary(command, ".", *options)["artifacts"] == 0


def test_what_is_new_is_told_and_fixed_beside_what_is_known(folder):
    (folder / "docs/a.txt").write_text("One more : this.\n\n" + ARTICLE)
    ran = run("check", ".")
    assert ran.exit_code == 1
    assert ran.stdout.count("tidy/") == 1 and "1 to fix, 4 known to the baseline" in ran.stdout
    assert run("fix", ".").exit_code == 0
    assert (folder / "docs/a.txt").read_text() == "One more: this.\n\n" + ARTICLE
    assert run("check", "--strict", ".").exit_code == 0


def test_what_is_known_moves_with_its_text_and_is_new_when_its_words_change(folder):
    (folder / "docs/a.txt").write_text("An introduction.\n\n" * 20 + ARTICLE.replace("late.\n\n", "late.\n"))
    assert run("check", ".").exit_code == 0
    (folder / "docs/a.txt").write_text(ARTICLE.replace("What", "Where"))
    found = json.loads(run("check", ".", "--output-format", "json").stdout)["articles"][0]
    assert [change["line"] for change in found["changes"]] == [1]
    assert (found["summary"]["known"], found["summary"]["stale"]) == (3, 1)


def test_the_same_text_once_more_is_new(folder):
    (folder / "docs/a.txt").write_text("What ? It was very long.\n" * 2)
    run("baseline", ".")
    assert '"count": 2' in (folder / FILE).read_text()
    assert run("check", ".").exit_code == 0
    (folder / "docs/a.txt").write_text("What ? It was very long.\n" * 3)
    assert (summary("check", ".")["fixes"], summary("check", ".")["known"]) == (1, 2)
    run("fix", ".")
    assert (folder / "docs/a.txt").read_text() == "What ? It was very long.\n" * 2 + "What? It was very long.\n"
    assert run("fix", "--exit-non-zero-on-fix", ".").exit_code == 0


def test_what_is_gone_is_told_and_removed_by_running_it_again(folder):
    (folder / "docs/a.txt").write_text(ARTICLE.replace("What ?", "What?"))
    ran = run("check", ".")
    assert ran.exit_code == 0
    assert "note: the baseline knows 1 finding that is gone: run `mt-cleanup baseline` again" in ran.stdout
    assert run("check", ".", "--strict").exit_code == 1
    assert run("check", ".", "--strict", "--unsafe").exit_code == 1
    assert run("baseline", ".").stdout == f"{FILE}: 4 known findings in 1 article (0 new, 1 gone)\n"
    assert run("check", ".", "--strict").exit_code == 0


def test_files_that_are_gone_are_told_and_removed(folder):
    (folder / "b.txt").write_text("What ?")
    run("baseline", ".")
    (folder / "docs/a.txt").unlink()
    ran = run("check", "b.txt")
    assert (ran.exit_code, ran.stderr.count("\n")) == (0, 1)
    assert "knows files that are gone (docs/a.txt): run `mt-cleanup baseline` again" in ran.stderr
    assert run("check", "b.txt", "--strict").exit_code == 1
    run("baseline", "b.txt")
    assert run("check", "b.txt", "--strict").exit_code == 0


def test_what_rules_that_are_not_used_would_find_is_not_gone(folder):
    assert run("check", ".", "--strict", "--select", "tidy/vague-word").exit_code == 0
    assert "gone" not in run("check", ".", "--ignore", "tidy/doubled-very").stdout


def test_other_files_than_those_named_keep_what_they_have(folder):
    for name in ("b.txt", "c.txt", "d.txt"):
        (folder / name).write_text("What ?")
    run("baseline", "b.txt", "c.txt", "d.txt")
    (folder / "c.txt").unlink()
    (folder / "d.txt").write_bytes(b"\xff")
    ran = run("baseline", "b.txt", "d.txt")
    assert ran.exit_code == 2 and ran.stderr.count("\n") == 1
    assert set(json.loads((folder / FILE).read_text())["articles"]) == {"docs/a.txt", "b.txt", "d.txt"}


def test_paths_are_relative_to_the_baseline_wherever_the_command_runs(folder, monkeypatch):
    before = (folder / FILE).read_text()
    monkeypatch.chdir(folder / "docs")
    assert run("check", "a.txt").exit_code == 0
    run("baseline", "a.txt")
    assert (folder / FILE).read_text() == before
    monkeypatch.chdir("/")
    assert run("check", str(folder), "--baseline", str(folder / FILE)).exit_code == 0


def test_standard_input_with_a_name_is_restricted_too(folder):
    ran = run("fix", "-", "--stdin-filename", "docs/a.txt", input=f"So : yes.\n\n{ARTICLE}")
    assert ran.stdout == f"So: yes.\n\n{ARTICLE}"


def test_a_name_that_is_no_utf_8_has_its_findings_too(folder):
    with open(os.fsencode(folder) + b"/b\xff\n.txt", "wb") as file:
        file.write(b"What ?")
    run("baseline", ".")
    assert '"b\\udcff\\n.txt": [' in (folder / FILE).read_text(encoding="utf-8")
    assert run("check", ".").exit_code == 0


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{", "no baseline: not JSON"),
        ("[" * 100_000, "no baseline: not JSON: "),
        ("[]", 'it does not say "kind": "mt-cleanup baseline"'),
        ('{"kind": "mt-cleanup baseline", "version": 2}', "a baseline of version 2; this mt-cleanup reads version 1"),
        ('{"kind": "mt-cleanup baseline", "version": 1, "articles": []}', "articles must be an object"),
        ('{"kind": "mt-cleanup baseline", "version": 1, "articles": {"a": {}}}', "a must be a list"),
        ('{"kind": "mt-cleanup baseline", "version": 1, "articles": {"a": [1]}}', "in a stands what is no object"),
        ('{"kind": "mt-cleanup baseline", "version": 1, "articles": {"a": [{"rule": "x"}]}}', "lacks a rule, a text"),
        (None, "the baseline cannot be read: no such file or directory: write it with `mt-cleanup baseline`"),
    ],
)
@pytest.mark.parametrize("command", ["check", "fix"])
def test_a_broken_baseline_is_one_line_and_nothing_is_done(folder, command, written, said):
    (folder / FILE).unlink()
    if written is not None:
        (folder / FILE).write_text(written)
    ran = run(command, ".")
    assert (ran.exit_code, ran.stdout, ran.stderr.count("\n")) == (2, "", 1)
    assert said in ran.stderr and FILE in ran.stderr
    assert (folder / "docs/a.txt").read_text() == ARTICLE


def test_another_file_is_never_made_a_baseline(folder):
    (folder / "notes.json").write_text("{}")
    ran = run("baseline", ".", "--output", "notes.json")
    assert (ran.exit_code, ran.stderr.count("\n")) == (2, 1)
    assert "delete it and run `mt-cleanup baseline`" in ran.stderr
    assert (folder / "notes.json").read_text() == "{}"


@pytest.mark.parametrize("place", ["nowhere/x.json", "docs"])
def test_a_baseline_that_cannot_be_written_is_one_line(folder, place):
    ran = run("baseline", ".", "--output", place)
    assert (ran.exit_code, ran.stdout, ran.stderr.count("\n")) == (2, "", 1)


def test_a_part_of_the_findings_of_real_articles_is_kept_and_the_second_run_is_quiet(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    chance = random.Random(4)
    for number, path in enumerate(sorted((FIXTURES / "articles").rglob("*.*"))):
        name = f"a{number}{path.suffix}"
        (tmp_path / name).write_bytes(path.read_bytes())
        run("baseline", name, "--output", "all.json")
        data = json.loads((tmp_path / "all.json").read_text())
        for entries in data["articles"].values():
            entries[:] = chance.sample(entries, len(entries) // 2)
        (tmp_path / "half.json").write_text(json.dumps(data))
        assert run("fix", name, "--baseline", "half.json").exit_code == 0
        again = run("fix", name, "--baseline", "half.json", "--exit-non-zero-on-fix")
        assert again.exit_code == 0, again.stdout
        (tmp_path / "all.json").unlink()
