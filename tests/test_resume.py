"""A run that is killed at any moment and run again ends as if nothing had happened."""

import gzip
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from cleanup import files
from cleanup.cli import main

HALL, FIXED = "The “hall” is a hall of ” open “ windows.", "The “hall” is a hall of “open” windows."


def fix(*arguments, command="fix"):
    return CliRunner().invoke(main, [command, "--language", "en", "--field", "text", *map(str, arguments)])


def fill(folder: Path, articles: int, shards: int, records: int) -> None:
    folder.mkdir()
    for i in range(articles):
        (folder / f"a{i:03}.txt").write_text(f"{HALL}\n\nThe hall has {i} windows .\n" * (1 + i % 7), encoding="utf-8")
    for i in range(shards):
        lines = (
            json.dumps({"id": i, "text": f"{HALL} Number {j}."}, ensure_ascii=False) + "\n" for j in range(records)
        )
        data = "".join(lines).encode()
        if i % 2:
            (folder / f"s{i:03}.jsonl.gz").write_bytes(gzip.compress(data, mtime=5))
        else:
            (folder / f"s{i:03}.jsonl").write_bytes(data)


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def start(folder: Path, progress: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "cleanup", "fix", "--language", "en", "--field", "text", "--statistics"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen([*command, "--resume", str(progress), str(folder)], **quiet)


def lines_of(progress: Path) -> int:
    return progress.read_bytes().count(b"\n") if progress.exists() else 0


def kill_and_resume(tmp_path: Path, kills: int, size: tuple[int, int, int], chance: random.Random) -> None:
    fill(tmp_path / "undisturbed", *size)
    fill(tmp_path / "killed", *size)
    progress = tmp_path / "done.jsonl"
    assert fix(tmp_path / "undisturbed").exit_code == 0
    step = (size[0] + size[1]) / (kills + 2)
    killed = 0
    for _ in range(kills):
        before = lines_of(progress)
        process = start(tmp_path / "killed", progress)
        wanted = before + chance.uniform(0, 2 * step)
        while lines_of(progress) < max(wanted, 1) and process.poll() is None:
            time.sleep(0.002)
        time.sleep(chance.uniform(0, 0.02))
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
    assert killed > kills // 2
    assert start(tmp_path / "killed", progress).wait() == 0
    assert bytes_of(tmp_path / "killed") == bytes_of(tmp_path / "undisturbed")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal")
def test_killed_and_run_again_it_ends_with_the_same_bytes(tmp_path):
    kill_and_resume(tmp_path, 2, (24, 4, 40), random.Random(1))


@pytest.mark.slow
def test_killed_at_twenty_moments_it_ends_with_the_same_bytes(tmp_path):
    kill_and_resume(tmp_path, 20, (300, 40, 60), random.Random(2))


def test_what_is_finished_is_not_done_again_until_it_changes(tmp_path):
    fill(tmp_path / "a", 5, 2, 3)
    progress = tmp_path / "done.jsonl"
    assert fix("--resume", progress, tmp_path / "a").exit_code == 0
    assert lines_of(progress) == 8
    done = fix("--resume", progress, tmp_path / "a")
    assert done.stdout == "nothing is left to be done\n"
    assert done.stderr == "note: 7 files were finished before\n"
    path = tmp_path / "a/a002.txt"
    path.write_text(HALL, encoding="utf-8")
    (tmp_path / "a/new.txt").write_text(HALL, encoding="utf-8")
    done = fix("--resume", progress, tmp_path / "a")
    assert "6 files were finished before" in done.stderr
    assert path.read_text(encoding="utf-8") == FIXED == (tmp_path / "a/new.txt").read_text(encoding="utf-8")


def test_a_file_with_other_settings_in_its_configuration_is_done_again(tmp_path):
    fill(tmp_path / "a", 2, 0, 0)
    config = tmp_path / "mt-cleanup.toml"
    config.write_text('ignore = ["quotes"]\nglossary = "terms.tsv"\n')
    (tmp_path / "terms.tsv").write_text("form\tright\nhall\troom\n")
    progress = tmp_path / "done.jsonl"
    fix("--resume", progress, tmp_path / "a")
    assert "nothing is left" in fix("--resume", progress, tmp_path / "a").stdout
    (tmp_path / "terms.tsv").write_text("form\tright\nroom\thouse\n")
    assert "before" not in fix("--resume", progress, tmp_path / "a").stderr
    assert "house" in (tmp_path / "a/a000.txt").read_text(encoding="utf-8")
    config.write_text("")
    assert "before" not in fix("--resume", progress, tmp_path / "a").stderr


def test_broken_records_are_told_again_and_the_file_is_finished(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text("{broken\n" * 5 + json.dumps({"text": HALL}) + "\n", encoding="utf-8")
    progress = tmp_path / "done.json"
    assert fix("--resume", progress, path).exit_code == 2
    done = fix("--resume", progress, path)
    assert done.exit_code == 2
    assert "a.jsonl: line 1: left as it is: not JSON" in done.stderr
    assert "a.jsonl: and 2 more records" in done.stderr
    path.write_bytes(b"\xff\xfe\xff")
    assert fix("--resume", progress, path).exit_code == 2
    assert lines_of(progress) == 2


def test_a_torn_line_is_dropped(tmp_path):
    fill(tmp_path / "a", 2, 0, 0)
    progress = tmp_path / "done.jsonl"
    fix("--resume", progress, tmp_path / "a")
    whole = progress.read_bytes()
    for size in (len(whole) - 1, len(whole) - 30, whole.index(b"\n") + 1, whole.index(b"\n"), 20, 3, 0):
        progress.write_bytes(whole[:size])
        assert fix("--resume", progress, tmp_path / "a").exit_code == 0
        assert lines_of(progress) == 3
        assert all(json.loads(line) for line in progress.read_bytes().splitlines())


def test_another_command_is_refused(tmp_path):
    fill(tmp_path / "a", 1, 0, 0)
    progress = tmp_path / "done.jsonl"
    fix("--resume", progress, tmp_path / "a")
    before = progress.read_bytes()
    done = fix("--resume", progress, "--unsafe", tmp_path / "a")
    assert done.exit_code == 2
    assert "begun by another command (unsafe was None and is True): give the same options" in done.stderr
    progress.write_bytes(before.replace(b"mt-cleanup 0", b"mt-cleanup 9"))
    assert "begun by mt-cleanup 9" in fix("--resume", progress, tmp_path / "a").stderr
    progress.write_bytes(b'{"text": "something else"}\n')
    assert "no file of progress" in fix("--resume", progress, tmp_path / "a").stderr
    assert progress.read_bytes() == b'{"text": "something else"}\n'


def test_two_runs_do_not_share_a_file(tmp_path):
    fill(tmp_path / "a", 1, 0, 0)
    progress = tmp_path / "done.jsonl"
    with open(progress, "a+b") as file:
        assert files.hold(file.fileno())
        done = fix("--resume", progress, tmp_path / "a")
    assert done.exit_code == 2 and "another run is writing it" in done.stderr
    assert fix("--resume", progress, tmp_path / "a").exit_code == 0


def test_the_file_of_progress_is_no_article_itself(tmp_path):
    fill(tmp_path / "a", 1, 0, 0)
    progress = tmp_path / "a/done.jsonl"
    fix("--resume", progress, tmp_path / "a")
    assert lines_of(progress) == 2
    assert "nothing is left" in fix("--resume", progress, tmp_path / "a").stdout


def test_what_a_killed_run_left_lying_is_removed_and_what_is_being_written_is_not(tmp_path):
    fill(tmp_path / "a", 1, 0, 0)
    progress = tmp_path / "done.jsonl"
    fix("--resume", progress, tmp_path / "a")
    (tmp_path / "a/.mt-cleanup-left.tmp").write_text("x")
    with open(tmp_path / "a/.mt-cleanup-open.tmp", "wb") as file:
        files.hold(file.fileno())
        fix("--resume", progress, tmp_path / "a")
    assert sorted(os.listdir(tmp_path / "a")) == [".mt-cleanup-open.tmp", "a000.txt"]


@pytest.mark.parametrize("options", [("-",), ("--diff", ".")])
def test_it_is_for_files_that_are_written(options):
    assert "--resume needs files that are written" in fix("--resume", "x", *options).stderr
