"""How fast is cleaning, as ratios to its peers in the same run: ``python benchmarks/speed.py [FOLDER]``.

Articles of about 5 kB are cut from the text files of FOLDER, or put together from the paragraphs of the project's own
good prose, which is full of traps; the dirty ones have about 5 artifacts per kB, of all the kinds of tests/damage.py.
Languages are told, all rules work, changes are made. The peers that are installed (``pip install mt-cleanup[bench]``,
and ``npm install typopo harper.js`` in a folder that NODE_PATH names) take turns with us; each figure is the median of
the ratios of the rounds, in CPU time. Printed is a table in Markdown, with the bar that each figure is held to.

``--quick`` takes smaller texts and fewer rounds; ``--check`` prints what is below its floor, and then exits with 1.
Floors are ratios, well below what is measured today: they catch what became much slower, on any machine.
"""

import argparse
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import commands
import growth
import peers
from corpora import Corpus, corpus
from table import Absent, Row, failures, markdown
from timing import ratio, seconds, turns

PARTS = ("peers", "growth", "hostile", "length", "commands", "memory")
#: (Corpus, peer) → how many times as fast we want to be.
BARS = {
    ("clean", "ftfy.fix_text"): 6.0, ("clean", "sacremoses"): 10.0, ("ascii", "ftfy.fix_text"): 6.0,
    ("dirty", "ftfy.fix_text"): 5.0, ("dirty", "sacremoses"): 4.0, ("dirty", "proselint"): 25.0,
    ("dirty", "typopo"): 20.0, ("clean", "plain run"): 12.0, ("dirty", "plain run"): 12.0,
}  # fmt: skip
#: (Corpus, peer) → how many times as fast we must be at least, about 0.6 of what was measured.
FLOORS = {
    ("clean", "ftfy.fix_text"): 0.9, ("ascii", "ftfy.fix_text"): 0.22, ("dirty", "ftfy.fix_text"): 0.28,
    ("clean", "sacremoses"): 0.3, ("dirty", "sacremoses"): 0.08,
    ("clean", "plain run"): 6.5, ("dirty", "plain run"): 2.8,
}  # fmt: skip
NAMES = {"clean": "good prose", "ascii": "the same in ASCII", "dirty": "damaged prose"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """How much is measured; articles are how many fast peers get, slow ones, and the plain run of all rules."""

    rounds: int
    articles: tuple[int, int, int]
    hostile: tuple[int, int]
    length: tuple[int, int]
    files: int
    walks: int
    starts: int


FULL = Extent(
    rounds=7,
    articles=(60, 10, 4),
    hostile=(100_000, 200_000),
    length=(1_000_000, 50_000_000),
    files=10_000,
    walks=1,
    starts=15,
)
QUICK = Extent(
    rounds=3,
    articles=(20, 4, 1),
    hostile=(10_000, 40_000),
    length=(100_000, 1_000_000),
    files=100,
    walks=1,
    starts=2,
)
#: Peers that are so slow that they get fewer articles.
_SLOW = ("clean-text", "proselint")


def against_peers(texts: Corpus, extent: Extent) -> Iterator[Row | Absent]:
    """Our pace and that of each peer on each corpus."""
    ours = growth.cleaner().clean
    fast: dict[str, Callable[[Sequence[str]], float]] = {}
    slow: dict[str, Callable[[Sequence[str]], float]] = {}
    for name in peers.IN_PROCESS:
        try:
            (slow if name in _SLOW else fast)[name] = partial(seconds, peers.in_process(name))
        except peers.Missing as missing:
            yield Absent(f"{name}: {missing}")
    for name in peers.IN_NODE if extent is FULL else ():
        try:
            slow[name] = partial(_sum, peers.in_node(name))
        except peers.Missing as missing:
            yield Absent(f"{name}: {missing}")
    plain = {"plain run": partial(seconds, peers.plain_run())}
    for kind in Corpus._fields:
        for group, count in zip((fast, slow, plain), extent.articles, strict=True):
            articles = getattr(texts, kind)[:count]
            tasks = {name: partial(run, articles) for name, run in group.items()}
            rounds = extent.rounds if group is fast else min(3, extent.rounds)
            times = turns({"ours": partial(seconds, ours, articles)} | tasks, rounds)
            for name in tasks:
                yield Row(
                    key=f"{kind} {name}",
                    what=f"{NAMES[kind]}, against {_shown(name)}",
                    ours=_pace(articles, times["ours"]), theirs=_pace(articles, times[name]),
                    figure=ratio(times["ours"], times[name]),
                    bar=BARS.get((kind, name)), floor=FLOORS.get((kind, name)),
                )  # fmt: skip


def _shown(name: str) -> str:
    return "the plain run of all rules" if name == "plain run" else name


def _sum(run: Callable[[str], float], articles: Sequence[str]) -> float:
    return sum(run(article) for article in articles)


def _pace(articles: Sequence[str], taken: Sequence[float]) -> str:
    size = sum(len(article.encode()) for article in articles)
    pace = size / statistics.median(taken) / 1e6
    return f"{pace:.1f} MB/s" if pace >= 1 else f"{pace:.3f} MB/s"


def measured(texts: Corpus, extent: Extent, parts: Sequence[str]) -> Iterator[Row | Absent]:
    """Yield all rows of the chosen parts."""
    if "peers" in parts:
        yield from against_peers(texts, extent)
    if "growth" in parts:
        fewer = Corpus(*(articles[: extent.articles[0]] for articles in texts))
        for grow in (growth.with_rules, growth.with_names, growth.with_damage, growth.told):
            yield from grow(fewer, extent.rounds)
    if "length" in parts:
        yield from growth.with_length(texts, extent.length)
    if "hostile" in parts:
        yield from growth.on_hostile(extent.hostile, stretched=extent is FULL)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if "commands" in parts:
            yield from commands.start_up(folder, texts, extent.starts)
            yield from commands.many_files(folder, texts, extent.files, extent.walks)
        if "memory" in parts and extent is FULL:
            yield from commands.large_files(folder, texts, extent.length[1])


def main() -> int:
    """Print the table; with ``--check`` return 1 if a ratio is below its floor."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--quick", action="store_true", help="smaller texts, fewer rounds")
    parser.add_argument("--check", action="store_true", help="fail if a ratio is below its floor")
    parser.add_argument("--only", action="append", choices=PARTS, help="measure this part (several times: these)")
    options = parser.parse_args()
    texts = corpus(options.folder)
    size, kb = len(texts.dirty), statistics.mean(len(text.encode()) for text in texts.dirty) / 1000
    print(f"{size} articles of {kb:.1f} kB; {peers.versions()}; Python {sys.version.split()[0]}\n", flush=True)
    rows = []
    for row in measured(texts, QUICK if options.quick else FULL, options.only or PARTS):
        rows.append(row)
        print(f"\r\x1b[K{row if isinstance(row, Absent) else row.what}", end="", file=sys.stderr, flush=True)
    print("\r\x1b[K", end="", file=sys.stderr)
    print("\n".join(markdown(rows)))
    failed = failures(rows) if options.check else []
    for line in failed:
        print(f"slower than it was: {line}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
