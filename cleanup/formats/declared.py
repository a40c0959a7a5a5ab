"""What encoding a document says that it is in: a page in its head, XML in its first line, a catalogue in its header.

Each takes the bytes, or the text, of a document and returns the common name of an encoding; None: it names none that
a text beginning in ASCII can be in, and is UTF-8 as far as it tells.
"""

import codecs
import re

#: How far browsers look for it is 1,024 bytes; real pages have it later, behind comments and scripts.
_HEAD = 16384
_NOT_SEEN = re.compile(r"(?is)<!--.*?(?:-->|\Z)|<(script|style|title)\b.*?(?:</\1|\Z)")
_META = re.compile(r"(?i)<meta(?=[\s/])([^<>]{1,2000})>")
_ATTRIBUTE = re.compile(r"""([^\s"'>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_CHARSET = re.compile(r"(?i)charset\s*=\s*[\"']?\s*([\w.:-]+)")
_XML = re.compile(r"<\?xml\s[^>]*?\bencoding\s*=\s*[\"']([\w.:-]+)[\"']")
_PO_HEADER = re.compile(r'(?i)^"content-type:[^"\n]*?charset=([\w.:-]+)', re.M)
#: What browsers take a name for (WHATWG, "Encoding": the labels of each encoding).
_AS_BROWSERS_DO = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949", "shift_jis": "cp932", "big5": "big5hkscs",
}  # fmt: skip
#: What texts are written in besides UTF-8, and begin in ASCII, so that what they say of it can be read.
_ENCODINGS = re.compile(r"ascii|iso8859|cp(?!65001)\d|koi8|euc|gb|big5|shift|mac|tis|johab|kz1048|ptcp154")
_ASCII = '<?"abc\\n'
_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


def in_page(document: bytes | str) -> str | None:
    """Return the encoding that a page names in its XML declaration or its first ``meta`` that names one."""
    head = _text(document)
    found = _XML.match(head)
    name = found[1] if found else _meta(_NOT_SEEN.sub(" ", head))
    common = known(name)
    return _AS_BROWSERS_DO.get(common, common) if common else None


def in_xml(document: bytes | str) -> str | None:
    """Return the encoding that the XML declaration names."""
    found = _XML.match(_text(document))
    return known(found[1]) if found else None


def in_catalogue(document: bytes | str) -> str | None:
    """Return the ``charset`` of the header of a catalogue."""
    found = _PO_HEADER.search(_text(document))
    return known(found[1]) if found else None


def known(name: str | None) -> str | None:
    """Return the common name of an encoding if it is one that a document can say it is in, other than UTF-8."""
    if not name or not name.isascii():
        return None
    try:
        common = codecs.lookup(name).name
        return common if _ENCODINGS.match(common) and _ASCII.encode(common) == _ASCII.encode() else None
    except (LookupError, ValueError):
        return None


def _meta(head: str) -> str | None:
    for meta in _META.finditer(head):
        attributes = {name.lower(): "".join(value).strip() for name, *value in _ATTRIBUTE.findall(meta[1])}
        if "charset" in attributes:
            return attributes["charset"]
        if attributes.get("http-equiv", "").lower() == "content-type":
            found = _CHARSET.search(attributes.get("content", ""))
            if found:
                return found[1]
    return None


def _text(document: bytes | str) -> str:
    head = document[:_HEAD]
    return (head if isinstance(head, str) else head.decode("latin-1")).removeprefix(_MARK)
