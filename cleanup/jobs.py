"""In how many processes a run is done: in one, unless there is enough to do to be worth the start of several."""

import os
import sys
from collections.abc import Generator, Sequence
from contextlib import suppress

from cleanup.errors import FileError
from cleanup.report import Entry, Failure
from cleanup.run import Cleaners, Finished, Task, clean_files
from cleanup.walk import Target

#: Bytes from which on several processes are faster than one: measured with benchmarks/jobs.py, where a start by fork
#: took as long as 10 to 20 files of 3 kB, and one from nothing (not on Linux) half a second.
MUCH = 64_000 if sys.platform == "linux" else 1_000_000


def clean_in(
    jobs: int, targets: Sequence[Target | FileError], task: Task, finished: Finished
) -> Generator[Entry | Failure]:
    """Clean files in as many processes as ``jobs`` says; what is said of them, in their order, is the same as in one.

    0: as many as there are processors, if that is worth it. What is recorded is done in one process, which writes the
    ledger. To be closed. Raises as `clean_files`.
    """
    cleaners = Cleaners()
    jobs = min(jobs or _worth(targets), len(targets))
    if jobs < 2 or task.recorder is not None:
        return clean_files(targets, task, cleaners, finished)
    from cleanup import workers

    return workers.clean_in(jobs, targets, task, cleaners, finished)


def size(target: Target | FileError) -> int:
    """Return the size of a file, 0 if it cannot be told."""
    with suppress(OSError):
        return 0 if isinstance(target, FileError) else os.stat(target.path).st_size
    return 0


def _worth(targets: Sequence[Target | FileError]) -> int:
    """How many processes are worth their start."""
    if len(targets) < 2 or sum(map(size, targets)) < MUCH:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
