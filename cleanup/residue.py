"""What a source language leaves in a translation, and the source language guessed from it."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


class Residue(NamedTuple):
    """What a source language leaves in a translation. A weight of 3 is enough by itself.

    ``literals``: one of them stands in all that the pattern finds; it is searched for only then. What has none is in
    other letters than Latin ones, and is searched for only where such a letter stands.
    """

    language: str
    what: str
    literals: tuple[str, ...]
    pattern: re.Pattern[str]
    weight: float


#: From the counts of artifacts per language pair of this project (French space before high marks, German and Russian
#: quotation marks, titles, clock times, teasers of the press).
_RESIDUE = (
    Residue("fr", "guillemets with spaces inside", ("«", "»"), re.compile(r"«[ \u00a0\u202f]\S|\S[ \u00a0\u202f]»"), 2),
    Residue(
        "fr",
        "a space before ; : ! ?",
        tuple(blank + mark for blank in " \u00a0\u202f" for mark in ";:!?"),
        re.compile(r"[;:!?](?<=\w[ \u00a0\u202f].)(?=\s|$)"),
        1,
    ),
    Residue(
        "fr",
        "a French title before a name",
        ("Mme", "Mlle", "MM.", "Me "),
        re.compile(r"\b(?:Mme|Mlle|MM\.|Me) [A-Z]"),
        2,
    ),
    Residue(
        "fr",
        "a clock time such as 20h30",
        tuple(f"h{digit}" for digit in range(10)),
        re.compile(r"h\d\d\b(?:(?<=\b\dh..)|(?<=\b\d\dh..))"),
        2,
    ),
    Residue(
        "fr",
        "a teaser of the French press",
        ("Read also", "Listen also", "Also ", "To read", "To see", "To listen", "reserved for"),
        re.compile(
            r"(?m)^(?:Read also|Listen also|Also listen|Also to (?:read|see|listen)|To (?:read|see|listen) also)(?! to)"
            r"[ :–—-]+[\"“«]?[A-Z]|Article reserved for (?:our )?subscribers"
        ),
        3,
    ),
    Residue(
        "fr",
        "a name in its French spelling",
        (
            "Poutine",
            "Medvedev D",
            "Choïgou",
            "Eltsine",
            "Loukachenko",
            "Zelenski",
            "Kadhafi",
            "Pékin",
            "Khark",
            "Bachar",
        ),
        re.compile(
            r"\b(?:Poutine|Medvedev Dmitri|Choïgou|Eltsine|Loukachenko|Zelenski|Kadhafi|Pékin|Kharkiv?ov?e|Bachar)\b"
        ),
        2,
    ),
    Residue(
        "fr",
        "a closing mark glued to an attribution",
        tuple(mark + verb for mark in '”"' for verb in ("sa", "announced", "explain", "add", "assured", "insisted")),
        re.compile(r"[”\"](?:said|says|announced|explains?|explained|added|adds|assured|insisted) "),
        2,
    ),
    Residue("de", "low opening quotation marks", ("„",), re.compile(r"„\w"), 2),
    Residue("de", "guillemets that point inwards", ("»",), re.compile(r"(?:^|\s)»\w[^«»\n]{0,80}\w«"), 3),
    Residue(
        "de",
        "a name in its German spelling",
        ("Selenskyj", "Lukaschenko", "Charkiw", "Tschetschen", "Gorbatschow", "Jelzin", "Schoigu", "Lawrow"),
        re.compile(r"\b(?:Selenskyj|Lukaschenko|Charkiw|Tschetschen\w+|Gorbatschow|Jelzin|Schoigu|Lawrow)\b"),
        3,
    ),
    Residue("ru", "guillemets without spaces inside", ("«",), re.compile(r"«\w[^«»\n]{0,80}\w»"), 1),
    Residue("ru", "Cyrillic words", (), re.compile(r"[\u0400-\u04ff]{3,}"), 2),
    Residue(
        "zh",
        "full-width marks and Chinese characters",
        (),
        re.compile(r"[，。；：？！（）【】]|[\u4e00-\u9fff]{2,}"),
        2,
    ),
    Residue(
        "ja",
        "Japanese characters or corner brackets",
        (),
        re.compile(r"[\u3040-\u30ff]{2,}|[「『][^」』]*[」』]"),
        3,
    ),
    Residue("es", "inverted marks", ("¿", "¡"), re.compile(r"[¿¡]\w"), 3),
    Residue("it", "an Italian title before a name", ("Sig.", "On. "), re.compile(r"\b(?:Sig\.ra|Sig\.|On\.) [A-Z]"), 2),
)
#: The languages that ``guess_source`` can tell.
GUESSED_SOURCES = tuple(dict.fromkeys(residue.language for residue in _RESIDUE))
#: This much residue, and twice as much as of any other language, names the source.
_ENOUGH = 3.0


def guess_source(text: str, language: str) -> tuple[str | None, tuple[str, ...]]:
    """Return the language that ``text`` was translated from, judged by the residue, and that residue in words.

    None where too little, or residue of several languages, stands in it. Residue that is right in the
    target language itself is not counted.
    """
    own = language.partition("-")[0]
    scores: dict[str, float] = {}
    reasons: dict[str, list[str]] = {}
    for residue in _possible(text):
        source, what = residue.language, residue.what
        if source == own or (own == "und") or (own in ("fr", "es", "it", "pt", "de", "ru") and "guillemets" in what):
            continue
        count = sum(1 for _, _ in zip(residue.pattern.finditer(text), range(5), strict=False))
        if count:
            scores[source] = scores.get(source, 0) + residue.weight * min(count, 3) ** 0.5
            reasons.setdefault(source, []).append(f"{what} ({count if count < 5 else '5 or more'})")
    if not scores:
        return None, ()
    best, *others = sorted(scores, key=lambda source: -scores[source])
    if scores[best] < _ENOUGH or (others and scores[best] < 2 * scores[others[0]]):
        return None, tuple(reason for source in scores for reason in reasons[source])
    return best, tuple(reasons[best])


def _possible(text: str) -> Iterator[Residue]:
    """Yield the residue that can be in a text: one of its literals is there."""
    automaton, of_literal = _literals()
    hits = {of_literal[hit[0]] for hit in automaton.find_matches_as_indexes(text, overlapping=True)}
    western = _is_western(text)
    for number, residue in enumerate(_RESIDUE):
        if number in hits or not (residue.literals or western):
            yield residue


@cache
def _literals() -> tuple["AhoCorasick", Sequence[int]]:
    """An automaton over all literals, and the number of the residue that each is of."""
    import ahocorasick_rs

    pairs = [(literal, number) for number, residue in enumerate(_RESIDUE) for literal in residue.literals]
    automaton = ahocorasick_rs.AhoCorasick(
        [literal for literal, _ in pairs],
        matchkind=ahocorasick_rs.MatchKind.Standard,
        store_patterns=False,
        implementation=ahocorasick_rs.Implementation.DFA,
    )
    return automaton, [number for _, number in pairs]


def _is_western(text: str) -> bool:
    """Is every character of the text one of Windows-1252: no Cyrillic, no Chinese?"""
    if text.isascii():
        return True
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True
