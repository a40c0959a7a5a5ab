"""Find code, links and bold words that stick to the word beside them: the`option`is."""

import re
from collections.abc import Collection, Iterable, Iterator

from cleanup.evidence import Evidence
from cleanup.markup_reading import (
    SPACED_SCRIPTS_END,
    Span,
    bold_spans,
    code_in_lines,
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
_TOUCHED = {
    "link": (
        re.compile(r"\[(?<=[^\W\d_]\[)[^\[\]\n]{1,300}\][(\[]"),
        re.compile(r"[)\]](?<=[^\s(\[][)\]])(?=[^\W\d_]{2})"),
    ),
    "bold": (re.compile(r"\*\*(?<=[^\W\d_]\*\*)(?=\w)"), re.compile(r"\*\*(?<=\w\*\*)(?=[^\W\d_]{2})")),
}
#: What is written together with what follows it, or names how what follows is read (html`…`).
_PREFIXES = frozenset(
    re.findall(
        r"\w+",
        """
    ante anti auto bytes co counter cross css de dis down extra gql graphql html hyper in inter intra ir kilo
    macro markdown md mega meta micro mini mis multi nano non out over para post pre pro proto pseudo quasi raw
    re regex semi sql str sub super sur tele trans ultra un under up
    """,
    )
)
#: What is written together with what stands before it.
_SUFFIXES = frozenset(
    re.findall(
        r"\w+",
        """
    able ables ally based chen ción dade ding ence ened ener ening ers esque esse eter heit ibility ified ifies
    ify ifying ingly ings ischen ised ising isms ists ized izer izing keit lein less lich like ling ment mente
    ments ness ning ping ring ship ting tion tions ungen ward wards ware weise wise zione ções
    """,
    )
)
#: Words of two letters that begin or end no English word but a few.
_NEVER_PARTS = frozenset({"of", "if", "my", "we"})
#: Languages that hang case endings and particles on a name directly: nothing is known of what follows it.
_AGGLUTINATING = frozenset({"fi", "et", "hu", "tr", "az", "kk", "eu", "ko", "ja", "mn", "ka", "cs", "pl", "ru", "uk"})


def _triggers(options: Options, languages: Languages) -> Iterable[str]:
    return {"code": "`", "link": "](", "bold": "**"}[options["what"]], *(("][",) if options["what"] == "link" else ())


def _gate(article: str, options: Options) -> Iterable[int]:
    """Where a letter touches what may be the marks of a span, on the outside."""
    if options["what"] != "code":
        for pattern in _TOUCHED[options["what"]]:
            yield from (found.start() for found in pattern.finditer(article))
        return
    for found in code_in_lines(article):
        if article[found.start() - 1 : found.start()].isalpha() or article[found.end() : found.end() + 1].isalpha():
            yield found.start()


@normalizer("glued-markup", options={"what": str, "words": dict}, triggers=_triggers, gate=_gate)
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
        if not inside.strip() or (what != "code" and not _is_words(inside)):
            continue
        before, after = word_before(text, span.open), word_after(text, span.close)
        if before and after and (inside[0].isspace() or inside[-1].isspace()):
            continue  # what looks like code may be what stands between two spans
        for word, at in ((before, span.open), (after, span.close)):
            if not word or inside[0 if at == span.open else -1].isspace():
                continue
            other = i - 1 if at == span.open else i + 1
            if 0 <= other < len(spans) and _is_between(text, spans[min(i, other)].close, spans[max(i, other)].open):
                continue
            found = list(_judged(word, passage, span, at, small, evidence, what))
            if found:
                safety, said = found[0]
                reason = "" if safety is Safety.SAFE else "nothing in the article proves that it is a word of its own"
                yield Match(at, at, (Edit(at, at, " "),), (said,), safety, reason)


def _is_words(inside: str) -> bool:
    """Does it begin and end with a word, or with code?"""
    return (inside[0].isalnum() or inside[0] == "`") and (inside[-1].isalnum() or inside[-1] in "`.")


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
    if what != "code" and _is_one_word(text, span, word, left, plain_words(evidence)):
        return
    inside = text[span.start : span.end].strip()
    several = " " in inside or inside[0 if left else -1] == "`"
    if what == "bold" and not several and len(word) < 3 and not (lower in _NEVER_PARTS and _is_known(inside, evidence)):
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


def _is_known(word: str, evidence: Evidence) -> bool:
    """Does the article have this word free, or bold between blanks?"""
    return len(word) > 2 and (word.lower() in plain_words(evidence) or f" **{word}** " in evidence.article)


def _is_one_word(text: str, span: Span, word: str, left: bool, known: Collection[str]) -> bool:
    """Do the word and the end of the markup beside it make a word of the document: JavaScript, half of it a link?"""
    beside = word_after(text, span.start) if left else word_before(text, span.end)
    return bool(beside) and (word + beside if left else beside + word).lower() in known
