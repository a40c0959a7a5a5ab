"""What can be set for an article: in general, per path, and from the command line, which wins."""

import os
from dataclasses import dataclass, field, fields
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    from cleanup.rule import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What can be set for an article; None means not set. ``keep`` and ``allow`` add up, the others are replaced.

    ``allow`` names rules and packs that are silent whatever is selected.
    """

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    language: str | None = None
    source_language: str | None = None
    unsafe: bool | None = None
    #: Is a text an "article", or a "segment"?
    scope: str | None = None
    format: str | None = None
    encoding: str | None = None
    #: Path of the file with the terms.
    glossary: str | None = None
    #: Which fields or columns of a record are prose.
    fields: tuple[str, ...] | None = None
    #: Must a suppression in a text say why?
    require_reason: bool | None = None
    keep: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()

    def under(self, stronger: "Settings") -> "Settings":
        """Return these settings with those that ``stronger`` sets put in their place.

        What ``stronger`` selects by a name is no longer ignored by that name; longer names still are.
        """
        merged: dict[str, Any] = {}
        for name in (slot.name for slot in fields(self)):
            mine, theirs = getattr(self, name), getattr(stronger, name)
            merged[name] = (*mine, *theirs) if name in ("keep", "allow") else mine if theirs is None else theirs
        if stronger.ignore is None and stronger.select is not None and self.ignore is not None:
            merged["ignore"] = tuple(name for name in self.ignore if name not in stronger.select)
        return Settings(**merged)


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """One configuration file, read and checked; paths in it are relative to ``folder``.

    ``per_path`` and ``allow`` are pairs of a gitignore pattern and what holds for the paths that it matches.
    """

    file: str | None = None
    folder: str = ""
    settings: Settings = field(default_factory=Settings)
    exclude: tuple[str, ...] = ()
    extend_include: tuple[str, ...] = ()
    rule_folders: tuple[str, ...] = ()
    #: Path of the file with the known findings.
    baseline: str | None = None
    per_path: tuple[tuple[str, Settings], ...] = ()

    def settings_for(self, path: str) -> Settings:
        """Return the settings for a file: the general ones under those of every pattern that matches, in order."""
        settings = self.settings
        for pattern, special in self.per_path:
            if compiled((pattern,)).match_file(self._relative(path)):
                settings = settings.under(special)
        return settings

    def excludes(self, path: str) -> bool:
        """Does ``exclude`` name this file, or this folder (written with a slash at its end)?"""
        return bool(self.exclude) and compiled(self.exclude).match_file(self._relative(path))

    def includes(self, path: str) -> bool:
        """Does ``extend-include`` name this file?"""
        return bool(self.extend_include) and compiled(self.extend_include).match_file(self._relative(path))

    def rules(self) -> tuple["Rule", ...]:
        """Return the rules that ship and those of ``rule-folders``; raise RuleError if one cannot be read."""
        from cleanup import catalogue

        return catalogue.with_folders(self.rule_folders)

    def _relative(self, path: str) -> str:
        relative = os.path.relpath(os.path.abspath(path), self.folder or os.getcwd()).replace(os.sep, "/")
        return relative + "/" if path.endswith("/") else relative


@cache
def compiled(patterns: tuple[str, ...]) -> "GitIgnoreSpec":
    """Return gitignore patterns ready to match; raise ValueError for one that is none."""
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)
