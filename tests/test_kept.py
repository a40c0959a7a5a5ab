"""What is kept ready is what would have been made, and is made anew when its sources change."""

import sys

import pytest

from cleanup import kept
from cleanup.catalogue import builtin


@pytest.fixture
def made(tmp_path, monkeypatch):
    monkeypatch.setattr(kept, "_FOLDER", str(tmp_path / "kept"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    source = tmp_path / "source.txt"
    source.write_text("one")
    calls = []

    def ask():
        def make():
            calls.append(source.read_text())
            return {"text": source.read_text(), "set": frozenset(("a", "é")), "row": [("x", 1, None)]}

        return kept.kept("thing", [str(source)], make)

    return ask, calls, source, tmp_path / "kept"


def test_it_is_made_once_and_then_kept(made):
    ask, calls, _, folder = made
    assert ask() == ask() == {"text": "one", "set": frozenset(("a", "é")), "row": [("x", 1, None)]}
    assert calls == ["one"]
    assert len(list(folder.iterdir())) == 1


def test_it_is_made_anew_when_a_source_has_changed(made):
    ask, calls, source, _ = made
    ask()
    source.write_text("two and more")
    assert ask()["text"] == "two and more"
    assert calls == ["one", "two and more"]


@pytest.mark.parametrize("content", [b"", b"no marshal", b"\xfb" * 9, b"i\x01\x00\x00\x00"])
def test_a_broken_file_is_made_anew(made, content):
    ask, calls, _, folder = made
    ask()
    next(folder.iterdir()).write_bytes(content)
    assert ask()["text"] == "one"
    assert len(calls) == 2
    ask()
    assert len(calls) == 2


def test_where_python_keeps_nothing_it_is_not_kept(made, monkeypatch):
    ask, calls, _, folder = made
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert ask() == ask()
    assert len(calls) == 2
    assert not folder.exists()


def test_a_folder_that_cannot_be_written_is_no_error(made):
    ask, calls, _, folder = made
    folder.write_text("a file")
    assert ask() == ask()
    assert len(calls) == 2


def test_rules_that_were_kept_are_the_rules(tmp_path, monkeypatch):
    monkeypatch.setattr(kept, "_FOLDER", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    first = builtin.__wrapped__()
    assert len(list(tmp_path.iterdir())) == 1
    assert builtin.__wrapped__() == first == builtin()
