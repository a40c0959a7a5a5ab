"""What has changed since a revision of git: which files, and on which of their lines."""

import os
import re
import subprocess
from collections.abc import Sequence

from cleanup.compression import split
from cleanup.errors import ConfigError
from cleanup.files import shown

#: Begins each run of changed lines of a diff without context.
_HUNK = re.compile(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.M)
#: A diff that no setting of the user's or of the repository's changes.
_DIFF = ("diff", "--no-color", "--no-ext-diff", "--no-textconv", "--no-relative", "--ignore-submodules", "-M")


class Lines:
    """Lines of one file, from 1, as git counts them: a line ends with a line feed."""

    def __init__(self, runs: Sequence[tuple[int, int]]) -> None:
        self.runs = runs


class Revision:
    """What has changed since ``name`` in the repositories of the files: committed, staged or neither.

    A file that git does not know is changed as a whole; one that was moved, where its text differs.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._repositories: dict[str, _Repository] = {}

    def lines(self, path: str) -> Lines | None:
        """Return the changed lines of a file, None if all of it is new; raise ConfigError if git cannot tell.

        What has changed in a compressed file cannot be told: all of it is new.
        """
        repository, inside = self._at(path)
        lines = repository.lines(inside)
        return None if lines is not None and lines.runs and split(path)[1] is not None else lines

    def has_changed(self, path: str) -> bool:
        """Has anything in this file changed? Raise ConfigError if git cannot tell."""
        lines = self.lines(path)
        return lines is None or bool(lines.runs)

    def deleted(self, path: str) -> bool:
        """Was there a file, or a folder with files, at this path in the revision?"""
        repository, inside = self._at(path)
        return repository.had(inside)

    def _at(self, path: str) -> tuple["_Repository", str]:
        real = os.path.realpath(path)
        root = _root(os.path.dirname(real))
        if root is None:
            raise ConfigError(f"--changed-since: {shown(path)} lies in no git repository")
        if root not in self._repositories:
            self._repositories[root] = _Repository(root, self.name)
        return self._repositories[root], os.path.relpath(real, root)


class _Repository:
    def __init__(self, root: str, revision: str) -> None:
        self._root = root
        if revision.startswith("-") or not revision:
            raise ConfigError(f"--changed-since: {revision!r} is no revision")
        try:
            self._commit = self._git("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").decode().strip()
        except _GitFailed as failed:
            said = f": {failed.said}" if failed.said else ""
            where = f"{revision!r} in {shown(root)}"
            raise ConfigError(f"--changed-since: git knows no revision {where}{said}") from failed
        self._lines: dict[str, Lines | None] = {}
        try:
            self._known = frozenset(_names(self._git("ls-files", "-z")))
            #: Path now → paths in the revision and now, for what differs.
            self._changed = dict(_changes(_names(self._git(*_DIFF, "--name-status", "-z", self._commit, "--"))))
        except _GitFailed as failed:
            raise ConfigError(f"--changed-since: git failed in {shown(root)}: {failed.said}") from failed

    def lines(self, path: str) -> Lines | None:
        if path not in self._known:
            return None
        if path not in self._changed:
            return Lines(())
        if path not in self._lines:
            self._lines[path] = self._ask(path)
        return self._lines[path]

    def had(self, path: str) -> bool:
        try:
            return bool(self._git("ls-tree", "-z", "--full-tree", self._commit, "--", path))
        except _GitFailed:
            return False

    def _ask(self, path: str) -> Lines | None:
        paths = [f":(top,literal){name}" for name in self._changed[path]]
        try:
            patch = self._git(*_DIFF, "-U0", "--inter-hunk-context=0", "--text", self._commit, "--", *paths)
        except _GitFailed as failed:
            raise ConfigError(f"--changed-since: git failed on {shown(path)}: {failed.said}") from failed
        runs = []
        for first, count in _HUNK.findall(patch):
            number = int(count) if count else 1
            if number:
                runs.append((int(first), int(first) + number - 1))
        if not runs and b"\n@@@ " in patch:  # a merge that is not finished
            return None
        return Lines(tuple(runs))

    def _git(self, *arguments: str) -> bytes:
        command = ["git", "-C", self._root, "-c", "core.quotePath=false", *arguments]
        try:
            ran = subprocess.run(
                command, stdin=subprocess.DEVNULL, capture_output=True, check=False,
                env={**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"},
            )  # fmt: skip
        except FileNotFoundError:
            raise ConfigError("--changed-since needs git, which is not installed") from None
        if ran.returncode:
            said = ran.stderr.decode("utf-8", "replace").strip().splitlines()
            raise _GitFailed(shown(said[0]) if said else "")
        return ran.stdout


class _GitFailed(Exception):
    """Git ended with an error; ``said`` is the first line of it."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


def _names(listed: bytes) -> list[str]:
    return [os.fsdecode(name) for name in listed.split(b"\0")[:-1]]


def _changes(fields: Sequence[str]) -> list[tuple[str, tuple[str, ...]]]:
    """The answer of --name-status -z: a letter, then one path, or two for what was moved or copied."""
    found = []
    i = 0
    while i < len(fields):
        size = 2 if fields[i][:1] in ("R", "C") else 1
        paths = tuple(fields[i + 1 : i + 1 + size])
        if fields[i][:1] != "D":
            found.append((paths[-1], paths))
        i += 1 + size
    return found


def _root(folder: str) -> str | None:
    while not os.path.exists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above
    return folder
