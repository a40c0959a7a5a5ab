"""Find code, links and bold words that stick to the word beside them: the`option`is."""

from collections.abc import Iterable, Iterator

from cleanup.evidence import Evidence
from cleanup.markup_reading import (
    SPACED_SCRIPTS_END,
    Span,
    bold_spans,
    code_spans,
    is_free,
    links,
    plain_words,
    word_after,
    word_before,
)
from cleanup.normalizers import Languages, Options, normalizer
from cleanup.rule import Match, Safety
from cleanup.text import Edit, Passage

_SPANS = {"code": code_spans, "link": links, "bold": bold_spans}
#: What is written together with what follows it, or names how what follows is read (html`…`).
_PREFIXES = frozenset(
    """ante anti auto co counter cross de dis down extra hyper in inter intra ir kilo macro mega meta micro mini mis multi
    nano non out over para post pre pro proto pseudo quasi re semi sub super sur tele trans ultra un under up
    html css sql gql graphql md markdown raw str bytes regex""".split()
)
#: What is written together with what stands before it.
_SUFFIXES = frozenset(
    """able ables ally based ding ding ence ened ener ening ers esque ness ibility ified ifies ify ifying ingly ings ised
    ising isms ists ized izer izing less like ling ment ments ness ning ping ring ship ting tion tions ward wards ware
    wise eter esse ischen ungen lich keit heit weise ment mente zione ción ções dade lein chen ring""".split()
)
#: Languages that hang case endings and particles on a name directly: nothing is known of what follows it.
_AGGLUTINATING = frozenset({"fi", "et", "hu", "tr", "az", "kk", "eu", "ko", "ja", "mn", "ka", "cs", "pl", "ru", "uk"})


def _triggers(options: Options, languages: Languages) -> Iterable[str]:
    return {"code": "`", "link": "](", "bold": "**"}[options["what"]], *(("][",) if options["what"] == "link" else ())


@normalizer("glued-markup", options={"what": str, "words": dict}, triggers=_triggers)
def find(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield a match for each side that lacks its space; how sure it is depends on what the word is elsewhere."""
    text = passage.text
    what = options["what"]
    if what == "code" and _has_free_tick(passage):
        return
    small = options["words"].get((passage.language or evidence.language).partition("-")[0], ())
    spans = list(_SPANS[what](passage))
    for i, span in enumerate(spans):
        inside = text[span.start : span.end]
        if not inside.strip() or (what != "code" and not (inside[0].isalnum() and inside[-1].isalnum())):
            continue
        before, after = word_before(text, span.open), word_after(text, span.close)
        if before and after and (inside[0].isspace() or inside[-1].isspace()):
            continue  # what looks like code may be what stands between two spans
        for word, at in ((before, span.open), (after, span.close)):
            if not word or inside[0 if at == span.open else -1].isspace():
                continue
            found = list(_judged(word, passage, span, at, small, evidence, what))
            if found:
                safety, said = found[0]
                reason = "" if safety is Safety.SAFE else "nothing in the article proves that it is a word of its own"
                yield Match(at, at, (Edit(at, at, " "),), (said,), safety, reason)


def _is_between(text: str, start: int, end: int) -> bool:
    """Is this a run of words that sticks to what stands on both sides? Then it may be the code, and they the text."""
    run = text[start:end]
    return len(run) > 1 and run[0].isalnum() and run[-1].isalnum() and not run.isalnum()


def _has_free_tick(passage: Passage) -> bool:
    at = passage.text.find("`")
    while at >= 0:
        if is_free(passage, at, at + 1):
            return True
        at = passage.text.find("`", at + 1)
    return False


def _judged(
    word: str, passage: Passage, span: Span, at: int, small: Iterable[str], evidence: Evidence, what: str
) -> Iterator[tuple[Safety, str]]:
    """Yield how far a space between the word and the markup can be trusted, and why; nothing if not at all."""
    text, lower = passage.text, word.lower()
    left = at == span.open
    if any(char >= SPACED_SCRIPTS_END for char in word) or len(word) < 2 or len(word) >= 40:
        return
    beyond = text[at - len(word) - 1 : at - len(word)] if left else text[at + len(word) : at + len(word) + 1]
    if beyond and not beyond.isspace() and beyond not in ('("“' if left else ',.;:!?)"”'):
        return
    if not left and (evidence.language.partition("-")[0] in _AGGLUTINATING or lower in _SUFFIXES):
        return
    if what != "code" and _joined(text, span, word, left).lower() in plain_words(evidence):
        return  # JavaScript, of which one half is a link
    several = " " in text[span.start : span.end].strip()
    if what == "bold" and not several and len(word) < 3:
        return  # in**side**
    sure = Safety.SAFE if what != "bold" or several else Safety.UNSAFE
    side = "before" if left else "behind"
    if lower in small and (left or word.islower()):
        yield sure, f"“{word}” is a word of its own and no part of what stands {'behind' if left else 'before'} it"
    elif left and lower in _PREFIXES:
        return
    elif len(word) >= (3 if left else 4) and lower in plain_words(evidence):
        yield sure, f"“{word}” {side} it stands as a word of its own elsewhere in the article"
    elif len(word) >= 4 and what == "code":
        yield Safety.UNSAFE, f"“{word}” stands glued {side} it"


def _joined(text: str, span: Span, word: str, left: bool) -> str:
    return word + word_after(text, span.start) if left else word_before(text, span.end) + word
