"""gzip: one file in its wrapping; the name without `.gz` says what it is."""

from __future__ import annotations

from pathlib import PurePath

from crossbearing.read.apart.message import Reply, Task
from crossbearing.read.archives.budget import ungzipped


def read(task: Task) -> Reply:
    """What the wrapped file holds."""
    from crossbearing.read import forms

    name = task.path[:-3] if task.path.lower().endswith(".gz") else task.path
    data = ungzipped(task.path, task.data)
    return forms.parts(Task(task.path, PurePath(name).suffix.lower(), data, task.charset))
