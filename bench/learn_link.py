"""Learns what the features of a pair of incidents weigh, and writes `src/crossbearing/link/weights.json`.

    python bench/learn_link.py --reports FOLDER --cases FOLDER [FOLDER ...] [--cache FOLDER] [--write]

--reports  a folder with docs.jsonl (`id, text, title, source, date, url`) and incidents.jsonl (`id, docs`): many reports of known incidents
--cases    folders with a gold.json each (`documents`, `claims` with `document, quote, attribute, event`): handfuls of accounts
--cache    keeps the annotations there, so that a second run takes seconds
--write    writes the weights; without it only the measurements are printed

Logistic regression with a little shrinkage; signs are held to what the feature means (the same day never speaks against). Measured by folds:
by incident for the reports, by case for the handfuls. Nothing of the texts goes into the file.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any
from zlib import crc32

import msgspec
import numpy as np

from crossbearing.annotate import annotate
from crossbearing.link.clustering import candidates, cluster
from crossbearing.link.entities import link_entities
from crossbearing.link.events import all_incidents
from crossbearing.link.evidence import FEATURES, features
from crossbearing.link.incidents import Incident, Key
from crossbearing.link.likeness import ruled_out
from crossbearing.link.pairs import Pairs
from crossbearing.link.rarity import rarity_of
from crossbearing.link.vectors import wordings
from crossbearing.link.weights import Weights, weights_for
from crossbearing.records import Annotations, Document

NAMES = tuple(FEATURES)
AGAINST = {
    "type_clash",
    "other_kind",
    "off_days",
    "off_week",
    "off_more",
    "another_year",
    "ahead",
    "apart",
    "small_figures",
    "published_apart",
    "open",
}
EITHER = {"main", "one_main", "one_publisher", "country"}
# What the handfuls can hardly tell, since each of them is about one thing, speaks against at least so much.
AT_LEAST: dict[str, dict[str, float]] = {
    "many": {},
    "handful": {"type_clash": -2.5, "other_kind": -1.0, "apart": -2.5, "ahead": -3.0},
}
# Accounts of two cases share hardly a word, accounts of two happenings of one town do: likeness of wording weighs at most so much.
AT_MOST: dict[str, dict[str, float]] = {"many": {}, "handful": {"lead_wording": 5.0, "name_wording": 8.0}}
FOLDS = 5
OF_THE_OTHERS = 5
# By these log odds less likely is a pair one event that is beside what the accounts are chiefly about.
BESIDE = 3.5
# How much the weights are drawn to nought. Much: what looks needless for pairs (names beside all words) steadies groups.
SHRINKAGE = {"many": 30.0, "handful": 10.0}
Array = Any


def fitted(x: Array, y: Array, kind: str, share: Array | None = None) -> tuple[Array, float]:
    """Weights and bias by accelerated projected gradient descent (Nesterov 1983), with shrinkage on standardised features."""
    size, width = x.shape
    share = np.ones(size) if share is None else share
    scale = np.where(x.std(0) > 1e-6, x.std(0), 1.0)
    z = np.hstack([x / scale, np.ones((size, 1))])
    floor = np.array([0.0 if n not in AGAINST and n not in EITHER else -np.inf for n in NAMES] + [-np.inf])
    limit, most = AT_LEAST[kind], AT_MOST[kind]
    ceiling = np.array(
        [(limit.get(n, 0.0) if n in AGAINST else most.get(n, np.inf)) * w for n, w in zip(NAMES, scale, strict=True)]
        + [np.inf]
    )
    shrinkage = SHRINKAGE[kind]
    pull = np.append(np.full(width, shrinkage), 0.0)
    step = 1.0 / (0.25 * np.linalg.eigvalsh((z * share[:, None]).T @ z)[-1] + shrinkage)
    now = ahead = np.zeros(width + 1)
    pace = 1.0
    for _ in range(5000):
        chance = 1.0 / (1.0 + np.exp(-z @ ahead))
        before = ahead
        after = np.clip(ahead - step * (z.T @ (share * (chance - y)) + pull * ahead), floor, ceiling)
        faster = (1.0 + np.sqrt(1.0 + 4.0 * pace * pace)) / 2.0
        ahead = after + (pace - 1.0) / faster * (after - now)
        if (before - after) @ (after - now) > 0:
            # Begins anew where it overshoots (O'Donoghue and Candes 2015).
            ahead, faster = after, 1.0
        done = np.abs(after - now).max() < 1e-6
        now, pace = after, faster
        if done:
            break
    return now[:-1] / scale, float(now[-1])


class Sample:
    """Incidents of one set of accounts with the event that the gold gives them."""

    def __init__(self, name: str, accounts: Sequence[Annotations], gold: dict[Key, str] | None = None) -> None:
        self.name = name
        self.incidents = all_incidents(accounts, link_entities(accounts))
        self.gold = gold or {}

    def pairs(self, every: bool) -> tuple[list[tuple[Key, Key]], Array, Array]:
        """Pairs of incidents of two accounts whose events are known: their features, and whether they are one."""
        texts, rarity = wordings(self.incidents), rarity_of(self.incidents)
        told = Pairs(self.incidents, texts, rarity, weights_for(rarity.handful))
        size = len(self.incidents)
        first, second = np.triu_indices(size, 1) if every else candidates(self.incidents, texts, rarity.handful)
        kept, rows = [], []
        for m, n, alike in zip(first.tolist(), second.tolist(), told.alike(first, second), strict=True):
            a, b = self.incidents[m], self.incidents[n]
            if a.key[0] == b.key[0] or a.key not in self.gold or b.key not in self.gold:
                continue
            if ruled_out(a, b, rarity.handful):
                continue
            found = features(a, b, alike, rarity)
            kept.append((a.key, b.key))
            rows.append([found.get(n, 0.0) for n in NAMES])
        y = np.array([self.gold[p] == self.gold[q] for p, q in kept], float)
        return kept, np.array(rows).reshape(len(rows), len(NAMES)), y


def strangers(one: Sample, two: Sample) -> Array:
    """Features of pairs that are no one event: of two cases, as if both had been in the news of the same days."""
    moved = max(i.published or 0 for i in one.incidents) - max(i.published or 0 for i in two.incidents)
    first = [replace(i, key=("a" + i.key[0], i.key[1])) for i in one.incidents]
    second = [
        replace(
            i,
            key=("b" + i.key[0], i.key[1]),
            published=i.published and i.published + moved,
            when=(i.when[0] and i.when[0] + moved, i.when[1] and i.when[1] + moved),
        )
        for i in two.incidents
    ]
    incidents = first + second
    rarity = rarity_of(incidents)
    told = Pairs(incidents, wordings(incidents), rarity, weights_for(rarity.handful))
    one_of, other = np.divmod(np.arange(len(first) * len(second)), max(1, len(second)))
    other = other + len(first)
    pairs = zip(one_of.tolist(), other.tolist(), told.alike(one_of, other), strict=True)
    rows = [
        features(incidents[m], incidents[n], alike, rarity)
        for m, n, alike in pairs
        if incidents[m].is_event and incidents[n].is_event and incidents[m].main + incidents[n].main != 1
        and not ruled_out(incidents[m], incidents[n], rarity.handful)
    ]  # fmt: skip
    return np.array([[f.get(n, 0.0) for n in NAMES] for f in rows]).reshape(len(rows), len(NAMES))


def pair_f1(groups: Iterable[Sequence[Incident]], gold: dict[Key, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 of pairs of accounts' incidents put into one event, over the incidents whose event is known."""
    of = {i.key: n for n, group in enumerate(groups) for i in group}
    known = [k for k in of if k in gold]
    found = right = 0
    by_group: dict[int, list[Key]] = defaultdict(list)
    for k in known:
        by_group[of[k]].append(k)
    for members in by_group.values():
        for p, q in combinations(members, 2):
            if p[0] != q[0]:
                found += 1
                right += gold[p] == gold[q]
    by_event: dict[str, list[Key]] = defaultdict(list)
    for k in known:
        by_event[gold[k]].append(k)
    wanted = sum(p[0] != q[0] for members in by_event.values() for p, q in combinations(members, 2))
    precision, recall = right / max(1, found), right / max(1, wanted)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def reports_of(folder: Path, cache: Path | None) -> Sample:
    rows = [json.loads(line) for line in (folder / "docs.jsonl").open(encoding="utf-8")]
    documents = [
        Document(d["id"], "-", "", d.get("source"), None, d.get("date"), "en", d.get("title"), d.get("url"), d["text"])
        for d in rows
        if not d.get("junk")
    ]
    accounts = annotated(documents, cache and cache / "reports.json")
    event = {
        d: r["id"] for r in map(json.loads, (folder / "incidents.jsonl").open(encoding="utf-8")) for d in r["docs"]
    }
    sample = Sample("reports", accounts)
    sample.gold = {i.key: event[i.key[0]] for i in sample.incidents if i.main and i.key[0] in event}
    return sample


