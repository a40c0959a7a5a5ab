"""The strings of a JSON document (RFC 8259), each with its place; nothing is built, nothing nests on the stack."""

import json
import re
from collections.abc import Callable, Hashable, Iterator
from functools import partial
from typing import NamedTuple

from cleanup.errors import BrokenDocument
from cleanup.formats.fields import Chooser
from cleanup.formats.spans import Spelled

_BLANK = r"[ \t\n\r]*+"
_INSIDE = r'(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*+'
#: NaN and the infinities are no JSON; Python writes and reads them.
_WORD = r"-?(?:0|[1-9][0-9]*+)(?![0-9])(?:\.[0-9]++)?+(?:[eE][+-]?[0-9]++)?+|true|false|null|NaN|-?Infinity"
_VALUE = re.compile(rf'{_BLANK}(?:"({_INSIDE})"|(?:{_WORD})(?![\w.+-])|([\[{{]))')
_KEY = re.compile(rf'{_BLANK}"({_INSIDE})"{_BLANK}:')
_AFTER = re.compile(rf"{_BLANK}([,\]}}])")
_EMPTY = {"[": re.compile(rf"{_BLANK}\]"), "{": re.compile(rf"{_BLANK}\}}")}
_BLANKS = re.compile(_BLANK)
_CLOSERS = {"[": "]", "{": "}"}
#: A pair of surrogates is one code point.
_ESCAPE = re.compile(
    r"\\(?:u([Dd][89ABab][0-9A-Fa-f]{2})\\u([Dd][C-Fc-f][0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|([\"\\/bfnrt]))"
)
#: Many in a row of code points that are no halves of a pair are read at once: scripts other than the Latin one.
_ESCAPES = re.compile(rf"((?:\\u(?![Dd][89A-Fa-f])[0-9A-Fa-f]{{4}}){{2,}}+)|{_ESCAPE.pattern}")
_SHORT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
#: The first letter among the digits of an escape tells whether the document writes them large.
_LETTER = re.compile(r"\\u[0-9]{0,3}([A-Fa-f])")
_WRITTEN = re.compile(r"\\(?:u[0-9a-f]{4}|.)")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


class Text(NamedTuple):
    """A string that was chosen: what stands between its marks is ``article[start:end]``; where it was found."""

    start: int
    end: int
    state: frozenset[Hashable]


def strings(article: str, chooser: Chooser) -> Iterator[Text]:
    """Yield the string values that ``chooser`` chooses, in order; raise BrokenDocument where it is no JSON."""
    waiting: list[tuple[str, frozenset[Hashable], int]] = []  # closer, state, number of the item
    at = len(_BOM) if article.startswith(_BOM) else 0
    state = chooser.start
    while True:
        value = _VALUE.match(article, at)
        if value is None:
            raise _broken(article, at, "a value is missing")
        at = value.end()
        opener = value[2]
        if opener is None:
            if value[1] is not None and state and chooser.chosen(state):
                yield Text(value.start(1), value.end(1), state)
        else:
            empty = _EMPTY[opener].match(article, at)
            if empty is None:
                waiting.append((_CLOSERS[opener], state, 0))
                if opener == "{":
                    state, at = _member(article, at, chooser, state)
                else:
                    state = chooser.step(state, "0") if state else state
                continue
            at = empty.end()
        while waiting:
            after = _AFTER.match(article, at)
            closer, outer, number = waiting[-1]
            if after is None or after[1] not in (",", closer):
                raise _broken(article, at, f"',' or '{closer}' is missing")
            at = after.end()
            if after[1] == closer:
                waiting.pop()
                continue
            if closer == "}":
                state, at = _member(article, at, chooser, outer)
            else:
                waiting[-1] = closer, outer, number + 1
                state = chooser.step(outer, str(number + 1)) if outer else outer
            break
        else:
            blanks = _BLANKS.match(article, at)
            assert blanks is not None
            if blanks.end() < len(article):
                raise _broken(article, blanks.end(), "something stands behind the end of the document")
            return


def spelled(article: str, start: int, end: int) -> list[Spelled]:
    """Return the escapes in a string."""
    if article.find("\\", start, end) < 0:
        return []
    return [Spelled(_text(found), *found.span()) for found in _ESCAPES.finditer(article, start, end)]


def writer(article: str) -> Callable[[str], str]:
    """Return what spells new prose as this document does: one that is all ASCII stays so, by the escapes it uses."""
    if not article.isascii():
        return _raw
    letter = _LETTER.search(article)
    return partial(_ascii, large=letter is not None and letter[1].isupper())


def _member(
    article: str, at: int, chooser: Chooser, state: frozenset[Hashable]
) -> tuple[frozenset[Hashable], int]:  # fmt: skip
    key = _KEY.match(article, at)
    if key is None:
        raise _broken(article, at, "a key in quotation marks and ':' is missing")
    if not state:
        return state, key.end()
    name = key[1]
    return chooser.step(state, _ESCAPE.sub(lambda found: _char(*found.groups()), name) if "\\" in name else name), (
        key.end()
    )


def _text(found: re.Match[str]) -> str:
    run, *one = found.groups()
    if run is None:
        return _char(*one)
    return "".join([chr(int(code, 16)) for code in run[2:].split("\\u")])


def _char(high: str | None, low: str | None, code: str | None, short: str | None) -> str:
    if high is not None and low is not None:
        return chr(0x10000 + ((int(high, 16) & 0x3FF) << 10) + (int(low, 16) & 0x3FF))
    if code is not None:
        return chr(int(code, 16))
    assert short is not None
    return _SHORT.get(short, short)


def _raw(new: str) -> str:
    """Escape what must be: the quotation mark, the backslash, control characters, half a pair of surrogates."""
    written = json.dumps(new, ensure_ascii=False)[1:-1]
    return _SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", written)


def _ascii(new: str, *, large: bool) -> str:
    written = json.dumps(new)[1:-1]
    if not large:
        return written
    return _WRITTEN.sub(lambda found: found[0][:2] + found[0][2:].upper(), written)


def _broken(article: str, at: int, said: str) -> BrokenDocument:
    blanks = _BLANKS.match(article, at)
    at = blanks.end() if blanks is not None else at
    there = f"{article[at : at + 1]!r} stands there" if at < len(article) else "the document ends there"
    column = at - article.rfind("\n", 0, at)
    return BrokenDocument(f"not JSON: {said} at column {column} ({there})", article.count("\n", 0, at) + 1)
