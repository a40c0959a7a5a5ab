"""Find and read the configuration file that holds; a mistake in it is told in one line, with its key."""

import os
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cleanup.errors import ConfigError, FormatError, nearest
from cleanup.files import known_encoding, shown
from cleanup.keep import Keep
from cleanup.settings import Config, Settings, compiled

OWN_FILE = "mt-cleanup.toml"
SHARED_FILE = "pyproject.toml"


class ConfigFinder:
    """Finds the configuration that holds in a folder: the one told, else the nearest one upwards.

    The search ends at the root of a repository; a pyproject.toml without our table does not end it.
    """

    def __init__(self, told: str | None = None) -> None:
        self._told = None if told is None else load(told)
        self._found: dict[str, Config] = {}

    def of(self, folder: str) -> Config:
        """Return the configuration for a folder (an absolute path); raise ConfigError if its file is wrong."""
        if self._told is not None:
            return self._told
        passed = []
        while (config := self._found.get(folder) or self._look_in(folder)) is None:
            passed.append(folder)
            folder = os.path.dirname(folder)
        for below in (folder, *passed):
            self._found[below] = config
        return config

    def _look_in(self, folder: str) -> Config | None:
        """Return what holds in a folder; None if that is told further up."""
        for name in (OWN_FILE, SHARED_FILE):
            path = os.path.join(folder, name)
            if os.path.isfile(path):
                config = load(path, shared=name == SHARED_FILE)
                if config.file is not None:
                    return config
        if os.path.dirname(folder) == folder or os.path.exists(os.path.join(folder, ".git")):
            return Config()
        return None


def load(path: str, *, shared: bool | None = None) -> Config:
    """Read a configuration file; raise ConfigError with the file and the key that is wrong.

    In a ``shared`` file (a pyproject.toml) only ``[tool.mt-cleanup]`` is read; without it an empty Config comes back.
    """
    name = shown(os.path.relpath(path)) if not os.path.relpath(path).startswith("..") else shown(path)
    try:
        with open(path, "rb") as file:
            data = tomllib.load(file)
    except OSError as error:
        raise ConfigError(f"{name}: cannot be read: {(error.strerror or str(error)).lower()}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{name}: not TOML: {error}") from error
    if shared if shared is not None else os.path.basename(path) == SHARED_FILE:
        tool = data.get("tool", {})
        if not isinstance(tool, dict) or "mt-cleanup" not in tool:
            return Config()
        data = tool["mt-cleanup"]
    try:
        return _parse(data, os.path.abspath(path))
    except (ConfigError, FormatError) as error:
        raise ConfigError(f"{name}: {error}") from error


#: Keys that hold for articles, with the type wanted.
_SETTING_KEYS: Mapping[str, type] = {
    "select": list, "ignore": list, "language": str, "source-language": str, "unsafe": bool, "scope": str,
    "keep": list, "glossary": str, "fields": list, "require-reason": bool,
}  # fmt: skip
_PER_PATH_KEYS: Mapping[str, type] = {**_SETTING_KEYS, "format": str, "encoding": str}
#: All keys of a configuration file.
KEYS: Mapping[str, type] = {
    **_SETTING_KEYS, "exclude": list, "extend-include": list, "rule-folders": list, "baseline": str, "allow": dict,
    "per-path": dict,
}  # fmt: skip
_WANTED = {list: "a list of texts", str: "a text", bool: "true or false", dict: "a table"}


