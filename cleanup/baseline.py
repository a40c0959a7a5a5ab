"""Known findings, which stay quiet until their text changes: the file that holds them, and how they are told again.

A finding is known by its rule and its text with the words around it, never by a line number: so it moves with its text.
"""

import json
import os
import re
import tempfile
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from cleanup.errors import ConfigError
from cleanup.files import shown
from cleanup.plaindata import dumped
from cleanup.report import Artifact, Spot, artifacts
from cleanup.result import Result

KIND = "mt-cleanup baseline"
VERSION = 1
#: The name of the file if none is told.
FILE = "mt-cleanup-baseline.json"
#: Words on each side of a place that belong to its text, and code points in which they are looked for.
WORDS = 3
WINDOW = 80
#: A longer text is kept as its ends and a digest.
LONGEST = 120
_WORD = re.compile(r"\w+")
_LINE_END = re.compile(r"[ \t]*(?:\r\n?|\n)[ \t]*")
#: Where the text of a place ends at the latest: with its paragraph, or its sentence.
_BORDER = re.compile(r"(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)|[.!?…。！？](?!\w)")

#: A rule and the text of one of its places.
Fingerprint = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """A file of known findings: how often each stands in each article, whose path is relative to ``folder``."""

    folder: str
    articles: Mapping[str, Mapping[Fingerprint, int]] = field(default_factory=dict)

    def of(self, path: str) -> Mapping[Fingerprint, int]:
        """Return what is known of a file."""
        return self.articles.get(self.name_of(path), {})

    def name_of(self, path: str) -> str:
        """Return the name of a file in the baseline: its path from there, with slashes."""
        folder, base = os.path.split(os.path.abspath(path))
        return os.path.relpath(os.path.join(os.path.realpath(folder), base), self.folder).replace(os.sep, "/")

    def gone(self) -> tuple[str, ...]:
        """Return the names of the articles of which something is known, but which are there no longer."""
        return tuple(name for name in self.articles if not os.path.lexists(os.path.join(self.folder, name)))


def folder_of(path: str) -> str:
    """Return the folder that the paths in a baseline are relative to."""
    return os.path.realpath(os.path.dirname(os.path.abspath(path)))


def load(path: str) -> Baseline:
    """Read a baseline; raise ConfigError, in one line, if it cannot be read or is none."""
    name = shown(path)
    try:
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
    except OSError as error:
        missing = ": write it with `mt-cleanup baseline`" if isinstance(error, FileNotFoundError) else ""
        raise ConfigError(
            f"{name}: the baseline cannot be read: {(error.strerror or str(error)).lower()}{missing}"
        ) from error
    except (ValueError, RecursionError) as error:
        said = shown(str(error)) or "nested too deeply"
        raise ConfigError(f"{name}: no baseline: not JSON: {said}; delete it and run `mt-cleanup baseline`") from error
    try:
        return Baseline(folder=folder_of(path), articles=_articles(data))
    except ConfigError as error:
        raise ConfigError(f"{name}: {error}; delete it and run `mt-cleanup baseline`") from error


def save(path: str, articles: Mapping[str, Mapping[Fingerprint, int]]) -> None:
    """Write a baseline, whole or not at all: sorted, a finding a line. Raises ConfigError if it cannot be written."""
    text = _text(articles)
    temporary = None
    try:
        folder = os.path.dirname(os.path.abspath(path))
        handle, temporary = tempfile.mkstemp(prefix=".mt-cleanup-", suffix=".tmp", dir=folder)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            os.fchmod(handle, _mode(path))
        os.replace(temporary, os.path.realpath(path))
    except OSError as error:
        said = (error.strerror or str(error)).lower()
        raise ConfigError(f"{shown(path)}: the baseline cannot be written: {said}") from error
    finally:
        if temporary is not None:
            with suppress(FileNotFoundError):
                os.unlink(temporary)


def places(result: Result) -> Counter[Fingerprint]:
    """Return the fingerprints of all that was found in an article, and how often each stands there."""
    found: Counter[Fingerprint] = Counter()
    for artifact in artifacts(result):
        found.update(fingerprints(result.original, artifact))
    return found


def fingerprints(text: str, artifact: Artifact) -> Counter[Fingerprint]:
    """Return the fingerprints of the places of one artifact."""
    return Counter((artifact.rule, _excerpt(text, spot)) for spot in artifact.spots)


def _excerpt(text: str, spot: Spot) -> str:
    """The text of a place in brackets, exact but for line ends, between the words of its sentence around it."""
    before = _BORDER.split(text[max(spot.start - WINDOW, 0) : spot.start])[-1]
    after = _BORDER.split(text[spot.end : spot.end + WINDOW])[0]
    left = _WORD.findall(before)
    if left and len(before) == WINDOW and before.startswith(left[0]):
        del left[0]  # may be half a word
    right = _WORD.findall(after)
    if right and len(after) == WINDOW and after.endswith(right[-1]):
        del right[-1]
    body = _LINE_END.sub(" ", spot.before.strip("\r\n"))
    if len(body) > LONGEST:
        digest = sha256(body.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        body = f"{body[: LONGEST // 3]}… {digest} …{body[-LONGEST // 3 :]}"
    return " ".join([*left[-WORDS:], f"[{body}]", *right[:WORDS]])


def _text(articles: Mapping[str, Mapping[Fingerprint, int]]) -> str:
    parts = []
    for name in sorted(name for name, known in articles.items() if known):
        lines = []
        for (rule, text), number in sorted(articles[name].items()):
            entry: dict[str, Any] = {"rule": rule, "text": text}
            lines.append("      " + dumped(entry | ({"count": number} if number > 1 else {})))
        parts.append(f"    {dumped(name)}: [\n" + ",\n".join(lines) + "\n    ]")
    body = "{\n" + ",\n".join(parts) + "\n  }" if parts else "{}"
    return f'{{\n  "kind": {dumped(KIND)},\n  "version": {VERSION},\n  "articles": {body}\n}}\n'


def _articles(data: Any) -> dict[str, dict[Fingerprint, int]]:
    if not isinstance(data, dict) or data.get("kind") != KIND:
        raise ConfigError(f'no baseline: it does not say "kind": "{KIND}"')
    if data.get("version") != VERSION:
        raise ConfigError(f"a baseline of version {data.get('version')!r}; this mt-cleanup reads version {VERSION}")
    if not isinstance(data.get("articles"), dict):
        raise ConfigError("a broken baseline: articles must be an object")
    articles: dict[str, dict[Fingerprint, int]] = {}
    for name, entries in data["articles"].items():
        if not isinstance(entries, list):
            raise ConfigError(f"a broken baseline: {shown(name)} must be a list")
        known = articles[name] = {}
        for entry in entries:
            rule, text, number = _entry(name, entry)
            known[rule, text] = known.get((rule, text), 0) + number
    return articles


def _entry(name: str, entry: Any) -> tuple[str, str, int]:
    if not isinstance(entry, dict):
        raise ConfigError(f"a broken baseline: in {shown(name)} stands what is no object")
    rule, text, number = entry.get("rule"), entry.get("text"), entry.get("count", 1)
    whole = isinstance(number, int) and not isinstance(number, bool) and number > 0
    if not isinstance(rule, str) or not isinstance(text, str) or not whole:
        raise ConfigError(f"a broken baseline: in {shown(name)} an entry lacks a rule, a text or a proper count")
    return rule, text, number


def _mode(path: str) -> int:
    """The mode of the file that is there, else what a new file gets."""
    with suppress(OSError):
        return os.stat(path).st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
