"""Corrupted files of every format: read whole and given back, or refused in words. Ten thousand of them in the soak."""

from __future__ import annotations

import json
import random
import re
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duecare.core.errors import InputError
from duecare.exchange import FORMATS, give_back, proposal, read_source, start_dossier
from tests.exchange.corruptions import CORRUPTIONS, some_of
from tests.exchange.places import ON, fixture, real
from tests.exchange.test_hostile import reconciles

OURS = {
    "inventory.csv": "us-inventory-2024",
    "inventory-2025.csv": "us-inventory-2025",
    "atrs.csv": "uk-atrs",
    "atrs.json": "uk-atrs",
    "algoritmes.json": "nl-algorithm-register",
    "cases.csv": "jrc-ai-watch",
    "cases.json": "jrc-ai-watch",
    "aia-en.json": "canada-aia",
    "aia-fr.json": "canada-aia",
    "bill.json": "cyclonedx",
    "croissant.json": "croissant",
    "card.md": "hf-card",
    "data-card.md": "hf-card",
    "table.csv": "spreadsheet",
}
"""Files written for these tests, each with its format."""
PUBLISHED = (
    "us-ai-inventory-2024/2024_consolidated_ai_inventory_raw_v2.csv",
    "nl-algorithm-register/algoritmes.json",
    "jrc-ai-watch/services.json",
    "uk-atrs/atrs_records.json",
    "ca-aia-results/oas-eav_aia_v7.json",
    "cyclonedx/valid-machine-learning-1.7.json",
    "croissant/credit-g.json",
    "hf-cards/llama-3.1-model-card.md",
)
COLUMNS = {"table.csv": proposal(fixture("table.csv"), "table.csv").columns()}
SECONDS = 10
"""Many times what reading takes, on a machine that others use as well."""
LONGEST_ERROR = 20_000
"""Characters."""

seeds = st.integers(0, 2**32)
kinds = st.sampled_from(sorted(CORRUPTIONS))


def whole_or_refused(data: bytes, name: str) -> None:
    """Either a source that gives back what was read, with a record for each row, or an error in words; and soon."""
    start = time.monotonic()
    try:
        source = read_source(data, name, COLUMNS.get(name))
    except InputError as error:
        assert time.monotonic() - start < SECONDS
        assert error.happened
        assert error.next_step
        assert len(str(error)) + sum(len(str(problem)) for problem in error.problems) < LONGEST_ERROR
        return
    assert time.monotonic() - start < SECONDS
    reconciles(source, data)
    for record in source.records:
        start_dossier(record, source, id="x", by="lead", on=ON)
    assert time.monotonic() - start < SECONDS * 3


def test_every_format_is_corrupted() -> None:
    assert set(OURS.values()) == {format_.id for format_ in FORMATS}
    for name, format_ in OURS.items():
        source = read_source(fixture(name), name, COLUMNS.get(name))
        assert source.format == format_
        reconciles(source, fixture(name))


@pytest.mark.parametrize("name", OURS)
@given(kinds, seeds)
def test_a_corrupted_file_is_read_whole_or_refused(name: str, kind: str, seed: int) -> None:
    whole_or_refused(CORRUPTIONS[kind](fixture(name), random.Random(seed)), name)


@pytest.mark.parametrize("path", PUBLISHED)
@given(kinds, seeds)
@settings(max_examples=settings().max_examples // 2)
def test_a_corrupted_published_file_is_read_whole_or_refused(path: str, kind: str, seed: int) -> None:
    chance = random.Random(seed)
    whole_or_refused(CORRUPTIONS[kind](part_of(path, chance), chance), path.rsplit("/", 1)[1])


def part_of(path: str, chance: random.Random) -> bytes:
    """The whole file; of a register a few of its records."""
    data = real(path).read_bytes()
    if len(data) < 100_000:
        return data
    if path.endswith(".csv"):
        head, *rows = data.split(b"\r\n")
        return b"\r\n".join([head, *some_of(rows, 20, chance)])
    whole = json.loads(data)
    if isinstance(whole, list):
        return json.dumps(some_of(whole, 8, chance), ensure_ascii=False).encode()
    key = next(key for key, value in whole.items() if isinstance(value, list))
    return json.dumps({**whole, key: some_of(whole[key], 8, chance)}, ensure_ascii=False).encode()


@pytest.mark.parametrize("name", ["inventory.csv", "atrs.csv", "cases.csv", "algoritmes.json", "atrs.json"])
@given(seeds)
@settings(max_examples=5)
def test_a_record_left_out_is_a_record_less(name: str, seed: int) -> None:
    source = read_source(fixture(name), name)
    if name.endswith(".json"):
        whole = json.loads(fixture(name))
        key = next(key for key, value in whole.items() if isinstance(value, list))
        del whole[key][random.Random(seed).randrange(1, len(whole[key]))]
        data = json.dumps(whole).encode()
    else:
        gone = random.Random(seed).choice(source.records)
        kept = tuple(one for one in source.records if one is not gone)
        data = give_back(replace(source, records=kept, empty_lines=()))
    assert len(read_source(data, name).records) == len(source.records) - 1


def test_a_key_as_long_as_the_file_does_not_make_the_error_as_long() -> None:
    with pytest.raises(InputError) as raised:
        read_source(fixture("atrs.json").replace(b'"records"', b'"%s"' % (b"x" * 2_000_000)), "atrs.json")
    assert "is too long" in str(raised.value.problems[0])
    assert len(str(raised.value.problems[0])) < 1_000


PIECES = st.sampled_from(["a@", "a.", "/", ":", " ", "\t", "-", "'", "<", "5", "[", "http://", "a, ", "\u0645", "\\n"])


@given(st.sampled_from(sorted(name for name in OURS if name.endswith(".json"))), st.integers(0, 500), PIECES)
def test_a_huge_text_at_any_place_of_json_is_read_soon(name: str, place: int, piece: str) -> None:
    texts = list(re.finditer(rb'"[^"\n]*"', fixture(name)))
    at = texts[place % len(texts)].end() - 1
    whole_or_refused(fixture(name)[:at] + (piece * (90_000 // len(piece))).encode() + fixture(name)[at:], name)


@pytest.mark.parametrize("piece", ["{{", "{{ ", "[", "&a ", "a: ", "- ", "'", "# "])
def test_a_line_of_one_thing_in_a_card_is_read_soon(piece: str) -> None:
    line = piece * (400_000 // len(piece))
    whole_or_refused(fixture("card.md").replace(b"license:", line.encode() + b"\nlicense:"), "card.md")
