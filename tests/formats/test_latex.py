"""LaTeX: what is prose, what is not, and that nothing else is ever touched."""

import pytest
from conftest import ROOT
from documents import check, found, planting_cleaner, seconds, text_of
from hypothesis import given
from hypothesis import strategies as st

from cleanup import Cleaner
from cleanup.formats.latex import read
from cleanup.text import HOLE

NASTY = (ROOT / "fixtures/formats/nasty.tex").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    return planting_cleaner(tmp_path_factory.mktemp("packs"))


def texts(article: str) -> list[str]:
    return [passage.text for passage in read(article).passages]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_all_prose_is_reached_and_nothing_else(planted, end):
    article = NASTY.replace("\n", end)
    result = planted.clean(article, format="tex")
    assert result.text == article.replace("zqz", "zXz")
    assert planted.clean(result.text, format="tex").text == result.text
    assert result.revert() == article


@pytest.mark.parametrize(
    ("article", "shown"),
    [
        ("a ``b'' `c' d~e --- f--g", "a \u201cb\u201d \u2018c\u2019 d\N{NO-BREAK SPACE}e \u2014 f\u2013g"),
        ("caf\\'e, na\\\"{\\i}ve gar\\c{c}on \\ss{} \\o", "caf\u00e9, na\u00efve gar\u00e7on \u00df \u00f8"),
        ("5\\,\\% of \\$3 \\& \\#1 many many words", "5\N{NARROW NO-BREAK SPACE}% of $3 & #1 many many words"),
        ("\\emph{a} \\textbf{b}c {\\bf d} $e$ words", f"a bc d {HOLE} words"),
        ("some words of \\texttt{a} and \\ref{b}\\label{c} with \\LaTeX{} that go on", f"some words of {HOLE} and {HOLE} with {HOLE} that go on"),
        ("a % b\n  c d", "a c d"),
        ("?`Qu\\'e? ,,ja`` <<oui>>", "\u00bfQu\u00e9? \u201eja\u201c \u00aboui\u00bb"),
    ],
)  # fmt: skip
def test_a_passage_shows_what_a_reader_sees(article, shown):
    shown_here = texts(article)
    if "LaTeX" in article:
        article += " and many more words than there are commands in this one"
        shown += " and many more words than there are commands in this one"
        shown_here = texts(article)
    assert shown_here == [shown]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("They call it ``the long way home''and it is , \\emph{here} .\n", "They call it ``the long way home'' and it is, \\emph{here}.\n"),
        ("She spoke of \u00ab a grave mistake \u00bb twice. He said ``no'' to it.\n", "She spoke of ``a grave mistake'' twice. He said ``no'' to it.\n"),
        ("They knew Vladimir Poutine~, the tsar.\n", "They knew Vladimir Putin, the tsar.\n"),
    ],
)  # fmt: skip
def test_rules_mend_prose_in_the_spelling_of_tex(before, after):
    assert Cleaner(language="en", source_language="fr").clean(before, "tex").text == after


def test_a_straight_mark_may_be_a_shorthand_of_german():
    document = '\\usepackage[ngerman]{babel}\n\\begin{document}\nEr sagte "nein".\n\\end{document}'
    assert read(document).passages[0].locks
    assert not read(document.replace("ngerman", "english")).passages[0].locks


def test_marks_of_tex_are_right_in_tex():
    article = "He calls it ``the quiet hour'' at home, and `so' do I -- don't you?\n"
    result = Cleaner(language="en").clean(article, "tex")
    assert not result.changes and not result.findings


def test_a_note_in_a_sentence_is_left_and_one_behind_it_is_read():
    assert texts("A word\\footnote{A note.} goes on.\n") == ["A word goes on.\n"]
    assert [text.strip() for text in texts("A word.\\footnote{A note.}\nAnd on.")] == ["A word.", "A note.", "And on."]


def test_the_head_tells_the_language_and_is_no_prose():
    assert read(NASTY).language == "de"
    assert read("\\setmainlanguage{french}\n\\begin{document}\na\n\\end{document}").language == "fr"
    assert texts("\\documentclass{a}\nwords") == []


def test_comments_silence_the_paragraph_that_follows(planted):
    article = "zqz a\n\n% mt-cleanup: allow test/planted (a name)\n\nzqz b\n\nzqz c\n"
    result = planted.clean(article, format="tex")
    assert result.text == article.replace("zqz a", "zXz a").replace("zqz c", "zXz c")
    assert result.unused_suppressions == ()


@given(
    st.lists(
        st.sampled_from([*NASTY.splitlines(keepends=True), "\n", "}", "{", "\\begin{quote}\n", "\\end{quote}"]),
        max_size=14,
    ).map("".join)
)
def test_any_order_of_lines_keeps_the_promises_of_a_document(article):
    check(read, article)


@given(st.text("a \\{}[]$%&~`'\"-,<>\n\t\r.é😀“c", max_size=60))
def test_any_text_keeps_the_promises_of_a_document(article):
    check(read, article)


@pytest.mark.parametrize(
    "unit",
    [*"\\{}[]$%&~`'-\"", "\\a{", "\\a[", "\\begin{a}", "\\begin{quote}", "\\end{a}", "\\footnote{", "\\section{", "$$a", "\\(",
     "\\verb|", "\\item[", "a\n\n", "\\'", "%\n", "a.\\footnote{b.} "],
)  # fmt: skip
def test_time_grows_with_the_length(unit):
    assert seconds(read, "a " + unit * (100_000 // len(unit)) + " b") < 3


def test_real_documents_keep_the_promises_of_a_document():
    files = [*found("*.tex", "/usr/share")]
    for path in files:
        check(read, text_of(path) or "")
    if not files:
        pytest.skip("no LaTeX is installed here")
