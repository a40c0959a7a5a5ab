"""Damage good Markdown or HTML as translation does, in each way that rules know, and count what is repaired.

    python benchmarks/markup.py FOLDER [--most 500] [--format html]

Each passage is damaged in one way at a time, a few passages of a document in one copy. Repaired is what comes back as
it was; what only comes nearer to it counts as seen; worse is every other change, also one away from the damage.
A document that is changed as it is, is not used.
"""

import argparse
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from cleanup import Cleaner, formats
from cleanup.markup_reading import Span, bold_spans, code_spans, links
from cleanup.result import Result
from cleanup.text import Edit, Passage, apply

#: Passages of one document that are damaged in one copy of it.
AT_ONCE = 3
#: Longer documents are not used: each is cleaned many times.
LONGEST = 15_000
Damage = Callable[[Passage], list[Edit]]
Spans = Callable[[Passage], Iterator[Span]]


def main() -> None:
    """Print one line for each way of damage."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--most", type=int, default=500, help="passages for each way")
    parser.add_argument("--format", choices=tuple(WAYS_OF), default="md")
    told = parser.parse_args()
    safe, unsafe = (Cleaner(language="en", select=("markup",), unsafe=unsafe) for unsafe in (False, True))
    ways = WAYS_OF[told.format]
    counts: dict[str, Counter[str]] = {way: Counter() for way in ways}
    fmt = formats.named(told.format)
    for article in _articles(told.folders, fmt):
        if unsafe.clean(article, format=fmt.name).changes:
            continue
        assert fmt.markup is not None
        passages = fmt.markup.passages(article, fmt.read(article), range(len(article)))
        for way, damage in ways.items():
            if counts[way]["n"] < told.most:
                _try(way, damage, fmt, article, passages, safe, unsafe, counts[way])
    print(f"{'damage':28} {'n':>5} {'safe':>6} {'unsafe':>6} {'seen':>6} {'left':>6} {'worse':>6}")
    for way, count in counts.items():
        n = count["n"] or 1
        shown = [f"{count[column] / n:6.0%}" for column in ("safe", "unsafe", "seen", "left")]
        print(f"{way:28} {count['n']:5} {' '.join(shown)} {count['worse']:6}")


def _articles(folders: Sequence[str], fmt: formats.Format) -> Iterator[str]:
    """Yield the files of a format in some folders, of Markdown also the descriptions of packages, each text once."""
    endings = (*fmt.extensions, *(("METADATA",) if fmt.name == "md" else ()))
    seen: set[int] = set()
    for folder in folders:
        for root, names, files in os.walk(folder):
            names.sort()
            for name in sorted(files):
                if not name.endswith(endings):
                    continue
                try:
                    with open(os.path.join(root, name), encoding="utf-8", newline="") as file:
                        text = file.read(4 * LONGEST)
                except (OSError, UnicodeDecodeError):
                    continue
                if name == "METADATA":
                    head, _, text = text.partition("\n\n")
                    text = text if "text/markdown" in head else ""
                if 200 < len(text) < LONGEST and hash(text) not in seen:
                    seen.add(hash(text))
                    yield text


def _try(
    way: str, damage: Damage, fmt: formats.Format, article: str, passages: Sequence[Passage],
    safe: Cleaner, unsafe: Cleaner, count: Counter[str],
) -> None:  # fmt: skip
    chosen: list[tuple[Passage, list[Edit]]] = []
    for passage in passages[:: max(1, len(passages) // 40)]:
        edits = damage(passage)
        if edits and len(chosen) < AT_ONCE:
            at = passage.pieces[0].source_start
            chosen.append((passage, [Edit(at + edit.start, at + edit.end, edit.new) for edit in edits]))
    if not chosen:
        return
    damaged = apply([edit for _, edits in chosen for edit in edits], article)
    results = [cleaner.clean(damaged, format=fmt.name) for cleaner in (safe, unsafe)]
    shift = 0
    spans = []
    for passage, edits in chosen:
        start, end = passage.pieces[0].source_start + shift, passage.pieces[-1].source_end + shift
        grown = sum(len(edit.new) - (edit.end - edit.start) for edit in edits)
        spans.append((start, end + grown))
        shift += grown
        judged = [_judged(result, start, end + grown, passage.text) for result in results]
        count["n"] += 1
        if "worse" in judged:
            count["worse"] += 1
            if os.environ.get("SHOW"):
                print(way, repr(damaged[start : end + grown]), [c for r in results for c in r.changes])
        count["safe"] += judged[0] == "repaired"
        count["unsafe"] += judged[1] == "repaired"
        count["seen"] += judged[1] in ("repaired", "partly", "seen")
        count["left"] += judged[1] == "left"
        if judged[1] in ("left", "seen") and os.environ.get("SHOW_LEFT") == way:
            print(repr(damaged[start : end + grown]))
    for result in results:
        count["worse"] += sum(
            not any(start <= change.start and change.end <= end for start, end in spans) for change in result.changes
        )


def _judged(result: Result, start: int, end: int, wanted: str) -> str:
    changes = [change for change in result.changes if start <= change.start and change.end <= end]
    if not changes:
        return "seen" if any(start <= finding.start and finding.end <= end for finding in result.findings) else "left"
    edits = [Edit(change.start - start, change.end - start, change.after) for change in changes]
    made = apply(edits, result.original[start:end])
    if made == wanted:
        return "repaired"
    return "partly" if _distance(made, wanted) < _distance(result.original[start:end], wanted) else "worse"


def _distance(one: str, other: str) -> int:
    """How many code points must go or come to turn one into the other."""
    from rapidfuzz.distance import Indel

    return int(Indel.distance(one, other))


def _between_words(passage: Passage, spans: Spans) -> Iterator[Span]:
    """Yield the spans that stand between two words, one blank on each side."""
    text = passage.text
    for span in spans(passage):
        inside = text[span.start : span.end]
        if "\n" in inside or inside != inside.strip() or "`" in inside.strip("`"):
            continue
        if re.search(r"[^\W\d_]{2} $", text[: span.open]) and re.match(r" [^\W\d_]{2}", text[span.close :]):
            yield span


def _each(spans: Spans, made: Callable[[str, int, int, int, int], list[Edit]]) -> Damage:
    """Damage the first such span of a passage that stands between words."""

    def damage(passage: Passage) -> list[Edit]:
        for span in _between_words(passage, spans):
            return made(passage.text, *span)
        return []

    return damage


def _pattern(pattern: str, new: str, kind: str | None = None) -> Damage:
    """Damage the first match of a pattern that stands in no code."""
    compiled = re.compile(pattern, re.M)

    def damage(passage: Passage) -> list[Edit]:
        if kind is not None and passage.kind != kind:
            return []
        inside = [(span.open, span.close) for span in code_spans(passage)]
        for found in compiled.finditer(passage.text):
            if not any(low < found.end() and found.start() < high for low, high in inside):
                return [Edit(found.start(), found.end(), found.expand(new))]
        return []

    return damage


def _drop(at: int) -> Edit:
    return Edit(at, at + 1, "")


def _put(at: int, new: str = " ") -> Edit:
    return Edit(at, at, new)


WAYS: dict[str, Damage] = {
    "code glued to the word before": _each(code_spans, lambda text, o, s, e, c: [_drop(o - 1)]),
    "code glued to the word behind": _each(code_spans, lambda text, o, s, e, c: [_drop(c)]),
    "code glued on both sides": _each(code_spans, lambda text, o, s, e, c: [_drop(o - 1), _drop(c)]),
    "space moved into code": _each(code_spans, lambda text, o, s, e, c: [_drop(o - 1), _put(s)]),
    "space put into code": _each(code_spans, lambda text, o, s, e, c: [_put(s)]),
    "guillemets put into code": _each(code_spans, lambda text, o, s, e, c: [_put(s, "«"), _put(e, "»")]),
    "full-width code marks": _each(
        code_spans, lambda text, o, s, e, c: [Edit(o, s, "｀"), Edit(e, c, "｀")] if s - o == 1 else []
    ),
    "[text] (target)": _each(links, lambda text, o, s, e, c: [_put(e + 1)] if text[e : e + 2] == "](" else []),
    "[text ](target)word": _each(links, lambda text, o, s, e, c: [_put(e), _drop(c)]),
    "word[ text](target)": _each(links, lambda text, o, s, e, c: [_drop(o - 1), _put(s)]),
    "link glued to the word before": _each(links, lambda text, o, s, e, c: [_drop(o - 1)]),
    "link glued to the word behind": _each(links, lambda text, o, s, e, c: [_drop(c)]),
    "full-width link brackets": _each(
        links,
        lambda text, o, s, e, c: (
            [Edit(o, s, "［"), Edit(e, e + 2, "］（"), Edit(c - 1, c, "）")]
            if text[o:s] == "[" and text[e : e + 2] == "](" and text[c - 1] == ")"
            else []
        ),
    ),
    "** bold **": _each(bold_spans, lambda text, o, s, e, c: [_put(s), _put(e)]),
    "**bold **word": _each(bold_spans, lambda text, o, s, e, c: [_put(e), _drop(c)]),
    "word** bold**": _each(bold_spans, lambda text, o, s, e, c: [_drop(o - 1), _put(s)]),
    "word**bold** word": _each(bold_spans, lambda text, o, s, e, c: [_drop(o - 1)]),
    "full-width bold marks": _each(bold_spans, lambda text, o, s, e, c: [Edit(o, s, "＊＊"), Edit(e, c, "＊＊")]),
    "**** left in a sentence": _pattern(r"(?<=[a-z] )(?=(?:the|an?|to) [a-z])", "**** "),
    "##Title": _pattern(r"^(#{1,6}) +(?=\S)", r"\1", "heading"),
    "＃＃ Title": _pattern(r"^## +(?=[^\W\d_])", "＃＃ ", "heading"),
    "1 . item": _pattern(r"^(\d)\. (?=[^\W\d_])", r"\1 . ", "item"),
    "-item": _pattern(r"^- (?=[A-Z][a-z]+ [a-z])", "-", "item"),
    "< / b>": _pattern(r"</(b|i|a|em|strong|kbd|sub|sup|code)>", r"< / \1>"),
    "< br />": _pattern(r"<br( ?)/>", r"< br\1/ >"),
    "& nbsp;": _pattern(r"&(nbsp|amp|lt|gt|copy|mdash|quot);", r"& \1;"),
    "{ name }": _pattern(r"(?<![{$%\w])\{(\w+)\}(?![}\w])", r"{ \1 }"),
    "% s": _pattern(r"(?<![%\w])%s\b", "% s"),
    "anchor of another language": _pattern(r"\]\(#([a-z]\w+-\w+)\)", r"](#le-\1s)"),
    "reference misspelt": _pattern(r"\]\[([a-z]{4,}[\w-]*)\]", r"][\1s]"),
}

_NAMES = "b|i|a|em|strong|kbd|sub|sup|code|span|small|p|li|td|h[1-6]"


def _pair(opening: str, closing: str) -> Damage:
    """Damage both tags of the first element without another one in it."""
    return _pattern(rf"<({_NAMES})>([^<>]{{2,200}})</\1>", rf"{opening}\2{closing}")


HTML_WAYS: dict[str, Damage] = {
    "</ b>": _pattern(rf"</({_NAMES})>", r"</ \1>"),
    "< / b >": _pattern(rf"</({_NAMES})>", r"< / \1 >"),
    "< b >": _pattern(rf"<({_NAMES})>", r"< \1 >"),
    "< b > and < / b >": _pair(r"< \1 >", r"< / \1 >"),
    "< b > and </ b>": _pair(r"< \1 >", r"</ \1>"),
    '< a href="x">': _pattern(r"<(a|span) (?=[\w-]+=\"[^\"<>{}]*\">)", r"< \1 "),
    "< br / >": _pattern(r"<br />", "< br / >"),
    "< br >": _pattern(r"<br>", "< br >"),
    "＜b＞": _pattern(rf"<({_NAMES})>", r"＜\1＞"),
    "＜/b＞": _pattern(rf"</({_NAMES})>", r"＜/\1＞"),
    "＜b＞ and ＜／b＞": _pair(r"＜\1＞", r"＜／\1＞"),
    "& nbsp;": _pattern(r"&([a-z]+);", r"& \1;"),
    "&nbsp ;": _pattern(r"&([a-z]+);", r"&\1 ;"),
    "& nbsp ;": _pattern(r"&([a-z]+);", r"& \1 ;"),
    "&# 39;": _pattern(r"&#(\d+);", r"&# \1;"),
    "& # 39 ;": _pattern(r"&#(\d+);", r"& # \1 ;"),
    "＆nbsp；": _pattern(r"&([a-z]+);", r"＆\1；"),
    "&nbsp；": _pattern(r"&([a-z]+);", r"&\1；"),
}
WAYS_OF = {"md": WAYS, "html": HTML_WAYS}


if __name__ == "__main__":
    main()
