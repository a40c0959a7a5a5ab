"""EPUB: the pages of a book, and the file around them as it was."""

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
from cleanup.formats.epub import FORMAT, read
from cleanup.text import HOLE

FOLDER = FIXTURES / "formats" / "epub"
ONE, TWO = "Text-qzq/one.xhtml", "Text-qzq/two.xhtml"
pack, unpack = FORMAT.pack, FORMAT.unpack
assert pack is not None and unpack is not None


def book(page: str, language: str = "en") -> str:
    package = f'book.opf\n<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:language>{language}</dc:language></metadata></package>'
    return f'{package}\0one.xhtml\n<html xmlns="http://www.w3.org/1999/xhtml"><body>{page}</body></html>'


def texts(page: str) -> list[str]:
    article = book(page)
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
    result = planted.clean(article, format="epub")
    assert result.text == article.replace("zqz", "zXz")
    assert planted.clean(result.text, format="epub").text == result.text
    new = pack(raw, result.text)
    assert pack(raw, article) == raw
    assert new[:58] == raw[:58]  # the type of the file can be read from its first bytes
    with zipfile.ZipFile(io.BytesIO(raw)) as before, zipfile.ZipFile(io.BytesIO(new)) as after:
        assert after.testzip() is None
        assert before.namelist() == after.namelist() and after.namelist()[0] == "mimetype"
        assert after.infolist()[0].compress_type == zipfile.ZIP_STORED
        changed = [name for name in before.namelist() if before.read(name) != after.read(name)]
        assert changed == [ONE, TWO]
        for name in changed:
            assert list(skeleton(before.read(name), frozenset(["body"]))) == list(
                skeleton(after.read(name), frozenset(["body"]))
            )


def test_the_pages_stand_in_the_order_of_reading():
    package, first, second = unpack(zipped(FOLDER)).split("\0")
    assert "<package" in package and "<h1" in first and "<p>zqz</p></body>" in second


def test_a_passage_shows_what_a_reader_sees():
    page = '<p>A <b>b</b>c &amp; <code>d</code> <i lang="fr">e</i> <i lang="en-GB">f</i><br/>g<ruby>h<rt>x</rt></ruby> <a id="i"/>j</p>'
    assert texts(page) == [f"A bc & {HOLE} {HOLE} f\ngh j"]


def test_blocks_are_passages_of_their_own():
    page = "<div>a<p>b</p>c</div><ul><li>d</li><li><p>e</p></li></ul><h2>f</h2><pre>x</pre><blockquote><p>g</p><p>h</p></blockquote>"
    assert texts(page) == list("abcdefgh")
    passages = read(book(page)).passages
    assert [passage.kind for passage in passages] == ["paragraph"] * 3 + ["item"] * 2 + ["heading"] + ["quote"] * 2
    assert [passage.follows for passage in passages] == [False, True, True, False, True, False, False, True]


ENGLISH = (
    "The council voted last night to repair the old bridge, which will be closed during the whole of the next summer."
)


@pytest.mark.parametrize(("said", "found"), [("en-GB", "en-GB"), ("fr", "en"), ("nonsense tag", "en"), ("zh", "en")])
def test_the_language_of_the_book_is_held_against_its_text(said, found):
    assert (read(book(f"<p>{ENGLISH}</p>" * 3, said)).language or "en") == found


def test_comments_keep_rules_quiet(planted):
    page = "<!-- mt-cleanup: allow test (as it is) --><p>zqz</p><p>zqz</p><p>a <!-- mt-cleanup: allow test --> zqz</p>"
    assert planted.clean(book(page), "epub").text == book(page.replace("</p><p>zqz", "</p><p>zXz"))


