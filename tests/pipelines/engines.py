"""What the tests of pipelines share: engines that may be missing, rows with everything in them, many articles."""

import importlib
import json
import os
import random
from typing import Any

import pytest
from damage import spoil
from texts import clean_articles

from cleanup import Cleaner
from cleanup.pipelines.rows import account

HALL, FIXED = "The “hall” is a hall of ” open “ windows.", "The “hall” is a hall of “open” windows."
EMOJI = "👩‍👩‍👧 The hall , Zoë’s"
#: Texts of rows; the last four are changed.
TEXTS = [
    None, "", " ", "Fine.", "A\r\nB\r\n", "e\N{COMBINING ACUTE ACCENT} 👩‍👩‍👧 \N{NO-BREAK SPACE}𝔘", "Κόσμε. 世界。",
    "nul \0 here", HALL, f"{EMOJI} hall.", f"{HALL}\r\n\r\n{HALL}",
]  # fmt: skip
#: Texts as JSON documents, one of them broken: for rows that fail.
DOCUMENTS = [json.dumps({"a": HALL, "b": HALL}, ensure_ascii=False), '{"a": ', None]
BROKEN = "left as it is: line 1: "


def wanted(module: str, extra: str | None = None) -> Any:
    """Import the module of an engine; the test is skipped without it, but fails where all must run."""
    if os.environ.get("MT_CLEANUP_ENGINES"):
        return importlib.import_module(module)
    return pytest.importorskip(module, reason=f"needs pip install 'mt-cleanup[{extra or module.partition('.')[0]}]'")


def expected(texts: list[str | None], **settings: Any) -> list[tuple[str | None, list[dict[str, Any]], None]]:
    """Return what becomes of texts, by the plain loop: (text, changes, error)."""
    cleaner = Cleaner(**settings)
    results = [None if text is None else cleaner.clean(text) for text in texts]
    return [
        (None, [], None) if result is None else (result.text, [account(change) for change in result.changes], None)
        for result in results
    ]


def articles(count: int, *, size: int = 1500, per_thousand: float = 5.0) -> list[str | None]:
    """Return damaged articles of about ``size`` code points, no two alike, with some nulls and odd texts among them."""
    chance = random.Random(7)
    prose = [text for _, language, fmt, text in clean_articles() if (language, fmt) == ("en", "txt")]
    paragraphs = [paragraph for text in prose for paragraph in text.strip().split("\n\n")]
    made: list[str | None] = []
    for i in range(count):
        parts: list[str] = []
        while sum(map(len, parts)) < size:
            parts.append(chance.choice(paragraphs))
        article = spoil("\n\n".join(parts), chance, per_thousand)
        made.append(TEXTS[i // 100 % len(TEXTS)] if i % 100 == 99 else f"Article {i}.\n\n{article}\n")
    return made
