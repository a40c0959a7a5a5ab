"""mt-cleanup: a linter and fixer for machine-translated prose.

    from cleanup import Cleaner
    result = Cleaner(language="en", source_language="fr").clean(text)

Names are imported when first asked for, so that the command starts fast.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cleanup.cleaner import Cleaner, clean
    from cleanup.errors import CleanupError, ConfigError, FileError, FormatError, RuleError
    from cleanup.glossary import Glossary
    from cleanup.result import Change, Finding, Result
    from cleanup.rule import Safety

__version__ = "0.1.0"

_HOMES = {
    "Change": "result",
    "Cleaner": "cleaner",
    "CleanupError": "errors",
    "ConfigError": "errors",
    "FileError": "errors",
    "Finding": "result",
    "FormatError": "errors",
    "Glossary": "glossary",
    "Result": "result",
    "RuleError": "errors",
    "Safety": "rule",
    "clean": "cleaner",
}
__all__ = [
    "Change",
    "Cleaner",
    "CleanupError",
    "ConfigError",
    "FileError",
    "Finding",
    "FormatError",
    "Glossary",
    "Result",
    "RuleError",
    "Safety",
    "clean",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'cleanup' has no attribute {name!r}")
    return getattr(import_module(f"cleanup.{_HOMES[name]}"), name)
