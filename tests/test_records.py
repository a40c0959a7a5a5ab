"""Files of records in the command: record by record, whole or not at all, in little memory."""

import json
import os
import stat
import subprocess
import sys

import pytest
from click.testing import CliRunner

from cleanup import streams
from cleanup.cli import main
from cleanup.errors import FileError

HALL, FIXED = "The “hall” is a hall of ” open “ windows.", "The “hall” is a hall of “open” windows."
LINES = [
    json.dumps({"id": i, "text": HALL if i % 2 else "A fine hall."}, ensure_ascii=False).encode() for i in range(6)
]
BROKEN = [*LINES[:2], b"{broken", *LINES[2:4], b'{"text": "\xff' + HALL.encode() + b'"}', b"", *LINES[4:]]


def run(*arguments: str, stdin: bytes | None = None):
    return CliRunner().invoke(main, [*arguments, "--language", "en"], input=stdin, catch_exceptions=False)


def fixed(lines: list[bytes], end: bytes = b"\n") -> bytes:
    return end.join(line if b"\xff" in line else line.replace(HALL.encode(), FIXED.encode()) for line in lines)


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_broken_records_stay_and_the_others_are_fixed(tmp_path, end):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + end.join(BROKEN))
    path.chmod(0o640)
    done = run("fix", "--field", "text", str(path))
    assert path.read_bytes() == b"\xef\xbb\xbf" + fixed(BROKEN, end)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert done.exit_code == 2
    assert "a.jsonl: line 3: left as it is: not JSON" in done.stderr
    assert "a.jsonl: line 6: left as it is: not UTF-8 (byte 0xFF)" in done.stderr
    assert "a.jsonl:2:44: quotes/reversed-pair" in done.stdout
    assert "a.jsonl:9:44: quotes/reversed-pair" in done.stdout
    assert os.listdir(tmp_path) == ["a.jsonl"]
    assert run("fix", "--field", "text", str(path)).stdout.endswith(
        "6 articles, none with artifacts: no artifacts in 51 words\n"
    )


def test_standard_input_goes_through_record_by_record():
    done = run("fix", "--field", "text", "--format", "jsonl", "-", stdin=b"\n".join(BROKEN))
    assert done.stdout_bytes == fixed(BROKEN)
    assert done.exit_code == 2


def test_a_report_for_programs_says_on_which_line_a_record_begins(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f'id,text\n1,"a\n\nb"\n2,"x\n{HALL}"\n', encoding="utf-8")
    done = run("check", "--column", "text", "--output-format", "jsonl", str(path))
    articles = [json.loads(line) for line in done.stdout.splitlines()][:2]
    assert [article["first_line"] for article in articles] == [2, 5]
    assert [(change["line"], change["column"]) for change in articles[1]["changes"]] == [(6, 25), (6, 31)]
    assert done.exit_code == 1


def test_a_diff_of_records_can_be_applied(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\n".join(LINES) + b"\n")
    done = run("fix", "--diff", "--field", "text", str(path))
    assert done.exit_code == 1
    subprocess.run(["patch", "-s", str(path)], input=done.stdout_bytes, check=True)
    assert path.read_bytes() == fixed(LINES) + b"\n"


def test_a_column_that_is_not_there_leaves_the_file_alone(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f"id,text\n1,{HALL}\n", encoding="utf-8")
    done = run("fix", "--column", "body", str(path))
    assert (done.exit_code, path.read_text(encoding="utf-8")) == (2, f"id,text\n1,{HALL}\n")
    assert (
        done.stderr
        == f"error: {path}: there is no column 'body': the columns are id, text (or their numbers, from 1)\n"
    )


def test_data_in_a_folder_is_left_out_until_a_field_is_named(tmp_path):
    (tmp_path / "package.json").write_text('{"text": "some words"}')
    (tmp_path / "a.txt").write_text("Some words.")
    assert "a.txt" in run("check", str(tmp_path)).stdout
    assert "package.json" not in run("check", "--output-format", "json", str(tmp_path)).stdout
    assert "package.json" in run("check", "--output-format", "json", "--field", "text", str(tmp_path)).stdout
    (tmp_path / "mt-cleanup.toml").write_text('[per-path."*.json"]\nfields = ["text"]\n')
    assert "package.json" in run("check", "--output-format", "json", str(tmp_path)).stdout


def test_other_encodings_are_read_whole(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes("\ufeff".encode("utf-16-le") + b"\n".join(LINES).decode().encode("utf-16-le"))
    assert run("fix", "--field", "text", str(path)).exit_code == 0
    assert path.read_bytes()[2:].decode("utf-16-le").encode() == fixed(LINES)


def test_a_file_that_was_changed_meanwhile_is_left_alone(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"one\ntwo\n")
    with streams.Rewriting(str(path), writes=True) as file:
        for line in file.lines():
            file.write(line.upper())
        path.write_bytes(b"one\ntwo!")
        with pytest.raises(FileError, match="changed by someone else"):
            file.finish()
    assert path.read_bytes() == b"one\ntwo!"
    assert os.listdir(tmp_path) == ["a"]


def test_a_file_with_two_names_is_written_in_place(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"one\ntwo two\n")
    os.link(path, tmp_path / "b")
    with streams.Rewriting(str(path), writes=True) as file:
        for line in file.lines():
            file.write(line[:3] + "\n")
        file.finish()
    assert (tmp_path / "b").read_bytes() == b"one\ntwo\n"
    assert sorted(os.listdir(tmp_path)) == ["a", "b"]


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "a").write_bytes(b"one\n")
    (tmp_path / "b").symlink_to("a")
    with streams.Rewriting(str(tmp_path / "b"), writes=True) as file:
        for line in file.lines():
            file.write(line.upper())
        file.finish()
    assert (tmp_path / "b").is_symlink() and (tmp_path / "a").read_bytes() == b"ONE\n"


def test_what_is_not_finished_leaves_nothing_behind(tmp_path):
    (tmp_path / "a").write_bytes(b"one\n")
    with streams.Rewriting(str(tmp_path / "a"), writes=True) as file:
        file.write("x")
    assert (tmp_path / "a").read_bytes() == b"one\n"
    assert os.listdir(tmp_path) == ["a"]


@pytest.mark.slow
def test_memory_does_not_grow_with_the_number_of_records(tmp_path):
    path = tmp_path / "a.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(40_000):
            file.write(
                json.dumps({"id": number, "text": f"Hall {number}. " + "A fine old hall stands there. " * 15}) + "\n"
            )
    code = (
        "import resource, subprocess, sys; subprocess.run([sys.executable, '-m', 'cleanup', 'fix', '--language', 'en',"
        " '--field', 'text', '--statistics', sys.argv[1]], check=True);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert int(done.stdout.split()[-1]) < 150


def test_a_field_can_say_its_format(tmp_path):
    path = tmp_path / "a.jsonl"
    page = f"<p title='{HALL}'>{HALL}</p>"
    path.write_text(json.dumps({"title": HALL, "body": page}) + "\n", encoding="utf-8")
    assert run("fix", "--field", "title,body:html", str(path)).exit_code == 0
    read = json.loads(path.read_text(encoding="utf-8"))
    assert read == {"title": FIXED, "body": f"<p title='{HALL}'>{FIXED}</p>"}
    done = run("fix", "--field", "body:htlm", str(path))
    assert done.exit_code == 2 and "unknown format 'htlm' (did you mean 'html'?)" in done.output
