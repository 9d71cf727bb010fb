"""How well groups found agree with true ones, by the three measures whose mean is the CoNLL score (Pradhan et al. 2012): MUC, B-cubed, CEAF-e."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping

# Up to so many groups that overlap, the best pairing is found exactly; above, the largest overlap is taken first.
EXACT = 150
Groups = Mapping[str, Hashable]
Share = tuple[float, float, float]


def conll(found: Groups, true: Groups) -> dict[str, float]:
    """The three measures' F and their mean. Both name the group of each member; what only one side has counts as alone on the other."""
    overlap: Counter[tuple[Hashable, Hashable]] = Counter((found.get(m, ("alone", m)), g) for m, g in true.items())
    of_found: Counter[Hashable] = Counter()
    of_true: Counter[Hashable] = Counter()
    for (f, t), n in overlap.items():
        of_found[f] += n
        of_true[t] += n
    each = {
        "muc": _muc(overlap, of_found, of_true),
        "b_cubed": _b_cubed(overlap, of_found, of_true),
        "ceaf_e": _ceaf(overlap, of_found, of_true),
    }
    made = {name: round(share[2], 4) for name, share in each.items()}
    made["b_cubed_precision"], made["b_cubed_recall"] = (round(v, 4) for v in each["b_cubed"][:2])
    return {**made, "conll": round(sum(share[2] for share in each.values()) / 3, 4)}


def f(precision: float, recall: float) -> Share:
    """Precision, recall and their harmonic mean."""
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


Counts = Mapping[Hashable, int]
Overlaps = Mapping[tuple[Hashable, Hashable], int]


def _muc(overlap: Overlaps, found: Counts, true: Counts) -> Share:
    split_true = Counter(t for _, t in overlap)
    split_found = Counter(g for g, _ in overlap)
    links_true = sum(n - 1 for n in true.values())
    links_found = sum(n - 1 for n in found.values())
    right = sum(n - split_true[t] for t, n in true.items())
    kept = sum(n - split_found[g] for g, n in found.items())
    return f(kept / links_found if links_found else 1.0, right / links_true if links_true else 1.0)


def _b_cubed(overlap: Overlaps, found: Counts, true: Counts) -> Share:
    members = sum(true.values()) or 1
    precision = sum(n * n / found[g] for (g, _), n in overlap.items()) / members
    return f(precision, sum(n * n / true[t] for (_, t), n in overlap.items()) / members)


def _ceaf(overlap: Overlaps, found: Counts, true: Counts) -> Share:
    near: dict[Hashable, list[tuple[Hashable, float]]] = defaultdict(list)
    for (g, t), n in overlap.items():
        near[g].append((t, 2 * n / (found[g] + true[t])))
    total = sum(_paired(part) for part in _parts(near))
    return f(total / (len(found) or 1), total / (len(true) or 1))


def _parts(near: dict[Hashable, list[tuple[Hashable, float]]]) -> list[dict[Hashable, list[tuple[Hashable, float]]]]:
    """The groups found, parted so that no two parts share a true group."""
    holders: dict[Hashable, list[Hashable]] = defaultdict(list)
    for g, pairs in near.items():
        for t, _ in pairs:
            holders[t].append(g)
    seen: set[Hashable] = set()
    parts = []
    for start in near:
        if start in seen:
            continue
        part, todo = {}, [start]
        seen.add(start)
        while todo:
            g = todo.pop()
            part[g] = near[g]
            for t, _ in near[g]:
                fresh = [other for other in holders[t] if other not in seen]
                seen.update(fresh)
                todo += fresh
        parts.append(part)
    return parts


def _paired(part: dict[Hashable, list[tuple[Hashable, float]]]) -> float:
    """The similarity of the best pairing of groups found with true ones."""
    if len(part) == 1:
        return max(s for pairs in part.values() for _, s in pairs)
    columns = {t: n for n, t in enumerate(dict.fromkeys(t for pairs in part.values() for t, _ in pairs))}
    if max(len(part), len(columns)) > EXACT:
        return _greedy(part)
    size = max(len(part), len(columns))
    cost = [[0.0] * size for _ in range(size)]
    for row, pairs in enumerate(part.values()):
        for t, s in pairs:
            cost[row][columns[t]] = -s
    return -_assignment(cost)


def _greedy(part: dict[Hashable, list[tuple[Hashable, float]]]) -> float:
    ordered = sorted(((s, str(g), str(t)) for g, pairs in part.items() for t, s in pairs), reverse=True)
    used_g: set[str] = set()
    used_t: set[str] = set()
    total = 0.0
    for s, g, t in ordered:
        if g not in used_g and t not in used_t:
            used_g.add(g)
            used_t.add(t)
            total += s
    return total


def _assignment(cost: list[list[float]]) -> float:
    """The least cost of a pairing of rows with columns (Kuhn 1955, by shortest augmenting paths)."""
    n = len(cost)
    over, under = [0.0] * (n + 1), [0.0] * (n + 1)
    row_of, way = [0] * (n + 1), [0] * (n + 1)
    for row in range(1, n + 1):
        row_of[0], column = row, 0
        least, used = [float("inf")] * (n + 1), [False] * (n + 1)
        while row_of[column]:
            used[column] = True
            here, delta, following = row_of[column], float("inf"), 0
            for j in range(1, n + 1):
                if used[j]:
                    continue
                reduced = cost[here - 1][j - 1] - over[here] - under[j]
                if reduced < least[j]:
                    least[j], way[j] = reduced, column
                if least[j] < delta:
                    delta, following = least[j], j
            for j in range(n + 1):
                if used[j]:
                    over[row_of[j]] += delta
                    under[j] -= delta
                else:
                    least[j] -= delta
            column = following
        while column:
            before = way[column]
            row_of[column] = row_of[before]
            column = before
    return sum(cost[row_of[j] - 1][j - 1] for j in range(1, n + 1))
