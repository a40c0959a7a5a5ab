"""Find and read rule files; a mistake in one is told in one line."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from cleanup import normalizers, pattern, triggers
from cleanup.errors import RuleError, nearest
from cleanup.kept import kept
from cleanup.rule import CHANGE_CLASSES, MARKUP_CLASSES, STAGES, Example, Rule, Safety

_TEXTS = ("id", "message", "why", "source", "stage", "safety", "reach", "scope", "note")
_LISTS = ("languages", "source_languages", "changes", "triggers", "formats")
_REQUIRED = ("id", "message", "why", "source", "languages", "stage", "safety", "changes")
_KEYS = (*_TEXTS, *_LISTS, "scan", "bad", "good")
_EXAMPLE_KEYS = ("text", "fixed", "seen", "language", "source_language", "format", "glossary")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+)*")


@cache
def builtin() -> tuple[Rule, ...]:
    """Return the rules that ship with the package, in the order of their ids."""
    root = folder()
    paths = _paths(root)
    rows, taken = kept("rules", [__file__, triggers.__file__, *map(str, paths)], lambda: _made(paths))
    triggers.remember(taken)
    return tuple(map(_rule, rows))


def _made(paths: Iterable[Path]) -> tuple[list[Mapping[str, Any]], dict[str, Any]]:
    """What stands in the files of rules, and what wakes their patterns."""
    rows = [_data(path) for path in paths]
    found = {row["pattern"]["find"]: triggers.take(row["pattern"]["find"]) for row in rows if "pattern" in row}
    return rows, {find: None if taken is None else [(*trigger,) for trigger in taken] for find, taken in found.items()}


def with_folders(folders: Iterable[str | Path]) -> tuple[Rule, ...]:
    """Return the rules that ship and those of other folders; raise RuleError if one cannot be read."""
    return (*builtin(), *(rule for folder in folders for rule in load(Path(folder), foreign=True)))


def folder() -> Path:
    """Return the folder of the rules that ship: inside the package when installed, beside it in a checkout."""
    inside = Path(__file__).parent / "rules"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "rules"


def load(root: Path, *, foreign: bool = False) -> tuple[Rule, ...]:
    """Read every ``<pack>/<rule>.toml`` below ``root``; raise RuleError for the first one that is wrong.

    ``foreign`` rules are not ours: their patterns run under a time limit.
    """
    return tuple(read(path, foreign=foreign) for path in _paths(root))


def read(path: Path, *, foreign: bool = False) -> Rule:
    """Read one rule file."""
    return _rule(_data(path, foreign=foreign), foreign=foreign)


def _paths(root: Path) -> list[Path]:
    if not root.is_dir():
        raise RuleError(f"{root}: no such folder of rules")
    paths = sorted(root.glob("*/*.toml"))
    if not paths:
        raise RuleError(f"{root}: no rule file in it (wanted: {root}/<pack>/<rule>.toml)")
    return paths


def _data(path: Path, *, foreign: bool = False) -> Mapping[str, Any]:
    """Read what stands in one rule file, and check it."""
    import tomllib

    where = f"{path.parent.parent.name}/{path.parent.name}/{path.name}"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise RuleError(f"{where}: {error}") from error
    try:
        _check(data, foreign=foreign)
    except RuleError as error:
        raise RuleError(f"{where}: {error}") from error
    if data["id"] != f"{path.parent.name}/{path.stem}":
        raise RuleError(f"{where}: id is {data['id']!r}, but the file's place says {path.parent.name}/{path.stem}")
    return data


def parse(data: Mapping[str, Any], *, foreign: bool = False) -> Rule:
    """Turn the content of a rule file into a Rule; raise RuleError with the key that is wrong."""
    _check(data, foreign=foreign)
    return _rule(data, foreign=foreign)


def _check(data: Mapping[str, Any], *, foreign: bool) -> None:
    known = normalizers.names()
    tables = [key for key in data if key not in _KEYS]
    unknown = [key for key in tables if key not in known]
    for key in _REQUIRED:
        if key not in data:
            wrote = next((word for word in unknown if nearest(word, (key,))), None)
            raise RuleError(f"missing {key}" + (f" (you wrote {wrote!r}; did you mean {key!r}?)" if wrote else ""))
    if unknown:
        raise RuleError(f"unknown key {unknown[0]!r}{nearest(unknown[0], (*_KEYS, *known))}")
    if len(tables) != 1:
        wanted = ", ".join(f"[{name}]" for name in known)
        raise RuleError(f"wanted one table that names a normalizer ({wanted}), found {len(tables)}")
    for key in _TEXTS:
        if not isinstance(data.get(key, ""), str):
            raise RuleError(f"{key} must be a text")
    for key in _LISTS:
        value = data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            raise RuleError(f"{key} must be a list of texts")
    if not isinstance(data.get("scan", False), bool):
        raise RuleError(f"scan must be true or false, not {data['scan']!r}")
    if not data["languages"]:
        raise RuleError('languages is empty: name those that the rule is written for, or "*" with a reason in note')
    _one_of("stage", data["stage"], STAGES)
    _one_of("safety", data["safety"], tuple(Safety))
    _one_of("reach", data.get("reach", "prose"), ("prose", "markup"))
    if data.get("reach") == "markup" and data["stage"] != "markup":
        raise RuleError(f"reach is 'markup' but stage is {data['stage']!r}: such a rule works in the stage 'markup'")
    if "formats" in data and data.get("reach") != "markup":
        raise RuleError('formats is for rules with reach = "markup": prose is cleaned in every format')
    _one_of("scope", data.get("scope", "segment"), ("segment", "article"))
    for item in data["changes"]:
        _one_of("changes", item, CHANGE_CLASSES)
        if item in MARKUP_CLASSES and data.get("reach") != "markup":
            raise RuleError(f'changes {item!r} is for rules with reach = "markup"')
    if not _ID.fullmatch(data["id"]):
        raise RuleError(f"id {data['id']!r} is not of the form pack/name (lower case, digits, hyphens)")
    if data["safety"] != Safety.SUGGESTION and not data["changes"]:
        raise RuleError(f"safety is {data['safety']!r} but changes is empty: say what the rule may change")
    _check_options(tables[0], data[tables[0]], foreign=foreign)
    for key in ("bad", "good"):
        _check_examples(key, data.get(key, []))


def _rule(data: Mapping[str, Any], *, foreign: bool = False) -> Rule:
    normalizer = next(key for key in data if key not in _KEYS)
    return Rule(
        id=data["id"],
        message=data["message"],
        why=" ".join(data["why"].split()),
        source=" ".join(data["source"].split()),
        languages=tuple(data["languages"]),
        source_languages=tuple(data.get("source_languages", ())),
        stage=data["stage"],
        safety=Safety(data["safety"]),
        changes=frozenset(data["changes"]),
        normalizer=normalizer,
        options=data[normalizer],
        triggers=tuple(data.get("triggers", ())),
        scan=data.get("scan", False),
        reach=data.get("reach", "prose"),
        formats=tuple(data.get("formats", ("md",))),
        scope=data.get("scope", "segment"),
        note=" ".join(data.get("note", "").split()),
        bad=tuple(Example(**table) for table in data.get("bad", ())),
        good=tuple(Example(**table) for table in data.get("good", ())),
        foreign=foreign,
    )


def _one_of(key: str, value: str, allowed: Iterable[str]) -> None:
    choices = tuple(allowed)
    if value not in choices:
        raise RuleError(f"{key} {value!r} is unknown{nearest(value, choices)}: it is one of {', '.join(choices)}")


def _check_options(name: str, table: Any, *, foreign: bool) -> None:
    if not isinstance(table, dict):
        raise RuleError(f"{name!r} must be a table: [{name}]")
    wanted = normalizers.named(name).options
    for key, value in table.items():
        if key not in wanted:
            raise RuleError(f"[{name}] has no key {key!r}{nearest(key, tuple(wanted))}")
        if not isinstance(value, wanted[key]):
            raise RuleError(f"[{name}] {key} must be of type {wanted[key].__name__}")
    if name == "pattern":
        pattern.check(table, foreign=foreign)


def _check_examples(key: str, tables: Any) -> None:
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise RuleError(f"write examples as [[{key}]]")
    for table in tables:
        for name in table:
            if name not in _EXAMPLE_KEYS:
                raise RuleError(f"[[{key}]] has no key {name!r}{nearest(name, _EXAMPLE_KEYS)}")
            wanted, kind = (dict, "a table") if name == "glossary" else (str, "a text")
            if not isinstance(table[name], wanted):
                raise RuleError(f"[[{key}]] {name} must be {kind}, not {table[name]!r}")
        if "text" not in table:
            raise RuleError(f"an example in [[{key}]] has no text")
        if key == "bad" and ("fixed" in table) == ("seen" in table):
            raise RuleError("a [[bad]] example has either fixed (the right text) or seen (the place that is found)")
