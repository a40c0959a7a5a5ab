"""JSON: the string values of the fields that are named; keys, numbers and everything else stay out of reach."""

from collections.abc import Callable, Iterable
from itertools import islice

from cleanup.formats import Document, Format
from cleanup.formats.fields import Chooser, Fields, Paths, advice
from cleanup.formats.json_strings import strings, writer, written
from cleanup.formats.spans import Mark
from cleanup.formats.values import Values

#: Values that are looked at to say which fields there are.
LOOKED_AT = 500


def read(article: str, fields: tuple[str, ...] = ()) -> Document:
    """Return the texts in ``fields``: without one nothing is prose. Raises BrokenDocument for what is no JSON.

    A text is read in the format that its field says (``body:html``), else as plain text: where blank lines are written
    in it, it has several paragraphs. Its escapes are kept, and new prose is written as the document writes.
    """
    found = values(article, Fields(fields))
    return found.document(notes=() if found.passages or found.notes else (advice("--field", fields, texts(article)),))


def values(
    article: str, chooser: Chooser, *, kind: str = "paragraph", marks: Callable[[str], Iterable[Mark]] | None = None
) -> Values:
    """Return the values that are chosen, as passages; ``marks`` finds what in a text is code."""
    found = Values(article, escape=writer(article), kind=kind, marks=marks)
    for start, end, state in strings(article, chooser):
        found.add(start, end, written(article, start, end), fmt=chooser.format(state))
    return found


def texts(article: str) -> tuple[str, ...]:
    """Return the paths of texts with more than one word in a document, each once, as ``--field`` takes them."""
    paths: dict[str, None] = {}
    for start, end, state in islice(strings(article, Paths()), LOOKED_AT):
        if " " in article[start:end]:
            paths[str(next(iter(state)))] = None
    return tuple(paths)


FORMAT = Format(name="json", title="JSON", extensions=(".json",), read=read, chosen=True)
