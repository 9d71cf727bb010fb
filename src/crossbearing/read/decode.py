"""Bytes to text: byte order marks, declared and guessed encodings, mojibake repaired, line ends as `\\n`."""

from __future__ import annotations

import codecs
import re

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Control characters that no text holds; form feed, tab, line feed, carriage return and escape sequences of terminals may stand.
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# Above this share of control bytes in the first 64 kB a file is no text. Plain text has none; PNG, ZIP, PDF have 10 % and more.
BINARY_SHARE = 0.01
# Latin text has a tenth of its letters outside ASCII at most; a text of another script nearly all. Guessing among the many Latin
# code pages errs more often than taking the commonest, so the guess is made for other scripts alone.
OTHER_SCRIPT_SHARE = 0.25
# HTML: the statement stands in the first 1,024 bytes; pages with long heads put it later.
DECLARED_WITHIN = 4096
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I
)
# Codecs of Python that are no encodings of text.
_NO_TEXT = (
    "base64",
    "bz2",
    "hex",
    "quopri",
    "rot13",
    "uu",
    "zlib",
    "idna",
    "punycode",
    "unicode_escape",
    "raw_unicode_escape",
)
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_MOJIBAKE = re.compile("[ÃÂâ][\u0080-\u00bf€™œžŸ‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜š›¡-¿]|Ð[\u0080-¿]|ï¿½")


def is_binary(data: bytes) -> bool:
    """Whether the bytes are no text in any encoding that is read here."""
    if any(data.startswith(mark) for mark, _ in BOMS):
        return False
    head = data[:65536]
    return bool(head) and len(_CONTROL.findall(head)) / len(head) > BINARY_SHARE


def decode(data: bytes, declared: str | None = None) -> tuple[str, list[str]]:
    """The text, and a warning for each repair that was made. Never raises.

    `declared` is the encoding that a host or a page states; it is believed where the bytes are no UTF-8 and fit it.
    """
    warnings: list[str] = []
    text = _decoded(data, warnings, declared)
    if _MOJIBAKE.search(text):
        import ftfy

        repaired = ftfy.fix_encoding(text)
        if repaired != text:
            text = repaired
            warnings.append("text was decoded wrongly before it came here (mojibake) and was repaired")
    if "\x00" in text:
        text = text.replace("\x00", "")
        warnings.append("NUL characters were left out")
    return text.replace("\r\n", "\n").replace("\r", "\n"), warnings


def declared_in(page: bytes) -> str | None:
    """The encoding that the head of a web page states, None where it states none."""
    found = _DECLARED.search(page[:DECLARED_WITHIN])
    return found[1].decode("ascii") if found else None


def _decoded(data: bytes, warnings: list[str], declared: str | None) -> str:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                warnings.append(f"bytes that are no {encoding} were replaced by U+FFFD")
                return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        broken = error
    if declared and (text := _as_declared(data, declared)) is not None:
        return text
    # A text in UTF-8 with a few broken bytes, or a text in another encoding? The first has whole sequences besides.
    whole = sum(len(m.group()) for m in _MULTIBYTE.finditer(data))
    high = sum(b >= 0x80 for b in data)
    if whole * 2 > high:
        count = data.decode("utf-8", "replace").count("\ufffd") - data.count("\ufffd".encode())
        warnings.append(f"invalid UTF-8 at byte {broken.start}: {count} characters replaced by U+FFFD")
        return data.decode("utf-8", "replace")
    encoding = "cp1252"
    if high > OTHER_SCRIPT_SHARE * len(data):
        from charset_normalizer import from_bytes

        best = from_bytes(data).best()
        encoding = best.encoding if best else encoding
    warnings.append(f"not UTF-8 (byte {broken.start}); read as {encoding}")
    return data.decode(encoding, "replace")


def _as_declared(data: bytes, declared: str) -> str | None:
    try:
        codec = codecs.lookup(declared)
        # Pages that say ISO 8859-1 or ASCII mean the code page that browsers read them as (WHATWG Encoding).
        name = "cp1252" if codec.name in ("iso8859-1", "ascii") else codec.name
        return None if name in _NO_TEXT or name.startswith("utf-8") else data.decode(name)
    except (LookupError, UnicodeDecodeError, ValueError, TypeError):
        return None
