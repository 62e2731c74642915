"""What pipelines read: well-formed, with the right places, and without a word that people wrote."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest

from duecare.cli.fail_on import DEFAULT, NAMES
from duecare.cli.junit import junit
from duecare.cli.open_points import Asked, Checked, check_file
from duecare.cli.sarif import sarif
from duecare.core.catalogue.records import Check
from duecare.files.read import read_dossier
from duecare.knowledge.bundle import load
from tests.cli.running import DAY, DOSSIER, EXAMPLE, ROOT, SETTLED

ASKED = Asked(tuple(NAMES), "award", date.fromisoformat(DAY))


@pytest.fixture(scope="module")
def checked() -> list[Checked]:
    return [check_file(EXAMPLE, ASKED, load())]


@pytest.fixture
def unusable(tmp_path: Path) -> Checked:
    file = tmp_path / "bad file.yaml"
    file.write_text("title: Their own words\nsaid: the neighbours talked\n", encoding="utf-8")
    return check_file(file, ASKED, load())


def run_of(checked: list[Checked]) -> dict[str, Any]:
    whole = sarif(checked)
    assert (whole["version"], len(whole["runs"])) == ("2.1.0", 1)
    return dict(whole["runs"][0])


def suites(checked: list[Checked]) -> Element:
    return fromstring(junit(checked, ASKED))


def prose() -> Iterator[str]:
    """Every text of the example in which somebody speaks."""

    def walk(value: Any) -> Iterator[str]:
        match value:
            case str() if " " in value:
                yield value
            case dict():
                for inner in value.values():
                    yield from walk(inner)
            case list():
                for inner in value:
                    yield from walk(inner)

    yield from walk(read_dossier(EXAMPLE).plain())


def test_no_word_that_people_wrote_leaves_by_a_pipeline(checked: list[Checked]) -> None:
    written = str(sarif(checked)) + junit(checked, ASKED).decode()
    texts = list(prose())
    assert len(texts) > 60
    assert [text for text in texts if text in written] == []


def test_every_result_names_a_rule_and_a_place(checked: list[Checked]) -> None:
    run = run_of(checked)
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert set(rules) == set(Check.__args__)  # type: ignore[attr-defined]
    assert len(run["results"]) >= 10
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] == "error"
        place = result["locations"][0]
        line = lines[place["physicalLocation"]["region"]["startLine"] - 1]
        assert place["logicalLocations"][0]["fullyQualifiedName"].split(".")[-1] in line
    prints = [result["partialFingerprints"]["openItem/v1"] for result in run["results"]]
    assert len(set(prints)) == len(prints)


def test_a_result_says_what_is_open_and_what_could_change_it(checked: list[Checked]) -> None:
    texts = {result["properties"]["id"]: result["message"]["text"] for result in run_of(checked)["results"]}
    assert "Forecasting that a person will offend" in texts["eu-crime-prediction"]
    assert texts["eu-crime-prediction"].endswith("Could be changed by answering: predicts-offending, solely-profiling.")


def test_places_are_written_as_addresses(unusable: Checked) -> None:
    place = run_of([unusable])["invocations"][0]["toolExecutionNotifications"][0]["locations"][0]
    assert place["physicalLocation"]["artifactLocation"]["uri"].startswith("file:///")
    assert "bad%20file.yaml" in place["physicalLocation"]["artifactLocation"]["uri"]
    relative = Checked(Path("a folder/b.yaml"), error=unusable.error)
    place = run_of([relative])["invocations"][0]["toolExecutionNotifications"][0]["locations"][0]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "a%20folder/b.yaml"


def test_an_unusable_file_is_a_failed_run_and_quotes_nothing(unusable: Checked) -> None:
    run = run_of([unusable])
    assert run["invocations"][0]["executionSuccessful"] is False
    assert run["results"] == []
    missing = check_file(ROOT / "none.yaml", ASKED, load())
    assert run_of([missing])["invocations"][0]["executionSuccessful"] is False
    written = str(sarif([unusable])) + junit([unusable], ASKED).decode()
    assert "neighbours" not in written
    assert "Their own words" not in written


def test_junit_counts_what_it_holds(checked: list[Checked], unusable: Checked) -> None:
    root = suites([*checked, unusable])
    first, second = root
    failures = first.findall("testcase/failure")
    assert int(first.get("failures", "")) == len(failures) == len(checked[0].points)
    assert int(root.get("tests", "")) == len(root.findall("testsuite/testcase"))
    assert int(root.get("errors", "")) == len(second.findall("testcase/error")) == 1
    assert {case.get("name", "").partition(":")[0] for case in first.iter("testcase")} == {*NAMES, "gate"}


def test_both_say_how_far_the_findings_go_even_where_nothing_is_open(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(DOSSIER + SETTLED, encoding="utf-8")
    one = check_file(file, Asked(DEFAULT, None, ASKED.on), load())
    assert one.points == ()
    rights = str(len(load().records["rights"]))
    (suite,) = fromstring(junit([one], ASKED))
    assert suite[0].tag == "properties"
    told = {found.get("name"): found.get("value") for found in suite.iter("property")}
    assert (told["impacts-recorded"], told["rights-nobody-looked-at"]) == ("0", rights)
    assert told["red-line eu-crime-prediction"] == "not-crossed"
    assert told["red-line wg-incompatible"] == "not-raised"
    assert told["open-and-not-asked-for rights-not-screened"] == "1"
    (artifact,) = run_of([one])["artifacts"]
    assert artifact["location"]["uri"] == file.as_uri()
    assert artifact["properties"]["impactsRecorded"] == 0
    assert artifact["properties"]["redLines"]["wg-incompatible"] == "not-raised"
    assert artifact["properties"]["openQuestions"] == int(told["open-questions"] or 0) > 5
    not_asked_for = artifact["properties"]["openAndNotAskedFor"]
    assert {check: count for check, count in not_asked_for.items() if count == 1} == {
        "rights-not-screened": 1,
        "nobody-heard": 1,
        "chain-not-described": 1,
        "alternatives-not-weighed": 1,
        "assessors-not-stated": 1,
    }
    assert not_asked_for["line-without-evidence"] > 10, "nothing of what is settled here has evidence"


def test_an_unusable_file_says_nothing_of_how_far_it_went(unusable: Checked) -> None:
    assert run_of([unusable])["artifacts"][0].keys() == {"location"}
    assert not list(suites([unusable]).iter("property"))


def test_what_xml_cannot_hold_is_left_out(checked: list[Checked]) -> None:
    odd = Checked(Path("a\x0b<&>.yaml"), checked[0].dossier, checked[0].points)
    assert suites([odd])[0].get("name") == "a\ufffd<&>.yaml"
