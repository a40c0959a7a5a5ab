"""Lines: each is a segment of its own, and as many come out as went in."""

import re
import subprocess
import sys

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from planted import assert_sound, cleaner
from planted_rule import RULE
from texts import NASTY, articles

from cleanup import Cleaner
from cleanup.cli import main
from cleanup.formats.lines import read

HALL, FIXED = "The “hall” is a hall of ” open “ windows.", "The “hall” is a hall of “open” windows."
ENDS = re.compile(r"\r?\n")
LINES = Cleaner(language="en", unsafe=True)
SEGMENTS = Cleaner(language="en", unsafe=True, scope="segment")


def fix(*arguments: str, stdin: bytes):
    return CliRunner().invoke(main, ["fix", "--language", "en", *arguments, "-"], input=stdin, catch_exceptions=False)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_stay_and_so_does_a_last_line_without_one(end):
    text = end.join([HALL, "", HALL, "  ", HALL])
    done = fix("--lines", stdin=text.encode())
    assert done.stdout_bytes.decode() == text.replace(HALL, FIXED)
    assert LINES.clean(text + end, format="lines").text == (text + end).replace(HALL, FIXED)


@pytest.mark.parametrize("char", ["\u2028", "\x0b", "\x0c", "\x85", "\x1c", "\r"])
def test_what_is_no_line_end_stays_in_its_line(char):
    text = f"A fine{char}hall.\n{HALL}\n"
    result = Cleaner(language="en", select=["quotes"]).clean(text, format="lines")
    assert result.text == text.replace(HALL, FIXED)


def test_a_rule_that_deletes_lines_empties_the_line():
    text = "Read also: Fire in the harbour\nSubscribe to our newsletter\nThe hall is open.\n"
    alone = [SEGMENTS.clean(line).text for line in text.split("\n")]
    assert "" in alone[:2]
    result = LINES.clean(text, format="lines")
    assert result.text.split("\n") == alone
    assert result.revert() == text


def test_each_line_is_cleaned_as_a_segment_alone():
    for name, language, fmt, text in articles():
        if language == "en" and fmt == "txt":
            lines = text.split("\n")
            result = LINES.clean(text, format="lines")
            assert result.text.split("\n") == [SEGMENTS.clean(line).text for line in lines], name


def test_a_scope_that_is_told_holds():
    text = "Poutine left. Vladimir Putin came, and Putin spoke to Putin.\n"
    assert Cleaner(language="en", scope="article").clean(text, format="lines") != LINES.clean(text, format="lines")
    told = fix("--lines", "--scope", "article", stdin=text.encode()).stdout_bytes.decode()
    assert told == Cleaner(language="en", scope="article").clean(text).text


@settings(deadline=None)
@given(
    st.lists(st.text(st.sampled_from(NASTY.replace("\n", "")), max_size=30), max_size=5),
    st.sampled_from(["\n", "\r\n"]),
)
def test_no_line_end_is_added_or_removed(lines, end):
    text = end.join(lines)
    result = LINES.clean(text, format="lines")
    assert ENDS.findall(result.text) == ENDS.findall(text)
    assert result.revert() == text
    assert LINES.clean(result.text, format="lines").text == result.text


@settings(deadline=None)
@given(st.text(st.sampled_from(NASTY.replace("\ufffc", "")), max_size=60))
def test_a_whole_document_is_read_line_by_line(text):
    assert_sound(text, read(text))


def test_a_rule_that_writes_a_line_end_is_left_out(tmp_path):
    rule = RULE.replace('["letters"]', '["letters", "spaces", "lines"]').replace('"X"', '"\\n"').replace("zXz", "z\\nz")
    planted = cleaner(tmp_path, rule=rule)
    assert planted.clean("zqz\nb\n").text == "z\nz\nb\n"
    result = planted.clean("zqz\nb\n", format="lines")
    assert result.text == "zqz\nb\n"
    assert "left out for this article: test/planted" in result.notes[0]


def test_a_line_that_fails_comes_out_as_it_was_and_is_told():
    broken = [HALL.encode(), b"\xff " + HALL.encode(), b"\0 " + HALL.encode(), HALL.encode()]
    done = fix("--lines", stdin=b"\n".join(broken))
    assert done.stdout_bytes.split(b"\n") == [FIXED.encode(), *broken[1:3], FIXED.encode()]
    assert done.exit_code == 2
    assert "line 2: left as it is: not UTF-8 (byte 0xFF)" in done.stderr
    assert "line 3: left as it is: it holds a NUL character" in done.stderr


def test_a_byte_order_mark_stays_in_front():
    mark = "\ufeff".encode()
    assert fix("--lines", stdin=mark + HALL.encode() + b"\n").stdout_bytes == mark + FIXED.encode() + b"\n"
    assert fix("--lines", stdin=mark).stdout_bytes == mark


def test_lines_and_another_format_do_not_go_together():
    done = fix("--lines", "--format", "md", stdin=b"")
    assert done.exit_code == 2 and "--lines is short for --format lines" in done.stderr


def test_each_line_is_answered_before_the_next_is_asked_for():
    command = [sys.executable, "-m", "cleanup", "fix", "--lines", "--language", "en", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdin is not None and process.stdout is not None
        for _ in range(3):
            process.stdin.write(HALL.encode()[:20])
            process.stdin.flush()
            process.stdin.write(HALL.encode()[20:] + b"\n")
            process.stdin.flush()
            assert process.stdout.readline() == FIXED.encode() + b"\n"
        process.stdin.write(HALL.encode())
        process.stdin.close()
        assert process.stdout.read() == FIXED.encode()
