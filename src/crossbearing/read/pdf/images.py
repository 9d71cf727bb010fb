"""Pages of a PDF as images, for OCR."""

from __future__ import annotations

from crossbearing.read.failure import ReadFailure

# Points a page's side is measured in, and dots an inch at which printed letters are read best.
POINT, DPI = 72, 300
# Dots of one page: A3 at 300 to the inch; a larger page is drawn smaller.
MOST_DOTS = 18_000_000
# Pages drawn at a time, so that what goes to the parent stays far below its limit.
AT_A_TIME = 6


def images(path: str, data: bytes, after: int) -> list[tuple[int, bytes]]:
    """The next pages without a text layer, as grey PGM files (Netpbm P5) with their numbers."""
    import pypdfium2 as pdfium

    from crossbearing.read.pdf import MOST_PAGES

    found: list[tuple[int, bytes]] = []
    try:
        pdf = pdfium.PdfDocument(data)
        for number in range(after, min(len(pdf), MOST_PAGES)):
            page = pdf[number]
            if not page.get_textpage().get_text_bounded().strip():
                width, height = page.get_size()
                dots = max(1.0, width * height) * (DPI / POINT) ** 2
                scale = DPI / POINT * min(1.0, (MOST_DOTS / dots) ** 0.5)
                bitmap = page.render(scale=scale, grayscale=True)
                rows = bitmap.to_numpy()
                rows = rows[..., 0] if rows.ndim == 3 else rows
                found.append((number + 1, b"P5 %d %d 255\n" % (rows.shape[1], rows.shape[0]) + rows.tobytes()))
                bitmap.close()
            page.close()
            if len(found) >= AT_A_TIME:
                break
        pdf.close()
    except pdfium.PdfiumError as error:
        raise ReadFailure(path, "PDF truncated or damaged", "fetch the file again") from error
    return found
