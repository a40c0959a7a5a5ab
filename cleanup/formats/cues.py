"""The cues of subtitles, and the dialogue that they make: passages that run on from cue to cue."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from cleanup.formats.builder import PassageBuilder
from cleanup.text import Passage, unchanged

#: Seconds of silence after which nobody ends the sentence any more; two cues of one speech are set closer.
PAUSE = 3.0
_LINE_END = r"(?:\r\n|\n|\r)"
_LINE = re.compile(rf"[^\r\n]*(?:{_LINE_END}|\Z)")
#: Blank lines, and the lines up to the next blank one: each begins with more than a blank, or holds more.
_BLOCK = re.compile(
    rf"(?:[^\S\r\n]*+{_LINE_END})*+(?P<block>(?:(?:[^\x00- ]|[^\S\r\n]*+\S)[^\r\n]*+(?:{_LINE_END}|\Z))++)"
)
_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,:](\d{1,3}))?"
_TIMES = rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}(?:[ \t][^\r\n]*)?"
_TIMING = re.compile(_TIMES)
#: A cue begins with its timing, or with a line before it.
_HEAD = re.compile(rf"(?:[^\r\n]*{_LINE_END})??{_TIMES}(?:{_LINE_END}|\Z)")
#: What stands before the words of a line and says who speaks or sings: a dash, a note, a name in capitals.
_SPEAKER = re.compile(r"[ \t]*(?:[-\N{EN DASH}\N{EM DASH}\N{HYPHEN}]+|[♪♫#]+(?=[ \t])|>>+)[ \t]*|")
_VOICE = re.compile(r"[ \t]*<v(?:\.[^<> \t]*)?[ \t]+([^<>]*)>")
_NAME = re.compile(r"[^\W\d_][\w .'’#&/()-]{0,40}:(?:[ \t]+|(?=[ \t]*$))")


class Line(NamedTuple):
    """A line of the article without its end, or several."""

    start: int
    end: int


class Cue(NamedTuple):
    """A cue: when it is shown, in seconds, and the lines of its text."""

    begin: float
    finish: float
    lines: tuple[Line, ...]


def lines(article: str, at: int, stop: int) -> Iterator[Line]:
    """Yield the lines between two places."""
    if article.find("\r", at, stop) < 0:
        while (end := article.find("\n", at, stop)) >= 0:
            yield Line(at, end)
            at = end + 1
        if at < stop:
            yield Line(at, stop)
        return
    while at < stop:
        line = _LINE.match(article, at, stop)
        assert line is not None
        yield Line(at, at + len(line[0].rstrip("\r\n")))
        at = line.end()


def blocks(article: str, at: int) -> Iterator[Line]:
    """Yield the runs of lines between blank lines."""
    while (found := _BLOCK.match(article, at)) is not None:
        start, at = found.span("block")
        end = at
        while end > start and article[end - 1] in "\r\n":
            end -= 1
        yield Line(start, end)


def cues(article: str, block: Line) -> list[Cue]:
    """Return the cues of a block: one, or several between which the blank line is missing."""
    start, end = block
    if article.count("-->", start, end) != 1:
        return list(_cues(article, block))
    head = _HEAD.match(article, start, end)
    return [] if head is None else [_cue(head, tuple(lines(article, head.end(), end)))]


def _cues(article: str, block: Line) -> Iterator[Cue]:
    start, end = block
    found = list(lines(article, start, end))
    times = [
        (i, timing)
        for i, line in enumerate(found)
        if article.find("-->", line.start, line.end) >= 0
        and (timing := _TIMING.fullmatch(article, line.start, line.end)) is not None
    ]
    if not times or times[0][0] > 1:
        return
    for (i, timing), last in zip(times, [*(i for i, _ in times[1:]), len(found)], strict=True):
        if i + 1 < last < len(found) and article[found[last - 1].start : found[last - 1].end].strip().isdigit():
            last -= 1  # the number of the next cue
        text = tuple(found[i + 1 : last])
        if not any("-->" in article[line.start : line.end] for line in text):
            yield _cue(timing, text)


def _cue(timing: re.Match[str], text: tuple[Line, ...]) -> Cue:
    hours, minutes, seconds, part, later_hours, later_minutes, later_seconds, later_part = timing.groups("0")
    return Cue(
        int(hours) * 3600 + int(minutes) * 60 + int(seconds) + float("0." + part),
        int(later_hours) * 3600 + int(later_minutes) * 60 + int(later_seconds) + float("0." + later_part),
        text,
    )


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
        if not article[start].isalpha():
            voice = _VOICE.match(article, start, end)
            if voice is not None:
                start = voice.end()
                if self.speaks(voice[1]):
                    self._end = -1
            speaker = _SPEAKER.match(article, start, end)
            if speaker is not None and speaker[0]:
                start = speaker.end()
                self.cut()
        name = _NAME.match(article, start, end) if article.find(":", start, end) >= 0 else None
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
