"""How fast a register is looked through: the real one whole, and a long one row by row, beside one plain pattern."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

from tests.exchange.places import DATA

INVENTORY = DATA / "us-ai-inventory-2024" / "2024_consolidated_ai_inventory_raw_v2.csv"
ROWS, BAR_S = 20_000, 3
COMMAND = """
import atexit, re, sys
from pathlib import Path
from duecare.cli.main import main

def told():
    most = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())
    print("VmHWM", most[1], file=sys.stderr)

atexit.register(told)
main()
"""
"""The most memory is asked of the process itself: what `wait` tells counts the parent before the program started."""
MAPPING = """format: duecare-columns/1
name: A long table
asserted_by: City
columns:
  - {heading: Name, says: [title]}
  - {heading: Purpose, says: [purpose]}
"""
WHO = ("children", "patients", "asylum applicants", "drivers", "pupils", "tenants", "farmers", "workers", "clerks")
DOES = (
    "scores",
    "sorts letters of",
    "recognises faces of",
    "predicts visits of",
    "answers",
    "translates for",
    "counts",
)
WHERE = ("at the border", "in schools", "for welfare benefits", "in the warehouse", "along roads", "in hospitals")
HOW = ("A person decides.", "It does not use biometric data.", "It may later rank them.", "Nothing else is known.")
PLAIN = re.compile(r"\b(?:child|patient|asylum|scor|fac|predict|welfare|border|biometric|rank|school|tenant)\w*", re.I)


def speed() -> Iterator[str]:
    """The lines of the report on speed."""
    if INVENTORY.exists():
        took, _ = _run(["screen", str(INVENTORY)])
        yield f"the inventory of 2024, start-up included: {took:.1f} s; bar {BAR_S} s: {took / BAR_S:.2f} of it"
    with tempfile.TemporaryDirectory(prefix="duecare-bench-") as folder:
        path, mapping = Path(folder, "long.csv"), Path(folder, "mapping.yaml")
        mapping.write_text(MAPPING, encoding="utf-8")
        _write(path, ROWS)
        took, most = _run(["screen", str(path), "--mapping", str(mapping), "--stream", str(Path(folder, "out.csv"))])
        plain = _plain(path)
    yield (
        f"streamed, ranked and written, start-up included: {ROWS / took:,.0f} rows a second, at most {most:,} MB; "
        f"a plain pattern of twelve words over the same text: {ROWS / plain:,.0f} rows a second"
    )


def _write(path: Path, rows: int) -> None:
    texts = [f"It {does} {who} {where}. {how}" for where, how, does, who in product(WHERE, HOW, DOES, WHO)]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("Name", "Purpose"))
        writer.writerows((f"System {at}", f"{texts[at % len(texts)]} It is number {at}.") for at in range(rows))


def _run(arguments: Sequence[str]) -> tuple[float, int]:
    """The seconds that a command takes, and the most memory that it held."""
    began = time.monotonic()
    done = subprocess.run([sys.executable, "-c", COMMAND, *arguments], capture_output=True, text=True, check=True)
    most = re.search(r"VmHWM (\d+)", done.stderr)
    return time.monotonic() - began, int(most[1]) // 1_000 if most else 0


def _plain(path: Path) -> float:
    """The seconds in which one pattern goes over the same rows."""
    began = time.monotonic()
    with path.open(newline="", encoding="utf-8") as file:
        sum(len(PLAIN.findall(cell)) for row in csv.reader(file) for cell in row)
    return time.monotonic() - began
