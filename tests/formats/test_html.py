"""HTML: what is prose, what is locked, and that nothing else is ever touched."""

import itertools
import sysconfig
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import html5lib
import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from cleanup import Cleaner
from cleanup.formats.html import read
from cleanup.text import HOLE, Passage

#: "ZQZ" stands where prose is, "QZQ" where it is not.
PAGE = (ROOT / "fixtures/formats/page.html").read_text(encoding="utf-8")
ARTIFACTS = (
    "a big hall of ” open “ windows",
    "all late , here “Vladimir Poutine” left",
    "All  late , here Poutine left .",
)
CODE = frozenset(
    "script style pre code textarea kbd samp var template noscript svg math xmp iframe noembed noframes tt".split()  # noqa: SIM905
)


@pytest.fixture(scope="module")
def cleaner() -> Cleaner:
    return Cleaner(language="en")


def passages(article: str) -> tuple[Passage, ...]:
    return read(article).passages


def texts(article: str) -> list[str]:
    return [passage.text for passage in passages(article)]


@pytest.mark.parametrize("artifact", ARTIFACTS)
def test_no_place_without_prose_is_touched(cleaner, artifact):
    assert cleaner.clean(PAGE.replace("ZQZ", "words").replace("QZQ", artifact), "html").changes == ()


@pytest.mark.parametrize(("artifact", "end"), list(zip(ARTIFACTS, ("\n", "\r\n", "\n"), strict=True)))
def test_every_place_of_prose_is_reached(cleaner, artifact, end):
    parts = PAGE.replace("\n", end).replace("QZQ", "code").split("ZQZ")
    assert len(parts) > 45
    for i in range(1, len(parts)):
        before, after = "words".join(parts[:i]), "words".join(parts[i:])
        result = cleaner.clean(before + artifact + after, "html")
        assert result.changes, before[-60:]
        assert all(len(before) <= change.start <= len(before) + len(artifact) for change in result.changes)
        assert result.revert() == before + artifact + after


def test_the_good_words_of_a_page_stay(cleaner):
    result = cleaner.clean(PAGE.replace("ZQZ", "words").replace("QZQ", "code"), "html")
    assert (result.changes, result.notes) == ((), ())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>Wait <b>now</b> , he said.", "<p>Wait <b>now</b>, he said."),
        ("<p>Wait <b>now </b>, he said.", "<p>Wait <b>now</b>, he said."),
        ("<p title='a , b'>Wait <code>x , y</code> now , he said.", "<p title='a , b'>Wait <code>x , y</code> now, he said."),
        ("<p>He came late&nbsp;, and left.", "<p>He came late, and left."),
        ("<p>AT&amp;T came late , and left.", "<p>AT&amp;T came late, and left."),
        ("<p>\U0001f600 Caf\u00e9 , hello</p>\r\n", "<p>\U0001f600 Caf\u00e9, hello</p>\r\n"),
        ("<p>a big hall of &rdquo; open &ldquo; windows", "<p>a big hall of &ldquo;open&rdquo; windows"),
        ("<p>a big hall of &#8221; open &#8220; windows", "<p>a big hall of &#8220;open&#8221; windows"),
        ("<p>a big hall of &#x201D; open &#x201c; windows", "<p>a big hall of &#x201c;open&#x201D; windows"),
        ("<p>a big hall of ” open “ windows", "<p>a big hall of “open” windows"),
    ],
)  # fmt: skip
def test_rules_mend_prose_between_tags_and_references(cleaner, before, after):
    assert cleaner.clean(before, "html").text == after


def test_a_passage_shows_what_a_reader_sees():
    assert texts(
        "<p>A <b>b</b>c &amp; &lt;&#100; <code>e</code> <img src=f> <a href=g>h <i>i</i></a> <kbd>k</kbd>&hellip;"
        "<!-- l --> m<sup>1</sup> n<wbr>o <script>p</script>q <svg><title>r</title></svg> <i></i>&nbsp;s"
    ) == [f"A bc & <d {HOLE} {HOLE} h i {HOLE}… m{HOLE} no q {HOLE} \u00a0s"]


def test_blanks_are_one_space_and_none_at_the_ends():
    article = "<div>\n  <p>\n\tone  two\n   three <b> four</b> </p>\n</div>"
    [passage] = passages(article)
    assert passage.text == "one two three four"
    locked = [article[piece.source_start : piece.source_end] for piece in passage.pieces if piece.locked]
    assert locked == ["\n   ", " <b> ", "</b>"]


@pytest.mark.parametrize("blanks", ["  ", "\n", "\n    ", "\r\n\t", " \n ", "\t", " <b> </b> ", "\n<!-- x -->\n"])
def test_how_the_source_is_wrapped_is_no_damage(cleaner, blanks):
    article = f"<p>The old bridge{blanks}is closed.{blanks}“It is{blanks}tired”,{blanks}he said.{blanks}</p>"
    assert cleaner.clean(article, "html").changes == cleaner.clean(article, "html").findings == ()


