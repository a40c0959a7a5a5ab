"""The report for people: every artifact before and after, the evidence, and one line that sums an article up."""

from collections.abc import Iterable, Iterator, Sequence

import click

from cleanup.excerpt import Excerpt, Run, columns, excerpts, plain
from cleanup.files import shown
from cleanup.positions import Shown
from cleanup.report import (
    Artifact,
    Counts,
    Entry,
    Failure,
    View,
    artifacts,
    count,
    found_out,
    notes,
    shown_as,
    some,
    unused,
    words_of,
)


def write(entries: Iterable[Entry | Failure], view: View) -> Iterator[str]:
    """Yield the report article by article; failures are told elsewhere, where errors belong."""
    total, articles, found_in, failed = Counts(), 0, 0, False
    words = known = stale = 0  # of articles of which there is nothing to say
    only: Entry | None = None
    for entry in entries:
        if isinstance(entry, Failure):
            failed = True
            continue
        found = artifacts(entry.result)
        seen = shown_as(entry)
        articles += 1
        told = notes(entry.result)
        if not found and not told and not entry.result.unused_suppressions:
            words, known, stale = words + words_of(seen.text), known + entry.known, stale + entry.stale
            only = entry
            continue
        counts = count(entry.result, found, known=entry.known, stale=entry.stale, text=seen.text)
        total += counts
        if counts.artifacts or counts.unused:
            found_in += 1
        if not view.statistics:
            yield "".join(_lines(entry, found, seen, view))
        yield f"{_summary(entry, counts, view)}\n"
        yield "".join(f"  note: {plain(note)}\n" for note in told)
        if entry.result.language == "und" and any("language" in note for note in told):
            yield "  note: if you know the language, say it, for example --language en\n"
        if not view.statistics:
            yield "\n"
    total += Counts(words=words, known=known, stale=stale)
    if view.statistics and total.rules:
        yield "".join(_table(total))
    if articles == 1 and only is not None:
        yield f"{_summary(only, total, view)}\n"
    elif articles > 1:
        yield f"{articles:,} articles, {found_in or 'none'} with artifacts: {_numbers(total, view)}\n"
    elif not articles and not failed and view.since is not None:
        yield f"no article has changed since {plain(view.since)}\n"
    elif not articles and not failed and view.finished:
        yield "nothing is left to be done\n"
    elif not articles and not failed:
        yield "no articles found: no file of a known type that is not left out\n"


def _lines(entry: Entry, found: Sequence[Artifact], seen: Shown, view: View) -> Iterator[str]:
    for artifact in found:
        place = f"{shown(seen.position(artifact.seen_at).of(entry.name))}:"
        place = click.style(place, bold=True) if view.color else place
        yield f"{place} {_painted(artifact.rule, 'cyan', view)} {plain(artifact.message)}\n"
        shown_spots, others = some(artifact, seen)
        for excerpt in excerpts(seen.text, shown_spots, max(view.width - 4, 20)):
            yield from _excerpt(excerpt, artifact, view)
        if others:
            yield f"    and so at {others:,} more places\n"
        yield f"    because {plain('; '.join(artifact.evidence))}\n"
        if artifact.reason is not None:
            yield f"    {_painted('left alone:', 'yellow', view)} {plain(artifact.reason)}\n"
        yield "\n"
    for position, rules in unused(entry.result, seen):
        yield f"{shown(position.of(entry.name))}: suppression of {plain(rules)} suppresses nothing: take it out\n\n"


def _excerpt(excerpt: Excerpt, artifact: Artifact, view: View) -> Iterator[str]:
    """The place before and after; what was left alone stands after a question mark, with a line below it."""
    before, after = ("  - ", "  + ") if artifact.reason is None else ("  | ", "  ? ")
    yield f"{before}{_runs(excerpt.before, 'red', view)}\n"
    if excerpt.after is None:
        yield f"    {_underline(excerpt.before)}\n"
    elif not excerpt.after:
        yield f"{after}nothing: the whole line goes\n"
    else:
        yield f"{after}{_runs(excerpt.after, 'green', view)}\n"


def _runs(runs: Sequence[Run], color: str, view: View) -> str:
    return "".join(_painted(run.text, color, view) if run.hot else run.text for run in runs)


def _underline(runs: Sequence[Run]) -> str:
    return "".join(("^" if run.hot else " ") * columns(run.text) for run in runs).rstrip() or "^"


def _painted(text: str, color: str, view: View) -> str:
    return click.style(text, fg=color) if view.color and text else text


def _summary(entry: Entry, counts: Counts, view: View) -> str:
    result = entry.result
    if not counts.words and not counts.artifacts:
        return f"{shown(entry.name)}: no words"
    language = "language unknown" if result.language == "und" else result.language
    if found_out(result) in result.notes:
        language += " (found out)"
    if result.source_language is not None:
        language += f", translated from {result.source_language}"
    return f"{shown(entry.name)}: {language}, {_numbers(counts, view)}"


def _numbers(counts: Counts, view: View) -> str:
    words = f"{counts.words:,} word{'s' if counts.words != 1 else ''}"
    known = f"{counts.known:,} known to the baseline" if counts.known else ""
    if not counts.artifacts:
        return f"no {'other ' if known else ''}artifacts in {words}{', ' if known else ''}{known}"
    packs = ", ".join(f"{pack} {number}" for pack, number in counts.packs.items())
    done = "fixed" if view.command == "fix" else "to fix"
    parts = [
        f"{counts.fixes:,} {done}" if counts.fixes else "",
        f"{counts.unsafe:,}{' more' if counts.fixes else ''} with --unsafe" if counts.unsafe else "",
        f"{counts.left:,} to look at" if counts.left else "",
        known,
    ]
    return (
        f"{counts.artifacts:,} artifact{'s' if counts.artifacts > 1 else ''} in {words}, "
        f"{counts.per_thousand:g} per 1,000 ({packs}): {', '.join(part for part in parts if part)}"
    )


def _table(total: Counts) -> Iterator[str]:
    width = len(f"{max(total.rules.values()):,}")
    for rule, number in sorted(total.rules.items(), key=lambda item: (-item[1], item[0])):
        yield f"{number:>{width},}  {rule}\n"
