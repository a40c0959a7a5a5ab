"""How fast is each format against plain text, on the same prose: ``python benchmarks/formats.py [FOLDER]``.

The prose is that of the articles under fixtures/, or of the text files of FOLDER, good and damaged. Each article is set
into a document of each format that is text, a paragraph to a passage, and cleaned there, languages told. Printed are
medians of CPU time over those of the same articles as plain text.
"""

import argparse
import json
import re
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from html import escape
from pathlib import Path
from typing import NamedTuple

from corpora import corpus

from cleanup import Cleaner

RUNS = 9


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _html(paragraphs: Sequence[str]) -> str:
    body = "\n".join(f"<p>{escape(text, quote=False)}</p>" for text in paragraphs)
    return f'<!DOCTYPE html>\n<html lang="en"><head><title>Page</title></head><body>\n{body}\n</body></html>\n'


def _po(paragraphs: Sequence[str]) -> str:
    head = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    return head + "".join(f'\nmsgid "m{i}"\nmsgstr {_quoted(text)}\n' for i, text in enumerate(paragraphs))


def _xliff(paragraphs: Sequence[str]) -> str:
    units = "".join(
        f'<trans-unit id="{i}"><source>m</source><target>{escape(text, quote=False)}</target></trans-unit>\n'
        for i, text in enumerate(paragraphs)
    )
    return (
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" datatype="plaintext" '
        f'source-language="fr" target-language="en"><body>{units}</body></file></xliff>\n'
    )


def _tmx(paragraphs: Sequence[str]) -> str:
    units = "".join(
        '<tu><tuv xml:lang="fr"><seg>m</seg></tuv>'
        f'<tuv xml:lang="en"><seg>{escape(text, quote=False)}</seg></tuv></tu>\n'
        for text in paragraphs
    )
    return f'<tmx version="1.4"><header srclang="fr"/><body>{units}</body></tmx>\n'


def _srt(paragraphs: Sequence[str]) -> str:
    cues = [line for text in paragraphs for line in re.findall(r"\S.{0,70}(?:\s|$)", text.replace("\n", " "))]
    return "".join(
        f"{i}\n00:{i // 60 % 60:02}:{i % 60:02},000 --> 00:{i // 60 % 60:02}:{i % 60:02},900\n{cue.strip()}\n\n"
        for i, cue in enumerate(cues)
    )


def _vtt(paragraphs: Sequence[str]) -> str:
    cues = _srt([escape(text, quote=False) for text in paragraphs])
    return "WEBVTT\n\n" + re.sub(r"(?<=:\d\d),(?=\d{3})", ".", cues)


def _docx(paragraphs: Sequence[str]) -> str:
    """Set as Word does, which begins a new run every few words: here every twelve."""
    made = []
    for text in paragraphs:
        runs = re.findall(r"(?:\S+\s*){1,12}", text.replace("\n", " ").lstrip())
        made.append(
            "<w:p>" + "".join(f"<w:r>{_bold(i)}{_word_text(run)}</w:r>" for i, run in enumerate(runs)) + "</w:p>"
        )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document xmlns:w="'
        f'http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{"".join(made)}</w:body></w:document>'
    )


def _bold(number: int) -> str:
    return "<w:rPr><w:b/></w:rPr>" if number % 2 else ""


def _word_text(run: str) -> str:
    return f'<w:t xml:space="preserve">{escape(run, quote=False)}</w:t>'


class Case(NamedTuple):
    """How an article of paragraphs is set in a format, and the fields that are prose."""

    format: str
    make: Callable[[Sequence[str]], str]
    fields: tuple[str, ...] = ()
    #: The same prose in the letters of another script, so that the document must escape nearly all of them.
    cyrillic: bool = False


def _json(paragraphs: Sequence[str], *, ascii_only: bool = False) -> str:
    return json.dumps({"text": "\n\n".join(paragraphs)}, ensure_ascii=ascii_only)


#: The cases by the name that is printed.
CASES: Mapping[str, Case] = {
    "txt": Case("txt", "\n\n".join),
    "md": Case("md", "\n\n".join),
    "html": Case("html", _html),
    "json": Case("json", _json, ("text",)),
    "json, escaped": Case("json", partial(_json, ascii_only=True), ("text",), cyrillic=True),
    "jsonl": Case("jsonl", lambda paragraphs: _json(paragraphs) + "\n", ("text",)),
    "csv": Case("csv", lambda paragraphs: 'text\n"' + "\n\n".join(paragraphs).replace('"', '""') + '"\n', ("text",)),
    "yaml": Case("yaml", lambda paragraphs: "".join(f"- {_quoted(text)}\n" for text in paragraphs), ("**",)),
    "po": Case("po", _po),
    "xliff": Case("xliff", _xliff),
    "tmx": Case("tmx", _tmx),
    "srt": Case("srt", _srt),
    "vtt": Case("vtt", _vtt),
    "rst": Case("rst", "\n\n".join),
    "docx, short runs": Case("docx", _docx),
}
_CYRILLIC = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "абцдефгхийклмнопярстувщыюзАБЦДЕФГХИЙКЛМНОПЯРСТУВЩЫЮЗ",
)  # fmt: skip


def documents(case: Case, articles: Sequence[str]) -> tuple[Cleaner, list[str], list[str]]:
    """Return what cleans a case, its documents, and the same articles as plain text."""
    cleaner = Cleaner(language="ru" if case.cyrillic else "en", source_language="fr", fields=case.fields)
    if case.cyrillic:
        articles = [article.translate(_CYRILLIC) for article in articles]
    made = [case.make([text for text in article.split("\n\n") if text.strip()]) for article in articles]
    return cleaner, made, list(articles)


def main() -> None:
    """Print one line per case."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--only", action="append", choices=CASES, help="a case (repeat it for several)")
    options = parser.parse_args()
    texts = corpus(options.folder)
    good, damaged = texts.clean, texts.dirty
    print(f"{len(good)} articles; CPU time against plain text: good prose, damaged prose")
    for name in options.only or CASES:
        case = CASES[name]
        ratios = []
        for articles in (good, damaged):
            cleaner, made, plain = documents(case, articles)
            ratios.append(_ratio((cleaner, made, case.format), (cleaner, plain, "txt")))
        print(f"{name:16} {ratios[0]:.2f} x, {ratios[1]:.2f} x")


def _ratio(one: tuple[Cleaner, Sequence[str], str], other: tuple[Cleaner, Sequence[str], str]) -> float:
    """The median of several rounds in which the two take turns, and the other's."""
    times: tuple[list[float], list[float]] = [], []
    for number in range(RUNS + 1):
        for (cleaner, documents, name), taken in zip((one, other), times, strict=True):
            begin = time.process_time()
            for document in documents:
                cleaner.clean(document, name)
            if number:  # the first round is to get warm
                taken.append(time.process_time() - begin)
    return statistics.median(times[0]) / statistics.median(times[1])


if __name__ == "__main__":
    main()
