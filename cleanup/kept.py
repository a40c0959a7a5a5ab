"""Plain data that takes long to make from files of the package, kept beside the compiled modules until these change."""

import marshal
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from cleanup import __version__

_FOLDER = os.path.join(os.path.dirname(__file__), "__pycache__")


def kept(name: str, sources: Sequence[str], make: Callable[[], Any]) -> Any:
    """Return what ``make`` returns (texts, numbers, tuples, lists and dicts), made anew when a source has changed.

    Where Python keeps no compiled modules, this is not kept either.
    """
    path = os.path.join(_FOLDER, f"{name}.{sys.implementation.cache_tag}.data")
    stamp = [__version__, *(_stamp(source) for source in sources)]
    with suppress(OSError, ValueError, EOFError, TypeError):
        with open(path, "rb") as file:
            head, data = marshal.loads(file.read())  # `load` reads byte by byte
        if head == stamp:
            return data
    data = make()
    if not sys.dont_write_bytecode:
        _keep(path, marshal.dumps((stamp, data)))
    return data


def _stamp(source: str) -> tuple[str, int, int]:
    info = os.stat(source)
    return source, info.st_size, info.st_mtime_ns


def _keep(path: str, content: bytes) -> None:
    with suppress(OSError):
        os.makedirs(_FOLDER, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=_FOLDER)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            os.chmod(temporary, 0o644)
            os.replace(temporary, path)
        finally:
            with suppress(FileNotFoundError):
                os.unlink(temporary)
