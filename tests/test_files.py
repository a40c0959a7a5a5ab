"""Reading and writing files: bytes in, bytes out, all or nothing."""

import errno
import os
import stat
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup import files
from cleanup.errors import ConfigError, FileError


def put(path, data: bytes):
    path.write_bytes(data)
    return str(path)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"one\r\ntwo\nthree\rfour",
        b"\xef\xbb\xbfwith a mark\n",
        "\N{LINE SEPARATOR}é\N{SHIP}\x0b\x0c\x1c\x85".encode(),
        "\ufeffutf-16 \N{SHIP}\r\n".encode("utf-16-le"),
        "\ufeffutf-16 \N{SHIP}\r\n".encode("utf-16-be"),
    ],
)
def test_what_is_read_and_written_unchanged_keeps_its_bytes(tmp_path, data):
    article = files.read(put(tmp_path / "a.txt", data))
    assert article.encode(article.text) == data
    files.write(article, article.text)
    assert (tmp_path / "a.txt").read_bytes() == data


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_any_text_comes_back_byte_for_byte(text):
    data = text.encode()
    article = files.decode(data, "a.txt")
    assert article.encode(article.text) == data


def test_a_byte_order_mark_is_not_part_of_the_text(tmp_path):
    article = files.read(put(tmp_path / "a.txt", b"\xef\xbb\xbf# Title"))
    assert article.text == "# Title"
    assert article.encode("## Title") == b"\xef\xbb\xbf## Title"


def test_an_encoding_that_is_told_is_written_back(tmp_path):
    article = files.read(put(tmp_path / "a.txt", b"caf\xe9"), "ISO-8859-1")
    files.write(article, article.text + " é")
    assert (tmp_path / "a.txt").read_bytes() == b"caf\xe9 \xe9"


def test_a_character_that_the_encoding_cannot_hold_leaves_the_file_alone(tmp_path):
    article = files.read(put(tmp_path / "a.txt", b'one\n"caf\xe9"'), "latin-1")
    with pytest.raises(FileError, match=r"latin-1 cannot hold '“' \(U\+201C\), which the fix would write on line 2"):
        files.write(article, "one\n“café”")
    assert (tmp_path / "a.txt").read_bytes() == b'one\n"caf\xe9"'


