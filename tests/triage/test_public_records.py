"""Real registers, where they are held: the same system in two languages, and every record screened."""

from __future__ import annotations

from collections import Counter

import pytest

from duecare.exchange import read_source
from duecare.knowledge.bundle import load
from duecare.triage import Implications, Screening, entries, screen, shipped_reader
from duecare.triage.lists import lists
from tests.exchange.places import ON, real


def screened(path: str) -> Screening:
    """The register, looked through."""
    file = real(path)
    return screen(entries(read_source(file.read_bytes(), file.name)), shipped_reader(), Implications(load(), ON))


def test_one_system_in_english_and_french_draws_the_same_look() -> None:
    english, french = (screened(f"ca-aia-results/lmia-aia_{tongue}-2025-09-22.json") for tongue in ("en", "fr"))
    assert english.systems[0].signals == french.systems[0].signals != ()
    assert english.systems[0].place == french.systems[0].place
    assert english.systems[0].implied.patterns == french.systems[0].implied.patterns


@pytest.mark.parametrize(
    "path",
    [
        "us-ai-inventory-2024/2024_consolidated_ai_inventory_raw_v2.csv",
        "nl-algorithm-register/algoritmes.json",
        "jrc-ai-watch/9-services-ai-watch-t6-jrc120399.csv",
        "uk-atrs/atrs_records.csv",
    ],
)
def test_every_record_stands_once_in_one_list(path: str) -> None:
    found = screened(path)
    file = real(path)
    positions = Counter(entry.position for one in found.systems for entry in (one.entry, *one.alike))
    source = read_source(file.read_bytes(), file.name)
    assert positions == Counter(record.position for record in source.records)
    apart = lists(found)
    assert len(found.ranked) + len(apart.too_vague) + len(apart.not_held) == len(found.systems)
