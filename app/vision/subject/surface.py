"""Loop subdivision: from 468 control points to a smooth skin, as index and weight tables."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from app.vision.subject.arrays import Floats, Indices

_Row = dict[int, float]


@dataclass(frozen=True, slots=True, eq=False)
class SmoothingStep:
    """One subdivision as a gather: new point = sum of weights x old points.

    Shape: indices (m, k) int32, weights (m, k) float32, padded with weight 0. Old points come
    first and keep their index.
    """

    indices: Indices
    weights: Floats

    def apply(self, points: Floats) -> Floats:
        gathered = points.take(self.indices, axis=0)
        return np.einsum("nk,nkc->nc", self.weights, gathered)


def subdivide(
    count: int, triangles: Indices, fixed: Iterable[int]
) -> tuple[SmoothingStep, Indices]:
    """Split each triangle in four by Loop's rules; open edges follow the cubic B-spline.

    Shape: triangles (t, 3) over `count` points; returns the step and (4t, 3) triangles.
    Source: C. Loop, Smooth subdivision surfaces based on triangles, University of Utah, 1987.
    """
    opposite = _edges(triangles)
    edge_id = {edge: count + i for i, edge in enumerate(opposite)}
    rows = [
        *_vertex_rows(count, opposite, frozenset(fixed)),
        *(_edge_row(edge, across) for edge, across in opposite.items()),
    ]
    return _padded(rows), _split(triangles, edge_id)


def boundary_loops(triangles: Indices) -> list[Indices]:
    """Walk every open edge once; loops run in the direction of their triangles."""
    return _walk(_open_edges(triangles))


def _open_edges(triangles: Indices) -> dict[int, int]:
    directed = {
        (start, end) for a, b, c in triangles.tolist() for start, end in ((a, b), (b, c), (c, a))
    }
    return {start: end for start, end in sorted(directed) if (end, start) not in directed}


def _walk(following: dict[int, int]) -> list[Indices]:
    loops: list[Indices] = []
    left = dict(following)
    while left:
        start = min(left)
        loop = [start]
        at = left.pop(start)
        while at != start:
            loop.append(at)
            at = left.pop(at)
        loops.append(np.array(loop, np.int32))
    return loops


def _edges(triangles: Indices) -> dict[tuple[int, int], list[int]]:
    """Every edge once, with the corner opposite to it in its one or two triangles."""
    opposite: dict[tuple[int, int], list[int]] = {}
    for a, b, c in triangles.tolist():
        for start, end, across in ((a, b, c), (b, c, a), (c, a, b)):
            opposite.setdefault((min(start, end), max(start, end)), []).append(across)
    return opposite


def _edge_row(edge: tuple[int, int], across: list[int]) -> _Row:
    if len(across) == 1:
        return {edge[0]: 0.5, edge[1]: 0.5}
    return {edge[0]: 0.375, edge[1]: 0.375, across[0]: 0.125, across[1]: 0.125}


def _vertex_rows(
    count: int, opposite: dict[tuple[int, int], list[int]], fixed: frozenset[int]
) -> list[_Row]:
    inner: list[list[int]] = [[] for _ in range(count)]
    border: list[list[int]] = [[] for _ in range(count)]
    for (a, b), across in opposite.items():
        inner[a].append(b)
        inner[b].append(a)
        if len(across) == 1:
            border[a].append(b)
            border[b].append(a)
    return [
        {v: 1.0} if v in fixed or not inner[v] else _vertex_row(v, inner[v], border[v])
        for v in range(count)
    ]


def _vertex_row(vertex: int, neighbours: list[int], border: list[int]) -> _Row:
    if border:
        return {vertex: 0.75, border[0]: 0.125, border[1]: 0.125}
    n = len(neighbours)
    beta = (0.625 - (0.375 + np.cos(2.0 * np.pi / n) / 4.0) ** 2) / n
    row = dict.fromkeys(neighbours, float(beta))
    row[vertex] = 1.0 - n * float(beta)
    return row


def _split(triangles: Indices, edge_id: dict[tuple[int, int], int]) -> Indices:
    parts: list[tuple[int, int, int]] = []
    for a, b, c in triangles.tolist():
        ab, bc, ca = (edge_id[min(p, q), max(p, q)] for p, q in ((a, b), (b, c), (c, a)))
        parts += [(a, ab, ca), (b, bc, ab), (c, ca, bc), (ab, bc, ca)]
    return np.array(parts, np.int32)


def _padded(rows: list[_Row]) -> SmoothingStep:
    width = max(len(row) for row in rows)
    indices = np.zeros((len(rows), width), np.int32)
    weights = np.zeros((len(rows), width), np.float32)
    for i, row in enumerate(rows):
        indices[i, : len(row)] = list(row)
        weights[i, : len(row)] = list(row.values())
    return SmoothingStep(indices, weights)
