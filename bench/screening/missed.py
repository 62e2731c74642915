"""The systems of the held-back agencies that the order misses, by name and with the reason, for the docs.

`python -m bench.screening.missed` prints a table in Markdown.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from bench.screening.labels import Labelled, labelled
from bench.screening.quality import INVENTORY, screening_of
from bench.screening.split import development
from duecare.exchange import read_source
from duecare.triage import Screened


def missed() -> Iterator[str]:
    """A row for each system called rights-impacting that stands outside the first fifth."""
    source = read_source(INVENTORY.read_bytes(), INVENTORY.name)
    agencies = {record.asserter for record in source.records}
    records, _ = labelled(source, agencies - development(record.asserter for record in source.records))
    found = screening_of(records)
    order = np.argsort([-one.drawn for one in found], kind="stable")
    outside = sorted(order[len(order) // 5 :], key=lambda at: (records[at].agency, records[at].name))
    yield "| agency | system | why it was missed |"
    yield "|---|---|---|"
    for at in outside:
        if records[at].positive:
            yield f"| {records[at].agency} | {_cell(records[at].name)} | {_why(records[at], found[at])} |"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "/").split())[:90]


def _why(record: Labelled, one: Screened) -> str:
    words = sum(len(text.split()) for text in record.text)
    if one.verdict == "too-vague":
        return f"too vague to judge ({words} words): listed apart, to be asked for more"
    if not one.signals:
        return f"no word is held for what its {words} words say"
    signals = ", ".join(one.signals[:3])
    return f"its words point to {signals}: too little for the first fifth"


if __name__ == "__main__":
    print(*missed(), sep="\n")
