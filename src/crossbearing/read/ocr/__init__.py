"""Text of images, read by the command `tesseract` where the user asks for it: pages of a PDF that have no text layer, and pictures of pages."""

from crossbearing.read.ocr.tesseract import Ocr, OcrError, Page

__all__ = ["Ocr", "OcrError", "Page"]
