"""What the tests of the structured formats share: a planted word, real files, and what must hold of any reading."""

import sysconfig
from collections.abc import Iterator
from pathlib import Path

from planted_rule import RULE

from cleanup import Cleaner, formats
from cleanup.formats import Document
from cleanup.text import HOLE, Edit, apply, source_end


def pack(folder: Path, rule: str = RULE) -> Path:
    """Write the rule into a folder; return that of the packs."""
    (folder / "test").mkdir(exist_ok=True)
    (folder / "test" / "planted.toml").write_text(rule, encoding="utf-8")
    return folder


def cleaner(folder: Path, *fields: str, rule: str = RULE) -> Cleaner:
    """Return a cleaner with the planted rule alone."""
    return Cleaner(language="en", packs=[pack(folder, rule)], select=("test",), fields=fields)


def found(*endings: str, limit: int, size: int = 100_000) -> list[Path]:
    """Return files that other packages ship, the same ones each time."""
    places = [Path(sysconfig.get_path("purelib")), Path(sysconfig.get_path("stdlib")), Path("/usr/share")]
    return list(_files(places, endings, limit, size))


def _files(places: list[Path], endings: tuple[str, ...], limit: int, size: int) -> Iterator[Path]:
    for place in places:
        for path in sorted(place.rglob("*")) if place.is_dir() else ():
            if path.name.endswith(endings) and path.is_file() and 0 < path.stat().st_size < size:
                yield path
                limit -= 1
                if not limit:
                    return


def assert_sound(article: str, document: Document) -> None:
    """Assert that what is in an open piece stands so in the article, in order and apart."""
    at = 0
    for number, passage in enumerate(document.passages):
        assert passage.number == number
        inside = 0
        for piece in passage.pieces:
            assert piece.start == inside and piece.source_start >= at
            inside, at = piece.end, piece.source_end
            shown = passage.text[piece.start : piece.end]
            if not piece.locked and piece.end - piece.start == piece.source_end - piece.source_start > 1:
                assert shown == article[piece.source_start : piece.source_end]
            elif piece.written is not None:
                places = [source_end(piece, at) for at in range(piece.start, piece.end + 1)]
                assert places == sorted(set(places)) and places[-1] == piece.source_end
            elif not piece.locked and shown:
                assert (piece.source_end - piece.source_start) % len(shown) == 0
            assert HOLE not in shown or piece.locked
        assert inside == len(passage.text)


def seen(name: str, article: str) -> list[str]:
    """The passages of markup of a document in this format, with what is locked in brackets."""
    fmt = formats.named(name)
    shown = []
    for passage in fmt.markup.passages(article, fmt.read(article), range(len(article))):
        edits = [edit for low, high in passage.locks for edit in (Edit(low, low, "⟦"), Edit(high, high, "⟧"))]
        shown.append(apply(edits, passage.text))
    return shown
