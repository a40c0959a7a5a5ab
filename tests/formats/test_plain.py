"""Plain text: blocks between blank lines."""

import pytest

from cleanup.formats.plain import read
from cleanup.text import HOLE


def test_a_passage_is_a_block_between_blank_lines():
    assert [passage.text for passage in read("one\ntwo\n\n \t\n three\n").passages] == ["one\ntwo", " three\n"]


def test_windows_line_ends_stay_as_they_are():
    assert [passage.text for passage in read("one\r\ntwo\r\n\r\nthree").passages] == ["one\r\ntwo", "three"]


def test_addresses_are_holes():
    [passage] = read("See http://x.org/a,b.").passages
    assert passage.text == f"See {HOLE}."


@pytest.mark.parametrize("text", ["", "\n", " \t\r\n\n", "http://x.org"])
def test_a_text_without_prose_has_no_passages(text):
    assert read(text).passages == ()


@pytest.mark.parametrize("text", ["a\N{LINE SEPARATOR}b", "a\x0cb", "a\rb", "\ud800 a", "a\x00b"])
def test_odd_characters_are_prose_like_others(text):
    assert [passage.text for passage in read(text).passages] == [text]
