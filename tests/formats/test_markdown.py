"""Markdown: what is prose, what is locked, and that nothing else is ever touched."""

import itertools
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from planted_rule import RULE

from cleanup import Cleaner
from cleanup.formats.markdown import read
from cleanup.text import HOLE, Edit, source_span
from cleanup.trail import Step, compose

#: "zqz" stands where prose is, "qzq" where it is not.
SAMPLE = """\
---
title: "qzq"
lang: en
---
# Head zqz *zqz* {#qzq}

Head zqz
===

A zqz **zqz** zqz `qzq` [zqz](http://x.org/qzq "qzq") ![qzq](qzq.png "qzq") <b title="qzq">zqz</b> zqz
zqz <http://x.org/qzq> <code>qzq</code> <span translate="no">qzq</span> $qzq$ zqz[^qzq] {qzq} <!-- qzq -->
[zqz][qzq] and [[qzq]] and [[qzq|zqz]], zqz\\
zqz  https://x.org/qzq. zqz@qzq.org zqz

[qzq]: http://x.org/qzq "qzq"

> zqz
> zqz
lazy zqz
>
> - zqz
>   zqz
>   1. zqz

- [ ] zqz

      qzq

- zqz

      qzq

| zqz | `qzq \\| qzq` zqz |
|:---:|---|
| zqz | *zqz* |

Term zqz
: Meaning zqz

```qzq
qzq
```

    qzq

<div title="qzq">
qzq
</div>

$$
qzq
$$

[^qzq]: zqz
    zqz

* * *

~~~
qzq"""


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Cleaner:
    pack = Path(tmp_path_factory.mktemp("packs")) / "test"
    pack.mkdir()
    (pack / "planted.toml").write_text(RULE)
    return Cleaner(language="en", packs=[pack.parent], select=("test",))


def texts(article: str) -> list[str]:
    return [passage.text for passage in read(article).passages]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_all_prose_is_reached_and_nothing_else(planted, end):
    article = SAMPLE.replace("\n", end)
    result = planted.clean(article, format="md")
    expected = article.replace("zqz@qzq.org", "@@").replace("zqz", "zXz").replace("@@", "zqz@qzq.org")
    assert result.text == expected
    assert planted.clean(result.text, format="md").text == result.text
    assert result.revert() == article


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Wait **now** , he said.", "Wait **now**, he said."),
        ("Wait [now](u 'a , b') , he `x , y` said.", "Wait [now](u 'a , b'), he `x , y` said."),
        ("A damaged [link](a b , c) , and text", "A damaged [link](a b , c), and text"),
        ("It was late. .\n\n`a. .`\n", "It was late.\n\n`a. .`\n"),
        ("> It was late. .\n> Hello , world\n", "> It was late.\n> Hello, world\n"),
        ("\U0001f600 Caf\u00e9 , hello\r\n\r\n    code , x\r\n", "\U0001f600 Caf\u00e9, hello\r\n\r\n    code , x\r\n"),
        ("a  \nb , c\n", "a  \nb, c\n"),
        ("A &amp; B , c", "A &amp; B, c"),
    ],
)
def test_rules_mend_prose_around_markup(before, after):
    cleaner = Cleaner(
        language="en",
        select=("punctuation/space-before-mark", "punctuation/space-before-comma", "punctuation/doubled-stop"),
    )
    result = cleaner.clean(before, format="md")
    assert result.text == after
    assert result.notes == ()


def test_a_passage_shows_what_a_reader_sees():
    assert texts("A **b**c &amp; \\*d\\* `e` ![f](g) [h *i*](j) <b>k</b>[^1] [^1] $l$ <http://m.n>\n\n[^1]: n\n") == [
        f"A bc & *d* {HOLE} {HOLE} h i k {HOLE} {HOLE} {HOLE}",
        "n",
    ]


def test_a_word_in_bold_keeps_its_delimiters_when_a_space_goes_beside_it():
    article = "**word**said *this*"
    [passage] = read(article).passages
    assert source_span(passage.pieces, 4, 4) == (8, 8)
    assert source_span(passage.pieces, 9, 9) == (13, 13)


