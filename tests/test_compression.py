"""Compressed files: read as what is in them, written back compressed in the same way, and never damaged."""

import gzip
import io
import json
import os
import subprocess
import sys
import time

import pytest
from click.testing import CliRunner

from cleanup import compression
from cleanup.cli import main
from cleanup.errors import FileError

HALL, FIXED = "The “hall” is a hall of ” open “ windows.", "The “hall” is a hall of “open” windows."
zstandard = pytest.importorskip("zstandard")
TEXTS = {
    "a.txt": f"{HALL}\n\nThe end of it.\n",
    "a.md": f"# A *fine* hall\n\n{HALL}\n",
    "a.jsonl": "".join(json.dumps({"id": i, "text": HALL}, ensure_ascii=False) + "\n" for i in range(50)),
    "a.csv": f'id,text\n1,{HALL}\n2,"a\n{HALL}"\n',
    "a.json": json.dumps({"text": HALL}, ensure_ascii=False),
}
KINDS = (".gz", ".zst")


def pack(data: bytes, kind: str) -> bytes:
    if kind == ".gz":
        return gzip.compress(data, mtime=1234)
    return zstandard.ZstdCompressor(write_checksum=True).compress(data)


def unpack(data: bytes, kind: str) -> bytes:
    if kind == ".gz":
        return gzip.decompress(data)
    return zstandard.ZstdDecompressor().stream_reader(io.BytesIO(data), read_across_frames=True).read()


def fix(*arguments, stdin: bytes | None = None, command: str = "fix"):
    return CliRunner().invoke(
        main,
        [command, "--language", "en", "--field", "text", *map(str, arguments)],
        input=stdin,
        catch_exceptions=False,
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", TEXTS)
def test_a_compressed_file_is_fixed_inside(tmp_path, name, kind):
    path = tmp_path / (name + kind)
    path.write_bytes(pack(TEXTS[name].encode(), kind))
    path.chmod(0o640)
    assert fix(path, command="check").exit_code == 1
    assert fix(path).exit_code == 0
    assert unpack(path.read_bytes(), kind).decode() == TEXTS[name].replace(HALL, FIXED)
    assert os.listdir(tmp_path) == [path.name] and path.stat().st_mode & 0o777 == 0o640
    before = path.read_bytes(), path.stat().st_mtime_ns
    assert fix(path).exit_code == 0
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", TEXTS)
def test_standard_input_is_unpacked_and_packed_by_its_name(name, kind):
    done = fix("--stdin-filename", name + kind, "-", stdin=pack(TEXTS[name].encode(), kind))
    assert done.exit_code == 0
    assert unpack(done.stdout_bytes, kind).decode() == TEXTS[name].replace(HALL, FIXED)


def test_name_time_and_level_of_gzip_stay(tmp_path):
    path = tmp_path / "b.txt.gz"
    with open(path, "wb") as file, gzip.GzipFile("of-old.txt", "wb", 9, file, 77) as packer:
        packer.write(TEXTS["a.txt"].encode())
    head = path.read_bytes()[:22]
    assert b"of-old.txt\0" in head
    fix(path)
    assert path.read_bytes()[:22] == head and FIXED.encode() in unpack(path.read_bytes(), ".gz")


@pytest.mark.parametrize("kind", KINDS)
def test_several_members_are_one_text(tmp_path, kind):
    path = tmp_path / f"a.jsonl{kind}"
    half = len(TEXTS["a.jsonl"]) // 2
    parts = TEXTS["a.jsonl"][:half].encode(), TEXTS["a.jsonl"][half:].encode()
    path.write_bytes(b"".join(pack(part, kind) for part in parts))
    assert fix(path).exit_code == 0
    assert unpack(path.read_bytes(), kind).decode() == TEXTS["a.jsonl"].replace(HALL, FIXED)


def test_frames_of_zstandard_that_are_skipped(tmp_path):
    path = tmp_path / "a.txt.zst"
    path.write_bytes(b"\x50\x2a\x4d\x18\x04\0\0\0abcd" + pack(TEXTS["a.txt"].encode(), ".zst"))
    assert fix(path).exit_code == 0
    assert unpack(path.read_bytes(), ".zst").decode() == TEXTS["a.txt"].replace(HALL, FIXED)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda raw: raw[:-1], "cut off"),
        (lambda raw: raw[:-9], ""),
        (lambda raw: raw[: len(raw) // 2], "cut off"),
        (lambda raw: raw + b"garbage behind it", ""),
        (lambda raw: raw[:30] + bytes([raw[30] ^ 255]) + raw[31:], ""),
        (lambda raw: b"The hall is open, and it is not compressed at all.", ""),
    ],
)
def test_what_is_damaged_is_an_error_and_stays(tmp_path, name, kind, damage, said):
    path = tmp_path / (name + kind)
    raw = damage(pack(TEXTS[name].encode(), kind))
    path.write_bytes(raw)
    done = fix(path)
    assert done.exit_code == 2
    assert f"{name}{kind}: a damaged {kind} file (" in done.stderr and said in done.stderr
    assert path.read_bytes() == raw and os.listdir(tmp_path) == [path.name]


