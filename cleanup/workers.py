"""Many files in several processes: each cleans some of them, and what is said of them comes back in their order.

A worker is sent the numbers of a few files at a time and answers to each as soon as it is done, so that when it dies
it is known with which one. The numbers are places in the list of targets, which every worker has from its start.
"""

import gc
import multiprocessing
import os
import pickle
import signal
import sys
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from cleanup.errors import CleanupError, ConfigError, FileError, RuleError
from cleanup.files import reason, undisturbed
from cleanup.jobs import size
from cleanup.parcels import packed, unpacked
from cleanup.report import Entry, Failure
from cleanup.run import Cleaners, Finished, Task, clean_file, clean_files, failed, goes_through
from cleanup.walk import Target

#: Files, and bytes, that a worker is sent at a time; it is sent more when fewer files are left to it.
BATCH, BATCH_BYTES, LEFT = 8, 64_000, 3
#: Bytes of the files that are worked on at a time: cleaning takes several times that of memory. A larger file is alone.
AT_WORK = 32_000_000
#: Bytes of answers that wait for their turn.
WAITING = 8_000_000
#: Seconds that a worker is given to end.
PATIENCE = 5.0

#: What an answer begins with: the last of a file, not the last, the last and nothing is said, an error that ends all.
_LAST, _MORE, _NOTHING, _ERROR = b"l", b"m", b"n", b"e"
_DIED = (
    "the process that worked on it {how}; the file is as it was, or cleaned as a whole: run again, with --jobs 1 if "
    "there is not enough memory"
)


def clean_in(
    jobs: int,
    targets: Sequence[Target | FileError],
    task: Task,
    cleaners: Cleaners,
    finished: Finished,
    start: str | None = None,
) -> Generator[Entry | Failure]:
    """Clean files in so many processes and say of them the same in the same order as `clean_files`, which see.

    ``start`` says how processes are started, if not in the best way for this system. To be closed.
    """
    start = start or _best_start()
    targets, refused = _refused(targets, task, cleaners)
    done = 0
    if start == "fork" and targets and size(targets[0]) <= BATCH_BYTES:
        done = 1  # what is read and built for it is there in all workers
        yield from clean_files(targets[:1], task, cleaners, finished)
    team = _Team(targets, done, jobs, task, cleaners, start)
    try:
        for number, target in enumerate(islice(targets, done, None), done):
            yield from (failed(target),) if isinstance(target, FileError) else team.said_of(number)
            finished(target)
        team.dismiss()
    finally:
        team.end()
    if refused is not None:
        raise refused


def _best_start() -> str:
    """Forked processes have at once what is loaded here; but where threads run, their locks would stay locked."""
    if sys.platform != "linux":
        return "spawn"
    try:
        threads = len(os.listdir("/proc/self/task"))
    except OSError:
        return "spawn"
    return "fork" if threads == 1 else "spawn"


def _refused(
    targets: Sequence[Target | FileError], task: Task, cleaners: Cleaners
) -> tuple[Sequence[Target | FileError], CleanupError | None]:
    """Return the targets before the first whose settings make no sense, and the error that this is."""
    for number, target in enumerate(targets):
        if isinstance(target, Target):
            try:
                cleaners.of(target.config.settings_for(target.path).under(task.told), target.config.rule_folders)
            except (ConfigError, RuleError) as error:
                return targets[:number], error
    return targets, None


class _Worker:
    """A process, and what it has been sent: ``numbers`` of files, in the order in which it works on them."""

    def __init__(self, process: BaseProcess, connection: Connection) -> None:
        self.process = process
        self.connection = connection
        self.numbers: deque[int] = deque()

    def send(self, numbers: Sequence[int]) -> None:
        self.numbers += numbers
        with suppress(OSError):  # it has died, which is noticed when its answer is waited for
            self.connection.send(numbers)


