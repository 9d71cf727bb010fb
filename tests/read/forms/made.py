"""Files of each form, made here: an invented account of an invented event."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import zipfile
from email.message import EmailMessage

WORDS = (
    "A cargo barge sank in the port of Durres on Tuesday evening and four sailors are missing, the harbour office said.",
    "Two others were taken to hospital. Divers will go down again at first light.",
)
TEXT = "\n\n".join(WORDS)
ARTICLE = f"<html><head><title>Barge sinks</title></head><body><article><h1>Barge sinks</h1>{''.join(f'<p>{w}</p>' for w in WORDS)}</article></body></html>"


def zipped(members: dict[str, bytes | str], **options: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            # The same bytes at whatever time.
            archive.writestr(zipfile.ZipInfo(name, (2024, 5, 7, 21, 15, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def docx(body: str | None = None) -> bytes:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    if body is None:
        body = "".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in WORDS)
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>Barge sinks</dc:title><dc:creator>Lum Hoxhaj</dc:creator></cp:coreProperties>"
    )
    return zipped({
        "[Content_Types].xml": "<Types/>", "word/document.xml": f"<w:document {w}><w:body>{body}</w:body></w:document>", "docProps/core.xml": core,
        "word/footnotes.xml": f"<w:footnotes {w}><w:footnote><w:p><w:r><w:t>The office corrected itself later.</w:t></w:r></w:p></w:footnote></w:footnotes>",
    })  # fmt: skip


def odt() -> bytes:
    o, t = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"',
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"',
    )
    inner = (
        f"<text:tracked-changes><text:p>struck out</text:p></text:tracked-changes><text:h>Barge sinks</text:h><text:p>{WORDS[0][:20]}<text:span>{WORDS[0][20:]}</text:span>"
        f'<office:annotation><text:p>check this</text:p></office:annotation></text:p><text:p>{WORDS[1][:34]}<text:s text:c="1"/>{WORDS[1][35:]}</text:p>'
    )
    return zipped({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {o} {t}><office:body><office:text>{inner}</office:text></office:body></office:document-content>",
        "meta.xml": f'<office:document-meta {o} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta><dc:title>Barge sinks</dc:title></office:meta></office:document-meta>',
    })  # fmt: skip


def epub() -> bytes:
    opf = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>The port</dc:title><dc:publisher>Quay Books</dc:publisher>'
        '<dc:date>2024-05-03</dc:date></metadata><manifest><item id="b" href="b.xhtml" media-type="application/xhtml+xml"/><item id="a" href="a%20a.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="x" href="../../../etc/passwd" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/><itemref idref="x"/></spine></package>'
    )
    return zipped({
        "mimetype": "application/epub+zip", "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book/c.opf"/></rootfiles></container>',
        "book/c.opf": opf, "book/a a.xhtml": f"<html><head><title>t</title><style>p {{}}</style></head><body><h1>One</h1><p>{WORDS[0]}</p></body></html>",
        "book/b.xhtml": f"<html><body><p>{WORDS[1]}<br/>Third line.</p><script>x()</script></body></html>",
    })  # fmt: skip


RTF = (
    r"{\rtf1\ansi\ansicpg1250{\fonttbl{\f0 Times;}}{\info{\title Barge sinks}{\author Lum Hoxhaj}}\f0 A cargo barge sank in the port of Durr\'ebs on Tuesday evening.\par "
    r"{\*\annotation hidden}Four sailors are missing.\par}"
).encode("latin-1")


def eml(enclosed: bytes | None = None) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "Harbour Office <press@harbour.example>", "desk@kite.example"
    message["Subject"], message["Date"] = "Barge sinks", "Tue, 07 May 2024 21:15:00 +0200"
    message.set_content(TEXT)
    message.add_alternative(ARTICLE, subtype="html")
    if enclosed is not None:
        message.add_attachment(enclosed, maintype="application", subtype="octet-stream", filename="../../note.docx")
    return message.as_bytes()


def mhtml() -> bytes:
    return (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://kite.test/barge\r\nSubject: Barge\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n'
        b"Content-Location: https://kite.test/barge\r\n\r\n" + base64.encodebytes(ARTICLE.encode()) + b"\r\n--x--\r\n"
    )


VTT = b"""WEBVTT

NOTE made by hand

1
00:00:01.000 --> 00:00:03.000 align:start
<v Lum Hoxhaj>A cargo barge sank
in the port of Durres.

00:00:03.100 --> 00:00:05.000
<v Lum Hoxhaj>Four sailors &amp; a cook are missing.

00:00:05.100 --> 00:00:07.000
<v Ana Prifti>Since when?

01:02:03.500 --> 01:02:05.000
<v Ana Prifti><i>Thank you.</i>
"""
SRT = "1\n00:00:01,000 --> 00:00:03,000\nA barge sank.\n\n2\n00:00:06,000 --> 00:00:07,000\n<i>Four</i> are missing.\n\n3\n00:00:07,100 --> 00:00:08,000\n<i>Four</i> are missing.\n".replace(
    "\n", "\r\n"
).encode()


def warc(pages: dict[str, str], spoil: bool = False) -> bytes:
    from fastwarc.warc import WarcRecord, WarcRecordType

    out = io.BytesIO()
    for url, page in {**pages, "https://kite.test/x.js": "var a = 1;", "https://kite.test/gone": ""}.items():
        status, kind = (
            ("404 Not Found" if url.endswith("gone") else "200 OK"),
            ("text/javascript" if url.endswith(".js") else "text/html; charset=utf-8"),
        )
        record = WarcRecord()
        record.init_headers(WarcRecordType.response, record_urn=b"uuid:00000000-0000-4000-8000-000000000000")
        record.headers["WARC-Target-URI"], record.headers["WARC-Date"] = url, "2024-05-08T06:00:00Z"
        record.headers["Content-Type"] = "application/http; msgtype=response"
        record.is_http = True
        record.set_bytes_content(f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n{page}".encode())
        record.write(out, checksum_data=True)
    data = out.getvalue()
    return data.replace(b"four sailors", b"nine sailors") if spoil else data


def wacz(spoil: bool = False, signed: bool = False) -> bytes:
    data = gzip.compress(warc({"https://kite.test/barge": ARTICLE}), mtime=0)
    stated = hashlib.sha256(data + (b"x" if spoil else b"")).hexdigest()
    manifest = json.dumps(
        {
            "profile": "data-package",
            "resources": [{"name": "a.warc.gz", "path": "archive/a.warc.gz", "hash": f"sha256:{stated}"}],
        }
    ).encode()
    members: dict[str, bytes | str] = {"datapackage.json": manifest, "archive/a.warc.gz": data}
    if signed:
        from cryptography.hazmat.primitives import hashes, serialization
        from cryptography.hazmat.primitives.asymmetric import ec

        key = ec.generate_private_key(ec.SECP384R1())
        digest = "sha256:" + hashlib.sha256(manifest).hexdigest()
        public = key.public_key().public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        signature = base64.b64encode(key.sign(digest.encode(), ec.ECDSA(hashes.SHA256()))).decode()
        members["datapackage-digest.json"] = json.dumps(
            {
                "path": "datapackage.json",
                "hash": digest,
                "signedData": {"hash": digest, "signature": signature, "publicKey": base64.b64encode(public).decode()},
            }
        )
    return zipped(members)
