"""The benchmark: its texts are what they say, and its check can fail."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
import corpora
import peers
import table
import timing


def row(figure: float, floor: float, *, most: bool = False) -> table.Row:
    return table.Row(key="a", what="prose", figure=figure, bar=floor, floor=floor, most=most)


def test_a_figure_below_its_floor_fails():
    assert table.failures([row(2.0, 1.5), row(1.2, 1.5, most=True), table.Absent("a peer")]) == []
    assert table.failures([row(1.2, 1.5)]) == ["prose: 1.20 ×, wanted at least 1.50"]
    assert table.failures([row(2.0, 1.5, most=True)]) == ["prose: 2.00 ×, wanted at most 1.50"]


def test_the_table_says_what_is_missed_and_what_is_left_out():
    lines = list(table.markdown([row(2.0, 1.5), row(1.2, 1.5), table.Absent("a peer: pip install it")]))
    assert lines[2].endswith("| ≥ 1.50 × | met |")
    assert lines[3].endswith("| ≥ 1.50 × | **missed** |")
    assert lines[-1] == "- left out: a peer: pip install it"


def test_a_peer_that_is_not_there_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "sacremoses", None)
    peers.in_process.cache_clear()
    with pytest.raises(peers.Missing, match="pip install sacremoses"):
        peers.in_process("sacremoses")
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(peers.Missing, match="pip install typos"):
        peers.command("typos")


def test_the_texts_are_of_their_kind():
    texts = corpora.corpus(None)
    assert len(texts.clean) == len(texts.ascii) == len(texts.dirty) == corpora.ARTICLES
    assert all(text.isascii() for text in texts.ascii) and not all(text.isascii() for text in texts.clean)
    assert sum(good != bad for good, bad in zip(texts.clean, texts.dirty, strict=True)) == corpora.ARTICLES
    line = corpora.large(texts.clean, 50_000, one_line=True)
    assert line.count("\n") == 1 and len(line.encode()) >= 50_000
    assert len(corpora.repeated("ab", 7)) == 7


def test_the_memory_of_a_process_is_its_own():
    held = bytearray(100_000_000)
    ran = timing.Ran((sys.executable, "-S", "-c", "raise SystemExit(3)"))
    assert ran.status == 3 and ran.megabytes < len(held) / 2e6
