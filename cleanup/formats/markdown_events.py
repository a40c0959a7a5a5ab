"""The events of the Markdown parser, located in the article in code points."""

import re
from collections.abc import Iterator
from typing import Any

#: What the parser tells with an event: a text, an element with its details, nothing.
Event = Any

_CONTINUATION = bytes(range(0x80, 0xC0))
_SURROGATE = re.compile("[\ud800-\udfff]")


def events(article: str, start: int) -> Iterator[tuple[str, Event, int, int]]:
    """Yield (name, value, start, end) for each event of ``article[start:]``, in the parser's order.

    Smart punctuation is off, so that a text is what the document says, but for escapes and entities.
    """
    import pyromark

    options = (
        pyromark.Options.ENABLE_TABLES
        | pyromark.Options.ENABLE_FOOTNOTES
        | pyromark.Options.ENABLE_STRIKETHROUGH
        | pyromark.Options.ENABLE_TASKLISTS
        | pyromark.Options.ENABLE_MATH
        | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
        | pyromark.Options.ENABLE_GFM
        | pyromark.Options.ENABLE_DEFINITION_LIST
        | pyromark.Options.ENABLE_WIKILINKS
    )
    source = article[start:] if start else article
    if source.isascii():
        data = b""
    else:
        try:
            data = source.encode()
        except UnicodeEncodeError:  # half of a pair, which no parser in Rust can be given
            source = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", source)
            data = source.encode()
    byte, point = 0, start
    begun: list[int] = []  # where the elements that are open begin
    for event, span in pyromark.Markdown(options=options).events_with_range(source):
        low, high = span["start"], span["end"]
        name: str
        value: Event = None
        if isinstance(event, str):
            name = event
        else:
            [(name, value)] = event.items()
        if not data:
            yield name, value, start + low, start + high
            continue
        if name == "End":
            first = begun.pop()
        else:
            point += _points(data, byte, low)
            byte, first = low, point
        if name == "Start":
            begun.append(first)
            yield name, value, first, first
            continue
        point += _points(data, byte, high)
        byte = high
        yield name, value, first, point


def _points(data: bytes, low: int, high: int) -> int:
    """Count the code points between two bytes; negative if the second one is before the first."""
    if high < low:
        return -_points(data, high, low)
    return len(data[low:high].translate(None, _CONTINUATION))
