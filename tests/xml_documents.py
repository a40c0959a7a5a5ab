"""What the tests of formats that are XML share: a rule that is planted, checks of documents, folders as zip files."""

import io
import itertools
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from planted_rule import RULE

from cleanup.formats import Document

#: Changes nearly every word, to a letter that is not ASCII.
EVERYWHERE = (
    RULE.replace("(?<=z)q(?=z)", "(?<=[a-z])e(?=[a-z])").replace('"X"', '"\u00ea"').replace("zqz", "tent")
    .replace("zXz", "t\u00eant")
    .replace("test/planted", "test/everywhere")
)  # fmt: skip


def packs(folder: Path) -> Path:
    """Write both rules as a pack into a folder, and return it."""
    (folder / "test").mkdir()
    (folder / "test" / "planted.toml").write_text(RULE)
    (folder / "test" / "everywhere.toml").write_text(EVERYWHERE, encoding="utf-8")
    return folder


def check(article: str, document: Document) -> None:
    """Passages are in order and apart; their pieces cover them, touch in the article, and are it where they are copies."""
    at = 0
    for number, passage in enumerate(document.passages):
        assert passage.number == number
        assert passage.pieces[0].start == 0 and passage.pieces[-1].end == len(passage.text)
        assert passage.pieces[0].source_start >= at
        at = passage.pieces[-1].source_end
        for piece, after in itertools.pairwise(passage.pieces):
            assert piece.end == after.start and piece.source_end == after.source_start
        for piece in passage.pieces:
            text, source = passage.text[piece.start : piece.end], article[piece.source_start : piece.source_end]
            assert piece.locked or text == source or (len(text) == 1 and source.startswith("&"))


DATE = (2024, 5, 17, 12, 0, 0)


def zipped(folder: Path, replace: dict[str, bytes] | None = None) -> bytes:
    """Return a folder as a zip file, "mimetype" first and stored."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        files = sorted((path for path in folder.rglob("*") if path.is_file()), key=lambda path: path.name != "mimetype")
        for path in files:
            name = path.relative_to(folder).as_posix()
            content = (replace or {}).get(name, path.read_bytes())
            member = zipfile.ZipInfo(name, DATE)  # the same bytes whenever it is made
            member.external_attr = 0o600 << 16
            archive.writestr(member, content, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def skeleton(raw: bytes, prose: frozenset[str]) -> Iterator[tuple[object, ...]]:
    """Yield all that another parser sees in a document, but for text anywhere inside elements of these local names."""
    root = etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    for element in itertools.chain([root], root.iterdescendants()):
        around = [each for each in element.iterancestors() if _local(each) in prose]
        inside = bool(around) or _local(element) in prose
        yield (
            str(element.tag),
            sorted(element.attrib.items()),
            None if inside else element.text,
            None if around else element.tail,
        )


def _local(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
