"""YAML: the one-line texts of the fields that are named; those broken over lines are seen and not touched.

Keys, anchors, tags, aliases and comments are out of reach. What a fix would turn into another value is taken back.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from cleanup import suppression
from cleanup.formats import Document, Format, yaml_scalars
from cleanup.formats.fields import Chooser, Fields, Paths, advice
from cleanup.formats.spans import Mark
from cleanup.formats.values import Values
from cleanup.formats.yaml_scalars import Scalar
from cleanup.suppression import Comment
from cleanup.text import Passage, unchanged
from cleanup.written import Written

#: Texts that are looked at to say which fields there are.
LOOKED_AT = 500
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#([ \t]*mt-cleanup:[^\r\n]*)", re.MULTILINE)
_ESCAPED = re.compile(r"\\[xuU][0-9A-Fa-f]")


def read(article: str, fields: tuple[str, ...] = ()) -> Document:
    """Return the texts in ``fields`` (dotted paths, as for JSON): without one nothing is prose.

    Raises BrokenDocument where it is no YAML, FormatError if PyYAML is not installed.
    """
    return document(article, Fields(fields), fields)


def document(
    article: str,
    chooser: Chooser,
    named: tuple[str, ...] = (),
    *,
    kind: str = "paragraph",
    marks: Callable[[str], Iterable[Mark]] | None = None,
    language: Callable[[tuple[str, ...]], str | None] = lambda keys: None,
) -> Document:
    """Read the texts that are chosen; ``language`` tells that of a text from the first key on the way to it."""
    found = yaml_scalars.read(article, chooser)
    values = Values(article, escape=unchanged, kind=kind, marks=marks)
    ascii_only = article.isascii() and _ESCAPED.search(article) is not None
    for scalar in found.chosen:
        tag, fmt = language(scalar.keys), chooser.format(scalar.state)
        text = _text(article, scalar, ascii_only=ascii_only, blocks=fmt is not None)
        if text is not None:
            start, end, written, escape = text
            values.add(start, end, written, escape=escape, language=tag, fmt=fmt)
        elif fmt is None:
            values.see(scalar.value, scalar.start, scalar.end, language=tag)
    passages = tuple(values.passages)
    notes = () if passages or values.notes or kind != "paragraph" else (advice("--field", named, _texts(article)),)
    comments = list(_comments(article, found.spans, passages, values.documents))
    if comments:
        spans = [*map(_span, passages), *values.documents]
        values.suppress(suppression.read(comments, spans, len(article)))
    return values.document(notes=notes)


def _text(
    article: str, scalar: Scalar, *, ascii_only: bool, blocks: bool
) -> tuple[int, int, Written, Callable[[str], str]] | None:
    """Return where a text stands, how it is written, and what spells new prose; None if it can only be seen."""
    if scalar.style == "|":
        block = yaml_scalars.literal(article, scalar) if blocks else None
        if block is None:
            return None
        written, start, end, indentation = block
        return start, end, written, partial(yaml_scalars.indented, indentation=indentation)
    as_written = yaml_scalars.written(article, scalar)
    if as_written is None:
        return None
    double = yaml_scalars.double_ascii if ascii_only else yaml_scalars.double
    escape = {"'": yaml_scalars.single, '"': double}.get(scalar.style, unchanged)
    return scalar.start, scalar.end, as_written, escape


def _comments(
    article: str, scalars: list[tuple[int, int]], passages: tuple[Passage, ...], documents: list[tuple[int, int]]
) -> Iterator[Comment]:
    """Yield the comments with a directive; one behind a text on its line means that text."""
    for found in _COMMENT.finditer(article) if "mt-cleanup:" in article else ():
        start, end = found.span()
        i = bisect_right(scalars, (start, len(article))) - 1
        if i >= 0 and start < scalars[i][1]:
            continue  # it stands in a text
        before = bisect_right(passages, start, key=lambda passage: passage.pieces[0].source_start) - 1
        block = _span(passages[before]) if before >= 0 else None
        holder = bisect_right(documents, (start, len(article))) - 1
        if block is not None and holder >= 0 and block[1] <= documents[holder][1]:
            block = documents[holder]
        if block is not None and "\n" in article[block[1] : start]:
            block = None
        yield Comment(start, end, found[1], block)


def _texts(article: str) -> Iterator[str]:
    for scalar in yaml_scalars.read(article, Paths()).chosen[:LOOKED_AT]:
        if " " in scalar.value:
            yield str(next(iter(scalar.state)))


def _span(passage: Passage) -> tuple[int, int]:
    return passage.pieces[0].source_start, passage.pieces[-1].source_end


FORMAT = Format(name="yaml", title="YAML", extensions=(".yaml", ".yml"), read=read, chosen=True)
