"""SubRip and WebVTT: the dialogue runs on over the cues, and nothing but its words is ever touched."""

import re

import pytest
from conftest import ROOT
from documents import check, planting_cleaner, seconds
from hypothesis import given
from hypothesis import strategies as st

from cleanup import Cleaner
from cleanup.errors import FormatError
from cleanup.formats import srt, vtt
from cleanup.text import HOLE

NASTY = {name: (ROOT / f"fixtures/formats/nasty.{name}").read_text(encoding="utf-8") for name in ("srt", "vtt")}
READ = {"srt": srt.read, "vtt": vtt.read}
DIALOGUE = (
    "He told me: \u201d I will never go", "back to that house \u201c", "and he left at once,", "the so-called",
    "\u201cguest\u201dof the house.", "He met Vladimir", "Poutine there", "and nobody , they say,", "was glad of it.",
)  # fmt: skip
MENDED = (
    "He told me: \u201cI will never go", "back to that house\u201d", "and he left at once,", "the so-called",
    "\u201cguest\u201d of the house.", "He met Vladimir", "Putin there", "and nobody, they say,", "was glad of it.",
)  # fmt: skip


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    return planting_cleaner(tmp_path_factory.mktemp("packs"))


def document(kind: str, lines: tuple[str, ...], *, gap: float = 0.1, per_cue: int = 1, end: str = "\n") -> str:
    """Subtitles with these lines, two seconds a cue."""
    cues = []
    for number, at in enumerate(range(0, len(lines), per_cue)):
        begin = 1 + number * (2 + gap)
        times = " --> ".join(f"00:{int(time // 60):02}:{time % 60:06.3f}" for time in (begin, begin + 2))
        times = times.replace(".", ",") if kind == "srt" else times
        head = f"{number + 1}\n" if kind == "srt" else ""
        cues.append(head + times + "\n" + "\n".join(lines[at : at + per_cue]) + "\n")
    return (("WEBVTT\n\n" if kind == "vtt" else "") + "\n".join(cues)).replace("\n", end)


def texts(kind: str, article: str) -> list[str]:
    return [passage.text for passage in READ[kind](article).passages]


