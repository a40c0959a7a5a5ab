"""Gettext catalogues: the translations of their messages, one passage each.

Fuzzy translations are cleaned like others: engines hand in their drafts as fuzzy ones, and who reads them over is
glad of it. What is the same as its original is no translation.
"""

import re
from collections.abc import Iterator, Sequence

from cleanup import suppression
from cleanup.errors import FormatError
from cleanup.formats import Document, Format, declared
from cleanup.formats.builder import PassageBuilder
from cleanup.formats.po_entries import Entries, Entry, Lines, text_of, unescaped
from cleanup.formats.po_prose import Fixed, fixed
from cleanup.language import normalized
from cleanup.text import Passage

#: The language that catalogues translate from, unless they say otherwise (gettext manual, "Preparing Strings").
SOURCE_LANGUAGE = "en"
_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{1,2}|[0-7]{1,3}|.)", re.S)
_ESCAPED = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"})


def read(article: str) -> Document:
    """Return the translations (``msgstr``, each of its plurals) of all entries that are in use and translated.

    The blanks and line ends at both edges of a translation stay as they are, as its original has them.
    Raises FormatError if the header names a character set that cannot hold the text as it was read.
    """
    passages: list[Passage] = []
    blocks: list[tuple[int, int]] = []
    language, source = None, SOURCE_LANGUAGE
    builder = PassageBuilder(article)
    entries = Entries(article)
    headed = False
    for entry in entries:
        if entry.is_header:
            if not headed:
                headed = True
                settings = _settings(article, entry)
                language = normalized(settings.get("language", "").partition("@")[0])
                source = normalized(settings.get("x-source-language", "")) or SOURCE_LANGUAGE
                _check_charset(article, settings.get("content-type", ""))
            continue
        blocks.append((entry.start, entry.end))
        for lines in entry.translations:
            passage = _passage(len(passages), article, builder, entry, lines)
            if passage is not None:
                passages.append(passage)
    return Document(
        passages=tuple(passages),
        language=language,
        source_language=source,
        suppressions=suppression.read(entries.comments, blocks, len(article)),
    )


def escape(new: str) -> str:
    """Spell prose as a quoted string must."""
    return new.translate(_ESCAPED)


def _settings(article: str, entry: Entry) -> dict[str, str]:
    """The settings of the header: names in lower case."""
    settings = {}
    for lines in entry.translations[:1]:
        for line in text_of(article, lines).split("\n"):
            name, colon, value = line.partition(":")
            if colon:
                settings[name.strip().lower()] = value.strip()
    return settings


def _check_charset(article: str, content_type: str) -> None:
    _, _, charset = content_type.partition("charset=")
    name = charset.strip()
    try:
        article.encode(declared.known(name) or "utf-8")
    except UnicodeEncodeError as error:
        raise FormatError(
            f"the header of the catalogue says that its charset is {name}, which cannot hold "
            f"{article[error.start]!r}: if it is right, say --encoding {name}, else correct the header"
        ) from error


def _passage(number: int, article: str, builder: PassageBuilder, entry: Entry, lines: Lines) -> Passage | None:
    """Make the passage of one translation; None if there is none."""
    text = text_of(article, lines)
    core = text.strip()
    if not core or text in (entry.original, entry.plural):
        return None
    first = len(text) - len(text.lstrip())
    tokens = list(_tokens(article, lines))
    said = "".join([token[0] for token in tokens])  # as text, but that odd escapes are one character each
    if len(said) != len(text):
        first = len(said) - len(said.lstrip())
        core = said.strip()
    original = entry.original if entry.plural is None else f"{entry.original}\n{entry.plural}"
    _collect(builder, tokens, fixed(said, original, entry.flags), first, first + len(core))
    return builder.passage(number, kind="message", follows=False, alone=False, escape=escape)


#: Part of a string: what it says, its span in the article, how it is there: copy, spelled, locked, odd or border.
_Token = tuple[str, int, int, str]


def _tokens(article: str, lines: Lines) -> Iterator[_Token]:
    end = -1
    for start, stop in lines:
        if end >= 0:
            yield "", end, start, "border"
        at = start
        if article.find("\\", start, stop) >= 0:
            for found in _ESCAPE.finditer(article, start, stop):
                if at < found.start():
                    yield article[at : found.start()], at, found.start(), "copy"
                said, at = unescaped(found[0]), found.end()
                if len(said) > 1:
                    yield "\N{OBJECT REPLACEMENT CHARACTER}", found.start(), at, "odd"
                else:
                    yield said, found.start(), at, "spelled" if said in "\"'?" else "locked"
        if at < stop:
            yield article[at:stop], at, stop, "copy"
        end = stop


def _collect(builder: PassageBuilder, tokens: Sequence[_Token], kept: Sequence[Fixed], first: int, last: int) -> None:
    """Give the tokens from ``first`` to ``last`` (in code points of what they say) to the builder."""
    i = at = 0
    begun = -1  # where, in the article, the fixed span begins that is not complete
    for said, start, end, how in tokens:
        low, high = at, at + len(said)
        at = high
        if how == "border":
            if begun < 0 and first < low < last:
                builder.delimiter(start, end, closes=False)
            continue
        while low < high:
            while i < len(kept) and kept[i].end <= low:
                i += 1
            one = kept[i] if i < len(kept) and kept[i].start < high else None
            stop = high if one is None else min(high, one.start if low < one.start else one.end)
            source = start + low - (at - len(said)) if how == "copy" else start
            source_end = start + stop - (at - len(said)) if how == "copy" else end
            if one is not None and one.start <= low:
                begun = source if begun < 0 else begun
                if stop == one.end:
                    if first <= one.start and one.end <= last:
                        _fix(builder, one, begun, source_end)
                    begun = -1
            elif how == "copy":
                trim = max(first - low, 0), max(stop - last, 0)
                if trim[0] + trim[1] < stop - low:
                    builder.open(source + trim[0], source_end - trim[1])
            elif first <= low and stop <= last:
                _spell(builder, said, start, end, how)
            low = stop


def _fix(builder: PassageBuilder, one: Fixed, start: int, end: int) -> None:
    if one.shown is None:
        builder.hole(start, end)
    elif one.shown:
        builder.character(one.shown, start, end)
    else:
        builder.delimiter(start, end, closes=False)


def _spell(builder: PassageBuilder, said: str, start: int, end: int, how: str) -> None:
    if how == "spelled":
        builder.spelled(said, start, end)
    elif how == "odd":
        builder.hole(start, end)
    else:
        builder.character(said, start, end)


FORMAT = Format(name="po", title="Gettext catalogue", extensions=(".po",), read=read, declared=declared.in_catalogue)
