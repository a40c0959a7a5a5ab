"""Commands against commands: start-up, one file, many small files, large ones; CPU time, and resident memory."""

import statistics
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from corpora import Corpus, large, small_files
from peers import Missing, command
from table import Absent, Row
from timing import Ran, processes

_EMPTY = """
import click

@click.command()
@click.argument("paths", nargs=-1)
def main(paths):
    '''Do nothing.'''

main()
"""
#: Peer → what it is called with, before the paths, and how many of the files it is given: some are slow.
PEERS: Mapping[str, tuple[tuple[str, ...], float]] = {
    "typos": (("-j", "1"), 1.0),
    "codespell": ((), 1.0),
    "proselint": (("check",), 0.05),
}
BARS = {"typos": 1.0, "codespell": 2.0, "proselint": 20.0}
FLOORS = {"typos": 0.01, "codespell": 0.05, "proselint": 0.15}
_OURS = ("check", "--language", "en", "--source-language", "fr", "--exit-zero")


def start_up(folder: Path, texts: Corpus, rounds: int) -> Iterator[Row | Absent]:
    """``--help`` against a program of click that does nothing, and one small file against codespell."""
    empty = folder / "empty.py"
    empty.write_text(_EMPTY, encoding="utf-8")
    ours = command("mt-cleanup")
    helped = processes({"ours": (ours, "--help"), "empty": (sys.executable, str(empty), "--help")}, rounds)
    yield Row(
        key="help",
        what="`--help` against an empty program of click",
        ours=_milliseconds(helped["ours"]), theirs=_milliseconds(helped["empty"]),
        figure=1 / _faster(helped["ours"], helped["empty"]),
        unit="× the time", bar=1.6, floor=2.2, most=True,
    )  # fmt: skip
    one = folder / "one.txt"
    for kind, article in (("good", texts.clean[0]), ("damaged", texts.dirty[0])):
        one.write_text(article[:3_000], encoding="utf-8")
        for language in ("told", "found out"):
            try:
                tried = {
                    "ours": (ours, *(_OURS if language == "told" else ("check", "--exit-zero")), str(one)),
                    "codespell": (command("codespell"), str(one)),
                }
            except Missing as missing:
                yield Absent(f"one file against codespell: {missing}")
                return
            ran = processes(tried, rounds)
            yield Row(
                key=f"one file {kind} {language}",
                what=f"one {kind} file of 3 kB, languages {language}, against codespell",
                ours=_milliseconds(ran["ours"]), theirs=_milliseconds(ran["codespell"]),
                figure=1 / _faster(ran["ours"], ran["codespell"]),
                unit="× the time", bar=0.8, floor=12.0 if language == "told" else 16.0, most=True,
            )  # fmt: skip


def many_files(folder: Path, texts: Corpus, count: int, rounds: int) -> Iterator[Row | Absent]:
    """A folder of small files, half of them damaged, against each peer; and our memory there."""
    resident = 0.0
    for share in sorted({share for _, share in PEERS.values()}, reverse=True):
        files = max(10, int(count * share))
        where = folder / str(files)
        small_files(where, [*texts.clean, *texts.dirty], files)
        tasks = {"ours": (command("mt-cleanup"), *_OURS, str(where))}
        for name, (arguments, of_peer) in PEERS.items():
            if of_peer == share:
                try:
                    tasks[name] = (command(name), *arguments, str(where))
                except Missing as missing:
                    yield Absent(f"{name} on small files: {missing}")
        ran = processes(tasks, rounds)
        resident = max(resident, *(one.megabytes for one in ran["ours"]))
        for name in list(tasks)[1:]:
            yield Row(
                key=f"files {name}",
                what=f"{files:,} files of 3 kB, one process, against `{' '.join((name, *PEERS[name][0]))}`",
                ours=f"{_pace(ran['ours'], files):,.0f} files/s", theirs=f"{_pace(ran[name], files):,.0f} files/s",
                figure=_faster(ran["ours"], ran[name]),
                bar=BARS[name], floor=FLOORS[name],
            )  # fmt: skip
    yield Row(
        key="memory",
        what=f"most memory resident on {count:,} small files",
        figure=resident,
        unit="MB", bar=60.0, floor=160.0, most=True,
    )  # fmt: skip


def large_files(folder: Path, texts: Corpus, size: int) -> Iterator[Row]:
    """The memory that is resident for one large file, good and damaged, and on one line."""
    ours = command("mt-cleanup")
    for kind, articles in (("good", texts.clean), ("damaged", texts.dirty)):
        for shape, one_line in (("", False), (", one line", True))[: 2 if kind == "good" else 1]:
            path = folder / "large.txt"
            path.write_text(large(articles, size, one_line=one_line), encoding="utf-8")
            ran = Ran((ours, *_OURS, str(path)))
            yield Row(
                key=f"memory {kind}{shape}",
                what=f"most memory resident for one file of {size // 1_000_000} MB, {kind} prose{shape}",
                ours=f"{ran.wall:.0f} s" + ("" if ran.status == 0 else f", exit status {ran.status}"),
                figure=ran.megabytes,
                unit="MB",
            )
            path.unlink()


def _faster(ours: Sequence[Ran], theirs: Sequence[Ran]) -> float:
    return statistics.median(other.cpu / one.cpu for one, other in zip(ours, theirs, strict=True))


def _milliseconds(ran: Sequence[Ran]) -> str:
    return f"{1000 * statistics.median(one.cpu for one in ran):.0f} ms"


def _pace(ran: Sequence[Ran], files: int) -> float:
    return files / statistics.median(one.cpu for one in ran)
