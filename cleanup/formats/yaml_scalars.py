"""The scalars of a YAML document, each with its place, as PyYAML's parser sees them; nothing is built."""

import re
from collections.abc import Hashable, Iterator
from functools import partial
from typing import Any, NamedTuple

from cleanup.errors import BrokenDocument, FormatError
from cleanup.formats.fields import Chooser
from cleanup.written import Spelled, Written, within

#: An anchor or a tag before a value, as far as they stand on its line.
_PROPERTIES = re.compile(r"(?:[&!]\S*[ \t]+)+")
#: The first line of a literal block and the indentation of its text (YAML 1.1, 9.2).
_LITERAL = re.compile(r"\|[-+]?[ \t]*(?:[ \t]#[^\r\n]*)?\r?\n(?P<indentation> +)(?=[^\s])")
_TEXT = "tag:yaml.org,2002:str"
#: The escapes between double quotation marks (YAML 1.1, 5.6).
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_SHORT = {"0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r",
          "e": "\x1b", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029"}  # fmt: skip
#: What cannot stand between double quotation marks as it is (YAML 1.1, 5.1), or would be taken for a line end.
_UNSAFE = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]')
#: What YAML's readers do not agree on in a bare text.
_UNSURE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_DOUBLED = re.compile("''")
#: PyYAML looks at every open bracket for every token: deeper than this is no document but an attack.
MAX_DEPTH = 4_000


class Scalar(NamedTuple):
    """A text: ``value`` is what ``article[start:end]`` means, inside its quotation marks if it has any.

    ``style`` is "'", '"', "" for a bare one, "|" for one that is broken over lines and can only be seen. ``keys`` are
    the first keys on the way to it.
    """

    value: str
    start: int
    end: int
    style: str
    keys: tuple[str, ...]
    state: frozenset[Hashable]


class Read(NamedTuple):
    """The scalars of a document that are chosen, and the spans of all of its scalars."""

    chosen: list[Scalar]
    spans: list[tuple[int, int]]


def read(article: str, chooser: Chooser) -> Read:
    """Return the texts that ``chooser`` chooses; keys, numbers, dates and what has a tag of its own are none.

    Raises BrokenDocument where it is no YAML, FormatError if PyYAML is not installed.
    """
    found = Read([], [])
    shift = 1 if article.startswith("\N{ZERO WIDTH NO-BREAK SPACE}") else 0
    way = _Way(chooser)
    depth = 0
    for event, resolves_to_text in _events(article[shift:]):
        kind = type(event).__name__
        if kind == "ScalarEvent":
            start, end = event.start_mark.index + shift, event.end_mark.index + shift
            found.spans.append((start, end))
            state = way.scalar(event.value)
            if state and chooser.chosen(state) and (event.tag == _TEXT or resolves_to_text):
                found.chosen.append(_scalar(article, event, start, end, way.keys(), state))
        elif kind in ("MappingStartEvent", "SequenceStartEvent"):
            depth += 1
            if depth > MAX_DEPTH:
                raise BrokenDocument(
                    f"not YAML to be read: nested more than {MAX_DEPTH:,} deep", event.start_mark.line + 1
                )
            way.open(mapping=kind[0] == "M")
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            depth -= 1
            way.close()
        elif kind == "AliasEvent":
            way.scalar("")
    return found


def written(article: str, scalar: Scalar) -> Written | None:
    """Return how a text is written; None if it is not as its parser reads it."""
    source = article[scalar.start : scalar.end]
    spelled: list[Spelled] = []
    text = source
    if scalar.style == "'":
        text = source.replace("''", "'")
        spelled = [Spelled(*pair.span()) for pair in _DOUBLED.finditer(article, scalar.start, scalar.end)]
    elif scalar.style == '"':
        text = _ESCAPE.sub(lambda escape: _char(*escape.groups()), source)
        spelled = [Spelled(*escape.span()) for escape in _ESCAPE.finditer(article, scalar.start, scalar.end)]
    if text != scalar.value:
        return None
    return Written(text, scalar.start, scalar.end, partial(within, spelled))


def literal(article: str, scalar: Scalar) -> tuple[Written, int, int, str] | None:
    """Return how a literal block (``|``) is written, where its text begins and ends, and the indentation.

    A line end is spelled with the indentation behind it. None for all other texts, and for one that begins with blank
    lines or tells its own indentation.
    """
    head = _LITERAL.match(article, scalar.start, scalar.end)
    if head is None:
        return None
    indentation = head["indentation"]
    following = re.compile(rf"\r?\n(?:{indentation}|[ ]{{0,{len(indentation)}}}(?=\r?\n|\Z))")
    text = scalar.value.rstrip("\n")
    found = []
    at, lines = head.end(), text.split("\n")
    for number, line in enumerate(lines):
        if not article.startswith(line, at) or at + len(line) > scalar.end:
            return None
        at += len(line)
        if number < len(lines) - 1:
            end = following.match(article, at, scalar.end)
            if end is None:
                return None
            found.append(Spelled(*end.span()))
            at = end.end()
    return Written(text, head.end(), at, partial(within, found)), head.end(), at, indentation


