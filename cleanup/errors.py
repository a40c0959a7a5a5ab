"""All errors that this package raises on purpose."""


class CleanupError(Exception):
    """Base of all errors of this package; its text says where, what was found and what was wanted."""


class RuleError(CleanupError):
    """A rule file cannot be used."""


class ConfigError(CleanupError):
    """A setting, an option or a configuration file cannot be used."""


class FileError(CleanupError):
    """A file cannot be read or written."""


class FormatError(CleanupError):
    """A document cannot be read in the format that was asked for, or the format is not known."""


class LedgerError(CleanupError):
    """A ledger of changes cannot be read, written or followed."""


class BrokenDocument(FormatError):
    """A document, or a record of one, is broken: ``said`` is what is wrong, ``line`` where, from 1."""

    def __init__(self, said: str, line: int) -> None:
        super().__init__(f"line {line}: {said}")
        self.said = said
        self.line = line


class DidNotSettle(CleanupError):
    """Rules undo each other's work without end; the message names them."""


def nearest(word: str, known: list[str] | tuple[str, ...]) -> str:
    """Return " (did you mean 'x'?)" for the known word closest to ``word``, or "" if none is close."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(word, known, scorer=fuzz.ratio, processor=str.lower, score_cutoff=60)
    return f" (did you mean {found[0]!r}?)" if found else ""
