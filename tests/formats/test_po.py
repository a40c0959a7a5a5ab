"""Gettext catalogues: which strings are prose, and that nothing else is ever touched."""

import pytest
from conftest import ROOT
from documents import check, found, planting_cleaner, seconds, text_of
from hypothesis import given
from hypothesis import strategies as st

from cleanup import Cleaner
from cleanup.errors import FormatError
from cleanup.formats.po import read
from cleanup.formats.po_entries import Entries
from cleanup.formats.po_entries import text_of as said
from cleanup.text import HOLE

NASTY = (ROOT / "fixtures/formats/nasty.po").read_text(encoding="utf-8")
HEAD = 'msgid ""\nmsgstr "Language: en\\n"\n\n'


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    return planting_cleaner(tmp_path_factory.mktemp("packs"))


def message(text: str, original: str = "original", flags: str = "") -> str:
    return f'{HEAD}{f"#, {flags}{chr(10)}" if flags else ""}msgid "{original}"\nmsgstr "{text}"\n'


def texts(article: str) -> list[str]:
    return [passage.text for passage in read(article).passages]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_all_prose_is_reached_and_nothing_else(planted, end):
    article = NASTY.replace("\n", end)
    result = planted.clean(article, format="po")
    expected = article.replace("zqz same", "@@").replace("zqz", "zXz").replace("@@", "zqz same")
    assert result.text == expected
    assert planted.clean(result.text, format="po").text == result.text
    assert result.revert() == article


def test_the_result_says_the_same_in_all_other_places(planted):
    polib = pytest.importorskip("polib")
    article = NASTY.replace('msgid "qzq is broken"\nmsgstr "qzq " qzq\n', "")
    before, after = polib.pofile(article), polib.pofile(planted.clean(article, format="po").text)
    assert before.metadata == after.metadata
    for old, new in zip(before, after, strict=True):
        assert (old.msgctxt, old.msgid, old.msgid_plural, old.flags, old.occurrences, old.comment) == (
            new.msgctxt, new.msgid, new.msgid_plural, new.flags, new.occurrences, new.comment,
        )  # fmt: skip
        if old.msgid != "zqz same":
            assert old.msgstr.replace("zqz", "zXz") == new.msgstr


def test_a_new_mark_is_written_in_the_escapes_of_the_catalogue():
    cleaner = Cleaner(language="en", source_language="fr", select=("quotes",))
    article = message('The judge spoke of \u00ab a grave mistake \u00bb twice, and he said \\"no\\" to \\"it\\".')
    assert 'of \\"a grave mistake\\" twice' in cleaner.clean(article, "po").text


@pytest.mark.parametrize(
    ("text", "original", "flags", "shown"),
    [
        ("a %s b", "%s", "c-format", f"a {HOLE} b"),
        ("100%% of %-5.2f", "x", "c-format", f"100{HOLE} of {HOLE}"),
        ("%1$s and %2$'d", "x", "c-format", f"{HOLE} and {HOLE}"),
        ("%(a)s, %(b)", "x", "python-format", f"{HOLE}, {HOLE}"),
        ("a {0[x]!r:>{w}} }} b", "x", "python-brace-format", f"a {HOLE} {HOLE} b"),
        ("%1 of %L2", "x", "qt-format", f"{HOLE} of {HOLE}"),
        ("${x} or $y", "x", "sh-format", f"{HOLE} or {HOLE}"),
        ("100% a", "x", "no-c-format", "100% a"),
        ("&Datei", "&File", "", "Datei"),
        ("Sp_eichern", "_Save", "", "Speichern"),
        ("Datei(&F)", "&File", "", "Datei"),
        ("a_b x", "a_b", "", "a_b x"),
        ("R&D neu", "New R&D", "", "R&D neu"),
        ("a&nbsp;b", "<b>x</b>", "", "a\N{NO-BREAK SPACE}b"),
        ("a&nbsp;b", "x", "", "a&nbsp;b"),
        ("\\n  a\\n b \\n", "x", "", "a\n b"),
        ("a\\x41\\tb", "x", "", f"a{HOLE}\tb"),
    ],
)
def test_a_passage_shows_what_a_reader_sees(text, original, flags, shown):
    assert texts(message(text, original, flags)) == [shown]