def _parse(data: Any, path: str) -> Config:
    if not isinstance(data, dict):
        raise ConfigError("tool.mt-cleanup must be a table")
    _check_keys(data, KEYS, "")
    folder = os.path.dirname(path)
    rule_folders = tuple(os.path.join(folder, name) for name in data.get("rule-folders", ()))
    for name in rule_folders:
        if not os.path.isdir(name):
            raise ConfigError(f"rule-folders: {shown(name)} is no folder")
    for pattern, rules in data.get("allow", {}).items():
        _check_type(f'allow."{pattern}"', rules, list)
        _check_names(f'allow."{pattern}"', rules, rule_folders)
    per_path = []
    for pattern, table in data.get("per-path", {}).items():
        where = f'per-path."{pattern}"'
        _check_type(where, table, dict)
        _check_keys(table, _PER_PATH_KEYS, where + ".")
        per_path.append((pattern, _settings(table, folder, rule_folders, where + ".")))
    allow = ((pattern, Settings(allow=tuple(rules))) for pattern, rules in data.get("allow", {}).items())
    config = Config(
        file=path,
        folder=folder,
        settings=_settings(data, folder, rule_folders, ""),
        exclude=tuple(data.get("exclude", ())),
        extend_include=tuple(data.get("extend-include", ())),
        rule_folders=rule_folders,
        baseline=os.path.join(folder, data["baseline"]) if "baseline" in data else None,
        per_path=(*per_path, *allow),
    )
    _check_patterns("exclude", config.exclude)
    _check_patterns("extend-include", config.extend_include)
    _check_patterns("per-path or allow", [pattern for pattern, _ in config.per_path])
    return config


def _settings(table: Mapping[str, Any], folder: str, rule_folders: tuple[str, ...], where: str) -> Settings:
    from cleanup import formats
    from cleanup.given import scope_of
    from cleanup.language import normalized

    for key in ("select", "ignore"):
        _check_names(where + key, table.get(key, ()), rule_folders)
    for key in ("language", "source-language"):
        if key in table and normalized(table[key]) is None:
            raise ConfigError(f"{where}{key} is {table[key]!r}: wanted a language tag such as 'en' or 'pt-BR'")
    try:
        scope_of(table.get("scope"))
        Keep(table.get("keep", ()))
    except ConfigError as error:
        raise ConfigError(f"{where}{error}") from error
    glossary = os.path.join(folder, table["glossary"]) if "glossary" in table else None
    if glossary is not None and not os.path.isfile(glossary):
        raise ConfigError(f"{where}glossary: {shown(glossary)} is no file")
    if "format" in table:
        formats.named(table["format"])
    if "encoding" in table:
        known_encoding(table["encoding"])
    return Settings(
        select=tuple(table["select"]) if "select" in table else None,
        ignore=tuple(table["ignore"]) if "ignore" in table else None,
        language=table.get("language"),
        source_language=table.get("source-language"),
        unsafe=table.get("unsafe"),
        scope=table.get("scope"),
        format=table.get("format"),
        encoding=table.get("encoding"),
        glossary=glossary,
        fields=tuple(table["fields"]) if "fields" in table else None,
        require_reason=table.get("require-reason"),
        keep=tuple(table.get("keep", ())),
    )


def _check_keys(table: Mapping[str, Any], keys: Mapping[str, type], where: str) -> None:
    for key, value in table.items():
        if key not in keys:
            raise ConfigError(f"unknown key '{where}{key}'{nearest(key, tuple(keys))}; known are {', '.join(keys)}")
        _check_type(where + key, value, keys[key])


def _check_type(where: str, value: Any, wanted: type) -> None:
    items = value if isinstance(value, list) else ()
    if not isinstance(value, wanted) or not all(isinstance(item, str) and item for item in items):
        hint = f': write ["{value}"]' if wanted is list and isinstance(value, str) else ""
        raise ConfigError(f"{where} must be {_WANTED[wanted]}, not {value!r}{hint}")


def _check_names(where: str, names: Sequence[str], rule_folders: tuple[str, ...]) -> None:
    if not names:
        return
    from cleanup import catalogue, selection

    try:
        selection.check(names, catalogue.with_folders(rule_folders))
    except ConfigError as error:
        raise ConfigError(f"{where}: {error}") from error


def _check_patterns(where: str, patterns: Iterable[str]) -> None:
    for pattern in patterns:
        try:
            compiled((pattern,))
        except ValueError as error:
            raise ConfigError(f"{where}: {pattern!r} is not a gitignore pattern: {error}") from error
