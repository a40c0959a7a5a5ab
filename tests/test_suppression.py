"""Suppression comments, and the spans that they silence."""

import time

import pytest

from cleanup import Cleaner
from cleanup.suppression import Comment, comments, read

TEXT = "one\n\n<!-- mt-cleanup: allow spacing/x (it is a quotation) -->\ntwo\n\nthree\n"
BLOCKS = [(0, 3), (TEXT.index("two"), TEXT.index("two") + 3), (TEXT.index("three"), TEXT.index("three") + 5)]


def test_allow_holds_for_the_next_block_and_says_why():
    ([allowance], _) = read(comments(TEXT, 0, len(TEXT)), BLOCKS, len(TEXT))
    assert TEXT[allowance.start : allowance.end] == "two"
    assert allowance.rules == ("spacing/x",)
    assert allowance.reason == "it is a quotation"
    assert TEXT.startswith("<!--", allowance.at)


def test_allow_in_a_block_holds_for_that_block():
    ([allowance], _) = read([Comment(4, 8, " mt-cleanup: allow spacing", (0, 20))], [(0, 20), (22, 30)], 30)
    assert (allowance.start, allowance.end) == (0, 20)
    assert allowance.covers("spacing/double")
    assert not allowance.covers("quotes/double")


def test_of_a_list_and_its_first_item_the_list_is_meant():
    ([allowance], _) = read([Comment(0, 5, "mt-cleanup: allow x/y")], [(8, 12), (6, 30), (14, 20)], 30)
    assert (allowance.start, allowance.end) == (6, 30)


def test_off_holds_up_to_on():
    text = "a <!-- mt-cleanup: off --> b <!-- mt-cleanup: on --> c"
    ([allowance], _) = read(comments(text, 0, len(text)), [], len(text))
    assert text[allowance.start : allowance.end] == "<!-- mt-cleanup: off --> b "
    assert allowance.covers("any/rule")


def test_off_without_on_holds_to_the_end():
    ([allowance], _) = read([Comment(3, 9, "mt-cleanup: off case, quotes/x")], [], 50)
    assert (allowance.start, allowance.end, allowance.rules) == (3, 50, ("case", "quotes/x"))


def test_other_comments_and_comments_that_are_not_closed_are_nothing():
    text = "<!-- a --> <!-- mt-cleanup: maybe --> <!-- mt-cleanup: off"
    assert read(comments(text, 0, len(text)), [], len(text)).allowances == ()


def test_allow_without_a_next_block_is_nothing():
    assert read([Comment(9, 12, "mt-cleanup: allow x")], [(0, 5)], 12).allowances == ()


def allowed(text: str) -> list[tuple[str, tuple[str, ...], str]]:
    """What is silent where, with the reason: (text, names, reason)."""
    found = read(comments(text, 0, len(text)), [], len(text))
    assert found.mistakes == ()
    return [(text[one.start : one.end].partition("-->")[2], one.rules, one.reason) for one in found.allowances]


def test_each_name_is_off_up_to_its_own_on():
    assert allowed(
        "a<!-- mt-cleanup: off quotes (one) -->b<!-- mt-cleanup: off punctuation -->c<!-- mt-cleanup: on quotes -->d"
        "<!-- mt-cleanup: on punctuation -->e"
    ) == [
        ("b<!-- mt-cleanup: off punctuation -->c", ("quotes",), "one"),
        ("c<!-- mt-cleanup: on quotes -->d", ("punctuation",), ""),
    ]