def test_what_is_no_epub_or_locked_is_refused(tmp_path):
    with pytest.raises(FormatError, match="no EPUB"):
        unpack(zipped(FIXTURES / "formats" / "docx"))
    with pytest.raises(FormatError, match="without its package document"):
        unpack(zipped(FOLDER, {"META-INF/container.xml": b"<container/>"}))
    with pytest.raises(FormatError, match=r"META-INF/container.xml: line 1"):
        unpack(zipped(FOLDER, {"META-INF/container.xml": b"<container>"}))
    for path in FOLDER.rglob("*"):
        if path.is_file():
            (tmp_path / path.relative_to(FOLDER)).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path.relative_to(FOLDER)).write_bytes(path.read_bytes())
    (tmp_path / "META-INF" / "encryption.xml").write_text('<e><CipherReference URI="Text%2Dqzq/one.xhtml"/></e>')
    with pytest.raises(FormatError, match="locked"):
        unpack(zipped(tmp_path))


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (b"<html><p></html>", "Text-qzq/one.xhtml: line 1, column 12: no well-formed XML"),
        (b"<html>&nbsp;</html>", "undefined entity"),
        (b'<!DOCTYPE html [<!ENTITY b "c">]><html/>', "declares the entity"),
    ],
)
def test_broken_pages_are_refused(page, said):
    with pytest.raises(FormatError, match=said):
        read(unpack(zipped(FOLDER, {ONE: page})))


@pytest.mark.parametrize("part", ["<b>a</b>", "<p>a</p>", "<br/>", "<p>", "<i>", "a <!-- b -->"])
def test_time_grows_with_the_length(part):
    ends = {"<p>": "</p>", "<i>": "</i>"}.get(part, "")
    article = book(part * 900 + "x" + ends * 900 if ends else part * 30_000)
    began = time.process_time()
    read(article)
    assert time.process_time() - began < 5


def test_places_are_lines_of_the_pages_in_reports_notes_and_diffs(tmp_path):
    page = '<html xmlns="http://www.w3.org/1999/xhtml">\n<body>\n{0}<p>Late , it was.</p>\n<p>🚢 It rained , and left.</p></body></html>'
    comment = "<!-- mt-cleanup: allow punctuation -->"
    wrong = "<!-- mt-cleanup: allow punctuashun -->"
    pages = {ONE: page.format("").encode(), TWO: page.format(f"{wrong}<p>a</p>\n{comment}<p>b</p>\n").encode()}
    (tmp_path / "a.epub").write_bytes(zipped(FOLDER, pages))

    def said(*arguments: str) -> str:
        command = [sys.executable, "-m", "cleanup", *arguments, "--language", "en", "a.epub"]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).stdout.decode()

    report = said("check")
    assert [line.partition(" ")[0] for line in report.splitlines() if line.startswith("a.epub!")] == [
        f"a.epub!{ONE}:3:8:", f"a.epub!{ONE}:4:15:", f"a.epub!{TWO}:5:8:", f"a.epub!{TWO}:6:15:", f"a.epub!{TWO}:4:1:",
    ]  # fmt: skip
    assert f"note: {TWO} line 3: no rule or pack is called 'punctuashun'" in report
    assert f"a.epub!{ONE}:3:8: punctuation/space-before-comma [safe]" in said("check", "--output-format", "concise")
    told = json.loads(said("check", "--output-format", "jsonl"))
    assert [told["changes"][3][key] for key in ("part", "line", "column", "end_column")] == [TWO, 6, 15, 16]
    assert "place" not in told["changes"][3]
    assert {key: told["unused_suppressions"][1][key] for key in ("part", "line", "column")} == {
        "part": TWO, "line": 4, "column": 1,
    }  # fmt: skip
    diff = said("fix", "--diff")
    assert f"--- a/a.epub!{ONE}\n+++ b/a.epub!{ONE}\n@@ -1,4 +1,4 @@\n" in diff
    assert f"--- a/a.epub!{TWO}\n+++ b/a.epub!{TWO}\n@@ -2,5 +2,5 @@\n" in diff
    assert "-<p>Late , it was.</p>\n" in diff and "\n+<p>🚢 It rained, and left.</p></body></html>\n" in diff
