"""Zip files: what was not changed keeps its bytes, and hostile ones are refused."""

import io
import struct
import zipfile

import pytest

from cleanup.errors import FormatError
from cleanup.formats import archive as archives
from cleanup.formats.archive import Archive


def made(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED, comment: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.comment = comment
        for name, content in members:
            info = zipfile.ZipInfo(name, (1999, 12, 31, 23, 58, 56))
            info.external_attr, info.comment = 0o640 << 16, b"note"
            info.extra = struct.pack("<HH4s", 0xCAFE, 4, b"more")
            archive.writestr(info, content, method)
    return out.getvalue()


def streamed(*members: tuple[str, bytes]) -> bytes:
    """A zip file as it is written to a pipe: sizes stand behind the data."""

    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.written = b""

        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:  # type: ignore[override]
            self.written += bytes(data)
            return len(data)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return pipe.written


RAW = made(("a.xml", b"<a>one</a>" * 50), ("b.bin", bytes(range(256))), ("c.xml", b"<c/>"), comment=b"a comment")


def test_an_archive_is_read_as_zipfile_reads_it():
    archive = Archive(RAW)
    with zipfile.ZipFile(io.BytesIO(RAW)) as known:
        assert list(archive.members) == known.namelist()
        assert all(archive.read(name) == known.read(name) for name in known.namelist())
    assert archive.replaced({}) == RAW


@pytest.mark.parametrize("raw", [RAW, made(("a.xml", b"<a>one</a>" * 50), ("b.bin", b"x"), ("c.xml", b"<c/>"), method=0),
                                 streamed(("a.xml", b"<a>one</a>" * 50), ("b.bin", b"x"), ("c.xml", b"<c/>"))])  # fmt: skip
def test_only_the_member_that_changed_has_other_bytes(raw):
    new = Archive(raw).replaced({"a.xml": b"<a>two and more</a>" * 70})
    with zipfile.ZipFile(io.BytesIO(raw)) as before, zipfile.ZipFile(io.BytesIO(new)) as after:
        assert after.testzip() is None
        assert after.read("a.xml") == b"<a>two and more</a>" * 70
        assert (before.comment, before.namelist()) == (after.comment, after.namelist())
        for one, other in zip(before.infolist(), after.infolist(), strict=True):
            for name in (
                "date_time",
                "compress_type",
                "comment",
                "extra",
                "external_attr",
                "flag_bits",
                "create_version",
            ):
                assert getattr(one, name) == getattr(other, name)
        second = before.getinfo("b.bin").header_offset, before.getinfo("c.xml").header_offset
        record = raw[second[0] : second[1]]
        assert new[after.getinfo("b.bin").header_offset :].startswith(record)
    assert Archive(new).replaced({"a.xml": b"<a>one</a>" * 50}) == Archive(raw).replaced({"a.xml": b"<a>one</a>" * 50})


def _patched(raw: bytes, at: int, value: bytes) -> bytes:
    return raw[:at] + value + raw[at + len(value) :]


DIRECTORY = RAW.index(b"PK\x01\x02")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "no zip file"),
        (b"hello", "no zip file"),
        (b"\xd0\xcf\x11\xe0 and more", "without a password"),
        (RAW[:-1], "cut off"),
        (RAW[: len(RAW) // 2], "cut off"),
        (RAW + b"x", "something behind its end"),
        (RAW[:DIRECTORY] + RAW[DIRECTORY + 1 :], "damaged"),
        (_patched(RAW, DIRECTORY + 8, b"\x01\x00"), "a.xml: encrypted"),
        (_patched(RAW, DIRECTORY + 42, b"\x01\x00\x00\x00"), "not in its zip file"),
        (made(("../a.xml", b"x")), "would lie outside"),
        (made(("/a.xml", b"x")), "would lie outside"),
        (made(("a/../../b", b"x")), "would lie outside"),
        (made(("C:/a", b"x")), "would lie outside"),
        (made(("..\\a", b"x")), "would lie outside"),
        (made(("bomb.xml", bytes(3_000_000))), "a zip bomb"),
    ],
)
def test_hostile_and_broken_files_are_refused(raw, said):
    with pytest.raises(FormatError) as error:
        Archive(raw)
    assert said in str(error.value)


def test_two_members_of_one_name_are_refused():
    with pytest.warns(UserWarning, match="Duplicate name"):
        raw = made(("a.xml", b"x"), ("a.xml", b"y"))
    with pytest.raises(FormatError, match="one name"):
        Archive(raw)


def test_names_that_differ_inside_are_refused():
    raw = made(("abcdef.xml", b"x"))
    with pytest.raises(FormatError, match="another name inside"):
        Archive(_patched(raw, 30, b"q"))


def test_overlapping_members_are_refused():
    raw = made(("a.xml", b"x" * 100), ("b.xml", b"x" * 100), method=0)
    second = raw.index(b"PK\x01\x02", raw.index(b"PK\x01\x02") + 1)
    overlapping = _patched(raw, raw.index(b"PK\x01\x02") + 20, struct.pack("<L", 180))
    with pytest.raises(FormatError, match=r"overlaps|cut off"):
        Archive(overlapping)
    with pytest.raises(FormatError, match="cut off"):
        Archive(_patched(raw, second + 20, struct.pack("<L", 1_000_000)))


def test_a_member_is_read_no_further_than_it_said():
    raw = made(("a.xml", bytes(1000)))
    lying = _patched(raw, raw.index(b"PK\x01\x02") + 24, struct.pack("<L", 10))
    with pytest.raises(FormatError, match="size or check sum differs"):
        Archive(lying).read("a.xml")


def test_a_damaged_member_is_refused_when_it_is_read():
    raw = made(("a.xml", b"hello " * 100))
    at = 30 + len("a.xml") + 8
    with pytest.raises(FormatError, match="damaged member"):
        Archive(_patched(raw, at, b"\xff\xff\xff")).read("a.xml")


def test_sizes_are_capped(monkeypatch):
    monkeypatch.setattr(archives, "MAX_MEMBER", 100)
    with pytest.raises(FormatError, match="too large unpacked"):
        Archive(made(("a.xml", b"x" * 101)))
    monkeypatch.setattr(archives, "MAX_TOTAL", 150)
    with pytest.raises(FormatError, match="too large unpacked"):
        Archive(made(("a.xml", b"x" * 90), ("b.xml", b"x" * 90)))


def test_a_member_packed_in_a_rare_way_is_refused_when_it_is_read():
    archive = Archive(made(("a.xml", b"x" * 100), method=zipfile.ZIP_BZIP2))
    with pytest.raises(FormatError, match="method 12"):
        archive.read("a.xml")
