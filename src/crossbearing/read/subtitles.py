"""SRT and WebVTT: what is spoken, joined to paragraphs at pauses and changes of speaker, each with the time at which it begins."""

from __future__ import annotations

import html
import re

from crossbearing.read.apart.message import Part, Reply, Task
from crossbearing.read.failure import ReadFailure
from crossbearing.read.forms import text_of
from crossbearing.read.raw import Raw

_TIMES = re.compile(
    r"^(?:(\d{1,3}):)?(\d{2}):(\d{2})[.,](\d{3})[ \t]+-->[ \t]+(?:(\d{1,3}):)?(\d{2}):(\d{2})[.,](\d{3})"
)
_VOICE = re.compile(r"<v(?:\.[^ >]*)?\s+([^>]{1,80})>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,100}>|\{\\[^{}]{0,60}\}|<\d{2}:\d{2}[^<>]{0,20}>")
# A pause of this many seconds ends a paragraph; speakers draw breath in one, and stop for two.
PAUSE = 2.0
LONGEST_PARAGRAPH = 1200


def read(task: Task) -> Reply:
    """The transcript as one account. Paragraphs begin with their time, `[00:01:02]`, and the speaker where one is named."""
    text, warnings = text_of(task)
    paragraphs: list[tuple[float, str, list[str]]] = []
    last_end, last_words = float("-inf"), ""
    for block in re.split(r"\n[ \t]*\n", text):
        lines = block.strip().split("\n")
        at, times = next(((i, m) for i, line in enumerate(lines[:3]) if (m := _TIMES.match(line))), (0, None))
        if times is None:
            continue
        begin, end = _seconds(times.groups()[:4]), _seconds(times.groups()[4:])
        said = " ".join(lines[at + 1 :])
        voice = _VOICE.search(said)
        speaker = " ".join(html.unescape(voice[1]).split()) if voice else ""
        words = " ".join(html.unescape(_TAG.sub("", said)).split())
        if not words or words == last_words:  # captions that roll repeat the line above
            last_end = max(last_end, end)
            continue
        last = paragraphs[-1] if paragraphs else None
        if (
            last is None
            or begin - last_end >= PAUSE
            or (speaker and speaker != last[1])
            or sum(map(len, last[2])) > LONGEST_PARAGRAPH
        ):
            paragraphs.append((begin, speaker, [words]))
        else:
            last[2].append(words)
        last_end, last_words = end, words
    if not paragraphs:
        raise ReadFailure(task.path, "no subtitles (no line with times)", "check the file, or give its text")
    told = "\n\n".join(f"[{_clock(t)}] {who + ': ' if who else ''}{' '.join(w)}" for t, who, w in paragraphs)
    return Reply([Part(task.path, Raw(told, warnings=warnings))])


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, thousandths = (int(p or 0) for p in parts)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000


def _clock(seconds: float) -> str:
    whole = int(seconds)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}"
