"""DOCX and EPUB in a ledger: fixed, recorded and taken back, byte for byte, though they are packed."""

import io
import zipfile
import zlib

import pytest
from conftest import FIXTURES
from test_ledger import folder, lines, rewrite, run
from xml_documents import zipped

from cleanup.formats import archive, named

assert folder  # the fixture of test_ledger

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PROSE = ("What ? Who ? 🚢", "Nothing here.", "It was very very late, and where ?")


def _docx() -> bytes:
    runs = "".join(f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>' for text in PROSE)
    document = f'<w:document xmlns:w="{W}"><w:body>{runs}</w:body></w:document>'
    return zipped(FIXTURES / "formats/docx", {"word/document.xml": document.encode()})


def _epub() -> bytes:
    page = "".join(f"<p>{text}</p>\n" for text in PROSE)
    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{page}</body></html>'
    return zipped(FIXTURES / "formats/epub", dict.fromkeys(("Text-qzq/one.xhtml", "Text-qzq/two.xhtml"), page.encode()))


MADE = {"docx": _docx, "epub": _epub}


@pytest.fixture(params=MADE)
def fixed(request, folder):
    """A document that was fixed into l.jsonl: its path, its bytes before and after."""
    path = folder / f"docs/a.{request.param}"
    before = MADE[request.param]()
    path.write_bytes(before)
    ran = run("fix", "--unsafe", "docs", "--record", "l.jsonl")
    assert ran.exit_code == 0, ran.output
    assert path.read_bytes() != before
    return path, before, path.read_bytes()


def test_what_was_fixed_is_taken_back_and_made_again_byte_for_byte(fixed):
    path, before, after = fixed
    ran = run("revert", "l.jsonl")
    assert (ran.exit_code, path.read_bytes()) == (0, before), ran.output
    assert "1 as it was before" in run("revert", "l.jsonl").stdout
    assert (run("apply", "l.jsonl").exit_code, path.read_bytes()) == (0, after)
    assert (run("apply", "l.jsonl").exit_code, path.read_bytes()) == (0, after)
    assert (run("revert", "l.jsonl").exit_code, path.read_bytes()) == (0, before)


def test_the_ledger_keeps_only_what_was_replaced(fixed):
    path, before, _ = fixed
    told = lines(path.parent.parent / "l.jsonl")[1]
    assert list(told) == ["path", "format", "encoding", "mark", "before", "after", "container", "changes"]
    assert sum(map(len, told["container"]["kept"].values())) < len(before) * 4 / 3
    with zipfile.ZipFile(path) as document:
        members = len(document.namelist())
    assert str(members) in told["container"]["kept"] and len(told["container"]["kept"]) <= members


def test_two_runs_are_taken_back_one_after_the_other(folder):
    for name, make in MADE.items():
        (folder / f"docs/a.{name}").write_bytes(make())
    assert run("fix", "docs", "--record", "l.jsonl").exit_code == 0
    between = {name: (folder / f"docs/a.{name}").read_bytes() for name in MADE}
    assert run("fix", "--unsafe", "docs", "--record", "l.jsonl").exit_code == 0
    assert all((folder / f"docs/a.{name}").read_bytes() != raw for name, raw in between.items())
    assert run("revert", "l.jsonl").exit_code == 0
    assert all((folder / f"docs/a.{name}").read_bytes() == make() for name, make in MADE.items())


@pytest.mark.parametrize("kind", MADE)
def test_proposals_are_applied_once_accepted_and_taken_back(folder, kind):
    path = folder / f"docs/a.{kind}"
    path.write_bytes(MADE[kind]())
    assert run("check", "--unsafe", "docs", "--record", "l.jsonl").exit_code == 1
    assert (run("apply", "l.jsonl").exit_code, path.read_bytes()) == (0, MADE[kind]())
    data = lines(folder / "l.jsonl")
    data[1]["changes"][1]["accepted"] = True
    rewrite(folder / "l.jsonl", data)
    unpack = named(kind).unpack
    assert run("apply", "l.jsonl").exit_code == 0
    expected = unpack(MADE[kind]()).replace("Who ?", "Who?", 1)
    assert unpack(path.read_bytes()) == expected
    assert (run("revert", "l.jsonl").exit_code, path.read_bytes()) == (0, MADE[kind]())


def test_another_packer_is_no_other_document(fixed, monkeypatch):
    path, before, after = fixed
    assert run("revert", "l.jsonl").exit_code == 0

    def stored(content: bytes) -> bytes:
        packer = zlib.compressobj(0, zlib.DEFLATED, -zlib.MAX_WBITS)
        return packer.compress(content) + packer.flush()

    monkeypatch.setattr(archive, "_deflated", stored)
    assert run("apply", "l.jsonl").exit_code == 0
    assert path.read_bytes() not in (before, after)
    assert (run("revert", "l.jsonl").exit_code, path.read_bytes()) == (0, before)


def _with(raw: bytes, new: str) -> bytes:
    """The same zip file, written anew by another program, with another text in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for member in old.infolist():
            archive.writestr(member, old.read(member).replace(b"Nothing here", new.encode()))
    return out.getvalue()


@pytest.mark.parametrize(
    "change", [lambda raw: _with(raw, "Something else"), lambda raw: raw[:-1], lambda raw: b"What?"]
)
def test_a_document_that_has_changed_since_is_refused(fixed, change):
    path, *_ = fixed
    path.write_bytes(changed := change(path.read_bytes()))
    for command in ("revert", "apply"):
        ran = run(command, "l.jsonl")
        assert (ran.exit_code, path.read_bytes()) == (2, changed)
        assert "was changed since; left as it is" in ran.stderr


def _container(**values):
    return lambda told: told["container"].update(values)


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda told: told.update(container=[]), "line 2: container must say what was kept"),
        (_container(kept=None), "line 2: container must say what was kept"),
        (_container(article="abc"), "line 2: container must say what was kept, and the digest"),
        (_container(kept={"-1": ""}), "line 2: what was kept must be numbered"),
        (_container(kept={"1": "é"}), "line 2: what was kept must be in Base64"),
        (_container(kept={"1": 7}), "line 2: what was kept must be in Base64"),
        (lambda told: told.update(format="txt"), "line 2: files of the format txt are no containers"),
        (lambda told: told.update(format="doc"), "line 2: unknown format 'doc'"),
        (lambda told: told["changes"][0].update(after="<"), "do not give the file that it tells of"),
        (lambda told: told["changes"][0].update(after="\0"), "cannot hold what it would write"),
        (lambda told: told["changes"][0].update(after="\udcff"), "cannot hold what it would write"),
        (lambda told: told["changes"][0].update(before="x"), "stands ' ', not 'x'"),
    ],
)
def test_a_ledger_that_was_edited_wrongly_is_one_line_and_nothing_is_written(fixed, edit, said):
    path, before, _ = fixed
    assert run("revert", "l.jsonl").exit_code == 0
    ledger = path.parent.parent / "l.jsonl"
    data = lines(ledger)
    edit(data[1])
    rewrite(ledger, data)
    ran = run("apply", "l.jsonl")
    assert (ran.exit_code, ran.stdout, ran.stderr.count("\n")) == (2, "", 1), ran.output
    assert said in ran.stderr
    assert path.read_bytes() == before


@pytest.mark.parametrize("number", ["first", "last", "none"])
def test_what_was_kept_and_then_edited_is_never_written(fixed, number):
    path, _, after = fixed
    ledger = path.parent.parent / "l.jsonl"
    data = lines(ledger)
    kept = data[1]["container"]["kept"]
    if number == "none":
        kept.clear()
    else:
        kept[(min if number == "first" else max)(kept, key=int)] = "UEsDBA=="
    rewrite(ledger, data)
    ran = run("revert", "l.jsonl")
    assert (ran.exit_code, path.read_bytes()) == (2, after)
    assert "was changed since; left as it is" in ran.stderr


def test_a_signed_document_is_not_recorded(folder):
    raw = io.BytesIO(_docx())
    with zipfile.ZipFile(raw, "a") as archive:
        archive.writestr("_xmlsignatures/sig1.xml", "<s/>")
    (folder / "docs/a.docx").write_bytes(raw.getvalue())
    ran = run("fix", "docs", "--record", "l.jsonl")
    assert ran.exit_code == 2 and "signed" in ran.stderr
    assert (folder / "docs/a.docx").read_bytes() == raw.getvalue()
    assert len(lines(folder / "l.jsonl")) == 1
