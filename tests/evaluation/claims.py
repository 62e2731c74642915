"""Makes the invented claims of the example: nobody in it exists, and no figure is from anywhere.

Run as a program to write the file again: python -m tests.evaluation.claims
"""

from __future__ import annotations

import csv
import io
import random
from pathlib import Path

import duecare

EXAMPLE = Path(duecare.__file__).parent / "examples" / "evaluation"
CLAIMS, PLAN = EXAMPLE / "claims.csv", EXAMPLE / "plan.yaml"
HEAD = ("claim", "household", "gender", "born", "age", "office", "risk", "selected", "selected_later", "error")
ROWS = 1_500


def claims() -> str:
    """The table as CSV: the same every time."""
    chance = random.Random(20261123)  # invented people, no secret
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEAD)
    for number in range(1, ROWS + 1):
        writer.writerow(_claim(number, chance))
    return out.getvalue()


def _claim(number: int, chance: random.Random) -> tuple[str | int, ...]:
    gender = chance.choices(("woman", "man", ""), (56, 42, 2))[0]
    born = chance.choices(("here", "abroad", "not said"), (74, 22, 4))[0]
    age, office = chance.randint(18, 79), chance.choice(("north", "south"))
    error = chance.random() < (0.14 if office == "south" else 0.09)
    risk = 0.25 + 0.22 * error + 0.09 * (gender == "woman") + 0.12 * (born == "abroad") + chance.gauss(0, 0.13)
    risk = min(max(risk, 0.0), 1.0)
    later = risk - 0.10 * (born == "abroad") + 0.01 * (gender == "woman")
    household = chance.randint(1, 1_200)
    return (
        number, household, gender, born, age, office, f"{risk:.2f}", "yes" if risk > 0.5 else "no",
        "yes" if later > 0.5 else "no", "found" if error else "none",
    )  # fmt: skip


if __name__ == "__main__":
    CLAIMS.parent.mkdir(parents=True, exist_ok=True)
    CLAIMS.write_text(claims(), encoding="utf-8")
