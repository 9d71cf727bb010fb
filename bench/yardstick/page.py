"""docs/performance.md out of the results."""

from __future__ import annotations

from typing import Any


def page(results: dict[str, Any]) -> str:
    """The page; what has not been measured is left out."""
    parts = [_HEAD, _machine(results["machine"])]
    if speed := results.get("speed"):
        parts.append(_speed(speed))
    if growth := results.get("growth"):
        parts += [_growth(growth, results.get("exponents", {})), _accuracy(growth)]
    if lengths := results.get("lengths"):
        parts.append(_lengths(lengths))
    if kept := results.get("kept"):
        parts.append(_kept(kept))
    if large := results.get("large"):
        parts.append(_large(large))
    if coded := results.get("coded"):
        parts.append(
            f"## A million coded claims\n`crossbearing weigh` over {coded['claims']:,} claims of {coded['claims'] // 8:,} objects: "
            f"{coded['seconds']} s, {coded['peak_mib']} MiB."
        )
    if served := results.get("served"):
        parts.append(_served(served))
    parts.append(_AGAIN)
    return "\n\n".join(parts) + "\n"


_HEAD = """# Performance
Made by `make bench`; the figures themselves are in `bench/results/latest.json`. Cases are generated (`bench/generator`): invented events in real places, told by invented agencies and
papers that copy, edit, err and lie, with the truth known, so that speed and accuracy come from one run."""

_AGAIN = """## Measuring again
```
make bench                                        all of it: two hours on two quiet cores
.venv/bin/python bench/yardstick --quick          a few minutes, small cases; writes nothing but a summary
.venv/bin/python bench/yardstick --only growth --sizes 8000   one piece, put in place of the one measured before
.venv/bin/python bench/served CASE --keep         the pages under load; CASE is written to (bench/case_rows.py makes one)
.venv/bin/python bench/generator make 1000 out.jsonl          a case with its truth (out.truth.jsonl)
.venv/bin/python bench/generator score out.truth.jsonl --record record.json
make cost                                         pin the work that `make check` holds later versions to
```
Seconds are the processor's unless the clock is named, so that another program makes a figure late, not false. `make check` counts work instead of time: lines executed, calls of
libraries, tokens parsed and memory held over a pinned small case, each stage by itself, and fails above 5 % (memory: 10 %) more than is pinned."""


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "| --- |" + " ---: |" * (len(head) - 1)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def _machine(facts: dict[str, Any]) -> str:
    return (
        f"Measured on {facts['cores']} cores ({facts['processor']}), {facts['memory_gib']} GiB, {facts['system']}, Python {facts['python']}, "
        f"spaCy {facts['spacy']}, numpy {facts['numpy']}."
    )


def _speed(speed: dict[str, Any]) -> str:
    rates, ratio = speed["words_a_second"], speed["ratio"]
    names = {"bare": "bare spaCy pipeline, one process", "annotate_1": "`annotate`, one process"}
    rows = [
        [names.get(name, f"`annotate`, {name.removeprefix('annotate_')} processes"), f"{rate:,}"]
        for name, rate in rates.items()
        if not name.endswith("_core")
    ]
    told = "; ".join(
        f"{name.replace('_', ' ')} {r['median']:.2f} ({r['least']:.2f} to {r['most']:.2f})" for name, r in ratio.items()
    )
    return (
        f"## Words a second\n{speed['rounds']} pairs over {speed['documents']:,} accounts ({speed['words']:,} words), the start of each command taken off.\n\n"
        + _table(["", "words/s by the clock"], rows)
        + f"\n\nRatios to the bare pipeline of one process, median and range: {told}."
    )


def _growth(growth: dict[str, Any], exponents: dict[str, Any]) -> str:
    verbs = ("read", "annotate", "link", "weigh", "publish", "whole")
    rows = [
        [f"{int(n):,}", *(f"{row['seconds'][v]:,.1f}" for v in verbs), f"{row['peak_mib']['annotate']:,}", f"{row['peak_mib']['whole']:,}"]
        for n, row in sorted(growth.items(), key=lambda item: int(item[0]))
    ]  # fmt: skip
    other = [
        f"{int(n):,}" for n, row in sorted(growth.items(), key=lambda item: int(item[0])) if not row["same_record"]
    ]
    told = ", ".join(f"{v} {e['fitted']:.2f} (last doubling {e['last_doubling']:.2f})" for v, e in exponents.items())
    return (
        "## Growth\n![Seconds and memory by the number of accounts](performance.svg)\n\nSeconds of one core, and the largest memory in MiB. The whole is `crossbearing reconcile`, start included.\n\n"
        + _table(["accounts", *verbs, "MiB, annotate", "MiB, whole"], rows)
        + (f"\n\nExponents of growth (1: twice the accounts, twice the time): {told}." if told else "")
        + (
            f"\n\nThe command gave other records than the verbs one after the other: {', '.join(other)}."
            if other
            else ""
        )
    )


