"""Scrapy: the item pipeline, in a crawl of a page on this machine."""

import json
import subprocess
import sys
from dataclasses import dataclass, field

import pytest
from engines import FIXED, HALL, TEXTS, expected, wanted

CRAWL = f"""
import json, sys
import scrapy
from scrapy.crawler import CrawlerProcess

class Declared(scrapy.Item):
    text = scrapy.Field()

class Pages(scrapy.Spider):
    name = "pages"
    start_urls = ["data:,page"]

    def parse(self, response):
        yield {{"text": {HALL!r}, "url": "a"}}
        yield {{"text": None, "url": "b"}}
        yield Declared(text={HALL!r})
        yield {{"txt": {HALL!r}}}
        yield {{"text": "Fine.", "url": "c"}}

process = CrawlerProcess({{
    "ITEM_PIPELINES": {{"cleanup.pipelines.scrapy.CleanItems": 300}},
    "MT_CLEANUP": {{"column": "text", "language": "en"}},
    "FEEDS": {{sys.argv[1]: {{"format": "jsonlines", "encoding": "utf-8"}}}},
    "TELNETCONSOLE_ENABLED": False,
}})
crawler = process.create_crawler(Pages)
process.crawl(crawler)
process.start()
print(json.dumps({{key: value for key, value in crawler.stats.get_stats().items() if key.startswith("mt_cleanup")}}))
"""


@dataclass
class Page:
    text: str | None
    text_changes: list[object] = field(default_factory=list)
    text_error: str | None = None


@pytest.fixture
def pipeline():
    wanted("scrapy")
    from scrapy import Spider
    from scrapy.utils.test import get_crawler

    from cleanup.pipelines.scrapy import CleanItems

    crawler = get_crawler(Spider, {"MT_CLEANUP": {"language": "en"}})
    crawler.spider = Spider("pages")
    return CleanItems.from_crawler(crawler)


def test_items_of_any_kind_are_cleaned(pipeline):
    for text, (cleaned, changes, error) in zip(TEXTS, expected(TEXTS, language="en"), strict=True):
        item = pipeline.process_item({"text": text, "url": "a"})
        assert item == {"text": cleaned, "url": "a", "text_changes": changes, "text_error": error}
        assert pipeline.process_item(Page(text)) == Page(cleaned, changes, error)


@pytest.mark.slow
def test_a_crawl_keeps_all_items_and_counts_them(tmp_path):
    wanted("scrapy")
    (tmp_path / "crawl.py").write_text(CRAWL, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "crawl.py", "out.jsonl"], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert ran.returncode == 0, ran.stderr
    items = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [item.get("text", "?") for item in items] == [FIXED, None, HALL, "?", "Fine."]
    assert [len(item.get("text_changes", ())) for item in items] == [2, 0, 0, 0, 0]
    assert items[3] == {"txt": HALL}
    stats = json.loads(ran.stdout)
    assert stats["mt_cleanup/total"] == 5 and stats["mt_cleanup/changed"] == 1 and stats["mt_cleanup/failed"] == 2
    assert stats["mt_cleanup/changes/quotes/reversed-pair"] == 2
    assert "text_changes" in ran.stderr and "declare this field" in ran.stderr
    assert "no column 'text' (did you mean 'txt'?)" in ran.stderr
