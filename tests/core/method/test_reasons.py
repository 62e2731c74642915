"""Reasons and findings: none without the other, every sentence exists, and what is stored reads back the same."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from duecare.core.conditions import KnownFact
from duecare.core.method.findings import GateFinding, GateItem, OpenItem, Place
from duecare.core.method.reasons import NormUse, Reason, Ref, because, from_plain
from duecare.core.method.sentences import SENTENCES
from tests.core.method.documents import judged
from tests.core.method.knowledge import KNOWLEDGE, ON


def test_a_conclusion_without_reasons_cannot_be_built() -> None:
    with pytest.raises(ValueError, match="without reasons: Place a"):
        Place("a", ())


@pytest.mark.parametrize(
    ("code", "args"),
    [
        ("no-such-sentence", {}),
        ("rated", {"level": 1}),
        ("not-rated", {"level": 1}),
    ],
)
def test_a_reason_without_its_sentence_cannot_be_built(code: str, args: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="no sentence"):
        because(code, **args)


def test_every_sentence_is_one_line_that_ends() -> None:
    assert [code for code, text in SENTENCES.items() if text != text.strip() or "\n" in text] == []
    assert [code for code, text in SENTENCES.items() if text[-1] not in ".}"] == []


def test_a_persons_words_are_never_taken_for_a_sentence() -> None:
    assert because("person-raised", words="{words} {0} {x.y}").text() == "A person raised this line: {words} {0} {x.y}"


WHOLE = Reason(
    "line-upcoming",
    (("day", date(2026, 12, 2)),),
    (
        KnownFact("a", "yes", "stated", "lead", ("memo", "law")),
        KnownFact("b", ("x", "y"), "derived", actors=("agency",)),
        KnownFact("c", 0, "stated"),
        KnownFact("d", None, "not-stated"),
        KnownFact("e", date(2026, 12, 2), "stated"),
        KnownFact("f", (), "stated"),
    ),
    (NormUse("line", "act", "Article 5", "law", "known"), NormUse("ours", None, None, "house-rule", "house")),
    ("d", "g"),
)


@pytest.mark.parametrize(
    "reason",
    [
        WHOLE,
        because("not-rated"),
        because("rated", level=4, rater=Ref("word", "expert"), words="{as} seen"),
        because("person-raised", words="2026-12-02"),
    ],
)
def test_what_is_stored_of_a_reason_reads_back_the_same(reason: Reason) -> None:
    stored = json.loads(json.dumps(reason.plain()))
    assert from_plain(stored) == reason
    assert from_plain(stored).plain() == reason.plain()


def test_empty_parts_are_not_stored() -> None:
    assert because("not-rated").plain() == {"code": "not-rated", "text": SENTENCES["not-rated"]}


@pytest.mark.parametrize("value", [1.5, ["a"], None, {"kind": "word"}, {"kind": 1, "id": "a"}])
def test_an_argument_that_was_never_written_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="not an argument"):
        from_plain({"code": "rated", "args": {"level": value}})


@pytest.mark.parametrize("value", [1.5, {"day": "2026-12-02"}])
def test_a_value_that_was_never_written_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="not a value"):
        from_plain({"code": "not-rated", "facts": [{"fact": "a", "why": "stated", "value": value}]})


def test_a_record_without_sources_is_its_own_source() -> None:
    assert NormUse.of(KNOWLEDGE.scale) == (NormUse("house-2", None, None, "house-rule", "known"),)


def test_findings_are_plain_json_and_have_a_digest() -> None:
    found = judged({"scores-people": "yes"})
    plain = json.loads(json.dumps(found.plain()))
    assert plain["on"] == ON.isoformat()
    assert plain["dossier"] == found.dossier
    assert found.digest == judged({"scores-people": "yes"}).digest
    assert found.digest != judged({"scores-people": "no"}).digest


def test_the_facts_of_a_finding_are_those_it_rests_on_and_those_it_waits_for() -> None:
    assert Place("a", (WHOLE, because("not-rated"))).facts == {"a", "b", "c", "d", "e", "f", "g"}


def test_a_gate_is_blocked_by_what_blocks() -> None:
    item = OpenItem("a", (because("open-second"),), "red-line-second-person")
    assert not GateFinding("tender", (GateItem(item.check, item.id, False),)).blocked
    assert GateFinding("tender", (GateItem(item.check, item.id, False), GateItem(item.check, item.id, True))).blocked