def _accuracy(growth: dict[str, Any]) -> str:
    rows = []
    for n, row in sorted(growth.items(), key=lambda item: int(item[0])):
        a = row["accuracy"]
        rows.append([
            f"{int(n):,}", f"{a['annotated']['f']:.3f}", f"{a['annotated']['speaker']:.3f}", f"{a['events_linked']['b_cubed']:.3f}",
            f"{a['events_linked']['conll']:.3f}", f"{a['copies']['precision']:.3f}", f"{a['copies']['recall']:.3f}", f"{a['tolls']['right']:.3f}",
        ])  # fmt: skip
    head = ["accounts", "figures F1", "speaker", "events B³", "events CoNLL", "copies P", "copies R", "tolls right"]
    return (
        "## Accuracy at size\nAgainst the generated truth. Figures: attribute, low and high of each claim; speaker: of the figures found, on the right word; events: accounts by what they are chiefly "
        "about; tolls: events whose best estimate is the last honest figure. The texts are composed from patterns: these figures tell whether size costs accuracy, not how well prose is read.\n\n"
        + _table(head, rows)
    )


def _lengths(lengths: dict[str, Any]) -> str:
    rows = [[f"{int(n):,}", f"{row['words_a_second']:,}", f"{row['peak_mib']:,}"] for n, row in lengths.items()]
    return "## Long documents\n" + _table(["words a document", "words a second of one core", "MiB"], rows)


def _kept(kept: dict[str, Any]) -> str:
    rows = [
        [f"{int(n):,}", f"{row['add_all_core_seconds']:,}", f"{row['annotate_seconds']:.2f}", f"{row['record_seconds']:.2f}", f"{row['record_seconds_most']:.2f}"]
        for n, row in sorted(kept.items(), key=lambda item: int(item[0]))
    ]  # fmt: skip
    head = [
        "accounts in the case",
        "adding them, s",
        "annotating one more, s",
        "record brought up to date, s",
        "the slowest of five, s",
    ]
    return "## One more account\n" + _table(head, rows)


def _large(large: dict[str, Any]) -> str:
    whole, add, one, a = large["reconcile"], large["add"], large["one_more"], large["accuracy"]
    told = f" {large['remark']}" if "remark" in large else ""
    return (
        f"## {large['accounts']:,} accounts\n"
        f"`crossbearing reconcile --processes {large['processes']}` over {large['accounts']:,} accounts of {large['words'] / large['accounts']:.0f} words, from texts to record: {whole['seconds'] / 60:.0f} minutes by the clock, "
        f"{whole['peak_mib']:,} MiB in the largest process, a record of {whole['record_mib']:,} MiB. Figures F1 {a['claims']['f']:.3f}, events CoNLL {a['events_linked']['conll']:.3f}, copies P {a['copies']['precision']:.3f} "
        f"R {a['copies']['recall']:.3f}, tolls right {a['tolls']['right']:.3f}.\n\n"
        f"Kept as a case, their annotations at hand: `crossbearing add` {add['core_seconds'] / 60:.0f} minutes of one core, {add['peak_mib']:,} MiB; a case of {one['case_mb']:,} MB. One account more: "
        f"{one['annotate_seconds']:.2f} s to annotate it, {one['record_seconds']:.2f} s until the record has it (the slowest of {one['accounts']}: {one['record_seconds_most']:.2f} s).{told}"
    )


def _served(served: dict[str, Any]) -> str:
    alone = served["undisturbed"]
    rows = [
        [
            page,
            f"{row['answers']:,}",
            f"{row['p50']:.0f}",
            f"{row['p95']:.0f}",
            f"{row['p99']:.0f}",
            *_alone(alone.get(page)),
        ]
        for page, row in sorted(served["pages"].items(), key=lambda item: -item[1]["p95"])
    ]
    after = " and the record grew by each" if served["refreshed"] else ""
    minutes = "; ".join(f"{m['p95']:.0f} ms ({m['stolen']:.0%})" for m in served["minutes"])
    return (
        f"## Served\n{served['clients']} clients for {served['seconds'] / 60:.0f} minutes, each a page every {served['think']} seconds on average, over a case of {served['accounts']:,} accounts while "
        f"{served['added']} were added{after}: {served['errors']} errors; an answer takes {served['core_ms_an_answer']} ms of a core; memory of the server {served['mib_first']} MiB after the first minute, {served['mib_last']} MiB at the end. "
        f"The machine's host gave {served['stolen']:.0%} of the cores' time to others; 95 % by minute, with the share that others had: {minutes}. *Undisturbed* are answers around which they had next to nothing.\n\n"
        + _table(["page", "answers", "median, ms", "95 %", "99 %", "undisturbed", "95 %"], rows)
    )


def _alone(row: dict[str, float] | None) -> list[str]:
    return [f"{row['answers']:,}", f"{row['p95']:.0f}"] if row else ["0", ""]
