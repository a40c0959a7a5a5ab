"""Excerpts and diffs: what is shown of an article is short, harmless and true."""

import difflib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup.diff import unified
from cleanup.excerpt import columns, excerpts, plain, short, visible
from cleanup.report import Entry, Places, Spot, artifacts
from cleanup.result import Change, Result
from cleanup.rule import Safety
from cleanup.text import Edit, apply

TEXTS = st.text(st.sampled_from("ab .\n\r\n\t\N{NO-BREAK SPACE}\N{ZERO WIDTH SPACE}\x1b\u202e漢🚢"), max_size=60)


def line(runs) -> str:
    return "".join(run.text for run in runs)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (" ", "·"),
        (" a b ", "·a b·"),
        ("a  b", "a··b"),
        ("\N{NO-BREAK SPACE}", "⍽"),
        ("\N{NARROW NO-BREAK SPACE}", "[narrow ⍽]"),
        ("\r\n", "⏎"),
        ("\n\n", "⏎⏎"),
        ("\N{ZERO WIDTH SPACE}", "[U+200B]"),
        ("\x1b[2J", "[U+001B][2J"),
        ("\u202e", "[U+202E]"),
        ("“é”", "“é”"),
    ],
)
def test_what_changed_can_be_seen(text, shown):
    assert visible(text) == shown


def test_a_place_is_shown_in_its_line_with_only_what_changed_marked():
    article = "before\nThe quay , and the sea.\nafter"
    (shown,) = excerpts(article, [Spot(start=15, end=17, before=" ,", after=",")], 40)
    assert line(shown.before) == "The quay·, and the sea."
    assert line(shown.after) == "The quay, and the sea."


def test_places_near_each_other_are_shown_together_and_others_apart():
    article = "A ( b ) c " + "word " * 30 + "( d"
    spots = [Spot(start=at, end=at + 1, before=" ", after="") for at in (3, 5, article.index("( d") + 1)]
    first, second = excerpts(article, spots, 40)
    assert line(first.before).startswith("A (·b·) c")
    assert line(first.after).startswith("A (b) c")
    assert line(second.after).endswith("(d")


@pytest.mark.parametrize("before", ["Share\n", "\n\nShare\n", "Share\r\n\r\n"])
def test_the_line_ends_that_go_with_a_line_are_not_shown(before):
    article = ("The quay." if before.startswith("\n") else "The quay.\n\n") + before
    at = article.index(before)
    spot = Spot(start=at, end=at + len(before), before=before, after="")
    (shown,) = excerpts(article, [spot], 40)
    assert (line(shown.before), shown.after) == ("Share", ())
    assert short(article, spot) == ("Share", "")


def test_a_line_is_placed_where_it_stands_not_at_the_line_end_before_it():
    article = "The quay.\n\nShare\n"
    change = Change(
        rule="boilerplate/share-line", rules=("boilerplate/share-line",), start=9, end=17, before="\n\nShare\n",
        after="", message="", evidence=(), safety=Safety.UNSAFE, group=1,
    )  # fmt: skip
    result = Result(
        original=article, text="The quay.", changes=(change,), findings=(), language="en", source_language=None
    )
    (artifact,) = artifacts(result)
    assert Places(article).of(artifact.seen_at) == (3, 1)


def test_a_whole_line_can_be_read_on_a_narrow_terminal():
    article = "Listen to the article\n"
    (shown,) = excerpts(article, [Spot(start=0, end=22, before=article, after="")], 44)
    assert line(shown.before) == "Listen to the article"


def test_a_line_that_goes_has_nothing_after():
    (shown,) = excerpts("one\n\ntwo\n\nthree", [Spot(start=5, end=10, before="two\n\n", after="")], 60)
    assert shown.after == ()


@given(TEXTS, TEXTS, TEXTS, st.integers(20, 60))
def test_an_excerpt_fits_and_holds_nothing_that_a_terminal_obeys(left, before, right, width):
    article = left + before + right
    spot = Spot(start=len(left), end=len(left) + len(before), before=before, after="x")
    for shown in excerpts(article, [spot], width):
        for runs in (shown.before, shown.after):
            assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e]", line(runs))
            assert columns(line(runs)) <= max(width, 46)
    assert not re.search(r"[\x00-\x1f]", "".join(text or "" for text in short(article, spot)))


def test_control_characters_are_left_out_around():
    assert plain("a\x1b[2J\tb\u202e\n") == "a[2J b "


def test_lines_and_columns_count_from_one_in_code_points():
    places = Places("🚢a\r\nb\rc\nd")
    assert [places.of(at) for at in (0, 1, 4, 6, 8)] == [(1, 1), (1, 2), (2, 1), (3, 1), (4, 1)]


def entry(before: str, edits: list[Edit]) -> Entry:
    changes = tuple(
        Change(rule="a/b", rules=("a/b",), start=edit.start, end=edit.end, before=before[edit.start : edit.end],
               after=edit.new, message="m", evidence=("e",), safety=Safety.SAFE, group=i)
        for i, edit in enumerate(edits)
    )  # fmt: skip
    result = Result(
        original=before, text=apply(edits, before), changes=changes, findings=(), language="en", source_language=None
    )
    return Entry(name="a.txt", format="txt", result=result)


@st.composite
def edited(draw):
    before = draw(st.text(st.sampled_from("ab\n"), max_size=80))
    cuts = sorted(draw(st.lists(st.integers(0, len(before)), max_size=6)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return before, [Edit(start, end, draw(st.text(st.sampled_from("xb\n"), max_size=4))) for start, end in pairs]


def patched(before: str, diff: list[str]) -> str:
    """Apply a unified diff as patch does: every line of it must fit."""
    old = re.findall(r"[^\n]*\n|[^\n]+", before)
    new: list[str] = []
    at = 0
    lines = "".join(diff).split("\n")[2:-1]
    i = 0
    while i < len(lines):
        head = re.fullmatch(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@", lines[i])
        if head is not None:
            start = int(head[1]) - (head[2] != "0")
            new += old[at:start]
            at = start
            assert len(new) == int(head[3]) - (head[4] != "0")
        else:
            body = lines[i][1:] + "\n"
            if i + 1 < len(lines) and lines[i + 1].startswith("\\"):
                body = body[:-1]
            if lines[i][0] in " -":
                assert old[at] == body
                at += 1
            if lines[i][0] in " +":
                new.append(body)
            if body[-1:] != "\n":
                i += 1
        i += 1
    return "".join(new + old[at:])


@given(edited())
def test_a_diff_turns_the_text_into_the_cleaned_one(case):
    before, edits = case
    made = entry(before, edits)
    diff = list(unified(made))
    assert (patched(before, diff) if diff else before) == made.result.text


def test_a_diff_looks_like_those_of_others():
    before = "".join(f"line {number}\n" for number in range(30))
    at = before.index("line 7")
    made = entry(before, [Edit(at, at + 4, "LINE"), Edit(len(before) - 3, len(before) - 1, "9")])
    theirs = difflib.unified_diff(before.splitlines(True), made.result.text.splitlines(True), "a/a.txt", "b/a.txt")
    assert list(unified(made)) == list(theirs)
