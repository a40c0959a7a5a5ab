"""What fix records can be taken back byte for byte, and what check records can be applied once it is accepted."""

import json
import os
import shutil

import pytest
from click.testing import CliRunner
from conftest import FIXTURES, ROOT
from test_cli import CONFIG

from cleanup import files
from cleanup.cli import main

TEXT = "\N{GRINNING FACE}\N{GRINNING FACE} What ?\r\n\r\nIt was very very late, é : why ?\n\nlast\rline ?"
BYTES = {
    "utf-8": TEXT.encode(),
    "with a mark": b"\xef\xbb\xbf" + TEXT.encode(),
    "utf-16-le": ("\ufeff" + TEXT).encode("utf-16-le"),
    "utf-16-be": ("\ufeff" + TEXT).encode("utf-16-be"),
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A working folder with the rules of fixtures/cli."""
    (tmp_path / "mt-cleanup.toml").write_text(CONFIG)
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, **keywords):
    return CliRunner().invoke(main, arguments, **keywords)


def contents(folder) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.txt")}


def lines(path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def rewrite(path, data: list[dict]) -> None:
    path.write_text("".join(json.dumps(line) + "\n" for line in data), encoding="utf-8")


@pytest.fixture
def three(folder):
    """Three articles that were fixed into l.jsonl; what they were before comes along."""
    for name in ("a", "b", "c"):
        (folder / f"docs/{name}.txt").write_bytes(TEXT.encode())
    assert run("fix", "docs", "--record", "l.jsonl").exit_code == 0
    return folder


@pytest.mark.parametrize("kind", BYTES)
def test_what_was_fixed_is_taken_back_and_made_again_byte_for_byte(folder, kind):
    path = folder / "docs/a.txt"
    path.write_bytes(BYTES[kind])
    assert run("fix", "docs", "--unsafe", "--record", "l.jsonl").exit_code == 0
    after = path.read_bytes()
    assert after != BYTES[kind]
    ran = run("revert", "l.jsonl")
    assert (ran.exit_code, path.read_bytes()) == (0, BYTES[kind])
    assert ran.stdout.endswith("l.jsonl: 5 changes in 1 file taken back\n")
    assert "1 as it was before" in run("revert", "l.jsonl").stdout
    assert (run("apply", "l.jsonl").exit_code, path.read_bytes()) == (0, after)
    assert (run("apply", "l.jsonl").exit_code, path.read_bytes()) == (0, after)


def test_an_encoding_that_was_told_is_kept(folder):
    (folder / "docs/a.txt").write_bytes(TEXT[2:].encode("latin-1"))
    assert run("fix", "docs", "--encoding", "latin-1", "--record", "l.jsonl").exit_code == 0
    assert run("revert", "l.jsonl").exit_code == 0
    assert (folder / "docs/a.txt").read_bytes() == TEXT[2:].encode("latin-1")


def test_every_article_of_the_project_comes_back(tmp_path, monkeypatch):
    shutil.copytree(FIXTURES / "articles", tmp_path / "articles")
    monkeypatch.chdir(tmp_path)
    before = {path: path.read_bytes() for path in (tmp_path / "articles").rglob("*.*")}
    assert run("fix", "--unsafe", ".", "--record", "l.jsonl").exit_code == 0
    changed = [path for path, raw in before.items() if path.read_bytes() != raw]
    assert len(changed) > 5
    assert run("revert", "l.jsonl").exit_code == 0
    assert {path: path.read_bytes() for path in before} == before


def test_the_ledger_accounts_for_every_change(three):
    head, first, written, *_ = lines(three / "l.jsonl")
    assert (head["kind"], head["version"], head["command"]) == ("mt-cleanup ledger", 1, "fix")
    assert list(first) == ["path", "format", "encoding", "mark", "before", "after", "changes"]
    assert written == {"path": "docs/a.txt", "written": True}
    change = first["changes"][0]
    assert (change["start"], change["end"], change["before"], change["after"]) == (7, 8, " ", "")
    assert (change["rule"], change["safety"], change["accepted"]) == ("tidy/space-before-mark", "safe", True)
    assert change["evidence"] == ["a space stands before “?”"]


def test_the_page_about_ledgers_names_every_key(three):
    page = (ROOT / "docs/review.md").read_text(encoding="utf-8")
    head, article, written, *_ = lines(three / "l.jsonl")
    for key in (*head, *article, *written, *article["changes"][0]):
        assert f"`{key}`" in page or f'"{key}"' in page, key


def test_two_runs_in_one_ledger_are_taken_back_one_after_the_other(three):
    before = dict.fromkeys(("docs/a.txt", "docs/b.txt", "docs/c.txt"), TEXT.encode())
    (three / "docs/d.txt").write_text("Later ?")
    assert run("fix", "docs", "--unsafe", "--record", "l.jsonl").exit_code == 0
    after = contents(three)
    assert run("revert", "l.jsonl").exit_code == 0
    assert contents(three) == before | {"docs/d.txt": b"Later ?"}
    assert run("apply", "l.jsonl").exit_code == 0
    assert contents(three) == after


def test_what_was_changed_between_two_runs_is_taken_back_as_far_as_it_goes_and_told(three):
    (three / "docs/a.txt").write_text("Something else, very very late.")
    run("fix", "docs", "--unsafe", "--record", "l.jsonl")
    ran = run("revert", "l.jsonl")
    assert ran.exit_code == 2
    assert ran.stderr.startswith("error: docs/a.txt: the later run is taken back, but before it the file was changed")
    assert (three / "docs/a.txt").read_text() == "Something else, very very late."
    assert (three / "docs/b.txt").read_bytes() == TEXT.encode()


@pytest.mark.parametrize("command", ["revert", "apply"])
def test_a_file_that_has_changed_since_is_refused_and_the_others_are_done(three, command):
    if command == "apply":
        run("revert", "l.jsonl")
    other = contents(three)
    (three / "docs/b.txt").write_bytes(other["docs/b.txt"] + b" ")
    (three / "docs/c.txt").unlink()
    ran = run(command, "l.jsonl")
    assert ran.exit_code == 2
    said = ["error: docs/b.txt: was changed since; left as it is", "error: docs/c.txt: no such file any more"]
    assert ran.stderr.splitlines() == said
    assert (three / "docs/a.txt").read_bytes() != other["docs/a.txt"]
    assert (three / "docs/b.txt").read_bytes() == other["docs/b.txt"] + b" "


def test_a_dry_run_says_what_would_be_done_and_does_nothing(three):
    before = contents(three)
    ran = run("revert", "l.jsonl", "--dry-run")
    assert "docs/a.txt: 4 changes to be taken back\n" in ran.stdout
    assert contents(three) == before


@pytest.mark.parametrize("how", ["with the files", "alone", "root told"])
def test_a_ledger_that_was_moved_finds_its_files(three, tmp_path_factory, monkeypatch, how):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    arguments: tuple[str, ...] = ()
    if how == "with the files":
        shutil.copytree(three, elsewhere / "copy")
        ledger, place = elsewhere / "copy/l.jsonl", elsewhere / "copy"
    else:
        ledger, place = shutil.move(three / "l.jsonl", elsewhere / "l.jsonl"), three
    if how == "root told":
        place = three.rename(three.parent / f"{three.name}-renamed")
        arguments = ("--root", str(place))
    monkeypatch.chdir("/")
    ran = run("revert", str(ledger), *arguments)
    assert ran.exit_code == 0, ran.output
    assert (place / "docs/a.txt").read_bytes() == TEXT.encode()
    if how == "with the files":
        assert (three / "docs/a.txt").read_bytes() != TEXT.encode()


def test_files_outside_the_working_folder_are_found_again(folder, monkeypatch):
    (folder / "sub").mkdir()
    (folder / "docs/a.txt").write_text("What ?")
    (folder / "b.txt").write_text("What ?")
    os.symlink(folder / "docs/a.txt", folder / "sub/link.txt")
    monkeypatch.chdir(folder / "sub")
    run("fix", "../b.txt", "link.txt", "--record", "l.jsonl")
    assert [line.get("path") for line in lines(folder / "sub/l.jsonl")[1::2]] == ["b.txt", "docs/a.txt"]
    assert run("revert", "l.jsonl").exit_code == 0
    assert contents(folder)["b.txt"] == contents(folder)["docs/a.txt"] == b"What ?"
    assert os.path.islink("link.txt")


@pytest.mark.parametrize("before", [True, False])
def test_a_run_that_was_killed_never_leaves_a_change_that_the_ledger_does_not_tell(folder, monkeypatch, before):
    for name in ("a", "b"):
        (folder / f"docs/{name}.txt").write_text("What ?")
    write = files.write

    def killed(article, text):
        if article.name.endswith("b.txt"):
            if not before:
                write(article, text)
            raise KeyboardInterrupt
        write(article, text)

    monkeypatch.setattr(files, "write", killed)
    assert run("fix", "docs", "--record", "l.jsonl").exit_code == 130
    monkeypatch.undo()
    monkeypatch.chdir(folder)
    assert run("revert", "l.jsonl").exit_code == 0
    assert set(contents(folder).values()) == {b"What ?"}


def test_a_line_that_a_killed_run_wrote_by_half_is_passed_over_and_taken_off_by_the_next_run(three):
    path = three / "l.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"path": "docs/x')
    assert run("revert", "l.jsonl", "--dry-run").exit_code == 0
    (three / "docs/d.txt").write_text("Later ?")
    assert run("fix", "docs", "--record", "l.jsonl").exit_code == 0
    assert path.read_bytes().startswith(whole + b'{"kind": ')
    assert run("revert", "l.jsonl").exit_code == 0


def test_a_last_line_without_its_end_counts(three):
    path = three / "l.jsonl"
    path.write_bytes(path.read_bytes()[:-1])
    (three / "docs/d.txt").write_text("Later ?")
    assert run("fix", "docs", "--record", "l.jsonl").exit_code == 0
    assert run("revert", "l.jsonl").exit_code == 0
    assert (three / "docs/c.txt").read_bytes() == TEXT.encode()


@pytest.mark.parametrize("written", ["My notes.\n", "{}\n", "[]", '{"kind": "mt-cleanup baseline"}\n'])
def test_another_file_is_never_made_a_ledger_and_nothing_is_fixed(folder, written):
    (folder / "docs/a.txt").write_text("What ?")
    (folder / "notes").write_text(written)
    ran = run("fix", "docs", "--record", "notes")
    assert (ran.exit_code, ran.stderr.count("\n")) == (2, 1)
    assert "nothing was done: record into another file" in ran.stderr
    assert (folder / "notes").read_text() == written
    assert (folder / "docs/a.txt").read_text() == "What ?"


@pytest.mark.parametrize("place", ["nowhere/l.jsonl", "docs"])
def test_a_ledger_that_cannot_be_written_stops_the_run(folder, place):
    (folder / "docs/a.txt").write_text("What ?")
    ran = run("fix", "docs", "--record", place)
    assert (ran.exit_code, ran.stderr.count("\n")) == (2, 1)
    assert (folder / "docs/a.txt").read_text() == "What ?"


def test_standard_input_cannot_be_recorded(folder):
    assert run("fix", "-", "--record", "l.jsonl", input="What ?").exit_code == 2


@pytest.mark.parametrize("arguments", [("check",), ("fix", "--diff")])
def test_proposals_are_recorded_undecided_and_applied_once_accepted(folder, arguments):
    (folder / "docs/a.txt").write_text("What ? Why ? How ?")
    run(*arguments, "docs", "--record", "l.jsonl")
    assert "nothing of it is accepted" in run("apply", "l.jsonl").stdout
    assert (folder / "docs/a.txt").read_text() == "What ? Why ? How ?"
    data = lines(folder / "l.jsonl")
    for change, accepted in zip(data[1]["changes"], (True, False, None), strict=True):
        assert change["accepted"] is None
        change["accepted"] = accepted
    rewrite(folder / "l.jsonl", data)
    assert run("apply", "l.jsonl").exit_code == 0
    assert (folder / "docs/a.txt").read_text() == "What? Why ? How ?"
    assert run("apply", "l.jsonl").exit_code == 0
    assert run("revert", "l.jsonl").exit_code == 0
    assert (folder / "docs/a.txt").read_text() == "What ? Why ? How ?"


def first_change(**values):
    return lambda data: data[5]["changes"][0].update(values)


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda data: data[0].update(version=2), "line 1: a ledger of version 2"),
        (lambda data: data[0].pop("root"), "line 1: root must be a path"),
        (lambda data: data[5].update(path="../../etc/passwd"), "line 6: path ../../etc/passwd leads out"),
        (lambda data: data[5].update(path="/etc/passwd"), "line 6: path /etc/passwd leads out"),
        (lambda data: data[5].update(path=7), "line 6: path must be a path"),
        (lambda data: data[5].update(before="abc"), "line 6: before must be a SHA-256"),
        (lambda data: data[5].update(encoding="rot13"), "line 6: unknown encoding 'rot13'"),
        (lambda data: data[5].update(mark="ff"), "line 6: mark must be a byte order mark"),
        (lambda data: data[5].update(changes=None), "line 6: changes must be a list"),
        (lambda data: data[5]["changes"].reverse(), "change 2: begins at 43, before the end (57)"),
        (lambda data: data[5]["changes"].insert(0, data[5]["changes"][0]), "change 2: begins at 7, before the end (8)"),
        (first_change(accepted="yes"), "change 1: accepted must be true, false or null"),
        (first_change(start=True), "change 1: start must be a whole number, not True"),
        (first_change(start=-1), "change 1: begins at -1"),
        (first_change(after=None), "change 1: after must be a text, not None"),
        (first_change(before="  "), "change 1: from 7 to 8 there is no room"),
        (first_change(before="x"), "at 7 stands ' ', not 'x'"),
        (first_change(after="!"), "its changes do not give the file that it tells of"),
        (first_change(after="\udcff"), "utf-8 cannot hold what it would write"),
        (first_change(group=1, accepted=False), "of group 1 all changes or none are accepted"),
        (lambda data: data[5].update(encoding="utf-16-le"), "the file is not utf-16-le"),
        (lambda data: data.append([]), "not an object"),
    ],
)
def test_a_ledger_that_was_edited_wrongly_is_one_line_and_nothing_is_written(three, edit, said):
    run("revert", "l.jsonl")
    before = contents(three)
    data = lines(three / "l.jsonl")
    edit(data)
    rewrite(three / "l.jsonl", data)
    ran = run("apply", "l.jsonl")
    assert (ran.exit_code, ran.stdout, ran.stderr.count("\n")) == (2, "", 1), ran.output
    assert said in ran.stderr
    assert contents(three) == before


def test_what_a_link_leads_out_to_is_refused(three):
    run("revert", "l.jsonl")
    outside = three.parent / f"{three.name}-outside"
    (three / "docs").rename(outside)
    os.symlink(outside, three / "docs")
    ran = run("apply", "l.jsonl")
    assert ran.exit_code == 2 and ran.stderr.count("a link leads out of the folder of the run") == 3
    assert (outside / "a.txt").read_bytes() == TEXT.encode()


@pytest.mark.parametrize("raw", [b"", b"\n", b"\xff\n", b"[" * 100_000 + b"\n", b"{\n"])
def test_what_is_no_ledger_is_one_line(folder, raw):
    (folder / "l.jsonl").write_bytes(raw)
    for command in ("apply", "revert"):
        ran = run(command, "l.jsonl")
        assert (ran.exit_code, ran.stdout, ran.stderr.count("\n")) == (2, "", 1)
    assert run("revert", "nowhere.jsonl").stderr.startswith("error: nowhere.jsonl: cannot be read: no such file")
