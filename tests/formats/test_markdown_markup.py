"""The markup of Markdown: what rules that repair it see and touch, and that nothing else of the document changes."""

import itertools
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from planted import seen

from cleanup import Cleaner, formats
from cleanup.formats.markdown_markup import parts, passages
from cleanup.text import Edit, apply

MARKUP = Cleaner(language="en", select=("markup",), unsafe=True)
ALL = Cleaner(language="en", unsafe=True)
#: Every damage that a rule repairs stands in each of these places, none of which is prose.
DAMAGE = "the`x`is [a] (https://x.org/b) ** cold tea ** [d ](e)f < / b > & nbsp; ＊＊g＊＊ % s { name }"
UNTOUCHED = [
    f"```\n{DAMAGE}\n##Title\n1 . item\n```\n",
    f"    {DAMAGE}\n",
    f"<div title='x'>\n{DAMAGE}\n</div>\n",
    f"<!-- {DAMAGE} -->\n",
    f"---\nnote: {DAMAGE}\n---\n\nText.\n",
    f"Text `` {DAMAGE} `` text.\n",
    f"[x]: https://x.org/y '{DAMAGE}'\n",
    f'Text <b title="{DAMAGE}">bold</b> text.\n',
    f"Text ![{DAMAGE}](x.png) text.\n".replace("[d ](e)f ", ""),
    "Text $the`x`is ** cold tea ** d$ text.\n",
]
PIECES = [
    "the", "a", " ", "  ", "\n", "\n\n", "`", "``", "`x`", "*", "**", "****", "[", "]", "(", ")", "](x.md)", "[y](#z)", "#", "## ", "- ",
    "-", "1. ", "1 . ", "> ", "<b>", "< / b >", "&nbsp;", "& nbsp;", "«", "»", "＃", "＊＊", "［", "］", "（", "）", "%s", "% s", "{x}", "{ x }",
    "|", "---", "```", "word", "Words", ".", ",", "\\", "é", "語", "😀",
]  # fmt: skip


def test_what_the_parser_made_something_of_is_locked_and_the_ends_inside_code_are_open():
    assert seen("md", "# T *x*\n\n> See `« y »` [z](a.md) and ** b ** \\*\n") == [
        "⟦# ⟧T ⟦*⟧x⟦*⟧",
        "⟦> ⟧See ⟦`⟧« ⟦y⟧ »⟦`⟧ ⟦[⟧z⟦](a.md)⟧ and ** b ** ⟦\\*⟧",
    ]


def test_cells_of_one_line_are_passages_apart():
    assert seen("md", "| a | b |\n|---|---|\n| c | d |\n") == ["⟦| ⟧a", "⟦ | ⟧b", "⟦| ⟧c", "⟦ | ⟧d"]


def test_settings_and_what_stands_behind_a_fence_are_passages():
    article = "---\na: b\n---\n\nText.\n\n```py x\ncode\n```\n"
    document = formats.named("md").read(article)
    assert [(p.kind, p.text) for p in passages(article, document, range(len(article)))] == [
        ("front-matter", "---\na: b\n---\n"), ("paragraph", "Text."), ("fence", "py x"),
    ]  # fmt: skip


def test_only_passages_that_hold_a_place_are_made():
    article = "One.\n\nTwo.\n\nThree.\n"
    document = formats.named("md").read(article)
    assert [p.text for p in passages(article, document, (7,))] == ["Two."]


def test_the_parts_of_a_document_are_all_but_its_prose():
    assert [(part.kind, part.content) for part in parts("# A `b`\n\n[c](d) *e* <i>\n")] == [
        ("front matter", ""), ("Code", "b"), ("Heading", "H1"), ("Link", "d"), ("Emphasis", ""), ("InlineHtml", "<i>"),
    ]  # fmt: skip


@pytest.mark.parametrize("article", UNTOUCHED)
def test_what_is_no_prose_is_out_of_reach(article):
    result = MARKUP.clean(article, format="md")
    assert result.text == article


def test_plain_text_has_no_markup():
    assert MARKUP.clean(DAMAGE).text == DAMAGE


def test_the_damage_is_repaired_where_prose_is():
    repaired = MARKUP.clean(f"{DAMAGE}\n\nA b, %s and {{name}}.\n", format="md").text
    assert "the `x` is [a](https://x.org/b) **cold tea** [d](e) f </b> &nbsp; **g** %s {name}" in repaired


@settings(max_examples=300, deadline=None)
@example("****```＊＊the＊＊")
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_whatever_the_document_its_changes_explain_it_and_a_second_time_is_quiet(article):
    for cleaner in (MARKUP, ALL):
        result = cleaner.clean(article, format="md")
        edits = [Edit(change.start, change.end, change.after) for change in result.changes]
        assert all(article[change.start : change.end] == change.before for change in result.changes)
        assert all(one.end <= other.start for one, other in itertools.pairwise(edits))
        assert apply(edits, article) == result.text
        assert result.revert() == article
        assert not cleaner.clean(result.text, format="md").changes


@pytest.mark.parametrize(
    "unit",
    ["`", "the`x`is ", "` x` ", "[a] (https://x.org/y) ", "[a ](b)c ", "** b ** ", "****", " **** a", "##Title\n\n", "#", "1 . a\n",
     "-Item of it\n", "＊＊b＊＊", "｀x｀", "［a］（b.md）", "< / b >", "< b >", "& nbsp;", "% s ", "{ x }", "[a](#bc) ", "[a][bcde] ", "\\`", "**A** bc ",
     "```texto\n", "[", "<"],
)  # fmt: skip
def test_time_grows_with_the_length_of_the_document(unit):
    MARKUP.clean("The `x`is.", format="md")
    article = "# A\n\n[bcd]: x\n\n" + unit * (60_000 // len(unit))
    begin = time.process_time()
    MARKUP.clean(article, format="md")
    assert time.process_time() - begin < 4
