"""What each target begins with: files that the tests make, and a few words."""

from __future__ import annotations

import gzip
import json

TOLD = {
    "account": (
        "Barge sinks off Durres\n\nBy Lum Hoxhaj\n\nDURRES, May 8 (The Kite) - Four sailors are missing.\n\nCorrection: an earlier version of this article said five.\n\n"
        "This article first appeared in the Harbour Post. https://harbour.test/a",
        "10:15 a.m.\n\nThe barge has left.\n\n11:40\n\nThe barge has sunk.\n\n8 May 2024\n\nFour are missing.",
        "Durrës. Par Lum Hoxhaj. Publié le 8 mai 2024 à 10h15\n\nUne barge a coulé mardi.",
    ),
    "french": (
        "Neuf personnes ont été tuées mardi à Lille, selon la préfecture, qui parlait d'abord de douze morts. « Nous condamnons cet attentat lâche », a déclaré Mme Brac.",
        "Le 3 mai 2024, quelque 1 200 manifestants ont défilé. Les syndicats en ont compté près de 5 000.",
    ),
    "light": ("Am 3. Mai 2024 starben in Lübeck neun Menschen, teilte die Polizei mit.", "Il 4 maggio 2024 a Bari, 1.200 persone; 3,5 chilometri."),
    "reconcile": (
        "Nine people were killed when a barge sank off Durres on Tuesday, police said.\n----\nEleven people died in the sinking of a barge near Durres on 7 May 2024, the ministry said. "
        "The ministry denied that a bomb had gone off.",
        "The Kite reported four injured in Lezhe.\n----\nFour injured in Lezhe, the Harbour Post said, but the mayor, Lum Hoxhaj, spoke of six.",
    ),
    "robots": ("User-agent: *\nDisallow: /a*b$\nAllow: /a/\nCrawl-delay: 2.5\nSitemap: https://kite.test/s.xml",),
    "manifest": ('file,publisher,published\na.txt,"The Kite",2024-05-08\n', '{"file": "a.txt", "title": "x"}\n', '[{"type": "article-newspaper", "title": "x", "URL": "https://kite.test"}]'),
    "coded": ("object,attribute,source,low,high,value,as_of,copies\ne1,fatalities,The Kite,9,11,,2024-05-08,\ne1,fatalities,Post,12,12,,2024-05-09,The Kite\n",),
}  # fmt: skip


def seeds(name: str) -> list[bytes]:
    """The inputs of a target that no run found."""
    from tests.read.databases import test_databases as databases
    from tests.read.forms import made
    from tests.read.forms.test_zim import ZIM, zim
    from tests.read.references.test_references import CSL, RDF
    from tests.read.test_pdf import pdf

    by_form = {
        "gzip": gzip.compress(made.TEXT.encode()), "pdf": pdf(list(made.WORDS), ["Page two."]), "markdown": f"---\ntitle: Barge\n---\n# Barge\n\n- {made.TEXT}".encode(),
        "lines": json.dumps({"text": made.TEXT, "publisher": "Kite"}).encode() + b"\n",
        "html": made.ARTICLE.encode(), "docx": made.docx(), "odt": made.odt(), "epub": made.epub(), "rtf": made.RTF, "eml": made.eml(made.docx()), "mhtml": made.mhtml(), "vtt": made.VTT,
        "srt": made.SRT, "warc": made.warc({"https://kite.test/a": made.ARTICLE}), "wacz": made.wacz(signed=True), "zip": made.zipped({"a.txt": made.TEXT, "b.html": made.ARTICLE}),
        "url": b"https://kite.test:443/a?b#c", "json": json.dumps({"text": made.TEXT, "authors": ["x"]}).encode(), "mbox": b"From a@b Tue May  7 21:15:00 2024\n" + made.eml(),
        "feeds": b'<rss><channel><item><link>https://kite.test/a</link><source url="x">y</source></item></channel></rss>',
    }  # fmt: skip
    if name == "zim":
        return [ZIM, zim({"a": made.ARTICLE}), zim({"a": made.ARTICLE}, 4)]
    if name == "exports":
        return [databases.OLD_NEXIS.encode(), databases.NEW_NEXIS.encode(), databases.FACTIVA.encode(), databases.TAGGED.encode(), databases.PROQUEST.encode()]  # fmt: skip
    if name in TOLD:
        return [words.encode() for words in TOLD[name]]
    if name == "references":
        return [json.dumps(CSL).encode(), RDF.encode()]
    if name == "disguises":
        return ["B\u0430rra \u202etxt\u202c a\u200bb \u041e\u0420\u0415\u0421 \u05e9\u2067x TNF\u03b1 <b>".encode()]
    return [made.TEXT.encode(), by_form.get(name, b"Nine people, 3 May 2024.")]