class _Team:
    """The workers of one run, the files that wait for them, and their answers that wait to be asked for."""

    def __init__(
        self, targets: Sequence[Target | FileError], first: int, jobs: int, task: Task, cleaners: Cleaners, start: str
    ) -> None:
        self._targets = targets
        self._task = task
        self._context = multiprocessing.get_context(start)
        self._forks = start == "fork"
        self._cleaners = cleaners
        self._workers: list[_Worker] = []
        self._next = first
        self._sizes: dict[int, int] = {}  # of the files that are worked on
        self._answers: dict[int, deque[bytes]] = {}
        self._answered: set[int] = set()
        self._waiting = 0  # bytes of answers
        self._jobs = jobs
        if self._forks:
            gc.freeze()  # what is there is not written to, and so not copied

    def said_of(self, number: int) -> Iterator[Entry | Failure]:
        """Yield what is said of a file, as it is said; to be asked for in order."""
        while True:
            answers = self._answers.setdefault(number, deque())
            while answers:
                answer = answers.popleft()
                self._waiting -= len(answer)
                if answer[:1] == _ERROR:
                    raise pickle.loads(memoryview(answer)[1:])
                if answer[:1] != _NOTHING:
                    yield unpacked(memoryview(answer)[1:])
            if number in self._answered:
                break
            self._hand_out()
            self._listen(number)
        self._answered.discard(number)
        del self._answers[number]

    def dismiss(self) -> None:
        """Let the workers go: there is no more to do."""
        for worker in self._workers:
            worker.connection.close()
        for worker in self._workers:
            worker.process.join(PATIENCE)

    def end(self) -> None:
        """Stop the workers, whatever they are at: a file is then as it was, or cleaned."""
        gc.unfreeze()
        with undisturbed():
            for worker in self._workers:
                worker.process.terminate()
            for worker in self._workers:
                worker.process.join(PATIENCE)
                if worker.process.is_alive():
                    worker.process.kill()
                    worker.process.join()
                worker.connection.close()
            self._workers.clear()

    def _hand_out(self) -> None:
        """Send files to who has few left, as long as not too much is worked on or waits."""
        while self._next < len(self._targets) and self._waiting < WAITING:
            idle = min(self._workers, key=lambda worker: len(worker.numbers), default=None)
            if idle is None or (idle.numbers and len(self._workers) < self._jobs):
                idle = self._start() or idle
                assert idle is not None  # else none could be started
            if len(idle.numbers) > LEFT:
                return
            batch = self._batch()
            if not batch:
                return
            idle.send(batch)

    def _batch(self) -> list[int]:
        """Take the next files; none if these are too large to be worked on beside the others."""
        numbers: list[int] = []
        load = 0
        while self._next < len(self._targets) and len(numbers) < BATCH and load < BATCH_BYTES:
            target = self._targets[self._next]
            if isinstance(target, Target):
                heavy = size(target)
                if heavy > BATCH_BYTES and goes_through(target, self._task):
                    heavy = BATCH_BYTES
                if numbers and load + heavy > BATCH_BYTES:
                    break
                if self._sizes and sum(self._sizes.values()) + heavy > AT_WORK:
                    break
                numbers.append(self._next)
                self._sizes[self._next] = heavy
                load += heavy
            self._next += 1
        return numbers

    def _listen(self, number: int) -> None:
        """Take in what workers have to say; when too much waits, only what comes before it."""
        listened = self._workers
        if self._waiting >= WAITING:
            listened = [worker for worker in self._workers if number in worker.numbers]
        ready = wait([worker.connection for worker in listened])
        for worker in [worker for worker in listened if worker.connection in ready]:
            try:
                answer = worker.connection.recv_bytes()
            except (EOFError, OSError):
                self._died(worker)
            else:
                self._take(worker, answer)

    def _take(self, worker: _Worker, answer: bytes) -> None:
        number = worker.numbers[0]
        self._answers.setdefault(number, deque()).append(answer)
        self._waiting += len(answer)
        if answer[:1] != _MORE:
            worker.numbers.popleft()
            self._answered.add(number)
            self._sizes.pop(number, None)

    def _died(self, worker: _Worker) -> None:
        """Tell with which file a worker died, and let another do what it would have done next."""
        self._workers.remove(worker)
        worker.connection.close()
        worker.process.join(PATIENCE)
        if worker.numbers:
            target = self._targets[worker.numbers[0]]
            assert isinstance(target, Target)
            said = Failure(name=target.path, message=_DIED.format(how=_how(worker.process.exitcode)))
            self._take(worker, _LAST + packed(said))
        if worker.numbers:
            (self._start() or self._workers[0]).send(list(worker.numbers))

    def _start(self) -> _Worker | None:
        """Start one more worker, None if that cannot be; raise CleanupError if there is no other."""
        ours, theirs = self._context.Pipe()
        inherited = [ours, *(worker.connection for worker in self._workers)] if self._forks else []
        cleaners = self._cleaners if self._forks else None
        process = self._context.Process(  # type: ignore[attr-defined]
            target=_work, args=(theirs, inherited, self._targets, self._task, cleaners), daemon=True
        )
        try:
            with undisturbed():
                process.start()
        except OSError as error:
            ours.close()
            if not self._workers:
                said = f"no process can be started: {reason(error)}: run again with --jobs 1"
                raise CleanupError(said) from error
            self._jobs = len(self._workers)
            return None
        finally:
            theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker


def _work(
    connection: Connection, inherited: Sequence[Connection], targets: Sequence[Target | FileError], task: Task,
    cleaners: Cleaners | None,
) -> None:  # fmt: skip
    """What a worker does, until the other end of its connection is closed."""
    for other in inherited:
        other.close()  # else it would stay open when the first process dies
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is the first process that ends the others
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # by way of every finally, which removes temporary files
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, signal.SIGTERM})
    cleaners = cleaners or Cleaners()
    with suppress(EOFError, ConnectionError):
        while True:
            for number in connection.recv():
                _answer(connection, targets[number], task, cleaners)


def _answer(connection: Connection, target: Target | FileError, task: Task, cleaners: Cleaners) -> None:
    """Clean one file and say so; the last that is said of it goes when all is done."""
    assert isinstance(target, Target)
    last: bytes | None = None
    try:
        for said in clean_file(target, task, cleaners):
            if last is not None:
                connection.send_bytes(_MORE + last)
            last = packed(said)
    except CleanupError as error:
        if last is not None:
            connection.send_bytes(_MORE + last)
        connection.send_bytes(_ERROR + pickle.dumps(error))
    else:
        connection.send_bytes(_NOTHING if last is None else _LAST + last)


def _how(status: int | None) -> str:
    if status is None or status >= 0:
        return f"ended by itself (status {status})"
    try:
        name = signal.Signals(-status).name
    except ValueError:
        name = f"signal {-status}"
    return f"was ended by {name}"
