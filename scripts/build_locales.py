"""Write cleanup/data/locales.json: the quotation marks of each language, from CLDR.

Run by hand, with npm on the path: ``python scripts/build_locales.py``. The input is pinned below; CLDR is under
the Unicode licence (Unicode-3.0), which NOTICE repeats. Nothing is downloaded at install or at run time.
"""

import json
import subprocess
import tarfile
import tempfile
from pathlib import Path

PACKAGE = "cldr-misc-full@48.2.0"
#: Target languages whose rules know a convention; regional forms only where they differ from the language.
LOCALES = ("cs", "da", "de", "de-CH", "en", "en-GB", "es", "es-MX", "fi", "fr", "fr-CA", "fr-CH", "hu", "it", "ja",
           "nb", "nl", "pl", "pt", "pt-PT", "ru", "sv", "uk", "zh")  # fmt: skip
TARGET = Path(__file__).parent.parent / "cleanup" / "data" / "locales.json"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(
            ["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, capture_output=True, text=True
        )
        with tarfile.open(Path(folder) / packed.stdout.strip()) as archive:
            locales = {locale: _marks(archive, locale) for locale in LOCALES}
    content = {
        "source": f"Unicode CLDR, npm package {PACKAGE}, delimiters.json of each locale, licence Unicode-3.0",
        "quotation_marks": locales,
    }
    TARGET.write_text(json.dumps(content, ensure_ascii=True, indent=1) + "\n", encoding="utf-8")


def _marks(archive: tarfile.TarFile, locale: str) -> list[str]:
    """Return the outer and the inner pair of a locale, two characters each."""
    member = archive.extractfile(f"package/main/{locale}/delimiters.json")
    assert member is not None, locale
    marks = json.load(member)["main"][locale]["delimiters"]
    return [
        marks["quotationStart"] + marks["quotationEnd"],
        marks["alternateQuotationStart"] + marks["alternateQuotationEnd"],
    ]


if __name__ == "__main__":
    main()
