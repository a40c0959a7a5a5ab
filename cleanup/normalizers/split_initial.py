"""Find a bold first letter that was cut off its word: **O** pen."""

import re
from collections.abc import Iterable

from cleanup.evidence import Evidence
from cleanup.markup_reading import bold_spans, matches_of, plain_words, word_after
from cleanup.normalizers import Options, normalizer
from cleanup.rule import Match
from cleanup.text import Edit, Passage

_INITIAL = re.compile(r"\*\*[^\W\d_]\*\* [^\W\d_]{2}")

#: Letters that are a word in English or in a Romance language.
_WORDS = "AEIUYÀÈÉÓ"


@normalizer(
    "split-initial",
    options={},
    triggers=lambda options, languages: ("** ",),
    gate=matches_of(r"\*\*[^\W\d_]\*\* [^\W\d_]{2}"),
)
def find(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield a match where letter and rest are one word elsewhere in the document, and the rest alone is none."""
    text = passage.text
    for span in bold_spans(passage):
        letter = text[span.start : span.end]
        if not _INITIAL.match(text, span.open) or not letter.isupper() or letter in _WORDS:
            continue
        rest = word_after(text, span.close + 1)
        word = (letter + rest).lower()
        known = plain_words(evidence)
        if (
            rest.islower()
            and word in known
            and rest not in evidence.ask(("bare words",), lambda: _bare_words(evidence.article))
        ):
            yield Match(
                span.open,
                span.close + 1,
                (Edit(span.close, span.close + 1, ""),),
                (f"“{word}” stands in the article as one word, “{rest}” never by itself",),
            )


def _bare_words(article: str) -> frozenset[str]:
    """The words of the document in lower case, but for those that a bold letter stands before."""
    return frozenset(re.findall(r"(?<![^\W_])(?<!\*\* )[^\W\d_]{2,40}(?![^\W_])", article))
