"""What speed is compared with: each peer as a function of a text; one that is not installed says so."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from cleanup import Cleaner, formats, normalizers
from cleanup.evidence import Evidence
from cleanup.pattern import matches

Work = Callable[[str], object]
NODE = Path(__file__).parent / "peers.mjs"


class Missing(Exception):
    """A peer is not installed; the message says what is."""


def _fix_text() -> Work:
    import ftfy

    return ftfy.fix_text


def _fix_and_explain() -> Work:
    """By lines: it knows no longer unit, and fix_text splits its text in the same way."""
    import ftfy

    return lambda text: [ftfy.fix_and_explain(line) for line in text.splitlines(keepends=True)]


def _sacremoses() -> Work:
    from sacremoses import MosesPunctNormalizer

    return MosesPunctNormalizer(lang="en").normalize


def _sacremoses_by_lines() -> Work:
    """As its command works, and the program that it is a translation of."""
    normalize = _sacremoses()
    return lambda text: [normalize(line) for line in text.splitlines()]


def _clean_text() -> Work:
    import cleantext

    return lambda text: cleantext.clean(text, fix_unicode=True, to_ascii=True, lower=False, no_line_breaks=False)


def _textacy() -> Work:
    from textacy import preprocessing

    return preprocessing.make_pipeline(
        preprocessing.normalize.unicode,
        preprocessing.normalize.quotation_marks,
        preprocessing.normalize.hyphenated_words,
        preprocessing.normalize.bullet_points,
        preprocessing.normalize.whitespace,
    )


def _proselint() -> Work:
    from proselint.checks import __register__
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    registry = CheckRegistry()
    if not registry.checks:
        registry.register_many(__register__)
    return lambda text: LintFile(source="article", content=text).lint()


def plain_run() -> Work:
    """All rules over all passages, none of them woken, as tests/test_waking.py runs them; it repairs nothing."""
    cleaner = Cleaner(language="en", source_language="fr")
    rules = [(rule, normalizers.named(rule.normalizer)) for rule in cleaner.rules if rule.reach != "markup"]

    def run(text: str) -> int:
        passages = formats.named("txt").read(text).passages
        evidence = Evidence(passages, language="en", source_language="fr")
        found = 0
        for rule, how in rules:
            if how.places is not None:
                found += len(list(how.places(rule.options, evidence)))
        for passage in passages:
            for rule, how in rules:
                if rule.normalizer == "pattern":
                    found += len(list(matches(passage.text, rule.options)))
                elif how.places is None:
                    found += len(list(how.find(passage, rule.options, evidence)))
        return found

    return run


class _Node:
    """A peer of Node's world, in a process that takes a text on a line and answers with the seconds it took."""

    def __init__(self, name: str) -> None:
        node = shutil.which("node")
        if node is None:
            raise Missing("node is not installed")
        self._process = subprocess.Popen(
            [node, str(NODE), name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert self._process.stdout is not None
        if self._process.stdout.readline().strip() != "ready":
            self._process.kill()
            raise Missing(f"npm install {name}, and say where in NODE_PATH")

    def seconds(self, text: str) -> float:
        """Process CPU time that the peer spent on a text."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps(text) + "\n")
        self._process.stdin.flush()
        return float(self._process.stdout.readline())


#: Name → what makes its function. Distribution names, for what `pip install` wants, behind the blank.
IN_PROCESS: dict[str, tuple[str, Callable[[], Work]]] = {
    "ftfy.fix_text": ("ftfy", _fix_text),
    "ftfy.fix_and_explain": ("ftfy", _fix_and_explain),
    "sacremoses": ("sacremoses", _sacremoses),
    "sacremoses by lines": ("sacremoses", _sacremoses_by_lines),
    "clean-text": ("clean-text", _clean_text),
    "textacy": ("textacy", _textacy),
    "proselint": ("proselint", _proselint),
}
IN_NODE = ("typopo", "harper.js")
#: Command → the distribution that brings it.
COMMANDS = {"codespell": "codespell", "typos": "typos", "proselint": "proselint"}


@cache
def in_process(name: str) -> Work:
    """Return a peer's function; raise Missing if it is not installed."""
    distribution, make = IN_PROCESS[name]
    try:
        return make()
    except ImportError as error:
        raise Missing(f"pip install {distribution} ({error})") from None


@cache
def in_node(name: str) -> Callable[[str], float]:
    """Return what tells the seconds of a peer for a text; raise Missing if it is not installed."""
    return _Node(name).seconds


def command(name: str) -> str:
    """Return the path of a command, beside this Python first; raise Missing if it is not installed."""
    import sys

    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if found is None:
        raise Missing(f"pip install {COMMANDS.get(name, name)}")
    return found


def versions() -> str:
    """Return the installed peers with their versions."""
    told: dict[str, Any] = {}
    for distribution in sorted({name for name, _ in IN_PROCESS.values()} | set(COMMANDS.values())):
        try:
            told[distribution] = version(distribution)
        except ImportError:
            continue
    if shutil.which("node"):
        said = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout
        told["Node"] = re.sub(r"^v", "", said.strip())
    return ", ".join(f"{name} {number}" for name, number in told.items())
