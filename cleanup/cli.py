"""The command line: what is asked for. The work is done elsewhere and imported when it is asked for."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, TypeVar

import click

from cleanup import __version__, reports

if TYPE_CHECKING:
    from collections.abc import Callable

    Command = TypeVar("Command", bound=Callable[..., Any])

#: What a shell expects of a program that was interrupted or ended: 128 and the number of the signal.
INTERRUPTED, ENDED = 130, 143
#: Processes at most.
MAX_JOBS = 256


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="mt-cleanup", message="%(prog)s %(version)s")
def main() -> None:
    """Find and repair what machine translation leaves in prose.

    \b
      mt-cleanup check article.txt     say what is wrong; changes nothing
      mt-cleanup fix --diff docs/      show what would be changed, as a diff
      mt-cleanup fix docs/             repair what is certain, say what was done
      mt-cleanup rules                 list the rules; formats: the kinds of documents
    """


def _options(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    def add(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return add


def _jobs(context: click.Context, option: click.Parameter, value: str) -> int:
    if value == "auto":
        return 0
    if not (value.isascii() and value.isdigit() and int(value) <= MAX_JOBS):
        raise click.BadParameter(f"{value!r} is not auto or a number from 0 to {MAX_JOBS}", context, option)
    return int(value)


_articles = _options(
    click.argument("paths", nargs=-1, required=True, metavar="PATH..."),
    click.option("--language", metavar="TAG", help="Language of the articles, such as en; else found out."),
    click.option("--source-language", metavar="TAG", help="Language they were translated from; else found out."),
    click.option("--select", multiple=True, metavar="NAME,...", help="Use only these rules or packs of rules."),
    click.option("--ignore", multiple=True, metavar="NAME,...", help="Do without these rules or packs of rules."),
    click.option("--force-exclude", is_flag=True, help="Leave out what the configuration excludes even if named here."),
    click.option("--format", metavar="NAME", help="Format of the articles (see `mt-cleanup formats`); else known by "
                 "the extension."),
    click.option("--lines", is_flag=True, help="Each line is a text of its own, a segment; short for --format lines."),
    click.option("--scope", type=click.Choice(["article", "segment"]), help="Is a text an article (if not told), or "
                 "a segment, in which what needs the rest of an article is silent?"),
    click.option("--encoding", metavar="NAME", help="Encoding of the articles, if not UTF-8; written back in it."),
    click.option("--glossary", metavar="FILE", help="Your own terms: a table with tabs (form, right, …) or TOML."),
    click.option("--field", "--column", multiple=True, metavar="NAME,...",
                 help="Fields or columns that are prose (JSON, CSV …): text, messages.*.title, body:html."),
    click.option("--config", metavar="FILE", help="Configuration file; else the nearest one is taken."),
    click.option("--jobs", metavar="N", default="auto", callback=_jobs, envvar="MT_CLEANUP_JOBS",
                 help="Processes that clean many files; auto (or 0): as many as there are cores, if it is worth it."),
)  # fmt: skip

_shared = _options(
    _articles,
    click.option("--unsafe/--no-unsafe", default=None, help="Also take fixes that are likely, but not certain."),
    click.option("--baseline", metavar="FILE", help="Say nothing of the known findings in FILE, and leave them alone."),
    click.option("--changed-since", metavar="REV", help="Only lines changed since this revision of git."),
    click.option("--record", metavar="FILE", help="Add the changes to this ledger: what fix did (see revert), or what "
                 "check proposes (see apply)."),
    click.option("--strict", is_flag=True, help="Exit with 1 also if something is left to look at."),
    click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found; still with 2 if the job failed."),
    click.option("--statistics", is_flag=True, help="Count artifacts by rule instead of showing each."),
    click.option("--output-format", type=click.Choice(reports.names()), help="How to report; text if not told."),
    click.option("--stdin-filename", metavar="PATH", help="Name of standard input; tells its format and settings."),
    click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto",
                 help="Colour: auto means on a terminal, unless NO_COLOR is set."),
)  # fmt: skip


@main.command()
@_shared
def check(**options: Any) -> None:
    """Report the artifacts in files and folders; change nothing.

    PATH is a file, a folder, or - for standard input. Exit status: 0 nothing to fix, 1 something to fix (also what
    only --unsafe would fix), 2 the job could not be done.
    """
    _guarded(lambda: _run("check", **options))


@main.command()
@click.option("--diff", is_flag=True, help="Show what would change as a unified diff; write nothing.")
@click.option(
    "--resume", metavar="FILE", help="Note in FILE what is finished; run again, leave out what is noted there."
)
@click.option("--exit-non-zero-on-fix", is_flag=True, help="Exit with 1 if something was fixed.")
@_shared
def fix(**options: Any) -> None:
    """Repair files in place and report every change.

    PATH is a file, a folder, or - for standard input, which is written to standard output with the report on standard
    error. Exit status: 0 done, 1 something differs (with --diff or --exit-non-zero-on-fix), 2 the job could not be
    done; then the other files are done all the same.
    """
    _guarded(lambda: _run("fix", **options))


@main.command()
@_articles
@click.option(
    "--output", metavar="FILE", help="Where to write; else what the configuration says, or mt-cleanup-baseline.json."
)
def baseline(output: str | None, **options: Any) -> None:
    """Write down what is found, so that it is left alone.

    What is known stays quiet until its text changes; what is gone is removed by running this again. Other files in the
    baseline than those in PATH keep what they have. Tell check and fix of it with --baseline FILE, or baseline = "FILE"
    in the configuration.
    """
    _guarded(lambda: _baseline(output, **options))


_replayed = _options(
    click.argument("file", metavar="FILE"),
    click.option(
        "--root", metavar="FOLDER", help="Where the files are; else where they were, seen from FILE or at all."
    ),
    click.option("--dry-run", is_flag=True, help="Say what would be done; write nothing."),
)


@main.command()
@_replayed
def revert(file: str, root: str | None, dry_run: bool) -> None:
    """Take back what `fix --record FILE` changed.

    Gives every file of the ledger its old bytes back. A file that has changed since is refused. Exit status: 0 done,
    2 a file was refused (the others are done), or the ledger is broken (then nothing is done).
    """
    _guarded(lambda: _replay("revert", file, root, dry_run))


@main.command()
@_replayed
def apply(file: str, root: str | None, dry_run: bool) -> None:
    """Make the changes of a ledger that are marked as accepted.

    Set "accepted" to true in what `check --record FILE` wrote; in what `fix --record FILE` wrote all are. A file that
    has changed since is refused. Exit status: 0 done, 2 a file was refused (the others are done), or the ledger is
    broken (then nothing is done).
    """
    _guarded(lambda: _replay("apply", file, root, dry_run))


@main.command()
@click.argument("rule", required=False, metavar="[ID]")
@click.option("--config", metavar="FILE", help="Configuration file, which may name folders with more rules.")
def rules(rule: str | None, config: str | None) -> None:
    """List the rules, or explain one.

    With the ID of a rule (or the name of a pack): what it finds and why, how far its fix can be trusted, where it
    applies, and examples.
    """
    _guarded(lambda: _explain(rule, config))


@main.command()
def formats() -> None:
    """List the formats of documents and their extensions."""
    _guarded(_formats)


def _guarded(work: Callable[[], int]) -> None:
    """Exit with the status that ``work`` returns; an error is one line and status 2, also one that is our own fault."""
    import atexit
    import gc
    import signal
    from contextlib import suppress

    from cleanup.console import Console, our_fault
    from cleanup.errors import CleanupError

    def end(number: int, frame: object) -> None:
        sys.exit(ENDED)  # by way of every finally, which removes temporary files

    atexit.register(gc.freeze)  # else the tables are searched for garbage once more at the very end: 25 ms
    with suppress(ValueError):  # only the main thread may ask for signals
        signal.signal(signal.SIGTERM, end)
    try:
        status = work()
    except CleanupError as error:
        Console().error(str(error))
        status = 2
    except (click.ClickException, click.exceptions.Exit, click.Abort, SystemExit):
        raise
    except KeyboardInterrupt:
        status = INTERRUPTED
    except BaseException as error:  # what a parser that is not Python panics with is no Exception
        import logging

        logging.getLogger("cleanup").debug("in the command", exc_info=True)
        Console().error(our_fault(error))
        status = 2
    sys.exit(status)


def _run(command: str, **options: Any) -> int:
    from cleanup import commands

    return commands.run(commands.Options(command=command, **options))


def _baseline(output: str | None, **options: Any) -> int:
    from cleanup import baselining, commands

    return baselining.run(commands.Options(command="baseline", **options), output)


def _replay(command: str, file: str, root: str | None, dry: bool) -> int:
    from cleanup import replay

    work = replay.revert if command == "revert" else replay.apply_accepted
    return work(file, root, dry=dry)


def _explain(rule: str | None, config: str | None) -> int:
    from cleanup import listing

    return listing.rules(rule, config)


def _formats() -> int:
    from cleanup import listing

    return listing.formats()