@pytest.mark.parametrize(
    ("data", "encoding", "said"),
    [
        (b"caf\xe9", None, r"not UTF-8 \(byte 0xE9 on line 1\).*--encoding latin-1"),
        (b"a\nb\xff", None, r"byte 0xFF on line 2"),
        (b"\xed\xa0\x80", None, "not UTF-8"),
        (b"GIF89a\x00\x01", None, "binary"),
        (b"x" * 9000 + b"\x00", None, "binary"),
        ("\ufeffx".encode("utf-32-le"), None, "--encoding utf-32"),
        (b"\xff\xfea", None, "not UTF-16-LE"),
        ("x".encode("utf-16-le"), "utf-16", "say utf-16-le or utf-16-be"),
        (b"\x81", "cp1252", "not CP1252"),
        (b"\x1b$B\x1b(Bx", "iso2022_jp", "byte for byte"),
    ],
)
def test_what_is_no_text_is_refused_with_a_hint(data, encoding, said):
    with pytest.raises(FileError, match=said) as caught:
        files.decode(data, "a.txt", encoding)
    assert str(caught.value).startswith("a.txt: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["latin1x", "rot13", "base64", "no\0name"])
def test_an_unknown_encoding_is_an_error_of_configuration(name):
    with pytest.raises(ConfigError, match="unknown encoding"):
        files.known_encoding(name)


def test_a_file_that_is_too_large_is_refused_unread(tmp_path):
    with open(tmp_path / "a.txt", "wb") as file:
        file.truncate(files.MAX_SIZE + 1)
    with pytest.raises(FileError, match="larger than 512 MB"):
        files.read(str(tmp_path / "a.txt"))


def test_a_folder_a_pipe_and_a_loop_are_refused(tmp_path):
    os.symlink(tmp_path / "loop", tmp_path / "loop")
    for path in (tmp_path, tmp_path / "loop", tmp_path / "nothing"):
        with pytest.raises(FileError):
            files.read(str(path))
    with pytest.raises(FileError, match="not a regular file"):
        files.read("/dev/null")


def test_a_named_pipe_is_refused_and_never_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    os.mkfifo(tmp_path / ".gitignore")
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.txt").write_text("Good.")
    for path in ("pipe", "."):
        ran = subprocess.run(
            [sys.executable, "-m", "cleanup", "check", path],
            cwd=tmp_path, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=20, check=False,
        )  # fmt: skip
        if path == "pipe":
            assert (ran.returncode, ran.stdout) == (2, "")
            assert ran.stderr.startswith("error: pipe: not a regular file; ") and ran.stderr.count("\n") == 1
        else:
            assert ran.returncode == 0


def test_a_name_with_a_newline_is_shown_on_one_line(tmp_path):
    path = put(tmp_path / "a\n::error::b.txt", b"\xff")
    with pytest.raises(FileError) as caught:
        files.read(path)
    assert "\n" not in str(caught.value)
    assert files.shown("::error::x") == "./::error::x"


def test_mode_and_owner_stay(tmp_path):
    path = put(tmp_path / "a.txt", b"a")
    os.chmod(path, 0o640)
    if os.getuid() == 0:
        os.chown(path, 1234, 1234)
    before = os.stat(path)
    files.write(files.read(path), "b")
    after = os.stat(path)
    assert (tmp_path / "a.txt").read_bytes() == b"b"
    assert stat.S_IMODE(after.st_mode) == 0o640
    assert (after.st_uid, after.st_gid) == (before.st_uid, before.st_gid)


def test_a_link_stays_a_link_and_its_file_is_written(tmp_path):
    (tmp_path / "real").mkdir()
    put(tmp_path / "real/a.txt", b"a")
    os.symlink("real/a.txt", tmp_path / "link.txt")
    files.write(files.read(str(tmp_path / "link.txt")), "b")
    assert os.readlink(tmp_path / "link.txt") == "real/a.txt"
    assert (tmp_path / "real/a.txt").read_bytes() == b"b"


def test_all_names_of_a_hard_link_see_the_change(tmp_path):
    path = put(tmp_path / "a.txt", b"a longer text")
    os.link(path, tmp_path / "b.txt")
    files.write(files.read(path), "short")
    assert (tmp_path / "b.txt").read_bytes() == b"short"


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path):
    path = put(tmp_path / "a.txt", b"a")
    article = files.read(path)
    put(tmp_path / "a.txt", b"somebody else")
    with pytest.raises(FileError, match="changed by someone else"):
        files.write(article, "b")
    assert (tmp_path / "a.txt").read_bytes() == b"somebody else"


@pytest.mark.parametrize("linked", [False, True])
def test_a_full_disk_leaves_the_old_text_and_no_other_file(tmp_path, monkeypatch, linked):
    path = put(tmp_path / "a.txt", b"the old text")
    if linked:
        os.link(path, tmp_path / "b.txt")
    article = files.read(path)
    calls = iter(range(10))

    def full(handle):
        if next(calls) == 0:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileError, match=r"cannot be written: no space left on device; left as it is"):
        files.write(article, "the new text, which is longer")
    assert (tmp_path / "a.txt").read_bytes() == b"the old text"
    assert {entry.name for entry in tmp_path.iterdir()} == ({"a.txt", "b.txt"} if linked else {"a.txt"})


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit])
def test_an_interruption_leaves_the_old_text_and_no_other_file(tmp_path, monkeypatch, error):
    path = put(tmp_path / "a.txt", b"old")
    article = files.read(path)

    def interrupted(*_):
        raise error

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(error):
        files.write(article, "new")
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"old"


@pytest.mark.skipif(os.getuid() == 0, reason="root may write everything")
def test_a_read_only_file_is_not_replaced(tmp_path):
    path = put(tmp_path / "a.txt", b"a")
    os.chmod(path, 0o444)
    with pytest.raises(FileError, match="read-only"):
        files.write(files.read(path), "b")
