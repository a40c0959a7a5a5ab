"""JSON in which nothing is invisible, and nothing that a terminal would obey."""

import json
import re

_UNSEEN = re.compile("[\x7f-\xa0\xad\u061c\u2000-\u200f\u2028-\u202f\u205f-\u206f\ufeff\ud800-\udfff]")


def dumped(data: object) -> str:
    """Return data as JSON on one line; what cannot be seen is written by its number."""
    return _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(data, ensure_ascii=False))
