"""DOCX: paragraphs over runs, and the file around them as it was."""

import io
import json
import subprocess
import sys
import time
import zipfile

import pytest
from conftest import FIXTURES
from xml_documents import check, packs, skeleton, zipped

from cleanup import Cleaner
from cleanup.errors import FormatError
from cleanup.formats.docx import FORMAT, read
from cleanup.formats.docx import shown as shown_as
from cleanup.text import HOLE

FOLDER = FIXTURES / "formats" / "docx"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN = "word/document.xml"
pack, unpack = FORMAT.pack, FORMAT.unpack
assert pack is not None and unpack is not None


def xml(inside: str) -> str:
    """The main part of a document."""
    return f'<w:document xmlns:w="{W}"><w:body>{inside}</w:body></w:document>'


def body(inside: str) -> str:
    """An article of that part alone."""
    return f"{MAIN}\n{xml(inside)}"


def run(text: str, properties: str = "", *, keeps: bool = True) -> str:
    space = ' xml:space="preserve"' if keeps else ""
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}<w:t{space}>{text}</w:t></w:r>"


def paragraph(*runs: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def texts(article: str) -> list[str]:
    document = read(article)
    check(article, document)
    return [passage.text for passage in document.passages]


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Cleaner:
    return Cleaner(language="en", packs=[packs(tmp_path_factory.mktemp("packs"))], select=("test/planted",))


def test_all_prose_is_reached_and_nothing_else(planted):
    raw = zipped(FOLDER)
    article = unpack(raw)
    check(article, read(article))
    result = planted.clean(article, format="docx")
    # the name of a style is no prose
    assert result.text == article.replace("zqz", "zXz").replace('"qzq zXz"', '"qzq zqz"')
    assert planted.clean(result.text, format="docx").text == result.text
    new = pack(raw, result.text)
    assert unpack(new) == result.text
    assert pack(raw, article) == raw
    with zipfile.ZipFile(io.BytesIO(raw)) as before, zipfile.ZipFile(io.BytesIO(new)) as after:
        assert after.testzip() is None
        assert before.namelist() == after.namelist()
        changed = [name for name in before.namelist() if before.read(name) != after.read(name)]
        assert sorted(changed) == ["word/document.xml", "word/footnotes.xml", "word/header1.xml"]
        for name in changed:
            assert list(skeleton(before.read(name), frozenset("t"))) == list(skeleton(after.read(name), frozenset("t")))


def test_a_sentence_over_runs_is_one_passage_and_each_edit_goes_to_its_run():
    article = body(paragraph(run("He called it “"), run("the end", "<w:b/>"), run("” , and then")))
    assert texts(article) == ["He called it “the end” , and then"]
    result = Cleaner(language="en", select=("punctuation/space-before-comma",)).clean(article, "docx")
    assert result.text == article.replace("” ,", "”,")


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ((run("red", keeps=True), run("cells")), (run("red "), run("cells"))),
        ((run("red", keeps=False), run("cells")), (run("red", keeps=False), run(" cells"))),
        ((run("red", keeps=False), run("cells", keeps=False)), (run("red", keeps=False), run("cells", keeps=False))),
        ((run("red"), "<w:r><w:tab/></w:r>", run("cells")), (run("red"), "<w:r><w:tab/></w:r>", run("cells"))),
    ],
)  # fmt: skip
def test_a_blank_goes_to_a_run_that_keeps_it_or_nowhere(tmp_path, runs, expected):
    (tmp_path / "test").mkdir()
    (tmp_path / "test" / "glued.toml").write_text(
        'id = "test/glued"\nmessage = "m"\nwhy = "w"\nsource = "s"\nlanguages = ["*"]\nstage = "words"\nsafety = "safe"\n'
        'changes = ["spaces"]\nscan = true\n[pattern]\nfind = "d(?=cells)"\nreplace = "d "\n'
        '[[bad]]\ntext = "redcells"\nfixed = "red cells"\n[[bad]]\ntext = "a redcells"\nfixed = "a red cells"\n'
        '[[good]]\ntext = "red"\n[[good]]\ntext = "red cells"\n'
    )
    cleaner = Cleaner(language="en", packs=[tmp_path], select=("test",))
    assert cleaner.clean(body(paragraph(*runs)), "docx").text == body(paragraph(*expected))