def test_on_without_a_name_ends_all_and_a_pack_ends_its_rules():
    assert allowed("<!-- mt-cleanup: off case/x, quotes/y, quotes/z -->a<!-- mt-cleanup: on quotes -->b") == [
        ("a", ("quotes/y", "quotes/z"), ""),
        ("a<!-- mt-cleanup: on quotes -->b", ("case/x",), ""),
    ]
    assert allowed("<!-- mt-cleanup: off case -->a<!-- mt-cleanup: off -->b<!-- mt-cleanup: on -->c") == [
        ("a<!-- mt-cleanup: off -->b", ("case",), ""),
        ("b", (), ""),
    ]


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("alow quotes (no)", "unknown directive 'alow' (did you mean 'allow'?): known are allow, off, on"),
        ("", "unknown directive '': known are allow, off, on"),
        ("on", "'on' ends nothing: nothing is off here"),
        ("on quotes", "'on quotes' ends nothing: nothing is off here"),
        ("allow quotes", "'allow quotes' allows nothing: no block comes after it"),
        ("allow punctuaton", "no rule or pack is called 'punctuaton' (did you mean 'punctuation'?)"),
        ("off Quotes, case", "no rule or pack is called 'Quotes' (did you mean 'quotes'?)"),
    ],
)
def test_a_comment_that_does_nothing_is_a_note_with_the_nearest_right_one(comment, said):
    text = f"One block.\r\n\r\n<!-- mt-cleanup: {comment} -->\r\n"
    text += "\r\nAnother block.\r\n" if "no block" not in said else ""
    result = Cleaner(language="en").clean(text, format="md")
    assert result.notes == (f"line 3: {said}",)
    assert {at for at, _ in result.unused_suppressions} == {text.index("<!--")}
    assert not any("Quotes" in what and "case" in what for _, what in result.unused_suppressions)


def test_what_is_off_is_named_where_another_name_is_ended():
    text = "<!-- mt-cleanup: off quotes -->\n\nA.\n\n<!-- mt-cleanup: on case -->\n\nB.\n"
    assert Cleaner(language="en").clean(text, format="md").notes == (
        "line 5: 'on case' ends nothing: off here is quotes",
    )


@pytest.mark.parametrize(
    "unit",
    [
        "<!-- mt-cleanup: allow case -->\n\nA , b\n\n",
        "<!-- mt-cleanup: allow punctuation -->\n\nA , b\n\n",
        "<!-- mt-cleanup: off a/{} -->\n\n<!-- mt-cleanup: on b/{} -->\n\n",
        "<!-- mt-cleanup: alow case -->\n\n",
        "<!-- mt-cleanup: off a/{} -->\n\nA\n\n<!-- mt-cleanup: on -->\n\n",
    ],
)
def test_time_grows_with_the_number_of_comments(unit):
    cleaner = Cleaner(language="en")
    begin = time.perf_counter()
    cleaner.clean("A , b\n\n" + "".join(unit.replace("{}", str(i)) for i in range(6_000)), format="md")
    assert time.perf_counter() - begin < 5


def test_two_packs_are_off_together_and_each_comes_back_alone():
    text = (
        "<!-- mt-cleanup: off spacing -->\n\nOne ( way ) out.\n\n<!-- mt-cleanup: off punctuation -->\n\n"
        "Two ( ways ) , out.\n\n<!-- mt-cleanup: on spacing -->\n\nThree ( ways ) , out.\n\n"
        "<!-- mt-cleanup: on -->\n\nFour ( ways ) , out.\n"
    )
    result = Cleaner(language="en").clean(text, format="md")
    assert result.text == text.replace("Three ( ways )", "Three (ways)").replace("Four ( ways ) ,", "Four (ways),")
    assert result.unused_suppressions == () and result.notes == ()


@pytest.mark.parametrize("word", ["Hafen", "Hafén", "港"])
def test_a_comment_holds_whatever_letters_stand_before_it(word):
    text = f"# {word}\n\n<!-- mt-cleanup: allow spacing -->\n\nNo ( way ) out.\n\nNo ( way ) in.\n"
    result = Cleaner(language="en", select=("spacing",)).clean(text, format="md")
    assert result.text == text.replace("( way ) in", "(way) in")


def test_where_a_reason_is_required_one_that_gives_none_is_told_and_holds_all_the_same():
    text = "<!-- mt-cleanup: off spacing, quotes -->\n\nA  b.\n\n<!-- mt-cleanup: on spacing (done) -->\n\nc\n"
    result = Cleaner(language="en", require_reason=True).clean(text, "md")
    said = "line 1: the suppression of spacing, quotes gives no reason: add one in brackets, (why)"
    assert said in result.notes
    assert result.text == text
    with_reason = text.replace("quotes -->", "quotes (it is a quotation) -->")
    assert not any(
        "reason" in note for note in Cleaner(language="en", require_reason=True).clean(with_reason, "md").notes
    )
    assert not any("reason" in note for note in Cleaner(language="en").clean(text, "md").notes)
