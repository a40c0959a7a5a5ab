"""The shape of the project: what imports what, what ships, what the start-up loads."""

import ast
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT

CORE = (
    "text",
    "rule",
    "evidence",
    "terms",
    "glossary",
    "spelling",
    "engine",
    "settle",
    "trail",
    "waking",
    "triggers",
    "pattern",
    "quotations",
    "typography",
    "numbers",
    "names",
    "residue",
)
SHELVES_AND_EDGES = (
    "cleanup.formats", "cleanup.reports", "cleanup.pipelines", "cleanup.files", "cleanup.cli", "cleanup.config", "cleanup.report",
)  # fmt: skip


def _modules(name: str) -> list[Path]:
    path = ROOT / "cleanup" / name
    return sorted(path.glob("*.py")) if path.is_dir() else [path.with_suffix(".py")]


def _imports(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("name", CORE)
def test_the_core_imports_no_shelf_and_no_edge(name):
    for path in _modules(name):
        found = {module for module in _imports(path) if module.startswith(SHELVES_AND_EDGES)}
        assert not found, (path, found)


@pytest.mark.parametrize("name", CORE)
def test_the_core_opens_no_network(name):
    for path in _modules(name):
        assert not _imports(path) & {"socket", "urllib.request", "http.client", "subprocess"}


def test_rules_are_data_only():
    assert not list((ROOT / "rules").rglob("*.py"))


def test_modules_can_be_taken_in_at_one_sitting():
    long = {
        str(path.relative_to(ROOT)): lines
        for path in (ROOT / "cleanup").rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert not long


def test_every_module_says_what_it_is_for():
    for path in (ROOT / "cleanup").rglob("*.py"):
        docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
        assert docstring and docstring.splitlines()[0].endswith((".", ":")), path


def test_starting_the_command_imports_nothing_heavy():
    code = "import sys, cleanup.cli; print(*sorted(sys.modules))"
    loaded = set(
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    )
    assert not loaded & {
        "langdetect",
        "ftfy",
        "rapidfuzz",
        "pyromark",
        "regex",
        "ahocorasick_rs",
        "tomllib",
        "pathspec",
    }


def test_cleaning_plain_text_imports_neither_ftfy_nor_langdetect_nor_rapidfuzz_nor_pyromark():
    code = (
        "import sys; from cleanup import Cleaner; Cleaner(language='en').clean('He said “yes”and left . \\n\\nShe too.');"
        "print(*sorted(sys.modules))"
    )
    loaded = set(
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    )
    assert not loaded & {"langdetect", "ftfy", "rapidfuzz", "pyromark", "regex"}


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="no repository that says what is kept")
def test_the_source_distribution_holds_all_that_is_kept_but_what_checks_a_change():
    kept = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    shipped = project["tool"]["hatch"]["build"]["targets"]["sdist"]["only-include"]
    assert {name.partition("/")[0] for name in kept} - {".ci", ".gitignore", "pyproject.toml"} == set(shipped)


@pytest.mark.slow
def test_the_wheel_holds_the_rules_and_the_data_inside_the_package(tmp_path):
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(tmp_path), str(ROOT)], check=True
    )
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert "cleanup/rules/quotes/reversed-pair.toml" in names
    assert "cleanup/py.typed" in names
    assert "cleanup/data/locales.json" in names
    assert all(name.startswith(("cleanup/", "mt_cleanup-")) for name in names), names
