"""LaTeX: the paragraphs, headings, items, captions and notes of a document's body.

A scanner of our own, which needs no document that is closed: in doubt a paragraph is no prose.
"""

import re
from functools import partial

from cleanup import suppression
from cleanup.formats import Document, Format
from cleanup.formats.latex_names import LANGUAGES
from cleanup.formats.latex_prose import Reader

_BEGIN = re.compile(r"^[^%\r\n]*?(\\begin[ \t]*\{document\})", re.MULTILINE)
_END = re.compile(r"^[^%\r\n]*?\\end[ \t]*\{document\}", re.MULTILINE)
_CLASS = re.compile(r"^[ \t]*\\(?:documentclass|documentstyle)\b", re.MULTILINE)
_LANGUAGE = re.compile(
    r"^[^%\r\n]*?\\(?:usepackage[ \t]*\[([^\]]{0,300})\][ \t]*\{babel\}"
    r"|set(?:main|default)language(?:\[[^\]]{0,100}\])?\{(\w+)\})",
    re.MULTILINE,
)
_ESCAPED = {
    "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "%": "\\%", "$": "\\$", "#": "\\#", "&": "\\&", "_": "\\_",
    "^": "\\^{}", "~": "\\textasciitilde{}", "\N{NO-BREAK SPACE}": "~", "\N{NARROW NO-BREAK SPACE}": "\\,",
}  # fmt: skip
#: Characters that TeX makes of others: written so unless the document has them as they are.
_LIGATURES = {"“": "``", "”": "''", "‘": "`", "’": "'", "—": "---", "–": "--"}


def read(article: str) -> Document:
    """Return the prose of the body (of all, if it is a part without a head); commands, maths and code are none."""
    begin = _BEGIN.search(article)
    start, end = (begin.end(), len(article)) if begin else (0, len(article))
    if begin is None and _CLASS.search(article):
        return Document(passages=())
    close = _END.search(article, start)
    if close is not None:
        end = close.end()
    ligatures = {char: spelled for char, spelled in _LIGATURES.items() if char not in article}
    language = _language(article, start)
    shorthands = "german" in article[:start] or not (language is None or language.startswith("en"))
    reader = Reader(article, start, end, partial(_escape, str.maketrans(_ESCAPED | ligatures)), shorthands=shorthands)
    return Document(
        passages=tuple(reader.passages),
        language=language,
        suppressions=suppression.read(reader.comments, reader.blocks, len(article)),
    )


def _escape(table: dict[int, str], new: str) -> str:
    """Spell prose as LaTeX must."""
    return new.translate(table)


def _language(article: str, end: int) -> str | None:
    """The language that the head names as the main one: the last of babel's, or polyglossia's."""
    found = _LANGUAGE.search(article, 0, end)
    if found is None:
        return None
    options = [option.strip().lower() for option in (found[1] or found[2]).split(",")]
    main = [option.partition("=")[2].strip() for option in options if option.startswith("main=")]
    return LANGUAGES.get((main or options)[-1])


FORMAT = Format(name="tex", title="LaTeX", extensions=(".tex", ".latex"), read=read)
