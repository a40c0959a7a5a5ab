"""How fast are many small files in one process and in several: ``python benchmarks/jobs.py [FILES] [JOBS] [OTHERS]``.

FILES articles of about 3 kB, English and half of them with a few artifacts, are written to a folder of their own; each
line is the median of several rounds in which the runs take turns, whole commands from start to exit. The memory is the
most that any one process had resident. OTHERS are commands to compare with, in one argument each; the folder is added.
"""

import os
import random
import shlex
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).parent.parent
SIZE, ROUNDS = 3_000, 3


def write(folder: Path, files: int) -> int:
    """Write the articles; return their bytes."""
    sources = sorted((ROOT / "fixtures/clean/en").glob("*.txt")) + sorted(ROOT.glob("fixtures/articles/en/*.fixed.txt"))
    paragraphs = [part for path in sources for part in path.read_text(encoding="utf-8").split("\n\n") if len(part) > 40]
    chance = random.Random(1)
    total = 0
    for number in range(files):
        text = ""
        while len(text) < SIZE - 100:
            text += chance.choice(paragraphs).strip() + "\n\n"
        if number % 2:
            text = text.replace("” ", "”", 1).replace(", ", " , ", 2)
        path = folder / f"{number // 500:02}" / f"{number:05}.txt"
        path.parent.mkdir(exist_ok=True)
        total += path.write_bytes(text.encode())
    return total


def seconds(command: list[str]) -> tuple[float, float]:
    """Run a command; return how long it took and the most megabytes that one of its processes had."""
    most = 0.0
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def watch() -> None:
        nonlocal most
        while process.poll() is None:
            most = max(most, *(resident(number) for number in (process.pid, *children(process.pid))))
            time.sleep(0.2)

    watcher = threading.Thread(target=watch)
    watcher.start()
    process.wait()
    took = time.perf_counter() - begin
    watcher.join()
    return took, most


def children(number: int) -> list[int]:
    """The processes that a process has started."""
    with suppress(OSError):
        return [int(child) for child in Path(f"/proc/{number}/task/{number}/children").read_text().split()]
    return []


def resident(number: int) -> float:
    """The megabytes that a process has had resident at most, shared ones included."""
    with suppress(OSError, StopIteration):
        lines = Path(f"/proc/{number}/status").read_text().splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1000
    return 0.0


def main() -> None:
    files = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    jobs = sys.argv[2] if len(sys.argv) > 2 else str(os.cpu_count())
    with tempfile.TemporaryDirectory() as name:
        size = write(Path(name), files)
        ours = [sys.executable, "-m", "cleanup", "check", "--language", "en", "--output-format", "concise", name]
        runs = {"one process": [*ours, "--jobs", "1"], f"{jobs} processes": [*ours, "--jobs", jobs]}
        runs |= {other: [*shlex.split(other), name] for other in sys.argv[3:]}
        took: dict[str, list[tuple[float, float]]] = {run: [] for run in runs}
        for _ in range(ROUNDS):
            for run, command in runs.items():
                took[run].append(seconds(command))
        one = statistics.median(time for time, _ in took["one process"])
        for run, times in took.items():
            each, memory = statistics.median(time for time, _ in times), max(memory for _, memory in times)
            pace = f"{each:6.2f} s, {files / each:6.0f} files/s, {size / each / 1e6:5.2f} MB/s, {memory:3.0f} MB"
            print(f"{run}: {pace}, {one / each:.2f} x one process")


if __name__ == "__main__":
    main()
