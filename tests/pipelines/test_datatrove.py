"""datatrove: the step, in its own executor."""

import gzip
import json
import pickle

import pytest
from engines import BROKEN, DOCUMENTS, FIXED, HALL, TEXTS, articles, expected, wanted

from cleanup import ConfigError


@pytest.fixture(scope="module")
def step():
    wanted("datatrove")
    from cleanup.pipelines.datatrove import CleanDocuments

    return CleanDocuments


def documents(texts):
    from datatrove.data import Document

    return [Document(text=text, id=str(i), metadata={"url": f"u{i}"}) for i, text in enumerate(texts)]


def test_documents_are_cleaned_and_told(step):
    clean = step(language="en")
    texts = [text for text in TEXTS if text is not None]
    done = [*clean.run(iter(documents(texts)))]
    found = [(one.text, one.metadata["text_changes"], one.metadata["text_error"]) for one in done]
    assert found == expected(texts, language="en")
    assert [(one.id, one.metadata["url"]) for one in done] == [(str(i), f"u{i}") for i in range(len(texts))]
    stats = {name: stat.total for name, stat in clean.stats.stats.items()}
    assert stats["total"] == len(texts) and stats["changed"] == 4
    assert (
        stats["changes"] == sum(len(changes) for _, changes, _ in found) and stats["changes/quotes/reversed-pair"] == 6
    )
    assert "failed" not in stats


def test_a_document_that_fails_stays_as_it_was(step):
    clean = step(format="json", fields=["a"], language="en", changes="what", error="why")
    done = [*clean.run(iter(documents(DOCUMENTS[:2])))]
    assert [one.text for one in done] == [DOCUMENTS[0].replace(HALL, FIXED, 1), DOCUMENTS[1]]
    assert done[0].metadata["why"] is None and done[1].metadata["why"].startswith(BROKEN)
    assert clean.stats.stats["failed"].total == 1


def test_metadata_that_is_there_already_is_not_overwritten(step):
    (document,) = documents([HALL])
    document.metadata["text_changes"] = 1
    with pytest.raises(ConfigError, match="already"):
        [*step().run([document])]


def test_it_travels_small(step):
    assert len(pickle.dumps(step(language="en"))) < 2000


def test_tasks_and_workers_of_the_executor(step, tmp_path):
    wanted("orjson", "datatrove")
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers import JsonlWriter

    texts = [text for text in articles(90) if text]
    (tmp_path / "in").mkdir()
    for number in range(3):
        lines = [json.dumps({"text": text, "id": str(i)}) for i, text in enumerate(texts) if i % 3 == number]
        (tmp_path / f"in/{number}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    LocalPipelineExecutor(
        [
            JsonlReader(str(tmp_path / "in"), compression=None),
            step(language="en"),
            JsonlWriter(str(tmp_path / "out"), output_filename="${rank}.jsonl.gz"),
        ],
        tasks=3,
        workers=2,
        logging_dir=str(tmp_path / "logs"),
    ).run()
    done = {}
    for path in sorted((tmp_path / "out").iterdir()):
        for line in gzip.decompress(path.read_bytes()).splitlines():
            document = json.loads(line)
            metadata = document["metadata"]
            done[int(document["id"])] = (document["text"], metadata["text_changes"], metadata["text_error"])
    wished = expected(texts, language="en")
    assert [done[i] for i in range(len(texts))] == wished
    stats = json.loads((tmp_path / "logs/stats.json").read_text(encoding="utf-8"))[1]["stats"]
    assert stats["total"] == len(texts)
    assert stats["changes"]["total"] == sum(len(changes) for _, changes, _ in wished)