def test_a_line_break_is_a_line_end_and_two_of_them_part_paragraphs():
    assert texts("<p>a<br>b <br/>\n c<br><br>d<br>") == ["a\nb\nc", "d"]
    assert [passage.follows for passage in passages("<p>a<br> <br>b</p><p>c<br><br></p><div>d")] == [
        False, True, True, False,
    ]  # fmt: skip


def test_inline_tags_that_touch_may_show_a_gap_and_so_stand_for_something():
    assert texts("<a>Home</a><a>News</a> <b>bo</b><i>th</i> <span>1</span> <span>2</span>") == [
        f"Home{HOLE}News both 1 2"
    ]


def test_marks_that_an_element_holds_by_themselves_are_spoken_of():
    article = "<p>A suffix <em>:</em> comes before a trailing <b>.</b> and <q>“</q>."
    assert texts(article) == [f"A suffix {HOLE} comes before a trailing {HOLE} and “."]
    assert texts("<p>It was late<b>.</b> So late<b> .</b>") == ["It was late. So late ."]


def test_an_element_of_nothing_but_blanks_is_layout():
    assert texts("<p>Dr<span> &nbsp;</span>Racket</p>") == [f"Dr{HOLE}Racket"]


def test_unknown_elements_are_something_that_is_seen_and_those_of_other_namespaces_are_not():
    assert texts("<p>the <name> of<o:p></o:p> <x-y>z</x-y>") == [f"the {HOLE} of {HOLE}z{HOLE}"]


def test_kinds_tell_where_a_passage_stands():
    article = (
        "<title>a</title><h2>b</h2><p>c</p><ul><li>d<p>e</ul><table><caption>f<tr><th>g<td>h</table><blockquote>i</blockquote>"
        "<figure><figcaption>j</figcaption></figure><dl><dt>k<dd>l</dl><nav>m</nav><button>n</button><div>o<p>p</p>q</div>"
    )
    assert {passage.text: passage.kind for passage in passages(article)} == {
        "a": "heading", "b": "heading", "c": "paragraph", "d": "item", "e": "item", "f": "caption", "g": "cell",
        "h": "cell", "i": "quote", "j": "caption", "k": "item", "l": "item", "m": "item", "n": "item",
        "o": "paragraph", "p": "paragraph", "q": "text",
    }  # fmt: skip


def test_quotations_run_on_over_paragraphs_of_one_parent():
    article = (
        "<h1>a</h1><p>b</p><p>c</p><div class=ad></div><p>d</p><h2>e</h2><p>f<hr><p>g<div><p>h</div><p>i"
        "<blockquote><p>j<p>k</blockquote><ul><li>l<li>m</ul>"
    )
    assert [passage.text for passage in passages(article) if passage.follows] == ["c", "d", "k"]


def test_no_passage_takes_its_lines_along(cleaner):
    assert not any(passage.alone for passage in passages(PAGE))
    result = cleaner.clean("<p>The vote was close.</p>\n<p>This article is reserved for our subscribers.</p>\n", "html")
    assert "<p>This article" in result.text and [finding.rule for finding in result.findings] == [
        "boilerplate/paywall-line"
    ]


def test_the_language_of_a_page_and_of_its_parts():
    article = (
        "<html lang='pt_br'><p>a <i lang=fr>b</i> <i lang=pt>c</i><p lang=en>d <b lang=pt-BR>e</b> <i>f</i><p>g"
        "<div xml:lang='de'><p>h</p>i <span lang=''>j</span></div><div lang=''>k</div><table><tr lang=es><td>l<tr><td>m</table>"
    )
    document = read(article)
    assert document.language == "pt-BR"
    assert [(passage.text, passage.language) for passage in document.passages] == [
        (f"a {HOLE} c", None), (f"d {HOLE} f", "en"), ("g", None), ("h", "de"), (f"i {HOLE}", "de"), ("k", "und"),
        ("l", "es"), ("m", None),
    ]  # fmt: skip


def test_a_fragment_says_nothing_of_its_language():
    assert read("<p>a <i lang=fr>b</i>").language is None
    assert texts("<p>a <i lang=fr>b</i>") == [f"a {HOLE}"]


def test_translate_no_holds_until_yes():
    assert texts("<div translate=no>a<p>b</p><p translate=yes>c</p></div><p class='x notranslate'>d</p>e") == ["c", "e"]


