"""What the command ``baseline`` does: clean all articles, and write down what is found in them."""

import os
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from functools import partial

from cleanup import baseline, walk
from cleanup.baseline import Baseline, Fingerprint
from cleanup.commands import DONE, FAILED, Options, told
from cleanup.config import ConfigFinder
from cleanup.console import Console
from cleanup.errors import ConfigError
from cleanup.files import shown
from cleanup.jobs import clean_in
from cleanup.progress import followed
from cleanup.report import Failure
from cleanup.run import Task


def run(options: Options, output: str | None) -> int:
    """Write the baseline anew for the paths; return the exit status. Raises ConfigError if it cannot be written.

    Articles are cleaned with the unsafe fixes and without, so that either run knows again what it finds.
    """
    if options.reads_stdin:
        raise ConfigError("standard input has no place in a baseline: name files")
    settings, configs, console = told(options), ConfigFinder(options.config), Console()
    path = output or _near(configs.of(os.getcwd()).baseline) or baseline.FILE
    before = baseline.load(path) if os.path.lexists(path) else Baseline(folder=baseline.folder_of(path))
    fields = settings.fields is not None
    targets = list(walk.find(options.paths, configs, force_exclude=options.force_exclude, fields=fields))
    found: dict[str, Counter[Fingerprint]] = {}
    failed: set[str] = set()
    for unsafe in (False, True):
        seen: dict[str, Counter[Fingerprint]] = {}
        task = Task(told=replace(settings, unsafe=unsafe), write=False, whole=True)
        with closing(followed(console, targets, partial(clean_in, options.jobs, targets, task))) as entries:
            for entry in entries:
                name = before.name_of(entry.name)
                if isinstance(entry, Failure):
                    if name not in failed:
                        console.error(f"{shown(entry.name)}: {entry.message}")
                    failed.add(name)
                else:
                    seen.setdefault(name, Counter()).update(baseline.places(entry.result))
        for name, places in seen.items():
            found[name] = found.get(name, Counter()) | places
    kept = {name for name in before.articles if name in failed or _stays(before, name, options)}
    articles = {name: known for name, known in before.articles.items() if name in kept} | found
    baseline.save(path, articles)
    console.write(_summary(path, before.articles, articles))
    return FAILED if failed else DONE


def _near(path: str | None) -> str | None:
    """A path as it is seen from the working folder, where it lies in it."""
    near = None if path is None else os.path.relpath(path)
    return path if near is None or near.startswith("..") else near


def _stays(before: Baseline, name: str, options: Options) -> bool:
    """Is an article of the old baseline still there, and in none of the paths that are looked at now?"""
    place = os.path.join(before.folder, name)
    looked_at = [os.path.realpath(path) for path in options.paths]
    return os.path.lexists(place) and not any(
        os.path.normpath(place) == path or os.path.normpath(place).startswith(path.rstrip(os.sep) + os.sep)
        for path in looked_at
    )


def _summary(
    path: str, before: Mapping[str, Mapping[Fingerprint, int]], after: Mapping[str, Mapping[Fingerprint, int]]
) -> str:
    old, new = _all(before), _all(after)
    count = sum(new.values())
    articles = sum(1 for known in after.values() if known)
    said = f"{shown(path)}: {_number(count, 'known finding')} in {_number(articles, 'article')}"
    if before:
        said += f" ({sum((new - old).values()):,} new, {sum((old - new).values()):,} gone)"
    return said + "\n"


def _all(articles: Mapping[str, Mapping[Fingerprint, int]]) -> Counter[tuple[str, Fingerprint]]:
    counted: Counter[tuple[str, Fingerprint]] = Counter()
    for name, known in articles.items():
        for fingerprint, number in known.items():
            counted[name, fingerprint] = number
    return counted


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
