"""Messages of programs: what in a translated text of an interface is code, and which keys hold no text.

Written for the formats of ICU and Flutter (ARB), i18next, vue-i18n, react-i18next (numbered tags), Rails and Chrome.
"""

import re
from collections.abc import Hashable, Iterator

from cleanup.formats import Format, icu
from cleanup.formats.fields import Chooser
from cleanup.formats.spans import Mark

#: The keys below which there is no text: metadata of ARB, of i18next and of JSON Schema.
_METADATA = ("@", "_", "$")
#: Where code begins. In braces anything can stand, nested; the rest ends on its own line.
_CODE = re.compile(
    r"\{"
    r"|\$t\([^()\n]{0,200}\)"  # i18next: another message
    r"|@(?:\.\w{1,20})?:(?:[\w.]{1,80}(?<!\.)|(?=\{))"  # vue-i18n: another message
    r"|%<\w{1,40}>[\d.]{0,5}[a-zA-Z]"  # Ruby
    r"|\$\w{1,40}\$"  # Chrome
    r"|__\w{1,40}__"
    r"|<(?P<closes>/)?\d{1,3} ?/?>"  # react-i18next
    r"|''"  # ICU: one apostrophe
)
_NUMBERED = re.compile(rf"#|{_CODE.pattern}")
_BRACE = re.compile(r"[{}]")


def code(text: str) -> Iterator[Mark]:
    """Yield the placeholders, references and tags of a message, in order.

    The branches of a message that is one plural or choice as a whole are passages of their own; where text stands
    around it, or it cannot be read for sure, it is one hole with all its texts. A brace that is never closed makes what
    follows it code.
    """
    found = icu.branches(text) if "plural" in text or "select" in text else None
    if found is None:
        yield from _code(text)
        return
    at = 0
    for branch in found:
        yield Mark(at, branch.start, "apart")
        yield from _code(text, branch.start, branch.end, numbered=branch.numbered)
        at = branch.end
    yield Mark(at, len(text), "apart")


def _code(text: str, at: int = 0, end: int | None = None, *, numbered: bool = False) -> Iterator[Mark]:
    """Yield what is code in a span of a message; ``numbered``: a ``#`` is."""
    end = len(text) if end is None else end
    pattern = _NUMBERED if numbered else _CODE
    while (found := pattern.search(text, at, end)) is not None:
        last, (start, at) = at, found.span()
        if found[0] == "''":
            yield Mark(start, at, "locked")
        elif found[0][0] == "<":
            yield Mark(start, at, "closes" if found["closes"] else "opens")
        else:
            if found[0] == "{" or (at < end and text[at] == "{"):
                at = min(end, _closed(text, start if found[0] == "{" else at))
            if start > last and text[start - 1] in "%#$":
                start -= 1
            yield Mark(start, at, "hole")


class Messages:
    """Chooses what ``chooser`` does, but nothing below a key of metadata."""

    def __init__(self, chooser: Chooser) -> None:
        self._chooser = chooser
        self.start = chooser.start

    def step(self, state: frozenset[Hashable], key: str) -> frozenset[Hashable]:
        """Return the state below a key; empty below metadata."""
        return frozenset() if key.startswith(_METADATA) else self._chooser.step(state, key)

    def chosen(self, state: frozenset[Hashable]) -> bool:
        """Is the text at this place a message?"""
        return self._chooser.chosen(state)

    def format(self, state: frozenset[Hashable]) -> Format | None:
        """Return the format that the message at this place is in."""
        return self._chooser.format(state)


def _closed(text: str, at: int) -> int:
    """Where the brace that opens at ``at`` is closed."""
    depth = 0
    for brace in _BRACE.finditer(text, at):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return brace.end()
    return len(text)
