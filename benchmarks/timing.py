"""How time is taken: CPU time in this process, medians of rounds in which the compared take turns; and processes."""

import gc
import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence

#: What processes say is read by nobody.
_QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "stdin": subprocess.DEVNULL}


def seconds(work: Callable[[str], object], articles: Sequence[str]) -> float:
    """Return the CPU seconds that this process takes for the articles."""
    begin = time.process_time()
    for article in articles:
        work(article)
    return time.process_time() - begin


def turns(timed: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, list[float]]:
    """Time each of several tasks in each round, after one round to get warm; return the seconds of each."""
    taken: dict[str, list[float]] = {name: [] for name in timed}
    for number in range(rounds + 1):
        for name, run in timed.items():
            gc.collect()
            once = run()
            if number:
                taken[name].append(once)
    return taken


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """Return the median of theirs ÷ ours, round by round: how many times as fast we are."""
    return statistics.median(other / one for one, other in zip(ours, theirs, strict=True))


class Ran:
    """What a process took: wall and CPU seconds, the most memory that was resident, its exit status."""

    def __init__(self, command: Sequence[str]) -> None:
        begin = time.perf_counter()
        with tempfile.TemporaryDirectory() as folder:
            process = subprocess.Popen(command, cwd=folder, **_QUIET)  # type: ignore[call-overload]
            _, status, usage = os.wait4(process.pid, 0)
        self.wall = time.perf_counter() - begin
        self.cpu = usage.ru_utime + usage.ru_stime
        self.megabytes = usage.ru_maxrss / 1024
        self.status = process.returncode = os.waitstatus_to_exitcode(status)


def processes(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, list[Ran]]:
    """Run each command in each round, after one round to get warm; a crash is an error."""
    taken: dict[str, list[Ran]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            ran = Ran(command)
            if ran.status < 0:
                raise RuntimeError(f"{name} was killed by signal {-ran.status}")
            if number:
                taken[name].append(ran)
    return taken
