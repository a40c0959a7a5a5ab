"""What the tests of all formats share: the promises of a document, and a rule that plants itself everywhere."""

import itertools
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from planted_rule import RULE

from cleanup import Cleaner
from cleanup.formats import Document


def planting_cleaner(folder: Path) -> Cleaner:
    """A cleaner with nothing but the rule that changes "zqz"."""
    (folder / "test").mkdir()
    (folder / "test" / "planted.toml").write_text(RULE)
    return Cleaner(language="en", packs=[folder], select=("test",))


def check(read: Callable[[str], Document], article: str) -> Document:
    """Passages are in order and apart; their pieces cover them, touch in the article, and are it where open."""
    document = read(article)
    at = 0
    for number, passage in enumerate(document.passages):
        assert passage.number == number
        assert passage.pieces[0].start == 0 and passage.pieces[-1].end == len(passage.text)
        assert passage.pieces[0].source_start >= at
        at = passage.pieces[-1].source_end
        for piece, after in itertools.pairwise(passage.pieces):
            assert piece.end == after.start
            assert piece.source_end == after.source_start
        for piece in passage.pieces:
            text, source = passage.text[piece.start : piece.end], article[piece.source_start : piece.source_end]
            assert piece.locked or text == source or len(text) == 1
    return document


def found(pattern: str, *folders: str, limit: int = 60) -> Iterator[Path]:
    """Real files of one kind, from what is installed beside the tests."""
    import sysconfig

    roots = [Path(sysconfig.get_paths()["purelib"]), *map(Path, folders)]
    files = (path for root in roots if root.is_dir() for path in sorted(root.rglob(pattern)) if path.is_file())
    return itertools.islice(files, limit)


def text_of(path: Path) -> str | None:
    """The text of a file as it is read, None if it is no UTF-8."""
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError:
        return None


def seconds(read: Callable[[str], Document], article: str) -> float:
    begin = time.process_time()
    check(read, article)
    return time.process_time() - begin
