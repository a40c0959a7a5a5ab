"""Configuration: the nearest file holds, a mistake in it is told in one line, the command line wins."""

import pytest

from cleanup.config import ConfigFinder, load
from cleanup.errors import ConfigError
from cleanup.settings import Settings


def put(path, text: str):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_the_nearest_file_upwards_holds(tmp_path):
    put(tmp_path / "pyproject.toml", "[tool.mt-cleanup]\nlanguage = 'de'")
    put(tmp_path / "docs/pyproject.toml", "[tool.other]")
    put(tmp_path / "docs/fr/mt-cleanup.toml", "language = 'fr'")
    put(tmp_path / "docs/fr/pyproject.toml", "[tool.mt-cleanup]\nlanguage = 'it'")
    configs = ConfigFinder()
    assert configs.of(str(tmp_path / "docs/fr")).settings.language == "fr"
    assert configs.of(str(tmp_path / "docs")).settings.language == "de"


def test_the_search_ends_at_the_root_of_a_repository(tmp_path):
    put(tmp_path / "mt-cleanup.toml", "language = 'de'")
    (tmp_path / "repository/.git").mkdir(parents=True)
    assert ConfigFinder().of(str(tmp_path / "repository")).file is None


def test_a_file_that_is_told_holds_everywhere(tmp_path):
    told = put(tmp_path / "x.toml", "language = 'it'")
    assert ConfigFinder(told).of("/").settings.language == "it"


def test_settings_of_matching_paths_replace_the_general_ones_in_order(tmp_path):
    path = put(
        tmp_path / "mt-cleanup.toml",
        """
        language = "en"
        keep = ["Poutine"]
        [per-path."docs/fr/**"]
        language = "fr"
        keep = ["/v\\\\d+/"]
        encoding = "latin1"
        [per-path."docs/fr/old/"]
        source-language = "en"
        ignore = ["spacing"]
        [allow]
        "old/" = ["punctuation/doubled-stop", "quotes"]
        """,
    )
    config = load(path)
    settings = config.settings_for(str(tmp_path / "docs/fr/old/a.md"))
    assert settings == Settings(
        language="fr", source_language="en", ignore=("spacing",), keep=("Poutine", "/v\\d+/"), encoding="latin1",
        allow=("punctuation/doubled-stop", "quotes"),
    )  # fmt: skip
    assert config.settings_for(str(tmp_path / "docs/a.md")) == Settings(language="en", keep=("Poutine",))


def test_the_command_line_wins():
    settings = Settings(language="fr", select=("quotes",), keep=("x",)).under(Settings(language="de", unsafe=True))
    assert settings == Settings(language="de", select=("quotes",), unsafe=True, keep=("x",))


def test_what_is_selected_in_a_stronger_place_is_no_longer_ignored_by_that_name():
    weak = Settings(ignore=("punctuation", "spacing/double-space"))
    assert weak.under(Settings(select=("punctuation", "spacing"))).ignore == ("spacing/double-space",)
    assert weak.under(Settings(select=("spacing/double-space",))).ignore == ("punctuation",)
    assert weak.under(Settings(language="en")).ignore == weak.ignore
    told = Settings(select=("punctuation",), ignore=("punctuation",))
    assert weak.under(told).ignore == ("punctuation",)
    assert Settings(select=("spacing",)).under(Settings(ignore=("spacing",))).ignore == ("spacing",)


def test_exclude_and_extend_include_are_gitignore_patterns(tmp_path):
    config = load(put(tmp_path / "mt-cleanup.toml", "exclude = ['drafts/', '*.log.txt']\nextend-include = ['*.rst']"))
    assert config.excludes(str(tmp_path / "a/drafts/b.txt"))
    assert config.excludes(str(tmp_path / "a/drafts") + "/")
    assert config.excludes(str(tmp_path / "b.log.txt"))
    assert not config.excludes(str(tmp_path / "b.txt"))
    assert config.includes(str(tmp_path / "a/b.rst"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("selct = []", r"unknown key 'selct' \(did you mean 'select'\?\)"),
        (
            "[per-path.'a/**']\nlangage = 'fr'",
            r"""unknown key 'per-path."a/\*\*".langage' \(did you mean 'language'\?\)""",
        ),
        ("select = 'quotes'", "select must be a list of texts, not 'quotes'"),
        ("select = ['']", "select must be a list of texts"),
        ("unsafe = 'yes'", "unsafe must be true or false, not 'yes'"),
        ("language = 'english'", "language is 'english': wanted a language tag"),
        ("select = ['qotes']", r"select: no rule or pack is called 'qotes' \(did you mean"),
        ("[allow]\n'a.md' = ['punctuation/doubled-stp']", r"allow.\"a.md\": no rule or pack is called"),
        ("[allow]\n'a.md' = true", "must be a list of texts"),
        ("allow = ['quotes']", "allow must be a table"),
        ("keep = ['/(/']", "keep: /\\(/ is not a regular expression"),
        ("exclude = ['!']", "exclude: '!' is not a gitignore pattern"),
        ("[per-path.a]\nformat = 'mdd'", "unknown format 'mdd'"),
        ("[per-path.a]\nencoding = 'mdd'", "unknown encoding 'mdd'"),
        ("[per-path.a]\nglossary = 'terms.tvs'", r"per-path.\"a\".glossary: .*/terms.tvs is no file"),
        ("rule-folders = ['nowhere']", "rule-folders: .*/nowhere is no folder"),
        ("select = [", "not TOML"),
    ],
)
def test_a_mistake_is_told_with_the_file_and_the_key(tmp_path, monkeypatch, text, said):
    monkeypatch.chdir(tmp_path)
    path = put(tmp_path / "mt-cleanup.toml", text)
    with pytest.raises(ConfigError, match=said) as caught:
        load(path)
    assert str(caught.value).startswith("mt-cleanup.toml: ")
    assert "\n" not in str(caught.value)
