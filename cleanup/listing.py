"""What the commands ``rules`` and ``formats`` do: list what there is, and explain it."""

import os

from cleanup import explain as explaining
from cleanup import formats as shelf
from cleanup import selection
from cleanup.config import ConfigFinder
from cleanup.console import Console

DONE = 0


def rules(rule: str | None, config_file: str | None) -> int:
    """Print the catalogue, or one rule; raise ConfigError if there is no rule or pack of that name."""
    config = ConfigFinder(config_file).of(os.getcwd())
    known_rules = config.rules()
    console = Console()
    if rule is None:
        console.write(explaining.overview(known_rules))
        return DONE
    selection.check((rule,), known_rules)
    chosen = [known for known in known_rules if rule in (known.id, known.pack)]
    if chosen[0].id == rule:
        console.write(explaining.explained(chosen[0]))
    else:
        console.write(explaining.overview(chosen))
    return DONE


def formats() -> int:
    """Print the formats: the name of each, its extensions, its title."""
    rows = [(fmt.name, " ".join(fmt.extensions), _title(fmt)) for fmt in shelf.known().values()]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    console = Console()
    for name, extensions, title in rows:
        console.write(f"{name:<{widths[0]}}  {extensions:<{widths[1]}}  {title}\n")
    console.write(f"\n{len(rows)} formats. A file is read by its extension, or as --format NAME says.\n")
    return DONE


def _title(fmt: shelf.Format) -> str:
    return f"{fmt.title} (name what is prose: --field)" if fmt.needs_fields else fmt.title
