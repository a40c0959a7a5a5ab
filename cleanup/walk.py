"""Which files are meant by the paths on the command line: named files, and the articles in folders."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleanup import formats
from cleanup.compression import split
from cleanup.config import ConfigFinder
from cleanup.errors import FileError
from cleanup.files import shown
from cleanup.settings import Config

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

#: Files by their name that are no prose: lists read by programs, and what Word leaves beside an open document.
NOT_PROSE = ("requirements*.txt", "constraints*.txt", "CMakeLists.txt", "robots.txt", "humans.txt", "top_level.txt",
             "SOURCES.txt", "dependency_links.txt", "entry_points.txt", "meson_options.txt",
             "mt-cleanup-baseline.json", "~$*")  # fmt: skip
_UNSEARCHED = frozenset({"node_modules", "__pycache__", "venv"})


@dataclass(frozen=True, slots=True)
class Target:
    """A file to clean and the configuration that holds for it."""

    path: str
    config: Config


@dataclass(frozen=True, slots=True)
class _Ignore:
    """The patterns of one .gitignore and the folder that they are relative to."""

    folder: str
    patterns: "GitIgnoreSpec"


def find(
    paths: Iterable[str], configs: ConfigFinder, *, force_exclude: bool = False, fields: bool = False
) -> Iterator[Target | FileError]:
    """Yield what to clean, each file once; a path that leads nowhere is yielded as the error that says so.

    A named file is always taken, with ``force_exclude`` only if the configuration does not exclude it. In a
    folder are taken: files of a known format and those that ``extend-include`` names; left out are hidden
    names, links, what a .gitignore ignores, what ``exclude`` names, lists that are no prose, and data of which nobody
    has said what in it is prose (``fields``: it is said for all).
    """
    seen: set[str] = set()
    for path in paths:
        if os.path.isdir(path):
            found = _in_folder(path, configs, fields=fields)
        elif os.path.lexists(path):
            found = _named(path, configs, force_exclude=force_exclude)
        else:
            found = iter((FileError(f"{shown(path)}: no such file or folder"),))
        for target in found:
            if isinstance(target, Target):
                real = os.path.realpath(target.path)
                if real in seen:
                    continue
                seen.add(real)
            yield target


def _named(path: str, configs: ConfigFinder, *, force_exclude: bool) -> Iterator[Target]:
    config = configs.of(os.path.dirname(os.path.abspath(path)))
    if force_exclude and (config.excludes(path) or _matches(NOT_PROSE, os.path.basename(path))):
        return
    yield Target(path, config)


def _in_folder(root: str, configs: ConfigFinder, *, fields: bool) -> Iterator[Target | FileError]:
    known = formats.by_extension()
    extensions = tuple(known)
    compressible = tuple(extension for extension, fmt in known.items() if fmt.compressible)
    data = () if fields else tuple(extension for extension, fmt in known.items() if fmt.needs_fields)
    waiting = [(root, _ignores_above(os.path.abspath(root)))]
    while waiting:
        folder, ignores = waiting.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            yield FileError(f"{shown(folder)}: cannot be searched: {(error.strerror or str(error)).lower()}")
            continue
        config = configs.of(os.path.abspath(folder))
        ignores = (*ignores, *_ignores_in(os.path.abspath(folder)))
        folders = []
        for entry in entries:
            if entry.name.startswith(".") or entry.is_symlink():
                continue
            path = os.path.join(folder, entry.name) if folder != "." else entry.name
            name, compression = split(entry.name.lower())
            if entry.is_dir():
                if entry.name not in _UNSEARCHED and not _left_out(path + "/", config, ignores):
                    folders.append((path, ignores))
            elif (
                entry.is_file()
                and (name.endswith(extensions if compression is None else compressible) or config.includes(path))
                and not _matches(NOT_PROSE, split(entry.name)[0])
                and not _left_out(path, config, ignores)
                and not (data and name.endswith(data) and _is_data(path, config))
            ):
                yield Target(path, config)
        waiting += reversed(folders)


def _is_data(path: str, config: Config) -> bool:
    settings = config.settings_for(path)
    return settings.fields is None and (settings.format is None or formats.named(settings.format).needs_fields)


def _left_out(path: str, config: Config, ignores: tuple[_Ignore, ...]) -> bool:
    if config.excludes(path):
        return True
    whole = os.path.abspath(path) + ("/" if path.endswith("/") else "")
    for ignore in reversed(ignores):  # the nearest .gitignore has the last word
        said = ignore.patterns.check_file(whole[len(ignore.folder) :].lstrip("/").replace(os.sep, "/")).include
        if said is not None:
            return said
    return False


def _ignores_above(folder: str) -> tuple[_Ignore, ...]:
    """The .gitignore files above a folder, up to the root of its repository, outermost first; none outside one."""
    found: list[_Ignore] = []
    while True:
        if os.path.exists(os.path.join(folder, ".git")):
            return tuple(reversed(found))
        above = os.path.dirname(folder)
        if above == folder:
            return ()
        found += _ignores_in(above)
        folder = above


def _ignores_in(folder: str) -> tuple[_Ignore, ...]:
    path = os.path.join(folder, ".gitignore")
    if not os.path.isfile(path):  # nor is a pipe one: it would never open
        return ()
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            lines = file.read().splitlines()
    except OSError:
        return ()
    from pathspec import GitIgnoreSpec

    try:
        patterns = GitIgnoreSpec.from_lines(lines)
    except ValueError:
        patterns = GitIgnoreSpec.from_lines(line for line in lines if _is_pattern(line))
    return (_Ignore(folder, patterns),)


def _is_pattern(line: str) -> bool:
    """Can this line of a .gitignore be read? Git passes over those that cannot."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines((line,))
    except ValueError:
        return False
    return True


def _matches(patterns: tuple[str, ...], name: str) -> bool:
    from fnmatch import fnmatch

    return any(fnmatch(name, pattern) for pattern in patterns)