@pytest.mark.parametrize(
    ("page", "new", "spelled"),
    [
        ("<p>“a”", "”\u00a0<&>", "”\u00a0&lt;&amp;&gt;"),
        ("<p>é&nbsp;b", "\u00a0”", "&nbsp;&rdquo;"),
        ("<p>é&#160;b", "\u00a0”", "&#160;&#8221;"),
        ("<p>é&#xA0;b", "\u00a0”", "&#xA0;&#x201D;"),
        ("<p>é&ldquo;b”", "“”", "&ldquo;”"),
        ("<p>&eacute;", "”č", "&rdquo;&#269;"),
        ("<p>plain", "“", "&#8220;"),
        ("<p>é&quot;b", '"', "&quot;"),
        ('<p>é "b&quot;', '"', '"'),
        ("<p title='&ldquo;'>é", "“", "“"),
    ],
)
def test_new_prose_is_spelled_as_the_page_spells_its_own(page, new, spelled):
    assert passages(page)[0].escape(new) == spelled


def test_suppression_comments_hold_for_the_next_block_or_their_own(cleaner):
    article = (
        "<!-- mt-cleanup: allow spacing (a quotation) -->\n<ul><li>a</li><li>b</li></ul><p>c</p>"
        "<p>d <!-- mt-cleanup: allow --> d</p><!-- mt-cleanup: off --><div>e<p>f</p></div><!-- mt-cleanup: on --><p>g</p>"
    )
    document = read(article)
    covered = [
        passage.text
        for passage in document.passages
        for allowance in document.suppressions.allowances
        if allowance.start <= passage.pieces[0].source_start < allowance.end
    ]
    assert covered == ["a", "b", "d d", "e", "f"]
    assert document.suppressions.mistakes == ()
    assert cleaner.clean("<!-- mt-cleanup: off --><p>It was late , he said.", "html").changes == ()


@pytest.mark.parametrize(
    "article",
    [
        "", " ", "\n<p>\n</p>", "<p>", "a", "a<", "a</", "a<b", "a<!", "a<!--", "a<!-->b", "a<!--->b", "a<!-- b --!>c", "a<?", "a<%",
        "<script>a", "<script>a</script", "<script/>a", "<title>a", "<textarea>a", "<style><b>a</style x>b", "<plaintext>a",
        "<svg><p>a</svg>b", "<svg><title/>a</svg>b", "<svg/>b", "<math>a", "<![CDATA[a<b>c]]>d", "<![CDATA[a", "&", "&#", "&#;", "&x", "&#0;",
        "&#x110000;", "&#xD800;", "&#99999999999999999999;", "&NotEqualTilde; a", "&amp", "&ampx", "a&#32;&#10; b", "a\x00b", "\ud800 a",
        "</p>a</p>b", "</div></span>a", "<b><p>a</b>b</p>c", "<span lang=fr>a<p>b</p>c</span>d", "<code>a<p>b</p>c</code>d", "<i lang=fr>a",
        "<p a='b>c", '<p a="b>c', "<p =>a", "<p a=>b", "<p a = b >c", "<p/>a", "<br>a<br><br><br>b", "a</br>b", "<td>a<td>b", "<li>a<li>b",
        "<option>a<option>b", "<table>a<tr>b<td>c</div>d</table>e", "<noscript>a</noscript>b", "<a><div>a</div>b</a>c", "a <b> </b> c",
        "<?xml version='1.0'?><html xmlns='x'><title/><p/>a<script/>b</html>", "<!DOCTYPE x [<!ENTITY a 'b'>]><p>&a;c", "<x>a</x>",
        "<p>a<!-- b --><!-- c -->d", "a <!-- b --> c", "<p> <b> a </b> </p>", "“<b>a</b>”", "<\u00e9>a</\u00e9>",
    ],
)  # fmt: skip
def test_odd_markup_keeps_the_promises_of_a_document(article):
    check(article)
    check("<p>\u201c\U0001f600 , " + article + " , a ” b “ c")


@given(st.text("a <>/!-=\"'&#;[]?%{}\n\t\r,1“”é😀pbi", max_size=60))
def test_any_text_keeps_the_promises_of_a_document(article):
    check(article)


@given(st.lists(st.sampled_from(PAGE.splitlines(keepends=True)), max_size=14).map("".join))
def test_any_order_of_lines_keeps_the_promises_of_a_document(article):
    check(article)


_PARTS = (
    *("<p>", "</p>", "<b>", "</b>", "<i lang=fr>", "</i>", "<div>", "</div>", "<code>", "</code>", "<br>", "<span>", "</span>", "<li>"),
    *("<td>", "</td>", "<table>", "</table>", "<script>", "</script>", "<!--", "-->", "<svg>", "</svg>", "<textarea>", "</textarea>"),
    *("<pre>", "</pre>", "<a b='<p>'>", "</a>", " a ", "b", " ", "\n", "&amp;", "&nbsp;", "<x-y>", "<h1>", "</h1>", "<q title=a"),
)  # fmt: skip


