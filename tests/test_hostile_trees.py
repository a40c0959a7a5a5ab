"""Trees and names that nobody wants: each a clear error of one line and exit status 2, and the other files are done."""

import os
import socket
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from test_cli import CONFIG

from cleanup import files
from cleanup.cli import main

NOBODY = 65534


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A working folder with one good article; what a test adds to it must not keep that from being done."""
    (tmp_path / "mt-cleanup.toml").write_text(CONFIG)
    (tmp_path / "zz.txt").write_text("What ?")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def fix(*arguments: str):
    return CliRunner().invoke(main, ["fix", *arguments])


def check_the_others_are_done(ran, folder, errors: list[str]) -> None:
    assert ran.exit_code == (2 if errors else 0), ran.output
    assert ran.stderr.splitlines() == [f"error: {error}" for error in errors]
    assert "Traceback" not in ran.output
    assert (folder / "zz.txt").read_text() == "What?"


def test_loops_of_links_are_never_walked_and_a_named_one_is_an_error(folder):
    (folder / "sub").mkdir()
    os.symlink("..", folder / "sub/up")
    os.symlink(".", folder / "self")
    os.symlink("loop.txt", folder / "loop.txt")
    os.symlink("two.txt", folder / "one.txt")
    os.symlink("one.txt", folder / "two.txt")
    os.symlink("nowhere.txt", folder / "dangling.txt")
    check_the_others_are_done(fix("."), folder, [])
    loop = "cannot be read: too many levels of symbolic links"
    errors = [f"loop.txt: {loop}", f"one.txt: {loop}", "dangling.txt: cannot be read: no such file or directory"]
    check_the_others_are_done(fix("loop.txt", "one.txt", "dangling.txt", "zz.txt"), folder, errors)
    assert os.path.islink("loop.txt")


def test_an_article_that_is_reached_by_many_links_is_done_once(folder):
    os.symlink(".", folder / "self")
    os.symlink("zz.txt", folder / "link.txt")
    ran = fix("self/self/self", "link.txt", ".", "zz.txt")
    check_the_others_are_done(ran, folder, [])
    assert "1 artifact in 1 word" in ran.stdout


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"a\nb.txt", "a\\nb.txt"),
        (b"a\r::error::b.txt", "a\\r::error::b.txt"),
        (b"\x1b[2J.txt", "\\x1b[2J.txt"),
        (b"\x9b\xff.txt", "\\udc9b\\udcff.txt"),
        ("\u202etxt.a\u2066.txt".encode(), "\\u202etxt.a\\u2066.txt"),
        (b" .txt", " .txt"),
        (b"::warning::.txt", "./::warning::.txt"),
        (b"-x.txt", "-x.txt"),
        (b"*[a-z]?.txt", "*[a-z]?.txt"),
        (b"x" * 251 + b".txt", "x" * 251 + ".txt"),
    ],
)
def test_a_name_is_done_and_shown_on_one_line_without_anything_that_a_terminal_obeys(folder, name, shown):
    Path(os.fsdecode(name)).write_text("Why ?")
    ran = fix(".", "--output-format", "concise", "--record", "l.jsonl")
    check_the_others_are_done(ran, folder, [])
    assert f"{shown}:1:4: tidy/space-before-mark" in ran.stdout.splitlines()[0] + ran.stdout.splitlines()[1]
    assert Path(os.fsdecode(name)).read_text() == "Why?"
    assert CliRunner().invoke(main, ["revert", "l.jsonl"]).exit_code == 0
    Path(os.fsdecode(name)).write_bytes(b"\xff")
    error = (
        f"{shown}: not UTF-8 (byte 0xFF on line 1); if you know its encoding, say it, for example --encoding latin-1"
    )
    check_the_others_are_done(fix(".", "--output-format", "concise"), folder, [error])


def test_what_is_no_file_is_passed_over_in_a_folder_and_an_error_if_named(folder, monkeypatch):
    os.mkfifo(folder / "pipe.txt")
    (folder / "folder.txt").mkdir()
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("socket.txt")
    check_the_others_are_done(fix("."), folder, [])
    said = "not a regular file; to clean what it gives, pipe it to `mt-cleanup fix -`"
    names = ("pipe.txt", "socket.txt", "/dev/null", "/dev/zero")
    check_the_others_are_done(fix(*names, "zz.txt"), folder, [f"{name}: {said}" for name in names])


def test_a_file_that_goes_away_before_it_is_read_or_before_it_is_written_is_an_error(folder, monkeypatch):
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("Why ?")
    opened, write = files.opened, files.write

    def opening(path):
        if path.endswith("a.txt") and os.path.lexists(path):
            os.unlink(path)
        return opened(path)

    def writing(article, text):
        if article.name.endswith("b.txt"):
            os.unlink(article.name)
        write(article, text)

    monkeypatch.setattr(files, "opened", opening)
    monkeypatch.setattr(files, "write", writing)
    gone = "no such file or directory"
    errors = [f"a.txt: cannot be read: {gone}", f"b.txt: cannot be written: {gone}; left as it is"]
    check_the_others_are_done(fix(".", "--record", "l.jsonl"), folder, errors)
    assert not (folder / "b.txt").exists()


def test_a_folder_that_goes_away_while_it_is_searched_is_an_error(folder, monkeypatch):
    (folder / "sub").mkdir()
    search = os.scandir

    def searching(path):
        if path == "sub":
            os.rmdir("sub")
        return search(path)

    monkeypatch.setattr(os, "scandir", searching)
    check_the_others_are_done(fix("."), folder, ["sub: cannot be searched: no such file or directory"])


@pytest.fixture
def without_deep(folder):
    """What is deeper than Python can delete is deleted in the end."""
    yield
    subprocess.run(["rm", "-rf", "d", "d" * 200], cwd=folder, check=True)


@pytest.mark.usefixtures("without_deep")
def test_a_tree_too_deep_for_the_system_is_an_error(folder):
    here = os.open(".", os.O_RDONLY)
    for _ in range(40):
        os.mkdir("d" * 200)
        os.chdir("d" * 200)
    Path("deep.txt").write_text("Why ?")
    os.fchdir(here)
    os.close(here)
    ran = fix(".")
    assert ran.exit_code == 2
    assert ran.stderr.endswith(": cannot be searched: file name too long\n") and ran.stderr.count("\n") == 1
    assert (folder / "zz.txt").read_text() == "What?"


@pytest.mark.usefixtures("without_deep")
@pytest.mark.parametrize("named", [False, True])
def test_many_levels_of_folders_are_searched_without_recursion(folder, monkeypatch, named):
    for _ in range(1200):
        os.mkdir("d")
        os.chdir("d")
    Path("a.txt").write_text("Why ?")
    monkeypatch.chdir(folder)
    deep = "d/" * 1200 + "a.txt"
    check_the_others_are_done(fix(deep, "zz.txt") if named else fix("."), folder, [])
    assert Path(deep).read_text() == "Why?"


@pytest.fixture
def as_nobody():
    """What runs with this runs as a user who may not do everything; who is one already stays."""
    fix("zz.txt")  # whatever is imported late is imported now
    if os.getuid() != 0:
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    yield
    os.setresuid(0, 0, 0)


@pytest.fixture
def guarded(folder):
    """Files and folders of nobody that nobody may read, search or write, each in another way."""
    for above in (folder, folder.parent, folder.parent.parent):
        if os.getuid() == 0:
            above.chmod(0o755)
    for name in ("a.txt", "locked/a.txt", "listed/a.txt", "read-only.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("Why ?")
    for path in (folder, *folder.rglob("*")):
        if os.getuid() == 0:
            os.chown(path, NOBODY, NOBODY)
    for name, mode in (("a.txt", 0), ("locked", 0), ("listed", 0o444), ("read-only.txt", 0o444)):
        (folder / name).chmod(mode)
    yield folder
    for name in ("locked", "listed"):
        (folder / name).chmod(0o755)


def test_what_must_not_be_read_or_written_is_an_error_and_the_rest_is_done(guarded, as_nobody):
    (guarded / "zz.txt").write_text("What ?")
    ran = fix(".", "--record", "l.jsonl")
    assert sorted(ran.stderr.splitlines()) == [
        "error: a.txt: cannot be read: permission denied",
        "error: listed/a.txt: cannot be read: permission denied",
        "error: locked: cannot be searched: permission denied",
        "error: read-only.txt: cannot be written: it is read-only",
    ]
    assert ran.exit_code == 2
    assert (guarded / "zz.txt").read_text() == "What?"
    assert (guarded / "read-only.txt").read_text() == "Why ?"
    assert CliRunner().invoke(main, ["revert", "l.jsonl"]).exit_code == 0
    assert (guarded / "zz.txt").read_text() == "What ?"