def test_marks_that_the_original_has_too_are_meant():
    cleaner = Cleaner(language="en", select=("punctuation/space-before-comma",))
    assert not cleaner.clean(message("Use , to part fields", "Utilisez , entre les champs"), "po").changes
    assert cleaner.clean(message("Wait , he said", "Attendez, dit-il"), "po").changes


def test_the_header_tells_the_languages():
    document = read(NASTY)
    assert (document.language, document.source_language) == ("de-AT", "fr")
    assert read(HEAD).source_language == "en"
    assert read('msgid ""\nmsgstr "Language: ca@valencia\\n"').language == "ca"


def test_messages_are_apart_and_are_never_emptied():
    document = read(NASTY)
    assert not any(passage.follows or passage.alone for passage in document.passages)


def test_comments_silence_the_entry_that_follows(planted):
    article = (
        HEAD + '#. mt-cleanup: allow test/planted (a name)\n#: x.c:1\nmsgid "a"\nmsgstr "zqz"\n\n'
        'msgid "b"\nmsgstr "zqz"\n\n# mt-cleanup: off\nmsgid "c"\nmsgstr "zqz"\n'
    )
    result = planted.clean(article, format="po")
    assert result.text == article.replace('msgid "b"\nmsgstr "zqz"', 'msgid "b"\nmsgstr "zXz"')
    assert result.unused_suppressions == ()


def test_a_charset_that_cannot_hold_the_text_is_told():
    article = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=ISO-8859-1\\n"\n\nmsgid "a"\nmsgstr "\u201c"\n'
    with pytest.raises(FormatError, match="--encoding ISO-8859-1"):
        read(article)
    read(article.replace("ISO-8859-1", "UTF-8"))
    read(article.replace("ISO-8859-1", "CHARSET"))
    read(article.replace("\u201c", "\u00e9"))


@pytest.mark.parametrize(
    "article",
    ['"', "msgid", 'msgstr "a"', 'msgid "a"\nmsgstr "b', 'msgid "a"\nmsgid "b"\nmsgstr "c"', 'msgstr "a"\n"b"\n#, x',
     'msgid "a"\nmsgstr "b"\nmsgstr "c"', 'msgid "a"\nmsgstr "b\\"', '\ufeffmsgid "a"\nmsgstr "b"', "#~ msgid", "\ud800",
     'msgid "a"\nmsgstr "b"\rmsgid "c"', "domain x"],
)  # fmt: skip
def test_what_is_no_catalogue_is_no_prose(article):
    check(read, article)


@given(
    st.lists(st.sampled_from([*NASTY.splitlines(keepends=True), '"zqz "\n', '"%(a)s {b} _c\\n"\n']), max_size=14).map(
        "".join
    )
)
def test_any_order_of_lines_keeps_the_promises_of_a_document(article):
    check(read, article)


@given(st.text('a %(s)d{}\\"n_&;.,\n#~é😀“ ', max_size=40), st.sampled_from(["", "c-format", "python-brace-format"]))
def test_any_string_keeps_the_promises_of_a_document(text, flags):
    check(read, message(text, "_x <b> , %s", flags))


@pytest.mark.parametrize(
    "unit", ["%", "{", "{a{b}", "(&", "&a", "_a", "\\\\", "\\n", " ,", "..", '"\n"', "$", "%(", "<a "]
)
def test_time_grows_with_the_length(unit):
    assert seconds(read, message(unit * (100_000 // len(unit)), "_a &b <c> , ..", "c-format")) < 3


def test_real_catalogues_are_read_as_polib_reads_them():
    polib = pytest.importorskip("polib")
    files = list(found("*.po", "/usr/share"))
    if not files:
        pytest.skip("no catalogue is installed here")
    for path in files:
        article = text_of(path)
        if article is None:
            continue
        check(read, article)
        mine = [
            (entry.context, entry.original, entry.plural, [said(article, lines) for lines in entry.translations])
            for entry in Entries(article)
            if not entry.is_header
        ]
        theirs = [
            (
                entry.msgctxt,
                entry.msgid,
                entry.msgid_plural or None,
                list(entry.msgstr_plural.values()) or [entry.msgstr],
            )
            for entry in polib.pofile(str(path))
            if not entry.obsolete
        ]
        assert mine == theirs