def test_a_damaged_stream_breaks_off_in_what_is_written():
    raw = pack(TEXTS["a.jsonl"].encode(), ".gz")[:-12]
    done = fix("--stdin-filename", "a.jsonl.gz", "-", stdin=raw)
    assert done.exit_code == 2 and "cut off" in done.stderr
    with pytest.raises(EOFError):
        gzip.decompress(done.stdout_bytes)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_a_bomb_ends_in_an_error_soon_and_in_little_memory(tmp_path, name, kind):
    path = tmp_path / (name + kind)
    zeros = bytes(1 << 20)
    if kind == ".gz":
        with gzip.open(path, "wb", 6) as packer:
            for _ in range(300):
                packer.write(zeros)
    else:
        with open(path, "wb") as file, zstandard.ZstdCompressor().stream_writer(file) as packer:
            for _ in range(2000):
                packer.write(zeros)
    raw = path.read_bytes()
    code = (
        "import resource, subprocess, sys; done = subprocess.run([sys.executable, '-m', 'cleanup', 'fix', '--field',"
        " 'text', sys.argv[1]], stderr=2, check=False); assert done.returncode == 2;"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)"
    )
    begin = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert "grows more than 200 times" in done.stderr
    assert int(done.stdout.split()[-1]) < 200
    assert time.perf_counter() - begin < 20
    assert path.read_bytes() == raw


def test_more_than_can_be_read_at_once_is_an_error():
    packed = pack(os.urandom(3000), ".gz")
    with pytest.raises(FileError, match="holds more than"):
        compression.split("a.txt.gz")[1].unpacked(packed, "a.txt.gz", 2999)
    assert len(compression.split("a.txt.gz")[1].unpacked(packed, "a.txt.gz", 3000)) == 3000


def test_compressed_articles_are_found_in_folders(tmp_path):
    for name in ("a.txt.gz", "b.TXT.GZ", "c.jsonl.zst", "d.tar.gz", "e.gz", "f.docx.gz", "requirements.txt.gz"):
        kind = ".zst" if name.endswith(".zst") else ".gz"
        (tmp_path / name).write_bytes(pack(TEXTS["a.jsonl" if "jsonl" in name else "a.txt"].encode(), kind))
    done = fix("--output-format", "json", tmp_path, command="check")
    found = {os.path.basename(article["path"]) for article in json.loads(done.stdout)["articles"]}
    assert found == {"a.txt.gz", "b.TXT.GZ", "c.jsonl.zst"}
    assert done.exit_code == 1


@pytest.mark.parametrize("name", ["a.docx.gz", "a.parquet.zst", "a.tar.gz"])
def test_what_holds_no_text_is_not_unpacked(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(pack(b"PK", name[name.rindex(".") :]))
    done = fix(path)
    assert done.exit_code == 2
    assert "is compressed in itself: unpack it" in done.stderr or "no format is known for .tar files" in done.stderr


def test_a_compressed_file_is_not_recorded(tmp_path):
    path = tmp_path / "a.txt.gz"
    path.write_bytes(pack(TEXTS["a.txt"].encode(), ".gz"))
    raw = path.read_bytes()
    done = fix("--record", tmp_path / "ledger", path)
    assert done.exit_code == 2 and "cannot be recorded" in done.stderr
    assert path.read_bytes() == raw


def test_other_encodings_inside(tmp_path):
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(pack(TEXTS["a.jsonl"].encode("utf-16"), ".gz"))
    assert fix(path).exit_code == 0
    assert unpack(path.read_bytes(), ".gz").decode("utf-16") == TEXTS["a.jsonl"].replace(HALL, FIXED)
    marked = tmp_path / "b.jsonl.gz"
    marked.write_bytes(pack(TEXTS["a.jsonl"].encode("utf-8-sig"), ".gz"))
    assert fix(marked).exit_code == 0
    assert unpack(marked.read_bytes(), ".gz") == TEXTS["a.jsonl"].replace(HALL, FIXED).encode("utf-8-sig")


def test_zstandard_that_is_missing_is_told(tmp_path, monkeypatch):
    path = tmp_path / "a.txt.zst"
    path.write_bytes(pack(TEXTS["a.txt"].encode(), ".zst"))
    monkeypatch.setitem(sys.modules, "zstandard", None)
    done = fix(path)
    assert done.exit_code == 2
    assert ".zst needs zstandard: pip install 'mt-cleanup[zst]'" in done.stderr
