"""`python -m bench [judging|starting|serving|screening|speed|evaluation] [SIZE...]`: everything, or one part."""

from __future__ import annotations

import sys

from bench.evaluation.beside import beside
from bench.judging import judging
from bench.screening.speed import speed
from bench.serving import SIZES, serving
from bench.starting import starting

PARTS = ["judging", "starting", "serving", "screening", "speed", "evaluation"]


def main(arguments: list[str]) -> None:
    """Print each figure beside its bar."""
    parts = [word for word in arguments if not word.isdigit()] or PARTS
    sizes = tuple(int(word) for word in arguments if word.isdigit()) or SIZES
    if "judging" in parts:
        print(*judging(), sep="\n", flush=True)
    if "starting" in parts:
        print(*starting(), sep="\n", flush=True)
    if "screening" in parts:
        from bench.screening.quality import quality  # brings a learner that only this part needs

        for line in quality():
            print(line, flush=True)
    if "speed" in parts:
        for line in speed():
            print(line, flush=True)
    if "evaluation" in parts:
        named = tuple(int(word) for word in arguments if word.isdigit())
        for line in beside(named):
            print(line, flush=True)
    if "serving" in parts:
        for line in serving(sizes):
            print(line, flush=True)


main(sys.argv[1:])
