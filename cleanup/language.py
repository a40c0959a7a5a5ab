"""The language of an article, and the language that it was translated from."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple, Protocol

from cleanup.rule import Rule, speaks

#: Fewer letters than this say too little: langdetect calls "OK" Portuguese with certainty.
MIN_LETTERS = 60
#: The best language must be this probable.
MIN_PROBABILITY = 0.90
#: Letters of prose that are enough for a verdict; more only cost time.
SAMPLE = 3000

#: langdetect's names that are not BCP 47.
_TAGS = {"zh-cn": "zh", "zh-tw": "zh", "no": "nb"}
#: ISO 639-2 and 639-3 codes of languages that BCP 47 calls by two letters, both where a language has two.
_TWO_LETTERS = {
    "ara": "ar", "bul": "bg", "cat": "ca", "ces": "cs", "chi": "zh", "cmn": "zh", "cze": "cs", "dan": "da", "deu": "de",
    "dut": "nl", "ell": "el", "eng": "en", "est": "et", "fas": "fa", "fin": "fi", "fra": "fr", "fre": "fr", "ger": "de",
    "gre": "el", "heb": "he", "hin": "hi", "hrv": "hr", "hun": "hu", "ind": "id", "ita": "it", "jpn": "ja", "kor": "ko",
    "lav": "lv", "lit": "lt", "nld": "nl", "nob": "nb", "nor": "no", "per": "fa", "pol": "pl", "por": "pt", "ron": "ro",
    "rum": "ro", "rus": "ru", "slk": "sk", "slo": "sk", "slv": "sl", "spa": "es", "srp": "sr", "swe": "sv", "tha": "th",
    "tur": "tr", "ukr": "uk", "vie": "vi", "zho": "zh",
}  # fmt: skip
#: What English calls the languages that rules speak of.
ENGLISH_NAMES = {
    "de": "German", "en": "English", "es": "Spanish", "fr": "French", "it": "Italian", "ja": "Japanese", "nl": "Dutch",
    "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "zh": "Chinese",
}  # fmt: skip
_LETTERS = re.compile(r"[^\W\d_]+")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


class LanguageDetector(Protocol):
    """Tells the language of a text: a BCP 47 tag, or None if it cannot say."""

    def __call__(self, text: str, /) -> str | None: ...


def normalized(tag: str) -> str | None:
    """Return a language tag in BCP 47 spelling ("pt_br" → "pt-BR", "eng" → "en"); None if it is none."""
    if not _TAG.fullmatch(tag.strip()):
        return None
    first, *rest = re.split("[-_]", tag.strip())
    return "-".join(
        [
            _TWO_LETTERS.get(first.lower(), first.lower()),
            *(part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part for part in rest),
        ]
    )


def detect(text: str, detector: LanguageDetector | None = None) -> str:
    """Return the language of ``text``, "und" if it is too short or too mixed to tell."""
    words = sample(text)
    if sum(map(len, words.split())) < MIN_LETTERS:
        return "und"
    return (detector or langdetect)(words) or "und"


def sample(text: str) -> str:
    """Return the first words of ``text``, letters only: repairs of marks and spaces do not change it."""
    words, size = [], 0
    for found in _LETTERS.finditer(text):
        words.append(found[0])
        size += len(found[0])
        if size >= SAMPLE:
            break
    return " ".join(words)


def langdetect(text: str) -> str | None:
    """Ask langdetect, with a fixed seed and a factory of its own; None below MIN_PROBABILITY."""
    from langdetect.lang_detect_exception import LangDetectException

    detector = _factory()()
    detector.append(text)
    try:
        best = detector.get_probabilities()
    except LangDetectException:
        return None
    if not best or best[0].prob < MIN_PROBABILITY:
        return None
    tag: str = best[0].lang
    return _TAGS.get(tag, tag)


@cache
def _factory() -> Callable[[], Any]:
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    factory = DetectorFactory()
    factory.seed = 0
    factory.load_profile(PROFILES_DIRECTORY)
    create: Callable[[], Any] = factory.create
    return create


class Residue(NamedTuple):
    """What a source language leaves in a translation. A weight of 3 is enough by itself.

    ``literals``: one of them stands in all that the pattern finds; it is searched for only then. What is not
    ``western`` is searched for only where a letter of another script stands.
    """

    language: str
    what: str
    literals: tuple[str, ...]
    pattern: re.Pattern[str]
    weight: float
    western: bool = True


#: From the counts of artifacts per language pair of this project (French space before high marks, German and Russian
#: quotation marks, titles, clock times, teasers of the press).
_RESIDUE = (
    Residue("fr", "guillemets with spaces inside", ("«", "»"), re.compile(r"«[ \u00a0\u202f]\S|\S[ \u00a0\u202f]»"), 2),
    Residue(
        "fr",
        "a space before ; : ! ?",
        (),
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
        (),
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
        (),
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
    Residue("ru", "Cyrillic words", (), re.compile(r"[\u0400-\u04ff]{3,}"), 2, False),
    Residue(
        "zh",
        "full-width marks and Chinese characters",
        (),
        re.compile(r"[，。；：？！（）【】]|[\u4e00-\u9fff]{2,}"),
        2,
        False,
    ),
    Residue(
        "ja",
        "Japanese characters or corner brackets",
        (),
        re.compile(r"[\u3040-\u30ff]{2,}|[「『][^」』]*[」』]"),
        3,
        False,
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
    western = _is_western(text)
    for source, what, literals, pattern, weight, script in _RESIDUE:
        if (western and not script) or (literals and not any(literal in text for literal in literals)):
            continue
        if source == own or (own == "und") or (own in ("fr", "es", "it", "pt", "de", "ru") and "guillemets" in what):
            continue
        count = sum(1 for _, _ in zip(pattern.finditer(text), range(5), strict=False))
        if count:
            scores[source] = scores.get(source, 0) + weight * min(count, 3) ** 0.5
            reasons.setdefault(source, []).append(f"{what} ({count if count < 5 else '5 or more'})")
    if not scores:
        return None, ()
    best, *others = sorted(scores, key=lambda source: -scores[source])
    if scores[best] < _ENOUGH or (others and scores[best] < 2 * scores[others[0]]):
        return None, tuple(reason for source in scores for reason in reasons[source])
    return best, tuple(reasons[best])


class Known(NamedTuple):
    """The languages that rules are written for: of articles, and those that these were translated from."""

    targets: tuple[str, ...]
    sources: tuple[str, ...]

    def missing(self, language: str, source_language: str | None) -> Iterator[str]:
        """Yield what to say of a language that is none of them; of "und" and None there is nothing to say."""
        told = ("language", language, self.targets), ("source language", source_language, self.sources)
        for what, tag, known in told:
            if tag is not None and tag != "und" and not speaks(known, tag):
                yield f"no rule knows the {what} {tag!r} (known: {', '.join(known)}): only rules for any {what} worked"


def known_to(rules: Sequence[Rule]) -> Known:
    """Return the languages that these rules are written for; as a source also those whose residue is known."""
    targets = {tag for rule in rules for tag in rule.languages} - {"*"}
    sources = {tag for rule in rules for tag in rule.source_languages} | ENGLISH_NAMES.keys()
    return Known(tuple(sorted(targets)), tuple(sorted(sources)))


def _is_western(text: str) -> bool:
    """Is every character of the text one of Windows-1252: no Cyrillic, no Chinese?"""
    if text.isascii():
        return True
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True