def indented(new: str, indentation: str) -> str:
    """Spell new prose in a literal block."""
    return new.replace("\n", "\n" + indentation)


def single(new: str) -> str:
    """Spell new prose between single quotation marks."""
    return new.replace("'", "''")


def double(new: str) -> str:
    """Spell new prose between double quotation marks."""
    return _UNSAFE.sub(lambda found: _escaped(found[0]), new)


def double_ascii(new: str) -> str:
    """Spell new prose between double quotation marks in a document that is all ASCII by its escapes."""
    return "".join(char if char.isascii() else _escaped(char) for char in double(new))


class _Way:
    """The way from the root of the document to where it is read: states, keys, numbers."""

    def __init__(self, chooser: Chooser) -> None:
        self._chooser = chooser
        self._stack: list[tuple[bool, frozenset[Hashable]]] = []  # is it a mapping, its state
        self._at: list[int | str | None] = []  # number of the item; key, None where a key comes next

    def scalar(self, value: str) -> frozenset[Hashable]:
        """Take a scalar; return its state, empty for a key."""
        if not self._stack:
            return self._chooser.start
        mapping, state = self._stack[-1]
        key = self._at[-1]
        if mapping and key is None:
            self._at[-1] = value
            return frozenset()
        self._at[-1] = None if mapping else int(key or 0) + 1
        return self._chooser.step(state, str(key)) if state else state

    def open(self, *, mapping: bool) -> None:
        """A mapping or a list begins."""
        if not self._stack:
            state = self._chooser.start
        else:
            outer, above = self._stack[-1]
            key = self._at[-1]
            state = self._chooser.step(above, str(key)) if above and not (outer and key is None) else frozenset()
        self._stack.append((mapping, state))
        self._at.append(None if mapping else 0)

    def close(self) -> None:
        """It ends."""
        self._stack.pop()
        self._at.pop()
        if self._stack:
            mapping, key = self._stack[-1][0], self._at[-1]
            self._at[-1] = int(key or 0) + 1 if not mapping else "" if key is None else None  # "": it was itself a key

    def keys(self) -> tuple[str, ...]:
        """The key at the root on the way to the value taken last."""
        outermost = self._at[0] if len(self._at) > 1 else None
        return (outermost,) if isinstance(outermost, str) else ()


def _events(article: str) -> Iterator[tuple[Any, bool]]:
    """Yield the events of the parser; for a bare scalar, whether it is a text and no number, date or the like."""
    try:
        import yaml
    except ImportError as error:
        raise FormatError("YAML needs PyYAML: pip install 'mt-cleanup[yaml]'") from error
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    resolver = yaml.SafeLoader("")
    try:
        for event in yaml.parse(article, Loader=loader):
            if isinstance(event, yaml.ScalarEvent) and event.tag in (None, "!"):
                resolved = resolver.resolve(yaml.ScalarNode, event.value, event.implicit)
                yield event, resolved == _TEXT
            else:
                yield event, False
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        position = getattr(error, "position", 0)
        line = mark.line if mark is not None else article.count("\n", 0, position if isinstance(position, int) else 0)
        said = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read"
        raise BrokenDocument(f"not YAML: {said}", line + 1) from error


def _scalar(
    article: str, event: Any, start: int, end: int, keys: tuple[str, ...], state: frozenset[Hashable]
) -> Scalar:
    properties = _PROPERTIES.match(article, start, end) if event.anchor or event.tag else None
    start = properties.end() if properties is not None else start
    style = event.style or ""
    source = article[start:end]
    if style in ("'", '"') and source[:1] == source[-1:] == style and len(source) > 1:
        start, end = start + 1, end - 1
    elif style or source != event.value:
        style = "|"
    if "\n" in source or "\r" in source or (not style and _UNSURE.search(source) is not None):
        style = "|"
    return Scalar(event.value, start, end, style, keys, state)


def _char(byte: str | None, code: str | None, long: str | None, short: str | None) -> str:
    if short is not None:
        return _SHORT.get(short, short)
    number = int(byte or code or long or "0", 16)
    return chr(number) if number < 0x110000 else ""


def _escaped(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    if char in "\n\t":
        return {"\n": "\\n", "\t": "\\t"}[char]
    number = ord(char)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
