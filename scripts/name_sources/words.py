"""Some ordinary words of the source languages: those by which CLDR describes emoji."""

import json
import re

from name_sources.inputs import Archives


def ordinary_words(archives: Archives, language: str) -> frozenset[str]:
    """Return words of three letters and more in lower case; of German the nouns, too."""
    content = json.loads(archives.read("cldr-annotations", f"annotations/{language}/annotations.json"))
    entries = content["annotations"]["annotations"].values()
    phrases = (phrase for entry in entries for kind in ("default", "tts") for phrase in entry.get(kind, ()))
    words = (word for phrase in phrases for word in re.findall(r"[^\W\d_]{3,}", phrase))
    return frozenset(word.lower() for word in words if word.islower() or language == "de")