def test_a_blank_that_its_run_does_not_keep_is_none():
    assert texts(body(paragraph(run(" a ", keeps=False), run(" b &amp; &lt; c ", keeps=False)))) == ["ab & < c"]


def test_an_edit_that_would_lose_a_blank_is_taken_back():
    article = body(
        paragraph(run("He left the house. It was late", keeps=False), run(" ,", keeps=False), run(" and it rained."))
    )
    assert texts(article) == ["He left the house. It was late, and it rained."]
    assert Cleaner(language="en").clean(article, "docx").changes == ()


def test_a_passage_shows_what_a_reader_sees():
    hidden = run("qzq", "<w:vanish/>") + "<w:del><w:r><w:delText>qzq</w:delText></w:r></w:del>"
    article = body(
        paragraph(run("a"), hidden, "<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:softHyphen/><w:t>d</w:t></w:r>")
    )
    assert texts(article) == ["a\tb\ncd"]


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ((run("a "), "BOX", run("b")), ["a b"]),  # in the middle of a sentence it is left alone
        ((run("a"), "BOX"), ["a", "box"]),
        (("BOX", run("a")), ["box", "a"]),
        ((run("x", '<w:rStyle w:val="Code"/>'), "BOX", run("a")), [f"{HOLE}a"]),
        ((run("a "), run("x", '<w:rStyle w:val="Code"/>'), "BOX"), [f"a {HOLE}", "box"]),
    ],
)
def test_a_text_box_hangs_on_a_paragraph(runs, expected):
    box = f"<w:r><w:pict><w:txbxContent>{paragraph(run('box'))}</w:txbxContent></w:pict></w:r>"
    assert texts(body(paragraph(*(box if each == "BOX" else each for each in runs)))) == expected


def test_code_is_a_hole_by_style_and_by_font():
    article = body(
        paragraph(
            run("a "),
            run("x", '<w:rStyle w:val="HTML Code"/>'),
            run("y", '<w:rFonts w:ascii="Courier New"/>'),
            run(" b"),
        )
        + paragraph(run("qzq"), style="Source Code")
    )
    assert texts(article) == [f"a {HOLE} b"]


def test_what_a_field_shows_is_a_hole_and_a_link_is_prose():
    def shown(instruction: str, text: str) -> str:
        mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
        return (
            mark.format("begin")
            + f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
            + mark.format("separate")
            + run(text)
            + mark.format("end")
        )

    article = body(
        paragraph(
            run("a "),
            shown("PAGE", "7"),
            run(" b "),
            shown('HYPERLINK "u"', "c"),
            run(" "),
            shown("HYPERLINK u", "https://x.org/y"),
        )
    )
    assert texts(article) == [f"a {HOLE} b c {HOLE}"]


def test_kinds_and_what_follows():
    styles = f'word/styles.xml\n<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 2"/></w:style></w:styles>'
    cell = f"<w:tbl><w:tr><w:tc>{paragraph(run('d'))}{paragraph(run('e'))}</w:tc><w:tc>{paragraph(run('f'))}</w:tc></w:tr></w:tbl>"
    article = "\0".join(
        (
            styles,
            body(
                paragraph(run("a"), style="h") + paragraph(run("b")) + paragraph(run("c")) + cell + paragraph(run("g"))
            ),
        )
    )
    assert [(passage.kind, passage.follows) for passage in read(article).passages] == [
        ("heading", False), ("paragraph", False), ("paragraph", True), ("cell", False), ("cell", True), ("cell", False), ("paragraph", False),
    ]  # fmt: skip


FRENCH = (
    "Le conseil municipal a voté hier soir la rénovation du vieux pont, qui sera fermé pendant tout l'été prochain."
)
ENGLISH = (
    "The council voted last night to repair the old bridge, which will be closed during the whole of the next summer."
)


@pytest.mark.parametrize(
    ("said", "document", "passages"),
    [
        ((("en-GB", ENGLISH), ("en-GB", ENGLISH), ("fr-FR", FRENCH)), "en-GB", [None, None, "fr-FR"]),
        ((("fr-FR", ENGLISH), ("fr-FR", ENGLISH)), "en", [None, None]),  # the tag of the original was kept
        ((("en-GB", ENGLISH), ("en-GB", ENGLISH), ("fr-FR", ENGLISH)), "en-GB", [None, None, "und"]),
        ((("fr", "Bonjour"),), "fr", [None]),
        ((("en", ENGLISH * 5), ("en", FRENCH * 5)), "und", [None, None]),
    ],
)
def test_a_language_is_believed_where_the_text_shows_it(said, document, passages):
    article = body("".join(paragraph(run(text, f'<w:lang w:val="{tag}"/>')) for tag, text in said))
    found = read(article)
    assert found.language == document
    assert [passage.language for passage in found.passages] == passages


