"""The record as people read it: a summary in the terminal, a dossier in one HTML file."""

from rich.console import Console

from crossbearing.records import Record

__all__ = ["dossier", "summary"]


def dossier(record: Record) -> str:
    """One self-contained HTML page."""
    return f"<!doctype html><title>{len(record.documents)} accounts</title>"


def summary(record: Record, console: Console) -> None:
    """A readable summary on the console."""
    console.print(f"{len(record.documents)} accounts, {len(record.events)} events, {len(record.claims)} claims")
