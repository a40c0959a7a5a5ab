"""Several processes say and do the same as one, in the same order, whatever happens to one of them."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cleanup import files, jobs, workers
from cleanup.cli import main
from cleanup.errors import CleanupError
from cleanup.parcels import packed, unpacked
from cleanup.report import Entry, Failure
from cleanup.run import Cleaners, Task, clean_files
from cleanup.settings import Config, Settings
from cleanup.walk import Target

STARTS = ("fork", "spawn") if sys.platform == "linux" else ("spawn",)
BAD = "He said “yes”and left . What ? The so-called “red”cells \N{WAVING HAND SIGN} , he said , the end.\n"
GOOD = "He said “yes” and left. What? The so-called “red” cells, he said, and that was the end of it.\n"


def tree(folder: Path) -> None:
    """A folder with a bit of everything: good and bad, records, broken files, notes, settings of its own."""
    for number in range(30):
        sub = folder / f"part {number // 10}"
        sub.mkdir(exist_ok=True)
        (sub / f"{number:02}.txt").write_text(f"Part {number}.\n\n" + (BAD if number % 3 else GOOD) * (1 + number % 4))
    (folder / "mt-cleanup.toml").write_text(
        '[per-path."*.jsonl"]\nfields = ["text"]\n[per-path."odd.txt"]\nunsafe = true\n'
    )
    lines = [json.dumps({"id": i, "text": BAD if i % 2 else GOOD}) for i in range(40)]
    lines[7] = '{"id": 7, "text": "broken'
    (folder / "records.jsonl").write_text("\n".join(lines) + "\n")
    (folder / "empty.jsonl").write_text("")
    (folder / "odd.txt").write_text("The mayor , the mayor’s wife.The end !\n" + BAD)
    (folder / "read.md").write_text(f"# Title\n\n<!-- mt-cleanup: allow no/such-rule -->\n\n{BAD}\n[a]( b ) `x ?`\n")
    (folder / "broken.txt").write_bytes(b"He said \xff\xfe.\n" * 3)
    (folder / "binary.txt").write_bytes(b"He\0said.\n")
    (folder / "lone.txt").write_text(BAD, encoding="utf-16")
    (folder / "empty.txt").write_text("")
    (folder / "what.odt").write_text("?")


@pytest.fixture
def said(capfdbinary, monkeypatch):
    """Run the command here; return exit status, standard output and standard error."""
    before = signal.getsignal(signal.SIGTERM)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)

    def run(*arguments: str) -> tuple[object, bytes, bytes]:
        with pytest.raises(SystemExit) as ended:
            main(list(arguments), prog_name="mt-cleanup")
        return ended.value.code, *capfdbinary.readouterr()

    yield run
    signal.signal(signal.SIGTERM, before)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


PATHS = (".", "gone.txt", "what.odt", "part 1")
WAYS = (
    (), ("--output-format", "concise"), ("--output-format", "json"), ("--output-format", "jsonl"), ("--statistics",),
    ("--strict", "--unsafe"), ("--language", "en", "--output-format", "concise", "--statistics"),
)  # fmt: skip


@pytest.mark.parametrize("way", WAYS, ids=" ".join)
def test_a_check_in_several_processes_says_the_same_byte_by_byte(tmp_path, monkeypatch, said, way):
    tree(tmp_path)
    monkeypatch.chdir(tmp_path)
    alone = said("check", "--jobs", "1", *way, *PATHS)
    assert alone[0] == 2 and alone[1]
    for number in ("2", "3"):
        assert said("check", "--jobs", number, *way, *PATHS) == alone


@pytest.mark.parametrize(
    "way", [("--diff",), (), ("--output-format", "json"), ("--exit-non-zero-on-fix",)], ids=" ".join
)
def test_a_fix_in_several_processes_says_and_does_the_same(tmp_path, monkeypatch, said, way):
    seen = []
    for number in ("1", "2", "3"):
        folder = tmp_path / number
        folder.mkdir()
        tree(folder)
        monkeypatch.chdir(folder)
        seen.append((said("fix", "--jobs", number, *way, *PATHS), contents(folder)))
    assert seen[0][0][1]
    assert seen[1] == seen[0]
    assert seen[2] == seen[0]


@pytest.mark.parametrize("start", STARTS)
def test_processes_may_be_started_in_any_way(tmp_path, monkeypatch, said, start):
    tree(tmp_path)
    monkeypatch.chdir(tmp_path)
    alone = said("check", "--jobs", "1", "--output-format", "json", *PATHS)
    monkeypatch.setattr(workers, "_best_start", lambda: start)
    assert said("check", "--jobs", "2", "--output-format", "json", *PATHS) == alone


def test_known_findings_are_known_in_every_process(tmp_path, monkeypatch, said):
    tree(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert said("baseline", "--jobs", "1", "part 0", "part 1", "--output", "one.json")[0] == 0
    assert said("baseline", "--jobs", "2", "part 0", "part 1", "--output", "two.json")[0] == 0
    assert Path("one.json").read_bytes() == Path("two.json").read_bytes()
    (tmp_path / "part 0" / "07.txt").unlink()
    (tmp_path / "part 0" / "05.txt").write_text(GOOD)
    alone = said("check", "--jobs", "1", "--baseline", "one.json", ".")
    assert b"known to the baseline" in alone[1] and b"knows files that are gone" in alone[2]
    assert said("check", "--jobs", "2", "--baseline", "one.json", ".") == alone


@pytest.mark.parametrize("start", STARTS)
def test_only_changed_lines_count_in_every_process(tmp_path, monkeypatch, said, start):
    tree(tmp_path)
    monkeypatch.chdir(tmp_path)
    git = ("git", "-c", "user.name=a", "-c", "user.email=a@example.org")
    for arguments in (("init", "-q"), ("add", "."), ("commit", "-qm", "one")):
        subprocess.run([*git, *arguments], check=True)
    for path in sorted((tmp_path / "part 1").glob("*.txt")):
        path.write_text(path.read_text() + "\nAnd what ?\n")
    alone = said("check", "--jobs", "1", "--changed-since", "HEAD", ".")
    assert b"10 articles" in alone[1]
    monkeypatch.setattr(workers, "_best_start", lambda: start)
    assert said("check", "--jobs", "3", "--changed-since", "HEAD", ".") == alone


def test_a_ledger_is_written_by_one_process(tmp_path, monkeypatch, said):
    ledgers = []
    for number in ("1", "3"):
        folder = tmp_path / number
        folder.mkdir()
        tree(folder)
        monkeypatch.chdir(folder)
        said("fix", "--jobs", number, "--record", "ledger.jsonl", "part 0")
        ledgers.append((folder / "ledger.jsonl").read_text().replace(str(folder), ""))
    assert ledgers[0] == ledgers[1]


def targets_in(folder: Path, config: Config | None = None) -> list[Target]:
    return [Target(str(path), config or Config()) for path in sorted(folder.rglob("*.txt"))]


TASK = Task(told=Settings(language="en"), write=False)


def in_processes(targets: list[Target], task: Task = TASK, start: str | None = None, number: int = 2) -> list[object]:
    return list(workers.clean_in(number, targets, task, Cleaners(), lambda _: None, start))


@pytest.mark.skipif("fork" not in STARTS, reason="what happens to a worker is told to it by way of fork")
def test_a_process_that_is_killed_costs_the_file_that_it_was_at_and_no_other(tmp_path, monkeypatch):
    tree(tmp_path)
    targets = targets_in(tmp_path / "part 0") + targets_in(tmp_path / "part 1")
    alone = list(clean_files(targets, TASK, Cleaners(), lambda _: None))
    read = files.read_bytes

    def short_of_memory(path: str) -> bytes:
        if path.endswith(("03.txt", "04.txt", "17.txt", "19.txt")):
            os.kill(os.getpid(), signal.SIGKILL)
        return read(path)

    monkeypatch.setattr(files, "read_bytes", short_of_memory)
    together = in_processes(targets, start="fork")
    assert len(together) == len(alone)
    for one, same, target in zip(together, alone, targets, strict=True):
        if target.path.endswith(("03.txt", "04.txt", "17.txt", "19.txt")):
            assert isinstance(one, Failure) and one.name == target.path and "ended by SIGKILL" in one.message
        else:
            assert one == same


@pytest.mark.skipif("fork" not in STARTS, reason="the system refuses a fork")
def test_where_no_more_processes_can_be_started_those_do_the_work_that_are_there(tmp_path, monkeypatch):
    tree(tmp_path)
    targets = targets_in(tmp_path / "part 0")
    alone = list(clean_files(targets, TASK, Cleaners(), lambda _: None))
    fork, left = os.fork, [1]

    def refused() -> int:
        if not left:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        left.pop()
        return fork()

    monkeypatch.setattr(os, "fork", refused)
    assert in_processes(targets, start="fork", number=3) == alone
    with pytest.raises(CleanupError, match="run again with --jobs 1"):
        in_processes(targets, start="fork")


def test_settings_that_make_no_sense_end_a_run_where_they_would_have_ended_it(tmp_path):
    tree(tmp_path)
    targets = targets_in(tmp_path / "part 0")
    wrong = Config(settings=Settings(glossary=str(tmp_path / "none.tsv")))
    targets[6:6] = [Target(targets[0].path, wrong)]
    seen = []
    for run in (clean_files(targets, TASK, Cleaners(), lambda _: None), workers.clean_in(2, targets, TASK, Cleaners(), lambda _: None)):  # fmt: skip
        names: list[str] = []
        with pytest.raises(Exception, match=r"none\.tsv") as error:
            names.extend(one.name for one in run)
        seen.append((names, type(error.value), str(error.value)))
    assert seen[0] == seen[1]
    assert len(seen[0][0]) == 6


def test_answers_that_wait_are_bounded_and_large_files_are_alone(tmp_path, monkeypatch):
    tree(tmp_path)
    (tmp_path / "part 0" / "02.txt").write_text(GOOD * 300)
    targets = targets_in(tmp_path)
    alone = list(clean_files(targets, TASK, Cleaners(), lambda _: None))
    monkeypatch.setattr(workers, "WAITING", 2_000)
    monkeypatch.setattr(workers, "AT_WORK", 1_000)
    assert in_processes(targets, number=3) == alone


def test_all_that_is_said_of_records_comes_back_also_in_little_room(tmp_path, monkeypatch):
    tree(tmp_path)
    config = Config(settings=Settings(fields=("text",)))
    for number in range(6):
        rows = [json.dumps({"text": f"{number} {i}: {BAD}"}) for i in range(50)]
        (tmp_path / f"r{number}.jsonl").write_text("\n".join(rows) + "\n")
    targets = [Target(str(path), config) for path in sorted(tmp_path.glob("*.jsonl"))]
    alone = list(clean_files(targets, TASK, Cleaners(), lambda _: None))
    assert len(alone) > 300
    monkeypatch.setattr(workers, "WAITING", 5_000)
    assert in_processes(targets) == alone


def test_what_is_packed_is_unpacked(tmp_path):
    tree(tmp_path)
    config = Config(settings=Settings(fields=("text",)))
    targets = [Target(str(path), config) for path in sorted(tmp_path.rglob("*.*"))]
    everything = list(clean_files(targets, TASK, Cleaners(), lambda _: None))
    assert any(isinstance(one, Failure) for one in everything)
    assert any(isinstance(one, Entry) and one.result.findings for one in everything)
    assert any(isinstance(one, Entry) and one.result.changes for one in everything)
    for one in everything:
        assert unpacked(packed(one)) == one


def test_little_to_do_is_done_in_one_process_if_nothing_else_is_told(tmp_path, monkeypatch):
    def none(*_: object) -> None:
        raise AssertionError("several processes")

    tree(tmp_path)
    monkeypatch.setattr(workers, "clean_in", none)
    targets = targets_in(tmp_path / "part 0")
    assert len(list(jobs.clean_in(0, targets, TASK, lambda _: None))) == len(targets)
    with pytest.raises(AssertionError):
        jobs.clean_in(2, targets, TASK, lambda _: None)


@pytest.mark.parametrize("value", ["-1", "two", "1.5", "257", "²"])
def test_a_wrong_number_of_processes_is_told(tmp_path, monkeypatch, said, value):
    monkeypatch.chdir(tmp_path)
    status, _, error = said("check", "--jobs", value, ".")
    assert status == 2 and b"is not auto or a number from 0 to 256" in error


def started(folder: Path, *arguments: str) -> "subprocess.Popen[bytes]":
    """Start a fix of many files; return when it has begun to write them."""
    for number in range(150):
        (folder / f"{number:03}.txt").write_text(BAD * 15)
    process = subprocess.Popen(
        [sys.executable, "-m", "cleanup", "fix", "--language", "en", "--jobs", "3", *arguments, "."], cwd=folder,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(0.3)
    return process


def assert_nothing_is_left(folder: Path, session: int) -> None:
    old, new = BAD * 15, (folder / "000.txt").read_text()
    assert old != new
    assert {path.read_text() for path in folder.glob("*.txt")} <= {old, new}
    assert not [path.name for path in folder.iterdir() if path.suffix != ".txt"]
    end = time.monotonic() + 10
    while (left := _in_session(session)) and time.monotonic() < end:
        time.sleep(0.05)
    assert not left


def _in_session(session: int) -> list[int]:
    found = []
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            if (
                os.getsid(int(name)) == session
                and "Z" not in Path("/proc", name, "stat").read_text().split(") ")[1][:1]
            ):
                found.append(int(name))
        except (OSError, IndexError):
            continue
    return found


linux_only = pytest.mark.skipif(sys.platform != "linux", reason="processes are looked for in /proc")


@linux_only
@pytest.mark.parametrize("all_of_them", [True, False], ids=["from the keyboard", "to the first process"])
def test_an_interruption_ends_all_processes_and_leaves_files_old_or_new(tmp_path, all_of_them):
    process = started(tmp_path)
    if all_of_them:
        os.killpg(process.pid, signal.SIGINT)
    else:
        process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=60)
    assert process.returncode == 130
    assert error == b""
    assert_nothing_is_left(tmp_path, process.pid)


@linux_only
@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGKILL, -9)])
def test_what_ends_the_first_process_ends_the_others(tmp_path, number, status):
    process = started(tmp_path)
    process.send_signal(number)
    _, error = process.communicate(timeout=60)
    assert process.returncode == status
    assert error == b""
    assert_nothing_is_left(tmp_path, process.pid)


@linux_only
def test_a_reader_that_goes_away_ends_a_check_and_not_a_fix(tmp_path):
    process = started(tmp_path)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.wait(60)
    assert len({path.read_text() for path in tmp_path.glob("*.txt")}) == 1
    assert_nothing_is_left(tmp_path, process.pid)
