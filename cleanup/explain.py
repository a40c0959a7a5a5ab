"""What a rule is, for people: one source for `mt-cleanup rules` and for the catalogue in rules/README.md."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from itertools import groupby

from cleanup import normalizers
from cleanup.excerpt import plain, visible
from cleanup.rule import Example, Rule, Safety
from cleanup.text import common_ends

WIDTH = 80
SAFETIES = {
    Safety.SAFE: "`fix` applies it",
    Safety.UNSAFE: "`fix --unsafe` applies it",
    Safety.SUGGESTION: "shown only, never applied by itself",
}


def overview(rules: Iterable[Rule]) -> str:
    """Return the list of rules by pack: id, safety, message."""
    chosen = _sorted(rules)
    width = max(len(rule.id) for rule in chosen)
    parts = []
    for pack, members in groupby(chosen, key=lambda rule: rule.pack):
        parts.append(f"{pack}\n")
        parts += (f"  {rule.id:<{width}}  {rule.safety:<10}  {rule.message}\n" for rule in members)
        parts.append("\n")
    parts += (f"{safety}: {SAFETIES[safety]}\n" for safety in reversed(Safety))
    number = len(chosen)
    parts.append(f"\n{number} rule{'s' if number > 1 else ''}. `mt-cleanup rules ID` explains one.\n")
    return "".join(parts)


def explained(rule: Rule) -> str:
    """Return everything that a rule's file says about it, laid out for a terminal."""
    parts = [f"{rule.id}: {rule.message}\n\n", textwrap.fill(rule.why, WIDTH), "\n\n"]
    parts += (f"{label + ':':<18}{said}\n" for label, said in facts(rule))
    if rule.note:
        parts += ["\n", textwrap.fill(rule.note, WIDTH), "\n"]
    parts += ["\nWhat it finds:\n", *_examples(rule.bad), "\nWhat it leaves alone:\n", *_examples(rule.good)]
    return "".join(parts)


def facts(rule: Rule) -> Iterator[tuple[str, str]]:
    """Yield what is to be known of a rule besides its texts, as pairs of label and value."""
    yield "Safety", f"{rule.safety} ({SAFETIES[rule.safety]})"
    yield "Changes", ", ".join(sorted(rule.changes)) or "nothing"
    yield "Languages", languages(rule)
    if rule.source_languages:
        yield "Translated from", ", ".join(rule.source_languages)
    if rule.scope == "article":
        yield "Needs", "the whole article"
    if rule.reach == "markup":
        yield "Reach", "delimiters of markup, and the spaces beside them"
    yield "Source", rule.source


def languages(rule: Rule) -> str:
    """Return the languages that a rule speaks, in words where it is all of them."""
    return "all" if "*" in rule.languages else ", ".join(rule.languages)


def table(rules: Iterable[Rule]) -> str:
    """Return the catalogue in Markdown: a table for each pack."""
    parts = []
    chosen = _sorted(rules)
    for pack, group in groupby(chosen, key=lambda rule: rule.pack):
        parts.append(f"### {pack}\n\n| rule | safety | languages | what it finds | example |\n|---|---|---|---|---|\n")
        for rule in group:
            spoken = languages(rule) + (f"; from {', '.join(rule.source_languages)}" if rule.source_languages else "")
            example = _short_example(rule.bad[0]) if rule.bad else ""
            name = rule.id.partition("/")[2]
            parts.append(
                f"| [{name}]({rule.id}.toml) | {rule.safety} | {spoken} | {_cell(rule.message)} | {_cell(example)} |\n"
            )
        parts.append("\n")
    counts = [f"{sum(rule.safety is safety for rule in chosen)} {safety}" for safety in reversed(Safety)]
    return f"{len(chosen)} rules: {', '.join(counts)}.\n\n{''.join(parts).rstrip()}\n"


def normalizer_table() -> str:
    """Return the normalizers in Markdown: the table that names each, what it does, its options."""
    rows = ["| table | what it does | keys |\n|---|---|---|\n"]
    for name in normalizers.names():
        module = import_module(f"cleanup.normalizers.{name.replace('-', '_')}")
        said = (module.__doc__ or "").partition("\n")[0].replace("``", "`")
        keys = ", ".join(f"`{key}`" for key in normalizers.named(name).options) or "none"
        rows.append(f"| `[{name}]` | {_cell(said)} | {keys} |\n")
    return "".join(rows)


def _sorted(rules: Iterable[Rule]) -> Sequence[Rule]:
    return sorted(rules, key=lambda rule: (rule.pack, rule.id))


def _examples(examples: Iterable[Example]) -> Iterator[str]:
    for example in examples:
        said = f" [{example.language}]" if example.language != "en" else ""
        if example.fixed is not None:
            yield f"  - {_line(example.text)}{said}\n  + {_line(example.fixed)}\n"
        elif example.seen is not None:
            yield f"  | {_line(example.text)}{said}\n    seen: {_line(example.seen)}\n"
        else:
            yield f"    {_line(example.text)}{said}\n"


def _line(text: str) -> str:
    return " ".join(visible(part) for part in text.replace("\r\n", "\n").replace("\n", "⏎\n").splitlines()).strip()


def _short_example(example: Example) -> str:
    """The place where an example and its right form differ, with a few words around it."""
    if example.fixed is None:
        return f"`{_code(plain(example.seen or example.text)[:60])}`"
    head, tail = common_ends(example.text, example.fixed)
    low, ends = max(head - 12, 0), max(tail - 12, 0)
    before, after = example.text[low : len(example.text) - ends], example.fixed[low : len(example.fixed) - ends]
    if low:
        before, after = before.lstrip(), after.lstrip()
    if ends:
        before, after = before.rstrip(), after.rstrip()
    return f"`{_code(before)}` → `{_code(after)}`"


def _code(text: str) -> str:
    text = _line(text)
    return (text if len(text) <= 60 else f"{text[:28]} … {text[-28:]}").replace("`", "'") or " "


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
