"""What a tag of HTML inside prose stands for."""

import re
from enum import Enum
from typing import NamedTuple


class Tag(Enum):
    """How a tag stands in a sentence."""

    DELIMITER = "nothing to read: <b>, <a href>"
    HOLE = "not prose, up to its end: <code>, <img>"
    BREAK = "the end of a line: <br>"
    COMMENT = "a comment"


class FoundTag(NamedTuple):
    """A tag: what it stands for, its name in lower case; ``empty`` if nothing can stand in it."""

    kind: Tag
    name: str
    closes: bool
    empty: bool


#: Elements whose content is no prose (HTML Living Standard, 4.5 and 4.12), besides those that say so themselves.
NOT_PROSE = frozenset(
    ("script", "style", "code", "pre", "textarea", "kbd", "samp", "var", "template", "noscript", "svg", "math")
)
DRAWINGS = frozenset(("svg", "math"))
SHOWN = frozenset(("embed", "img", "input"))
VOID = SHOWN | frozenset(("area", "base", "br", "col", "hr", "link", "meta", "param", "source", "track", "wbr"))
#: Elements that stand by themselves, each a block of its own (HTML Living Standard, 4 and 15.3).
BLOCKS = frozenset(
    re.findall(
        r"\w+",
        """
    address article aside blockquote body button caption center colgroup datalist dd details dialog dir div dl dt
    fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing main
    menu nav ol optgroup option p plaintext pre search section select summary table tbody td template tfoot th thead
    title tr ul xmp
    """,
    )
)
#: The other elements that a text may hold (HTML Living Standard, 4), and old ones that pages still have.
_OTHERS = frozenset(
    re.findall(
        r"\w+",
        """
    a abbr acronym b bdi bdo big blink center cite data del dfn em font i ins label mark meter nobr output p q
    rb rp rt ruby s slot small span strike strong sub summary details sup time tt u wbr div section article td
    th tr table tbody thead tfoot li ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote figure figcaption picture video
    audio object button form fieldset legend select option nav aside header footer main address iframe
    """,
    )
)
KNOWN = _OTHERS | NOT_PROSE | VOID
_TAG = re.compile(r"<(/?)([A-Za-z][\w:.-]*)")
#: Marks that translators and browsers know: keep as it is. A language of its own is no business of this one's rules.
_KEEP = re.compile(
    r"\stranslate\s*=\s*[\"']?no\b|\sclass\s*=\s*(?:\"[^\"]*|'[^']*)?\bnotranslate\b|\s(?:xml:)?lang\s*=", re.I
)


def tag(text: str) -> FoundTag:
    """Tell what the tag, comment or declaration ``text`` stands for."""
    match = _TAG.match(text)
    if match is None:
        return FoundTag(Tag.COMMENT if text.startswith("<!--") else Tag.DELIMITER, "", True, True)
    closes, name = bool(match[1]), match[2].lower()
    empty = name in VOID or text.endswith("/>")
    if name == "br":
        kind = Tag.BREAK
    elif name not in KNOWN and "-" not in name:
        return FoundTag(Tag.HOLE, name, False, True)  # <TAB>, <name>: no element, but something that is named
    elif not closes and (name in SHOWN or (not empty and (name in NOT_PROSE or _KEEP.search(text)))):
        kind = Tag.HOLE
    else:
        kind = Tag.DELIMITER
    return FoundTag(kind, name, closes, empty)
