"""The markup of HTML: what rules that repair it see and touch, and that nothing else of the document changes."""

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planted import found, seen

from cleanup import Cleaner
from cleanup.formats.html_markup import parts
from cleanup.text import Edit, apply

MARKUP = Cleaner(language="en", select=("markup",), unsafe=True)
ALL = Cleaner(language="en", unsafe=True)
DAMAGE = "See < b >this</b>, <i>that</ i> and < em >it< / em >& nbsp;by &amp ; A＆nbsp；B ＜u＞here</u>."
REPAIRED = "See <b>this</b>, <i>that</i> and <em>it</em>&nbsp;by &amp; A&nbsp;B <u>here</u>."
UNTOUCHED = [
    f"<pre>{DAMAGE}</pre>",
    f"<p>Text <code>{DAMAGE}</code> text.</p>",
    f"<script>{DAMAGE}</script><p>Text.</p>",
    f"<style>{DAMAGE}</style><p>Text.</p>",
    f"<p>Text <!-- {DAMAGE} --> text.</p>",
    f'<p title="{DAMAGE}">Text.</p>',
    f"<p>Text <textarea>{DAMAGE}</textarea></p>",
    f"<div class='notranslate'>{DAMAGE}</div><p>Text.</p>",
    f"<div translate='no'>{DAMAGE}</div><p>Text.</p>",
]
STAYS = [
    "<p>If a < b > c, then <i>a</i> < i > 0.</p>",
    "<p>A lone </ b> and a lone < / i > say nothing.</p>",
    "<p><b>bold</b> is closed, so < / b > stays.</p>",
    "<p>One <b>word < i > here</b> and there</i>.</p>",
    "<p>A name < name > of nothing < / name >.</p>",
    "<p>One < b ></p><p>two</b>.</p>",
    "<p>Salt & pepper; cut & copy this.</p>",
    "<ul><li>An item < li > of it</li></ul>",
]
PIECES = [
    "the", " ", "\n", "<p>", "</p>", "< p >", "< / p >", "<b>", "</b>", "< b >", "</ b>", "< / b >", "<i>", "</i>", "＜i＞", "＜／i＞", "<code>",
    "</code>", "</ code>", "< / code >", "< br / >", "<br>", "< br >", "& nbsp;", "&nbsp ;", "&nbsp;", "＆nbsp；", "&amp ;", "&# 39;", "& # 39 ;",
    "<pre>", "</pre>", "<!--", "-->", "<", ">", "</", "&", ";", '<a href="x">', '< a href="x" >', "</a>", "<script>", "</script>", "<li>",
    "<table>", "<td>", "</td>", "</table>", "é", "語", "😀", "Word", ".", "`",
]  # fmt: skip


def test_tags_comments_code_and_whole_references_are_locked():
    assert seen("html", "<p>See <b>it</ b> &amp;x&nbsp ; <code>c</code><!-- d --></p><p>e</p>") == [
        "⟦<p>⟧See ⟦<b>⟧it</ b> ⟦&amp;⟧x&nbsp ; ⟦<code>c</code><!-- d --></p>⟧",
        "⟦<p>⟧e⟦</p>⟧",
    ]


def test_the_broken_end_of_code_is_open_where_nothing_else_ends_it():
    assert seen("html", "<p>A <code>b</ code> c.</p>") == ["⟦<p>⟧A ⟦<code>b⟧</ code>⟦ c.</p>⟧"]
    assert seen("html", "<p>A <code>b</ code> c</code>.</p>") == ["⟦<p>⟧A ⟦<code>b</ code> c</code>⟧.⟦</p>⟧"]


def test_the_parts_of_a_document_count_the_tags_without_a_partner():
    assert [(part.kind, part.content, part.marks) for part in parts("<p>a <b>b</ b> c</i>&amp;")] == [
        ("OPEN", "<p>", 0), ("OPEN", "<b>", 0), ("CLOSE", "</i>", 0), ("reference", "&", 0), ("fault", "", 3),
    ]  # fmt: skip


@pytest.mark.parametrize("article", UNTOUCHED)
def test_what_is_no_prose_is_out_of_reach(article):
    assert MARKUP.clean(article, format="html").text == article


@pytest.mark.parametrize("article", STAYS)
def test_what_may_be_no_tag_stays(article):
    assert MARKUP.clean(article, format="html").text == article


@pytest.mark.parametrize(
    "around", ["<p>{}</p>", "{}", "<ul><li>{}<li>x</ul>", "<td>{}</td>", "<p>x<br><br>{}</p>", "<h1>{}</h1>"]
)
def test_the_damage_is_repaired_where_prose_is(around):
    assert MARKUP.clean(around.format(DAMAGE), format="html").text == around.format(REPAIRED)


def test_what_stands_behind_code_that_ends_again_is_repaired_too():
    result = MARKUP.clean("<p>Take <code>a</ code> and < b >wait</b>.</p>", format="html")
    assert result.text == "<p>Take <code>a</code> and <b>wait</b>.</p>"


def test_rules_for_markdown_have_nothing_to_do_in_html():
    article = "<p>See ** this ** and the`x`is\n##Title [a] (https://x.org/b)</p>"
    assert MARKUP.clean(article, format="html").text == article


def test_files_that_nobody_damaged_stay_as_they_are():
    for path in found(".html", ".htm", limit=100):
        try:
            article = path.read_bytes().decode()
        except UnicodeDecodeError:
            continue
        assert MARKUP.clean(article, format="html").text == article, path


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_whatever_the_document_its_changes_explain_it_and_a_second_time_is_quiet(article):
    for cleaner in (MARKUP, ALL):
        result = cleaner.clean(article, format="html")
        edits = [Edit(change.start, change.end, change.after) for change in result.changes]
        assert all(article[change.start : change.end] == change.before for change in result.changes)
        assert all(one.end <= other.start for one, other in itertools.pairwise(edits))
        assert apply(edits, article) == result.text
        assert result.revert() == article
        assert not cleaner.clean(result.text, format="html").changes


@pytest.mark.parametrize(
    "unit",
    ["< b >", "</ b>", "< / b >", "<b>", "</b>", "<b>< / i >", "< b ></b>", "<code>", "<code></ code>", "& nbsp;", "&nbsp ;", "＜b＞", "＜／b＞",
     "< br / >", "<!-- ", "<!--", "< a href='", "< a b='c'", "<p>< / p >", "<", "< ", "</ ", "＆", "<p><code></ code>", "<b", "`< b >"],
)  # fmt: skip
def test_time_grows_with_the_length_of_the_document(unit):
    article = "<p>The < b >tea</b>.</p>" + unit * (60_000 // len(unit))
    begin = time.process_time()
    MARKUP.clean(article, format="html")
    assert time.process_time() - begin < 4