def test_what_is_no_docx_is_refused():
    with pytest.raises(FormatError, match="no DOCX"):
        read("word/document.xml\n<html/>")
    with pytest.raises(FormatError, match="does not begin with a line that says its name"):
        read("<html/>")
    with pytest.raises(FormatError, match="no text of a document"):
        unpack(zipped(FIXTURES / "formats" / "epub"))


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (b"<w:document", "no well-formed XML"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><w:document/>', "declares the entity"),
        (xml("x").encode() + b"\0", "NUL"),
        (b"\xff\xfe" + xml("x").encode() + b"\xd8", "UTF-16"),
        (xml("é").encode("latin-1"), "UTF-8"),
    ],
)
def test_broken_parts_are_refused(document, said):
    with pytest.raises(FormatError, match=said):
        read(unpack(zipped(FOLDER, {MAIN: document})))


def test_a_part_in_utf_16_is_written_back_in_utf_16(planted):
    raw = zipped(FOLDER, {MAIN: b"\xff\xfe" + xml(paragraph(run("zqz é"))).encode("utf-16-le")})
    new = pack(raw, planted.clean(unpack(raw), "docx").text)
    with zipfile.ZipFile(io.BytesIO(new)) as archive:
        assert archive.read(MAIN) == b"\xff\xfe" + xml(paragraph(run("zXz é"))).encode("utf-16-le")


def test_a_signed_document_is_not_changed(tmp_path, planted):
    (tmp_path / "_xmlsignatures").mkdir()
    for path in FOLDER.rglob("*"):
        if path.is_file():
            (tmp_path / path.relative_to(FOLDER)).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path.relative_to(FOLDER)).write_bytes(path.read_bytes())
    (tmp_path / "_xmlsignatures" / "sig1.xml").write_text("<s/>")
    raw = zipped(tmp_path)
    assert pack(raw, unpack(raw)) == raw
    with pytest.raises(FormatError, match="signed"):
        pack(raw, planted.clean(unpack(raw), "docx").text)


def _command(*arguments: str, cwd, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "cleanup", *arguments], cwd=cwd, input=given, capture_output=True, check=False
    )


def test_the_command_writes_a_document_and_leaves_broken_ones_alone(tmp_path):
    damaged = xml(
        paragraph(
            run("It was late"), run(" , and it rained on the bridge and on all the people who had come to see it.")
        )
    )
    raw = zipped(FOLDER, {MAIN: damaged.encode()})
    (tmp_path / "a.docx").write_bytes(raw)
    (tmp_path / "b.docx").write_bytes(raw[:-20])
    ran = _command("fix", "--language", "en", "a.docx", "b.docx", cwd=tmp_path)
    assert ran.returncode == 2
    assert b"b.docx: a zip file that is cut off" in ran.stderr
    assert (tmp_path / "b.docx").read_bytes() == raw[:-20]
    new = (tmp_path / "a.docx").read_bytes()
    assert unpack(new) == unpack(raw).replace("> ,", ">,")
    piped = _command("fix", "--language", "en", "-", "--stdin-filename", "a.docx", cwd=tmp_path, given=raw)
    assert (piped.returncode, piped.stdout) == (0, new)
    broken = _command("fix", "-", "--format", "docx", cwd=tmp_path, given=raw[:-20])
    assert (broken.returncode, broken.stdout) == (2, raw[:-20])


