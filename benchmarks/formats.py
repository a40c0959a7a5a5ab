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
from html import escape
from pathlib import Path

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


#: Format → how an article of paragraphs is set in it, and the fields that are prose.
DOCUMENTS: Mapping[str, tuple[Callable[[Sequence[str]], str], tuple[str, ...]]] = {
    "txt": ("\n\n".join, ()),
    "md": ("\n\n".join, ()),
    "html": (_html, ()),
    "json": (lambda paragraphs: json.dumps({"text": "\n\n".join(paragraphs)}, ensure_ascii=False), ("text",)),
    "jsonl": (lambda paragraphs: json.dumps({"text": "\n\n".join(paragraphs)}, ensure_ascii=False) + "\n", ("text",)),
    "csv": (lambda paragraphs: 'text\n"' + "\n\n".join(paragraphs).replace('"', '""') + '"\n', ("text",)),
    "yaml": (lambda paragraphs: "".join(f"- {_quoted(text)}\n" for text in paragraphs), ("**",)),
    "po": (_po, ()),
    "xliff": (_xliff, ()),
    "tmx": (_tmx, ()),
    "srt": (_srt, ()),
    "vtt": (_vtt, ()),
    "rst": ("\n\n".join, ()),
}  # fmt: skip


def main() -> None:
    """Print one line per format."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path)
    options = parser.parse_args()
    texts = corpus(options.folder)
    good, damaged = texts.clean, texts.dirty
    print(f"{len(good)} articles; CPU time against plain text: good prose, damaged prose")
    plain = Cleaner(language="en", source_language="fr")
    for name, (make, fields) in DOCUMENTS.items():
        cleaner = Cleaner(language="en", source_language="fr", fields=fields)
        ratios = []
        for articles in (good, damaged):
            documents = [make([text for text in article.split("\n\n") if text.strip()]) for article in articles]
            ratios.append(_ratio((cleaner, documents, name), (plain, articles, "txt")))
        print(f"{name:6} {ratios[0]:.2f} x, {ratios[1]:.2f} x")


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