def case_of(folder: Path, cache: Path | None, split: bool) -> Sample:
    """A case. `split`: its incidents are divided as the gold has them, as if each account had been read without a mistake."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    texts = {d["id"]: (folder / d["file"]).read_text(encoding="utf-8") for d in gold["documents"]}
    documents = [
        Document(
            d["id"],
            d["file"],
            "",
            d.get("publisher"),
            d.get("author"),
            d.get("published"),
            "en",
            None,
            None,
            texts[d["id"]],
        )
        for d in gold["documents"]
    ]
    accounts = annotated(documents, cache and cache / f"{folder.name}.json")
    event_of_claim = {a.document.id: _known_claims(a, gold["claims"]) for a in accounts}
    if split:
        accounts = [_divided(a, event_of_claim[a.document.id]) for a in accounts]
    votes: dict[Key, Counter[str]] = defaultdict(Counter)
    for a in accounts:
        for c in a.claims:
            if c.event and c.id in event_of_claim[a.document.id]:
                votes[a.document.id, c.event][event_of_claim[a.document.id][c.id]] += 1
    best = {key: min(row, key=lambda e: (-row[e], e)) for key, row in votes.items()}
    return Sample(folder.name, accounts, {k: e for k, e in best.items() if votes[k][e] * 2 > votes[k].total()})


def _known_claims(account: Annotations, rows: Sequence[dict[str, Any]]) -> dict[str, str]:
    """{claim id: the event that the gold gives a claim of that attribute at that place}."""
    out: dict[str, str] = {}
    for row in rows:
        at = account.document.text.find(row["quote"]) if row["document"] == account.document.id else -1
        if at < 0:
            continue
        for c in account.claims:
            same = c.attribute == row["attribute"] and c.start < at + len(row["quote"]) and at < c.end
            if same and c.id not in out and (row.get("low"), row.get("high")) == (c.low, c.high):
                out[c.id] = row["event"]
                break
    return out


def _divided(account: Annotations, event_of_claim: dict[str, str]) -> Annotations:
    """The account with each mention and claim in an incident of its own event: that of the nearest claim known in the same incident."""
    incident = {m.id: m.incident or m.id for m in account.events}
    known = [
        (c.start, incident.get(c.event, c.event), event_of_claim[c.id])
        for c in account.claims
        if c.event and c.id in event_of_claim
    ]

    def divided(key: str, start: int) -> str:
        near = [(abs(s - start), e) for s, i, e in known if i == key]
        return f"{key}:{min(near)[1]}" if near else key

    events = tuple(msgspec.structs.replace(m, incident=divided(m.incident or m.id, m.start)) for m in account.events)
    claims = tuple(
        msgspec.structs.replace(
            c,
            event=f"{incident.get(c.event, c.event)}:{event_of_claim[c.id]}"
            if c.id in event_of_claim
            else divided(incident.get(c.event, c.event), c.start),
        )
        if c.event
        else c
        for c in account.claims
    )
    return msgspec.structs.replace(account, events=events, claims=claims)


def annotated(documents: Sequence[Document], cache: Path | None) -> list[Annotations]:
    if cache and cache.exists():
        return msgspec.json.decode(cache.read_bytes(), type=list[Annotations])
    out = list(annotate(documents))
    if cache:
        cache.parent.mkdir(parents=True, exist_ok=True)
        cache.write_bytes(msgspec.json.encode(out))
    return out


def model(weights: Array, bias: float, enough: float, on_average: float) -> Weights:
    return Weights(bias, dict(zip(NAMES, weights.tolist(), strict=True)), enough, on_average)


def table(w: Weights) -> dict[str, Any]:
    return {
        "enough": w.enough,
        "on_average": w.on_average,
        "bias": round(w.bias, 3),
        "weights": {n: round(w.weights[n], 3) for n in NAMES},
    }


def learn_reports(sample: Sample) -> Weights:
    """Weights from many reports. Measured: each fold's pairs by weights that saw none of its incidents."""
    pairs, x, y = sample.pairs(every=False)
    fold = {e: crc32(e.encode()) % FOLDS for e in set(sample.gold.values())}
    # One pair in so many of those that are not one stands for the rest of them.
    chosen = (y > 0) | (np.arange(len(y)) % OF_THE_OTHERS == 0)
    pairs, x, y = [p for p, c in zip(pairs, chosen, strict=True) if c], x[chosen], y[chosen]
    share = np.where(y > 0, 1.0, OF_THE_OTHERS)
    one, two = (np.array([fold[sample.gold[p[n]]] for p in pairs]) for n in (0, 1))
    for n in range(FOLDS):
        part = [i for i in sample.incidents if not i.main or fold.get(sample.gold.get(i.key, ""), -1) in (n, -1)]
        seen = (one != n) & (two != n)
        weights, bias = fitted(x[seen], y[seen], "many", share[seen])
        groups, _ = cluster(part, model(*reserved(weights, bias), *THRESHOLDS["many"]))
        print(f"reports, fold {n}: pairs P {{:.3f}} R {{:.3f}} F1 {{:.3f}}".format(*pair_f1(groups, sample.gold)))
    weights, bias = fitted(x, y, "many", share)
    return model(*reserved(weights, bias), *THRESHOLDS["many"])