@pytest.mark.parametrize("part", [run("a "), run(" x", "<w:vanish/>"), "<w:r><w:tab/></w:r>", run("a", '<w:rStyle w:val="Code"/>'),
                                  '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "<w:sdt></w:sdt>"])  # fmt: skip
def test_time_grows_with_the_length(part):
    article = body(paragraph(run("a"), part * 30_000, run("b")))
    began = time.process_time()
    read(article)
    assert time.process_time() - began < 5


def test_places_are_called_as_a_word_processor_shows_them(tmp_path):
    cells = "".join(f"<w:tc>{paragraph(run(text))}</w:tc>" for text in ("cell one", "cell zqz"))
    table = f"<w:tbl><w:tr><w:tc/></w:tr><w:tr>{cells}</w:tr></w:tbl>"
    box = (
        f"<w:r><w:pict><w:txbxContent>{paragraph(run('boxed'))}{paragraph(run('boxes'))}</w:txbxContent></w:pict></w:r>"
    )
    note = '<w:footnote w:type="separator">{0}</w:footnote><w:footnote>{1}</w:footnote><w:footnote>{2}</w:footnote>'
    notes = note.format(*(paragraph(run(text)) for text in ("line", "note a", "note b")))
    parts = (
        ("word/document.xml", xml(paragraph(run("first &amp; last")) + paragraph() + table + paragraph(run("third"), box, run(" further")))),
        ("word/header1.xml", f'<w:hdr xmlns:w="{W}">{paragraph(run("above"))}</w:hdr>'),
        ("word/header2.xml", f'<w:hdr xmlns:w="{W}">{paragraph(run("also above"))}</w:hdr>'),
        ("word/footer1.xml", f'<w:ftr xmlns:w="{W}">{paragraph(run("below"))}</w:ftr>'),
        ("word/footnotes.xml", f'<w:footnotes xmlns:w="{W}">{notes}</w:footnotes>'),
        ("word/endnotes.xml", f'<w:endnotes xmlns:w="{W}"><w:endnote>{paragraph(run("end"))}</w:endnote></w:endnotes>'),
    )  # fmt: skip
    article = "\0".join(f"{name}\n{part}" for name, part in parts)
    shown = shown_as(article)
    called = {
        "first": "paragraph 1", "last": "paragraph 1", "cell one": "table 1, row 2, cell 1", "cell zqz": "table 1, row 2, cell 2",
        "third": "paragraph 3", "boxed": "paragraph 3, text box", "boxes": "paragraph 3, text box", " further": "paragraph 3",
        "above": "header 1", "also above": "header 2", "below": "footer", "note a": "footnote 1", "note b": "footnote 2",
        "end<": "endnote 1",
    }  # fmt: skip
    for text, name in called.items():
        start = article.index(f"{text}<" if text == "above" else text)
        position = shown.position(start)
        assert (position.name, position.of("a.docx")) == (name, f"a.docx:{name}")
        low, high = shown.span(start, start + len(text.rstrip("<")))
        assert shown.text[low:high] == text.rstrip("<") or name.endswith("box") or text == " further"
    assert shown.position(article.index("note b")).part == "word/footnotes.xml"
    assert shown.text.startswith("first & last\ncell one\ncell zqz\nthird")
    amp = article.index("&amp;")
    assert shown.text[slice(*shown.span(amp, amp + 5))] == "&" == shown.prose("&amp;")


def test_reports_and_diffs_show_paragraphs(tmp_path):
    document = xml(
        paragraph(run("Fish &amp; ships.")) + paragraph(run("It was "), run("late"), run(" , &amp; it rained."))
    )
    (tmp_path / "a.docx").write_bytes(zipped(FOLDER, {MAIN: document.encode()}))
    check = ("check", "--language", "en", "a.docx")
    said = _command(*check, cwd=tmp_path).stdout.decode()
    assert said.startswith("a.docx:paragraph 2: punctuation/space-before-comma ")
    assert "  - It was late·, & it rained.\n  + It was late, & it rained.\n" in said
    assert "a.docx: en, 1 artifact in " in said
    concise = _command(*check, "--output-format", "concise", cwd=tmp_path).stdout.decode()
    assert concise.startswith("a.docx:paragraph 2: punctuation/space-before-comma [safe] “late·,” → “late,”: ")
    told = json.loads(_command(*check, "--output-format", "json", cwd=tmp_path).stdout)["articles"][0]["changes"][0]
    assert (told["part"], told["place"], told["line"]) == (MAIN, "paragraph 2", 1)
    assert told["column"] == document.index(" , ") + 1 and told["before"] == " "
    diff = _command("fix", "--diff", "--language", "en", "a.docx", cwd=tmp_path).stdout.decode()
    assert diff.startswith("--- a/a.docx\n+++ b/a.docx\n@@ ")
    assert "\n Fish & ships.\n-It was late , & it rained.\n+It was late, & it rained.\n" in diff