def test_edits_of_two_rounds_that_touch_at_a_delimiter_stay_apart():
    article = "ab**cd**"
    [passage] = read(article).passages
    borders = {piece.start for piece in passage.pieces if piece.start == piece.end}
    first = compose((), [Step(Edit(1, 2, ""), 0)], passage.text, borders)
    trail = compose(first, [Step(Edit(1, 2, ""), 1)], "acd", borders)
    assert [source_span(passage.pieces, step.start, step.end) for step in trail] == [(1, 2), (4, 5)]


def test_line_ends_with_a_prefix_are_locked_and_others_are_open():
    plain, quote, hard, item = (read(article).passages[0] for article in ("a\nb", "> a\n> b", "a  \nb", "- a\n  b"))
    assert [passage.text for passage in (plain, quote, hard, item)] == ["a\nb"] * 4
    assert [passage.locks for passage in (plain, quote, hard, item)] == [(), ((1, 2),), ((1, 2),), ((1, 2),)]


def test_kinds_tell_where_a_passage_stands():
    article = "# a\n\nb\n\n- c\n\n> d\n\n|e|\n|-|\n\nf[^1]\n\n[^1]: g\n"
    assert [passage.kind for passage in read(article).passages] == [
        "heading", "paragraph", "item", "quote", "cell", "paragraph", "footnote",
    ]  # fmt: skip


def test_quotations_run_on_over_paragraphs_and_items_of_one_run():
    article = "a\n\nb\n\n```\nx\n```\n\nc\n\n# d\n\ne\n\n- f\n- g\n\nh\n\n> i\n>\n> j\n\n|k|l|\n|-|-|\n"
    assert [passage.text for passage in read(article).passages if passage.follows] == ["b", "c", "g", "j"]


def test_only_a_paragraph_of_its_own_can_go_with_its_lines():
    article = "# a\n\nb\n\n- c\n\n> d\n\n|e|\n|-|\n"
    assert [passage.text for passage in read(article).passages if passage.alone] == ["b"]


@pytest.mark.parametrize(
    ("head", "language", "source_language"),
    [
        ("---\nlang: pt_br\n---\n", "pt-BR", None),
        ("---\nlanguage: 'de'  # German\ntranslated_from: fr\n---\n", "de", "fr"),
        ('+++\nlocale = "es-MX"\nsource-lang = "EN"\n+++\n', "es-MX", "en"),
        ('{\n  "lang": "it",\n  "title": "x , y"\n}\n', "it", None),
        ("---\nlang: German\nx:\n  lang: fr\n---\n", None, None),
        ("---\r\nlang: de\r\n...\r\n", "de", None),
    ],
)
def test_front_matter_tells_the_languages(head, language, source_language):
    document = read(head + "Hello world\n")
    assert [passage.text for passage in document.passages] == ["Hello world"]
    assert (document.language, document.source_language) == (language, source_language)


def test_a_rule_between_two_lines_is_no_front_matter():
    assert texts("a\n\n---\nb , c\n---\n") == ["a", "b , c"]
    assert texts("---\n\nnot closed") == ["not closed"]


def test_suppression_comments_hold_for_the_next_block_or_their_own():
    article = (
        "<!-- mt-cleanup: allow test/planted (a quotation) -->\n\n- zqz\n- zqz\n\nzqz\n\n"
        "zqz <!-- mt-cleanup: allow test --> zqz\n\n<!-- mt-cleanup: off -->\n\nzqz\n\n<!-- mt-cleanup: on -->\n\nzqz\n"
    )
    covered = [
        passage.number
        for passage in read(article).passages
        for allowance in read(article).suppressions.allowances
        if allowance.start <= passage.pieces[0].source_start < allowance.end
    ]
    assert covered == [0, 1, 3, 4]


def test_a_comment_in_an_item_holds_for_that_item():
    article = "- a <!-- mt-cleanup: allow x/y -->\n- b\n"
    [allowance] = read(article).suppressions.allowances
    assert article[allowance.start : allowance.end] == "a <!-- mt-cleanup: allow x/y -->"