@pytest.mark.parametrize("kind", ["srt", "vtt"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_all_words_are_reached_and_nothing_else(planted, kind, end, mark):
    article = mark + NASTY[kind].replace("\n", end)
    result = planted.clean(article, format=kind)
    assert result.text == article.replace("zqz", "zXz")
    assert planted.clean(result.text, format=kind).text == result.text


@pytest.mark.parametrize("kind", ["srt", "vtt"])
@pytest.mark.parametrize("per_cue", [1, 2, 3])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_sentences_and_quotations_run_on_over_the_cues(kind, per_cue, end):
    cleaner = Cleaner(language="en", source_language="fr")
    article = document(kind, DIALOGUE, per_cue=per_cue, end=end)
    assert cleaner.clean(article, kind).text == document(kind, MENDED, per_cue=per_cue, end=end)


@pytest.mark.parametrize("kind", ["srt", "vtt"])
def test_another_speaker_and_a_pause_begin_a_passage(kind):
    article = document(kind, ("a", "- b", "b", "NAME: c", "\u266a d d \u266a", "d"))
    assert texts(kind, article) == ["a", "b b", "c", "d d d"]
    assert texts(kind, document(kind, ("a", "b"), gap=3.5)) == ["a", "b"]
    assert texts(kind, document(kind, ("a", "b"), gap=2.5)) == ["a b"]


def test_voices_begin_a_passage():
    article = document("vtt", ("<v Ann>a</v>", "<v Ann>b</v>", "<v Bob>c</v> <v Cid>d</v>"))
    assert [text.strip() for text in texts("vtt", article)] == ["a b", "c", "d"]


def test_a_passage_shows_what_a_reader_sees():
    article = document("srt", ("{\\an8}<i>a</i>\\Nb\\hc <x y>",))
    assert texts("srt", article) == [f"a b\N{NO-BREAK SPACE}c {HOLE}"]
    article = document("vtt", ("a&amp;b &lt; c <b>d</b><00:00:01.000>e <lang fr>x</lang>",))
    assert texts("vtt", article) == [f"a&b < c de {HOLE}"]


def test_the_words_of_a_cue_are_spelled_as_webvtt_must():
    assert vtt.escape("a & b <c> -->") == "a &amp; b &lt;c&gt; --&gt;"
    cleaner = Cleaner(language="en", glossary={"Fritz and Co": "Fritz & Co"})
    assert "the Fritz &amp; Co of" in cleaner.clean(document("vtt", ("It is the Fritz and Co of old.",)), "vtt").text


@pytest.mark.parametrize("kind", ["srt", "vtt"])
def test_no_cue_loses_its_words_or_gets_those_of_another(kind):
    lines = ("It was", "It was", ", he said", "he said", "\u201c", "and went", ". .", "The the", "the end .")
    article = document(kind, lines)
    result = Cleaner(language="en").clean(article, kind)
    before, after = (re.split(r".*-->.*", text) for text in (article, result.text))
    assert len(before) == len(after)
    assert all(new.strip() for new in after[1:])


def test_notes_silence_the_cue_that_follows(planted):
    article = document("vtt", ("zqz", "zqz", "zqz")).split("\n\n")
    article.insert(2, "NOTE\nmt-cleanup: allow test/planted (a song)")
    text = "\n\n".join(article)
    result = planted.clean(text, format="vtt")
    assert texts("vtt", result.text) == ["zXz", "zqz", "zXz"]
    assert result.unused_suppressions == ()


def test_the_header_tells_the_language():
    assert vtt.read(NASTY["vtt"]).language == "en-GB"


def test_what_is_no_webvtt_is_refused():
    with pytest.raises(FormatError, match="--format srt"):
        vtt.read(document("srt", ("a",)))
    with pytest.raises(FormatError):
        vtt.read("WEBVTTx\n")
    assert vtt.read("WEBVTT").passages == ()


@pytest.mark.parametrize("kind", ["srt", "vtt"])
@given(data=st.data())
def test_any_order_of_lines_keeps_the_promises_of_a_document(kind, data):
    line = st.sampled_from([*NASTY[kind].splitlines(keepends=True), "\n", "<", "&", "<lang x>a\n", "-\n", "<v X>\n"])
    article = "".join(data.draw(st.lists(line, max_size=16)))
    check(READ[kind], ("WEBVTT\n\n" if kind == "vtt" else "") + article)


@pytest.mark.parametrize("kind", ["srt", "vtt"])
@pytest.mark.parametrize(
    "unit",
    [
        "<",
        "&",
        "{",
        "<i>",
        "\\N",
        "-",
        "\u266a",
        "A:",
        "<v a>",
        "a\n",
        "1\n00:00:01.000 --> 00:00:02.000\na\n",
        "<lang x>",
    ],
)
def test_time_grows_with_the_length(kind, unit):
    assert seconds(READ[kind], document(kind, ("a" + unit * (100_000 // len(unit)),))) < 3


@pytest.mark.parametrize("kind", ["srt", "vtt"])
def test_players_see_the_same_cues(kind, planted):
    reader = pytest.importorskip(kind if kind == "srt" else "webvtt")
    article = document(kind, ("zqz <i>zqz</i>", "- zqz &amp; zqz", "zqz.", "NAME: zqz"), per_cue=2)
    texts = [article, planted.clean(article, format=kind).text]
    if kind == "srt":
        old, new = ([(cue.index, cue.start, cue.end, cue.content) for cue in reader.parse(text)] for text in texts)
    else:
        old, new = (
            [(cue.identifier, cue.start, cue.end, cue.text) for cue in reader.from_string(text)] for text in texts
        )
    assert [(*cue[:3], cue[3].replace("zqz", "zXz")) for cue in old] == new and len(new) == 2
