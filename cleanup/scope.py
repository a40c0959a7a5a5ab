"""What a run of ``check`` or ``fix`` is about: which files, what of them counts, and where it is written down."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cleanup import walk
from cleanup.errors import FileError
from cleanup.files import shown

if TYPE_CHECKING:
    from cleanup.commands import Options
    from cleanup.config import ConfigFinder
    from cleanup.console import Console
    from cleanup.recorder import Recorder
    from cleanup.restriction import Restriction
    from cleanup.resume import Resume
    from cleanup.revision import Revision
    from cleanup.settings import Config, Settings

#: Names that a note lists at most.
SAID = 5


def targets(
    options: Options, configs: ConfigFinder, since: Revision | None, *, fields: bool
) -> Iterator[walk.Target | FileError]:
    """What to clean; with a revision what has changed since, and nothing is said of a path that was deleted.

    ``fields``: are fields named on the command line?
    """
    if since is None:
        yield from walk.find(options.paths, configs, force_exclude=options.force_exclude, fields=fields)
        return
    paths = [path for path in options.paths if os.path.lexists(path) or not since.deleted(path)]
    for target in walk.find(paths, configs, force_exclude=options.force_exclude, fields=fields):
        if isinstance(target, FileError) or since.has_changed(target.path):
            yield target


def revision(options: Options) -> Revision | None:
    """The revision since which something must have changed to count, None if all counts."""
    if options.changed_since is None:
        return None
    from cleanup.revision import Revision

    return Revision(options.changed_since)


def restriction(options: Options, found: Iterable[Config], since: Revision | None) -> Restriction | None:
    """What of articles counts, None if all of it does; raise ConfigError if a baseline cannot be read."""
    configs = tuple(found)
    if options.baseline is None and since is None and not any(config.baseline for config in configs):
        return None
    from cleanup.restriction import Restriction

    what = Restriction(options.baseline, since)
    for config in configs:
        what.check(config)
    return what


def tell_gone(what: Restriction | None, console: Console) -> int:
    """Tell which articles of a baseline are there no longer, and return how many."""
    gone = 0
    for path, names in what.gone() if what is not None else ():
        some = ", ".join(map(shown, names[:SAID])) + (", …" if len(names) > SAID else "")
        console.note(f"{shown(path)}: knows files that are gone ({some}): run `mt-cleanup baseline` again")
        gone += len(names)
    return gone


def recorder(options: Options, targets: Iterable[walk.Target | FileError]) -> Recorder | None:
    """What writes the ledger, if one is wanted; raise LedgerError if it cannot be written."""
    if options.record is None:
        return None
    from cleanup.recorder import Recorder

    paths = [target.path for target in targets if isinstance(target, walk.Target)]
    return Recorder(options.record, options.command, paths, accepted=options.writes)


def resume(options: Options, told: Settings) -> Resume | None:
    """What knows which files are finished, if that is wanted; raise LedgerError if it is of another run."""
    if options.resume is None:
        return None
    from dataclasses import asdict

    from cleanup.resume import Resume

    settings = {name: value for name, value in asdict(told).items() if value}
    for name in ("config", "baseline", "changed_since"):
        if value := getattr(options, name):
            settings[name] = value
    return Resume(options.resume, settings, told)
