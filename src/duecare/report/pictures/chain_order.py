"""In which order the organisations of a chain are drawn, and which lines run beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from duecare.core.dossier import Link

Span = tuple[int, int]


def in_order(actors: Iterable[str], links: Iterable[Link]) -> list[str]:
    """Those who give before those who get. In a circle, whoever waits for the fewest others comes first."""
    left = dict.fromkeys(actors)
    givers: dict[str, set[str]] = {id_: set() for id_ in left}
    for link in links:
        if link.to != link.from_:
            givers[link.to].add(link.from_)
    found: list[str] = []
    while left:
        first = min(left, key=lambda id_: len(givers[id_] & left.keys()))
        found.append(first)
        del left[first]
    return found


def lanes(spans: Mapping[str, Span]) -> dict[str, int]:
    """For each upright line a lane beside the organisations, so that no two run over each other; short ones inside."""
    taken: list[list[Span]] = []
    found: dict[str, int] = {}
    for id_, span in sorted(spans.items(), key=lambda pair: (pair[1][1] - pair[1][0], pair[1])):
        lane = next((number for number, others in enumerate(taken) if _is_free(span, others)), len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append(span)
        found[id_] = lane
    return found


def _is_free(span: Span, others: Sequence[Span]) -> bool:
    return all(span[1] < start or end < span[0] for start, end in others)
