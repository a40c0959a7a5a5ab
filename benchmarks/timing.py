"""How time is taken: CPU time in this process, medians of rounds in which the compared take turns; and processes."""

import gc
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence

#: Starts a command from a process that is small itself: what is resident in the one that starts it counts for both.
_LAUNCH = """
import os, sys, time
begin = time.perf_counter()
silent = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in range(3)]
process = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=silent)
_, status, usage = os.wait4(process, 0)
wall, cpu = time.perf_counter() - begin, usage.ru_utime + usage.ru_stime
print(wall, cpu, usage.ru_maxrss, os.waitstatus_to_exitcode(status))
"""


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
        with tempfile.TemporaryDirectory() as folder:
            said = subprocess.run(
                (sys.executable, "-S", "-c", _LAUNCH, *command), cwd=folder, capture_output=True, text=True, check=True
            )
        wall, cpu, kilobytes, status = said.stdout.split()
        self.wall, self.cpu, self.megabytes, self.status = float(wall), float(cpu), int(kilobytes) / 1024, int(status)


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
