"""Write cleanup/data/locales.json: how each language quotes and writes numbers, money, dates and times, from CLDR.

Run by hand, with npm on the path: ``python scripts/build_locales.py``. The inputs are pinned below; CLDR is under
the Unicode licence (Unicode-3.0), which NOTICE repeats. Nothing is downloaded at install or at run time.
"""

import json
import re
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import Any

VERSION = "48.2.0"
PACKAGES = ("cldr-misc-full", "cldr-numbers-full", "cldr-dates-full")
#: Target languages whose rules know a convention; regional forms only where they differ from the language.
LOCALES = ("cs", "da", "de", "de-CH", "en", "en-GB", "es", "es-MX", "fi", "fr", "fr-CA", "fr-CH", "hu", "it", "ja",
           "nb", "nl", "pl", "pt", "pt-PT", "ru", "sv", "uk", "zh")  # fmt: skip
#: Languages whose numbers rules read or write; regional forms only where they differ from the language.
NUMBERS = ("cs", "da", "de", "de-AT", "de-CH", "en", "es", "es-MX", "fi", "fr", "fr-CH", "hu", "it", "it-CH",
           "nb", "nl", "pl", "pt", "pt-PT", "ru", "sv", "uk")  # fmt: skip
#: Languages whose words for large numbers, months and days, dates and times are kept.
WORDS = ("cs", "da", "de", "en", "es", "fr", "it", "nb", "nl", "pl", "pt", "pt-PT", "ru", "sv", "uk")
_POWERS = ("1000", "1000000", "1000000000", "1000000000000")
TARGET = Path(__file__).parent.parent / "cleanup" / "data" / "locales.json"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        archives = {name: _fetched(f"{name}@{VERSION}", folder) for name in PACKAGES}
        marks = {locale: _marks(archives["cldr-misc-full"], locale) for locale in LOCALES}
        numbers = {locale: _numbers(archives["cldr-numbers-full"], locale) for locale in NUMBERS}
        words = {locale: _number_words(archives["cldr-numbers-full"], locale) for locale in WORDS}
        calendar = {locale: _calendar(archives["cldr-dates-full"], locale) for locale in WORDS}
    packages = ", ".join(f"{name}@{VERSION}" for name in PACKAGES)
    content = {
        "source": f"Unicode CLDR, npm packages {packages}: delimiters.json, numbers.json and ca-gregorian.json of "
        "each locale, licence Unicode-3.0",
        "quotation_marks": marks,
        "numbers": numbers,
        "number_words": words,
        "calendar": calendar,
    }
    TARGET.write_text(_lines(content), encoding="utf-8")


def _lines(content: dict[str, Any]) -> str:
    """One line to each locale, so that the diff of an update can be read."""
    parts = []
    for key, value in content.items():
        if isinstance(value, dict):
            rows = ",\n".join(f"  {json.dumps(name)}: {json.dumps(row)}" for name, row in value.items())
            parts.append(f" {json.dumps(key)}: {{\n{rows}\n }}")
        else:
            parts.append(f" {json.dumps(key)}: {json.dumps(value)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _fetched(package: str, folder: str) -> tarfile.TarFile:
    packed = subprocess.run(
        ["npm", "pack", "--silent", package], cwd=folder, check=True, capture_output=True, text=True
    )
    return tarfile.open(Path(folder) / packed.stdout.strip())


def _read(archive: tarfile.TarFile, locale: str, name: str) -> Any:
    member = archive.extractfile(f"package/main/{locale}/{name}.json")
    assert member is not None, locale
    return json.load(member)["main"][locale]


def _marks(archive: tarfile.TarFile, locale: str) -> list[str]:
    """Return the outer and the inner pair of a locale, two characters each."""
    marks = _read(archive, locale, "delimiters")["delimiters"]
    return [
        marks["quotationStart"] + marks["quotationEnd"],
        marks["alternateQuotationStart"] + marks["alternateQuotationEnd"],
    ]


def _numbers(archive: tarfile.TarFile, locale: str) -> dict[str, str | int]:
    """Return the separators, from how many digits before the group mark on it is set, and two patterns."""
    numbers = _read(archive, locale, "numbers")["numbers"]
    symbols = numbers["symbols-numberSystem-latn"]
    return {
        "decimal": symbols["decimal"],
        "group": symbols["group"],
        "minimum_grouping": int(numbers["minimumGroupingDigits"]),
        "percent": numbers["percentFormats-numberSystem-latn"]["standard"],
        "currency": numbers["currencyFormats-numberSystem-latn"]["standard"].partition(";")[0],
    }


def _number_words(archive: tarfile.TarFile, locale: str) -> dict[str, list[str]]:
    """Return all forms of the words for a thousand, a million, 10⁹ and 10¹²."""
    formats = _read(archive, locale, "numbers")["numbers"]["decimalFormats-numberSystem-latn"]
    found: dict[str, list[str]] = {}
    for length in ("long", "short"):
        for key, pattern in formats[length]["decimalFormat"].items():
            power = key.partition("-")[0]
            word = re.sub(r"[0\s]+", " ", pattern.replace("'", "")).strip()
            # "0000 M" is a number of millions, not a word for 10⁹
            if power in _POWERS and word and pattern.count("0") == 1 and word not in found.setdefault(power, []):
                found[power].append(word)
    return found


def _calendar(archive: tarfile.TarFile, locale: str) -> dict[str, Any]:
    """Return months and days as they stand in a date, and the patterns of dates and times."""
    gregorian = _read(archive, locale, "ca-gregorian")["dates"]["calendars"]["gregorian"]
    return {
        "months": list(gregorian["months"]["format"]["wide"].values()),
        "short_months": list(gregorian["months"]["format"]["abbreviated"].values()),
        "days": list(gregorian["days"]["format"]["wide"].values()),
        "date": [_pattern(gregorian["dateFormats"][length]) for length in ("long", "medium", "short")],
        "time": _pattern(gregorian["timeFormats"]["short"]),
    }


def _pattern(value: str | dict[str, str]) -> str:
    return value if isinstance(value, str) else value["_value"]


if __name__ == "__main__":
    main()
