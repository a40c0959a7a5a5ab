"""What a document says of its languages, held against its text: programs write tags that nobody chose.

A translated DOCX or EPUB often keeps the tags of its original, or those of whoever made the template; the rules of that
language would then damage it.
"""

from collections import Counter
from collections.abc import Sequence

from cleanup.identification import detect, sample
from cleanup.language import normalized
from cleanup.text import Passage

#: Places of a text whose language is found out, and the letters that are read there: a few milliseconds each.
_PLACES = 16
_LENGTH = 400
#: So many of them must agree: a book may quote, but one that is half translated is in no language.
_SHARE = 0.75


def believed(
    claimed: Sequence[tuple[Passage, str | None]], main: str | None = None
) -> tuple[tuple[Passage, ...], str | None]:
    """Return the passages, numbered and with their languages, and that of the document, None if it is not said.

    ``claimed`` says which tag each passage has, ``main`` which the document has (None: the one that most of its text
    has). Where the text is in another language, that is returned; where it is mixed, "und", so that only rules for any
    language work. So it is with passages of another language whose text does not show it.
    """
    tags = {tag: normalized(tag) if tag else None for tag in {tag for _, tag in claimed}}
    texts: dict[str | None, list[str]] = {}
    for passage, tag in claimed:
        texts.setdefault(tags[tag], []).append(passage.text)
    main = normalized(main) if main else None
    if main is None and texts:
        sizes = Counter({tag: sum(map(len, own)) for tag, own in texts.items()})
        main = sizes.most_common(1)[0][0]
    languages: dict[str | None, str | None] = {None: None}
    for tag, own in texts.items():
        if tag is not None and not _same(tag, main):
            languages[tag] = tag if _same(tag, _found(own)) else "und"
        else:
            languages[tag] = None
    if main is not None:
        found = _found([text for tag, some in texts.items() if languages[tag] is None for text in some])
        main = main if found is None or _same(main, found) else found
    passages = tuple(
        passage._replace(number=number, language=languages[tags[tag]]) for number, (passage, tag) in enumerate(claimed)
    )
    return passages, main


def _found(texts: Sequence[str]) -> str | None:
    """Return the language that a text is in throughout, "und" if it is mixed, None if it is too short to tell."""
    seen = _seen(texts, _PLACES // 3)
    if len(seen) > 1:
        seen = _seen(texts, _PLACES)
    if not seen:
        return None
    language, times = seen.most_common(1)[0]
    return language if times >= seen.total() * _SHARE else "und"


def _seen(texts: Sequence[str], places: int) -> Counter[str]:
    """Count the languages at some places of a text, from one end to the other."""
    seen: Counter[str] = Counter()
    end = 0
    for place in range(places):
        start = max(len(texts) * place // places, end)
        end, words = start, ""
        while end < len(texts) and len(words) < _LENGTH:
            words += f" {sample(texts[end])}"  # letters only: repairs of marks and spaces do not change the verdict
            end += 1
        seen[detect(words).partition("-")[0]] += 1
    del seen["und"]
    return seen


def _same(tag: str, other: str | None) -> bool:
    return other is not None and tag.partition("-")[0] == other.partition("-")[0]