def reserved(weights: Array, bias: float) -> tuple[Array, float]:
    """The reports tell only of what they are chiefly about; what stands beside it is joined with reserve."""
    return weights + BESIDE * np.array([n == "main" for n in NAMES]), bias - BESIDE


def learn_cases(samples: Sequence[Sample]) -> Weights:
    """Weights from handfuls. Measured: each case by weights that saw none of it."""
    data = {id(s): s.pairs(every=True) for s in samples}
    names = sorted({s.name for s in samples})
    told = list({s.name: s for s in samples}.values())
    foreign = {(a.name, b.name): strangers(a, b) for a, b in pairwise([*told, told[0]])}

    def fit(without: str | None) -> Weights:
        chosen = [data[id(s)] for s in samples if s.name != without]
        # Every case counts the same, however many pairs it has.
        share = np.concatenate([np.full(len(y), 300.0 / max(1, len(y))) for _, _, y in chosen])
        none = [x for names, x in foreign.items() if without not in names]
        x = np.vstack([*(x for _, x, _ in chosen), *none])
        y = np.concatenate([*(y for _, _, y in chosen), np.zeros(len(x) - len(share))])
        share = np.concatenate([share, *(np.full(len(n), 100.0 / max(1, len(n))) for n in none)])
        weights, bias = fitted(x, y, "handful", share)
        return model(weights, bias, *THRESHOLDS["handful"])

    total: list[tuple[float, float, float]] = []
    for name in names:
        held = fit(name)
        for s in samples:
            if s.name == name:
                total.append(pair_f1(cluster(s.incidents, held)[0], s.gold))
                print(f"{name:16} pairs P {{:.3f}} R {{:.3f}} F1 {{:.3f}}".format(*total[-1]))
    print("mean             pairs P {:.3f} R {:.3f} F1 {:.3f}".format(*np.mean(total, axis=0)))
    return fit(None)


# Log odds at which a pair is joined, and that two groups' members must have on average.
THRESHOLDS = {"many": (-1.5, -1.5), "handful": (-1.0, -1.5)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=Path)
    parser.add_argument("--cases", type=Path, nargs="*", default=[])
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    path = Path(sys.modules["crossbearing.link.weights"].__file__ or "").with_name("weights.json")
    out = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    out["made_by"] = "bench/learn_link.py"
    if args.reports:
        out["many"] = table(learn_reports(reports_of(args.reports, args.cache)))
    if args.cases:
        out["handful"] = table(
            learn_cases([case_of(f, args.cache, split) for f in args.cases for split in (True, False)])
        )
    if args.write:
        path.write_text(json.dumps(out, indent=1) + "\n", encoding="utf-8")
    else:
        print(json.dumps(out, indent=1))


if __name__ == "__main__":
    main()
