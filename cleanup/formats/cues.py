"""The cues of subtitles, and the dialogue that they make: passages that run on from cue to cue."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from cleanup.formats.builder import PassageBuilder
from cleanup.text import Passage, unchanged

#: Seconds of silence after which nobody ends the sentence any more; two cues of one speech are set closer.
PAUSE = 3.0
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2}(?:[.,:]\d{1,3})?)"
_TIMING = re.compile(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}(?:[ \t][^\r\n]*)?")
#: What stands before the words of a line and says who speaks or sings: a dash, a note, a name in capitals.
_SPEAKER = re.compile(r"[ \t]*(?:[-\N{EN DASH}\N{EM DASH}\N{HYPHEN}]+|[♪♫#]+(?=[ \t])|>>+)[ \t]*|")
_VOICE = re.compile(r"[ \t]*<v(?:\.[^<> \t]*)?[ \t]+([^<>]*)>")
_NAME = re.compile(r"[^\W\d_][\w .'’#&/()-]{0,40}:(?:[ \t]+|(?=[ \t]*$))")


class Line(NamedTuple):
    """A line of the article: its span without its end, and where the next one begins."""

    start: int
    end: int
    next: int


class Cue(NamedTuple):
    """A cue: when it is shown, in seconds, and the lines of its text."""

    begin: float
    finish: float
    lines: tuple[Line, ...]


def lines(article: str, at: int) -> Iterator[Line]:
    """Yield the lines of ``article`` from ``at`` on."""
    if "\r" not in article:
        for text in article[at:].split("\n"):
            end = at + len(text)
            if end < len(article):
                yield Line(at, end, end + 1)
            elif text:
                yield Line(at, end, end)
            at = end + 1
        return
    while at < len(article):
        found = _LINE.match(article, at)
        assert found is not None
        yield Line(at, at + len(found[0].rstrip("\r\n")), found.end())
        at = found.end()


def blocks(article: str, at: int) -> Iterator[list[Line]]:
    """Yield the runs of lines between blank lines."""
    block: list[Line] = []
    for line in lines(article, at):
        if line.start < line.end and (article[line.start] > " " or article[line.start : line.end].strip()):
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def cues(article: str, block: list[Line]) -> Iterator[Cue]:
    """Yield the cues of a block: one, or several between which the blank line is missing."""
    if article.count("-->", block[0].start, block[-1].end) == 1:
        for i in (0, 1)[: len(block)]:
            alone = _TIMING.fullmatch(article, block[i].start, block[i].end)
            if alone is not None:
                text = tuple(block[i + 1 :])
                yield Cue(_seconds(*alone.group(1, 2, 3)), _seconds(*alone.group(4, 5, 6)), text)
                return
        return
    times = [
        (i, found)
        for i, line in enumerate(block)
        if article.find("-->", line.start, line.end) >= 0
        and (found := _TIMING.fullmatch(article, line.start, line.end)) is not None
    ]
    if not times or times[0][0] > 1:
        return
    for (i, found), last in zip(times, [*(i for i, _ in times[1:]), len(block)], strict=True):
        if i + 1 < last < len(block) and article[block[last - 1].start : block[last - 1].end].strip().isdigit():
            last -= 1  # the number of the next cue
        text = tuple(block[i + 1 : last])
        if not any("-->" in article[line.start : line.end] for line in text):
            yield Cue(_seconds(*found.groups()[:3]), _seconds(*found.groups()[3:]), text)


def _seconds(hours: str | None, minutes: str, seconds: str) -> float:
    whole, _, part = seconds.replace(",", ".").replace(":", ".").partition(".")
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(whole) + float(f"0.{part or 0}")


class Dialogue:
    """Collects passages: lines and cues run on, until somebody else speaks or a pause comes.

    What lies between two lines (line ends, numbers, timings) is one locked space, so that rules see the sentence and
    no edit can move a word over the border. ``inline`` gives the words of a span to the builder.
    """

    def __init__(self, article: str, escape: Callable[[str], str] = unchanged) -> None:
        self.passages: list[Passage] = []
        self.builder = PassageBuilder(article)
        self._article = article
        self._escape = escape
        self._end = -1  # where the text of the passage that has begun ends, -1: none has
        self._finish = 0.0
        self._voice = ""

    def add(self, cue: Cue, inline: Callable[[int, int], None]) -> None:
        """Add the lines of a cue."""
        if not self._finish - PAUSE <= cue.begin <= self._finish + PAUSE:
            self.cut()
        self._finish = cue.finish
        for line in cue.lines:
            self._add(line, inline)

    def cut(self) -> None:
        """End the passage that has begun: what comes next is another speech."""
        passage = self.builder.passage(len(self.passages), kind="cue", alone=False, escape=self._escape)
        if passage is not None:
            self.passages.append(passage)
        self._end = -1

    def speaks(self, voice: str) -> bool:
        """Note that ``voice`` speaks from here on; if it is another one than before, the passage ends."""
        if voice.strip() == self._voice:
            return False
        self._voice = voice.strip()
        end = self._end
        self.cut()
        self._end = end
        return True

    def _add(self, line: Line, inline: Callable[[int, int], None]) -> None:
        article = self._article
        start, end = line.start, line.end
        voice = _VOICE.match(article, start, end)
        if voice is not None:
            start = voice.end()
            if self.speaks(voice[1]):
                self._end = -1
        speaker = _SPEAKER.match(article, start, end)
        if speaker is not None and speaker[0]:
            start = speaker.end()
            self.cut()
        name = _NAME.match(article, start, end)
        if name is not None and name[0].isupper():
            start = name.end()
            self.cut()
        while start < end and article[end - 1] in " \t♪♫":
            end -= 1
        while start < end and article[start] in " \t♪♫":
            start += 1
        if start == end:
            return
        if self._end >= 0 and self.builder:
            self.builder.character(" ", self._end, start)
        self._end = end
        inline(start, end)
