"""Read a glossary from a file: a table with tabs, or TOML; a mistake in it is told in one line, with its place."""

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from cleanup.errors import ConfigError, nearest
from cleanup.glossary import CASES, Glossary, Term
from cleanup.language import normalized

#: The columns of a table, and the keys of a [[term]].
KEYS = ("form", "right", "language", "case", "whole_word", "note")
_YES, _NO = ("yes", "true", "1"), ("no", "false", "0")
_TERM = re.compile(r"\s*\[\[\s*term\s*\]\]")


def load(path: str | os.PathLike[str]) -> Glossary:
    """Read a glossary: a ``.toml`` file with [[term]] tables, else a table whose first line names its columns.

    Raises ConfigError with the file and the line of what is wrong.
    """
    path = os.fspath(path)
    text = _read(path)
    name = os.path.basename(path)
    rows = _toml(text, name) if path.lower().endswith(".toml") else _table(text, name)
    return Glossary([_term(row, where) for where, row in rows])


def _read(path: str) -> str:
    name = os.path.basename(path)
    try:
        with open(path, "rb") as file:
            raw = file.read()
    except OSError as error:
        raise ConfigError(f"glossary {path}: cannot be read: {(error.strerror or str(error)).lower()}") from error
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{name} line {line}: not UTF-8; save the glossary as UTF-8") from error


def _table(text: str, name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the rows of a table with tabs; an empty line, and one that begins with # and has no tab, is none."""
    columns: list[str] | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip() or (line.startswith("#") and "\t" not in line):
            continue
        where = f"{name} line {number}"
        cells = [cell.strip() for cell in line.split("\t")]
        if columns is None:
            columns = cells
            _check_keys(columns, where, "column")
            continue
        if len(cells) > len(columns):
            raise ConfigError(f"{where}: {len(cells)} cells, but there are {len(columns)} columns")
        yield where, {key: cell for key, cell in zip(columns, cells, strict=False) if cell}
    if columns is None:
        raise ConfigError(f"{name}: nothing in it: its first line must name the columns (form, right, …)")


def _toml(text: str, name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{name}: not TOML: {error}") from error
    for key in data:
        if key != "term":
            raise ConfigError(f"{name}: unknown key {key!r}{nearest(key, ('term',))}: write the terms as [[term]]")
    terms = data.get("term", [])
    if not isinstance(terms, list) or not all(isinstance(term, dict) for term in terms):
        raise ConfigError(f"{name}: write the terms as [[term]]")
    lines = [number for number, line in enumerate(text.split("\n"), start=1) if _TERM.match(line)]
    for i, term in enumerate(terms):
        where = f"{name} line {lines[i]}" if len(lines) == len(terms) else f"{name} term {i + 1}"
        _check_keys(list(term), where, "key")
        for key, value in term.items():
            if not isinstance(value, str) and not (key == "whole_word" and isinstance(value, bool)):
                wanted = "true or false" if key == "whole_word" else "a text"
                raise ConfigError(f"{where}: {key} must be {wanted}, not {value!r}")
        yield where, {key: value.strip() if isinstance(value, str) else value for key, value in term.items()}


def _check_keys(keys: list[str], where: str, what: str) -> None:
    for key in keys:
        if key not in KEYS:
            hint = nearest(key, KEYS) if "," not in key else " (columns are set apart by tabs)"
            raise ConfigError(f"{where}: unknown {what} {key!r}{hint}; known are {', '.join(KEYS)}")
        if keys.count(key) > 1:
            raise ConfigError(f"{where}: {what} {key!r} stands twice")
    for key in ("form", "right"):
        if key not in keys:
            raise ConfigError(f"{where}: no {what} {key!r}")


def _term(row: Mapping[str, Any], where: str) -> Term:
    language, case = row.get("language", ""), row.get("case") or CASES[0]
    if language and normalized(language) is None:
        raise ConfigError(f"{where}: language is {language!r}: wanted a language tag such as 'en' or 'pt-BR'")
    return Term(
        form=row.get("form", ""),
        right=row.get("right", ""),
        language=normalized(language) or "" if language else "",
        case=case,
        whole_word=_truth(row.get("whole_word", True), where),
        note=" ".join(row.get("note", "").split()),
        where=where,
    )


def _truth(value: str | bool, where: str) -> bool:
    if isinstance(value, bool):
        return value
    if value.lower() not in (*_YES, *_NO):
        raise ConfigError(f"{where}: whole_word is {value!r}: wanted yes or no")
    return value.lower() in _YES