@pytest.mark.parametrize(
    "article",
    [
        "```\nunclosed , fence",
        "~~~\n```\n",
        "| a | `b | c` |\n|---|---|\n| d |",
        "[a][b]\n\n[b]: <u> 'x , y'\n",
        "a\tb\n\tc\n",
        "\\",
        "a\\\n",
        "&#0; &#x110000; &bogus;",
        "\ud800 half , a pair \U0001f600",
        "a\x00b , c",
        "a\N{LINE SEPARATOR}b",
        "- \n- \n",
        "[](u)",
        "<b></b>",
        "*a\n*",
        "<code>never , closed",
        "<i lang='fr'>x",
        "a <br><br>\nb",
        "[a\n](u)",
        "![a `b` [c](d)](e)",
        "a[^1][^2]\n\n[^1]: x\n[^2]: y",
        "a<br>[^1]\n\n[^1]: x",
        "\\\\*a* \\*b",
        "| \\| | \\\\| |\n|-|-|\n",
    ],
)
def test_odd_markup_keeps_the_promises_of_a_document(article):
    check(article)
    check("\u201c\U0001f600 , " + article)


@given(st.text("a `*_[](){}<>|#-+~$&;:!\\\n\t\r.,1“”é😀", max_size=60))
def test_any_text_keeps_the_promises_of_a_document(article):
    check(article)


@given(st.lists(st.sampled_from(SAMPLE.splitlines(keepends=True)), max_size=12).map("".join))
def test_any_order_of_lines_keeps_the_promises_of_a_document(article):
    check(article)


def check(article: str) -> None:
    """Passages are in order and apart; their pieces cover them, touch in the article, and are it where open."""
    at = 0
    for number, passage in enumerate(read(article).passages):
        assert passage.number == number
        assert passage.pieces[0].start == 0 and passage.pieces[-1].end == len(passage.text)
        assert passage.pieces[0].source_start >= at
        at = passage.pieces[-1].source_end
        for piece, after in itertools.pairwise(passage.pieces):
            assert piece.end == after.start
            assert piece.source_end == after.source_start
        for piece in passage.pieces:
            text, source = passage.text[piece.start : piece.end], article[piece.source_start : piece.source_end]
            assert piece.locked or text == source


@pytest.mark.parametrize(
    "unit",
    [
        *">[`*_<$~!]|-\\&#{:(@%/.",
        *("*a ", "**a _b ", "[a](", "[a](b", "[^a]", "[[a|", "<a ", "<b>", "<code>", "</code>", "<!--", "\\*", "&amp;"),
        *("`a``b```c", "> - ", "\n> ", "a|b\n-|-\n", "[a]: b\n", "[^1]: a\n", "é ", "a\r\n", "x<br>\n", "http://x.y "),
        "<!-- mt-cleanup: off -->",
    ],
)
def test_time_grows_with_the_length(unit):
    article = unit * (60_000 // len(unit))
    begin = time.perf_counter()
    check(article)
    assert time.perf_counter() - begin < 3


def test_a_megabyte_of_backticks_is_nothing():
    begin = time.perf_counter()
    read("`" * 1_000_000)
    assert time.perf_counter() - begin < 1


def test_a_deleted_paragraph_takes_its_lines_along(tmp_path):
    (tmp_path / "test").mkdir()
    rule = RULE.replace('"letters"', '"lines"').replace("(?<=z)q(?=z)", r"\\A\\s*\\*?zqz[^\\n]*\\Z")
    (tmp_path / "test" / "planted.toml").write_text(rule.replace('"X"', '""').split("[[bad]]")[0])
    cleaner = Cleaner(language="en", packs=[tmp_path], select=("test",))
    result = cleaner.clean("# a\n\nb\n\n  zqz x\n\nc\n\n**zqz y**\n\n- zqz z\n", format="md")
    assert result.text == "# a\n\nb\n\nc\n\n- zqz z\n"
    assert len(result.findings) == 1