@given(st.lists(st.sampled_from(_PARTS), max_size=25).map("".join))
def test_what_is_planted_in_prose_is_text_to_a_browser(article):
    check(article)
    assert skeleton(planted(article)) == skeleton(article)


def found_pages(at_most: int) -> Iterator[Path]:
    for folder in (
        Path(sysconfig.get_paths()["stdlib"]),
        Path(sysconfig.get_paths()["purelib"]),
        Path("/usr/share/doc"),
    ):
        yield from itertools.islice(sorted(folder.rglob("*.html")), at_most)


def test_pages_found_on_this_machine_keep_the_promises_of_a_document():
    pages = [path for path in found_pages(25) if path.is_file() and path.stat().st_size < 30_000]
    if not pages:
        pytest.skip("no HTML is installed here")
    for path in pages:
        article = path.read_bytes().decode(errors="replace")
        check(article)
        assert skeleton(planted(article)) == skeleton(article), path


def check(article: str) -> None:
    """Passages are in order and apart; their pieces cover them, touch in the article, and are it where open."""
    at = 0
    for number, passage in enumerate(passages(article)):
        assert passage.number == number
        assert passage.pieces[0].start == 0 and passage.pieces[-1].end == len(passage.text)
        assert passage.pieces[0].source_start >= at
        at = passage.pieces[-1].source_end
        assert at <= len(article)
        for piece, after in itertools.pairwise(passage.pieces):
            assert piece.end == after.start
            assert piece.source_end == after.source_start
        for piece in passage.pieces:
            text, source = passage.text[piece.start : piece.end], article[piece.source_start : piece.source_end]
            spelled = len(text) == 1 and (source[:1] == "&" or (text == " " and not source.strip(" \t\f")))
            assert piece.locked or text == source or spelled


def planted(article: str) -> str:
    """Put a mark into the middle of all that may be edited, and in the place of what is spelled otherwise."""
    parts, at = [], 0
    for passage in passages(article):
        for piece in passage.pieces:
            low, high = piece.source_start, piece.source_end
            if piece.locked:
                continue
            if high - low == piece.end - piece.start:
                low = high = (low + high) // 2
            parts += [article[at:low], "\ue000"]
            at = high
    return "".join((*parts, article[at:]))


def skeleton(article: str) -> list[object]:
    """All that html5lib sees but the prose: elements, attributes, comments, the text of code."""
    found: list[object] = []
    waiting: list[tuple[Any, bool]] = [(html5lib.parse(article, treebuilder="dom"), False)]
    while waiting:
        node, in_code = waiting.pop()
        if node.nodeType == node.TEXT_NODE:
            if in_code:
                found.append(node.data)
            continue
        if node.nodeType == node.ELEMENT_NODE:
            found.append((node.tagName, sorted(node.attributes.items())))
            in_code = in_code or node.tagName in CODE
        elif node.nodeType == node.COMMENT_NODE:
            found.append((node.data,))
        waiting.extend((child, in_code) for child in reversed(node.childNodes))
    return found


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "<",
            "<a ",
            '<a b="',
            "<a b='",
            "<a {%",
            "</",
            "<!",
            "<!--",
            "<![CDATA[",
            "<?",
            "<?php ",
            "<%",
            "<!doctype a[",
            "&",
            "&#",
            "&a",
        ),
        *(
            "<script>",
            "<script><!--<script>",
            "<title>",
            "<svg>",
            "<p>",
            "<b>",
            "<b>a",
            "<div>",
            "</div>",
            "<ul><li>",
            "<li></li>",
            "<td>",
        ),
        *(
            "<span lang=fr>",
            "<code>",
            "<br>",
            "a<br>",
            "a <b> ",
            "&#32; ",
            "&nbsp;",
            "<a>b</a>",
            "<x-y>",
            "\n  ",
            "a\n",
            "http://x.y ",
        ),
        *(
            "<dl><dt><div>",
            "<p><li><div>",
            "<i lang=fr>a<p>",
            "<!-- mt-cleanup: off -->",
            "<p><!-- mt-cleanup: allow x -->",
            "a , b ",
        ),
    ],
)
@pytest.mark.parametrize("head", ["", "<ul><li>" + "<div>" * 5_000, "<table><td>" + "<b>" * 5_000])
def test_time_grows_with_the_length(head, unit):
    article = head + unit * (60_000 // len(unit))
    begin = time.process_time()
    read(article)
    assert time.process_time() - begin < 3


def test_nesting_has_no_limit(cleaner):
    article = "<div>" * 20_000 + "It was late , he said." + "</div>" * 20_000
    assert cleaner.clean(article, "html").text == article.replace(" ,", ",")
