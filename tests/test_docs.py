"""What the documents say is so: snippets run, examples load, tables are fresh."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from cleanup import catalogue, config
from cleanup.cli import main
from cleanup.errors import RuleError

ROOT = Path(__file__).parent.parent
PIPELINES = (ROOT / "docs/pipelines.md").read_text(encoding="utf-8")
CONFIGURATION = (ROOT / "docs/configuration.md").read_text(encoding="utf-8")
DATA = (ROOT / "docs/data.md").read_text(encoding="utf-8")
RULES = (ROOT / "rules/README.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHIPPED = "fixtures/articles/en/fr-harbour-strike.txt"


def blocks(page: str, language: str) -> list[str]:
    found = re.findall(rf"^( *)```{language}\n(.*?)^ *```$", page, re.S | re.M)
    return [re.sub(rf"^{indent}", "", text, flags=re.M) for indent, text in found]


TEMPLATE = blocks(RULES, "toml")[0]
MISTAKES = [line for line in RULES.splitlines() if line.startswith("rules/spacing/space-before-percent.toml: ")]
MADE = [
    ("message  ", "mesage   "),
    ('"spacing"\nsafety', '"spaces"\nsafety'),
    ("find ", "fnd "),
    ("fixed = ", "seen = 'x'\nfixed = "),
    ("spacing/space-before-percent", "spacing/space-before-percnt"),
]


def prose(text: str) -> str:
    """A text without the marks of a Markdown quotation, on one line."""
    return " ".join(re.sub(r"^> |\*\*", "", text, flags=re.M).split())


def test_the_readme_shows_what_the_command_prints(monkeypatch):
    monkeypatch.chdir(ROOT)
    report = CliRunner().invoke(main, ["check", SHIPPED]).stdout
    (shown,) = re.findall(r"```\n(fixtures/.*?)```", README, re.S)
    for entry in shown.strip().split("\n\n"):
        assert f"{entry}\n" in report


def test_the_readme_shows_the_article_before_and_after(monkeypatch):
    from cleanup import clean

    found = re.search(r"^Before:\n\n(.*?)\n\nAfter:\n\n(.*?)\n\n[^>]", README, re.S | re.M)
    assert found is not None
    article = (ROOT / SHIPPED).read_text(encoding="utf-8")
    assert prose(found[1]) in prose(article)
    assert prose(found[2]) in prose(clean(article).text)


def test_the_snippet_of_the_readme_runs():
    (snippet,) = blocks(README, "python")
    exec(compile(snippet, "README.md", "exec"), {})


def test_the_configuration_of_the_readme_can_be_read(tmp_path):
    path = tmp_path / "mt-cleanup.toml"
    path.write_text(blocks(README, "toml")[0], encoding="utf-8")
    (tmp_path / "terms.tsv").write_text("form\tright\nKiev\tKyiv\n", encoding="utf-8")
    assert config.load(str(path)).settings.language == "en"


def test_the_readme_counts_the_rules():
    assert f"There are {len(catalogue.builtin())} rules" in README


def test_the_snippets_for_python_run_from_top_to_bottom(tmp_path):
    snippets = blocks(PIPELINES, "python")
    assert len(snippets) > 5
    script = tmp_path / "snippets.py"
    script.write_text("\n".join(snippets), encoding="utf-8")
    ran = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr
    said = re.search(r"print\(error\) +# (.*)", PIPELINES)
    assert said is not None and said[1] in ran.stdout
    ledger = (tmp_path / "ledger.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(ledger[0])["rule"].startswith("punctuation/")


def test_the_page_on_data_shows_what_comes_out(tmp_path, capsys):
    for snippet in blocks(DATA, "python"):
        exec(compile(snippet, "docs/data.md", "exec"), {})
        shown = re.findall(r"^# (.*)$", snippet, re.M)
        assert shown and capsys.readouterr().out.splitlines() == shown
    (settings,) = blocks(DATA, "toml")
    path = tmp_path / "mt-cleanup.toml"
    path.write_text(settings, encoding="utf-8")
    assert config.load(str(path)).settings.fields == ("title", "body:html")


def test_the_table_of_the_json_report_names_every_key(tmp_path):
    described = dict(re.findall(r"^\| ([a-z ]+) \| (`version`.*|`path`.*|`rule.*|`articles`.*) \|$", PIPELINES, re.M))
    documented = {name: re.findall(r"`(\w+)`", keys) for name, keys in described.items()}
    (tmp_path / "a.md").write_text(
        "<!-- mt-cleanup: allow case (no) -->\n\nWhat thingy ?\n\nIt was very very late.\n", encoding="utf-8"
    )
    folders = f"rule-folders = ['{ROOT / 'fixtures/cli/rules'}']"
    (tmp_path / "mt-cleanup.toml").write_text(f"{folders}\nselect = ['tidy']\nlanguage = 'en'")
    run = ("check", str(tmp_path / "a.md"), str(tmp_path / "b.md"), "--output-format", "json")
    report = json.loads(CliRunner().invoke(main, run).stdout)
    article = report["articles"][0]
    found = {
        "report": report,
        "article": article,
        "change": article["changes"][0],
        "finding": article["findings"][0],
        "unused suppression": article["unused_suppressions"][0],
        "failure": report["failures"][0],
        "summary": report["summary"],
    }
    assert {name: list(data) for name, data in found.items()} == documented


def test_the_configuration_shown_can_be_read(tmp_path):
    (tmp_path / "house-rules").mkdir()
    pack = tmp_path / "house-rules/spacing"
    pack.mkdir()
    (pack / "space-before-percent.toml").write_text(TEMPLATE, encoding="utf-8")
    (tmp_path / "terms.tsv").write_text("form\tright\nKiev\tKyiv\n", encoding="utf-8")
    path = tmp_path / "mt-cleanup.toml"
    path.write_text(blocks(CONFIGURATION, "toml")[0], encoding="utf-8")
    read = config.load(str(path))
    assert read.settings_for(str(tmp_path / "docs/fr/a.md")).language == "fr"
    assert read.settings_for(str(tmp_path / "docs/quotations.md")).allow == ("quotes",)


def test_all_keys_of_the_configuration_are_shown():
    shown = tomllib.loads(blocks(CONFIGURATION, "toml")[0])
    assert set(shown) == set(config.KEYS)


def test_the_template_of_a_rule_holds_its_own_examples(tmp_path):
    from cleanup import Cleaner

    rule = catalogue.parse(tomllib.loads(TEMPLATE))
    (tmp_path / "spacing").mkdir()
    (tmp_path / "spacing/space-before-percent.toml").write_text(TEMPLATE, encoding="utf-8")
    for example in (*rule.bad, *rule.good):
        cleaner = Cleaner(language=example.language, packs=[tmp_path], select=[rule.id])
        assert cleaner.clean(example.text).text == (example.fixed or example.text)


@pytest.mark.parametrize(("mistake", "made"), list(zip(MISTAKES, MADE, strict=True)))
def test_a_mistake_in_a_rule_is_told_as_the_page_says(tmp_path, mistake, made):
    path = tmp_path / "rules/spacing/space-before-percent.toml"
    path.parent.mkdir(parents=True)
    path.write_text(TEMPLATE.replace(*made), encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        catalogue.read(path)
    assert str(caught.value) == mistake


def test_the_catalogue_is_what_the_rules_say():
    ran = subprocess.run(
        [sys.executable, ROOT / "scripts/build_catalogue.py", "--check"], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
