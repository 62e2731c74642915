"""`duecare check`: 0, 1 or 2, and what was looked for. The defaults are those of a careful reader."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from duecare.cli.fail_on import DEFAULT, NAMES
from duecare.core.catalogue.records import Check
from duecare.knowledge.bundle import load
from tests.cli.conftest import Write
from tests.cli.running import DAY, EXAMPLE, SETTLED, Run

RATED = (
    "severity: {{scale: {{assessor: {{value: {level}, reason: So it is., by: assessor}}}}, "
    "scope: {{assessor: {{value: 1, reason: Few., by: assessor}}}}, "
    "irremediability: {{assessor: {{value: 1, reason: Soon., by: assessor}}}}}}"
)


def impact(level: int, status: str = "potential") -> str:
    return f"impacts:\n  one: {{title: One, status: {status}, {RATED.format(level=level)}}}\n"


def names(run: Run, file: Path, *options: str) -> set[str]:
    """The names for which open items were found."""
    said = run("check", file, "--on", DAY, "--json", *options)
    return {item["asked_by"] for item in said.json["files"][0]["open_items"]}


def test_nothing_open_ends_with_0_and_praises_nothing(run: Run, write: Write) -> None:
    said = run("check", write(SETTLED), "--on", DAY)
    assert said.code == 0, said.out
    assert "no open item among those asked for" in said.out
    assert "Asked for: ban, moratorium, impact, review." in said.out
    assert not {"compliant", "passed", "ok", "success"} & set(said.out.lower().replace(":", " ").split())


def test_nothing_open_says_how_far_that_goes(run: Run, write: Write) -> None:
    said = run("check", write(SETTLED), "--on", DAY)
    rights = len(load().records["rights"])
    assert said.code == 0
    assert f"Impacts on people recorded: 0. Rights that nobody has looked at: {rights}. Open questions" in said.out
    not_crossed = said.out.partition("Not crossed on the facts stated: ")[2].partition("\n")[0]
    assert "Forecasting that a person will offend" in not_crossed
    assert "Nobody has raised it: Any other system" in said.out
    assert "Other bans exist that are not held here, and were not looked at." in said.out
    assert "Open, and not asked for: rights are not screened (1); " in said.out
    assert "what else was weighed is not stated (1)" in said.out


def test_what_was_not_asked_for_is_not_passed_over(run: Run, write: Write) -> None:
    crossed = SETTLED.replace(
        "predicts-offending: {value: no, by: city}",
        "predicts-offending: {value: yes, by: city}\n  prediction-unit: {value: [places], by: city}\n"
        "  steers-policing: {value: yes, by: city}",
    )
    said = run("check", write(crossed + impact(4)), "--on", DAY, "--fail-on", "review")
    assert said.code == 0
    assert "Crossed: Predictive policing" in said.out
    assert "a measure with an owner and a date is missing (1)" in said.out
    file = run("check", write(crossed), "--on", DAY, "--json", "--fail-on", "review").json["files"][0]
    assert file["state"] == "none-open"
    assert file["looked_at"]["red_lines"]["wg-predictive-policing"] == "crossed"
    assert file["looked_at"]["impacts"] == 0
    assert file["not_asked_for"]["rights-not-screened"] == 1


def test_the_example_ends_with_1_and_says_what_is_open_and_where(run: Run) -> None:
    said = run("check", EXAMPLE, "--on", DAY)
    assert said.code == 1
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    places = {part[0]: int(part[1]) for line in said.out.splitlines() if len(part := _place(line)) == 2}
    assert lines[places["people-stop-asking"] - 1].strip() == "people-stop-asking:"
    assert "predicts-offending" in lines[places["Forecasting that a person will offend, on their profile alone"] - 1]


def _place(line: str) -> list[str]:
    """The name and the line of an open item."""
    if not line.startswith(f"{EXAMPLE}:") or " [" not in line:
        return []
    return [line.rpartition(" [")[0].rpartition(": ")[2], line.removeprefix(f"{EXAMPLE}:").partition(":")[0]]


def test_what_is_missing_is_not_taken_for_cleared(run: Run, write: Write) -> None:
    assert names(run, write()) == {"ban", "moratorium"}


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", set()),
        (impact(3), set()),
        (impact(4), {"impact"}),
        (impact(4) + "measures: {m: {title: M, kind: prevent, impacts: [one], owner: Head}}\n", {"impact"}),
        (impact(4) + "measures: {m: {title: M, kind: prevent, impacts: [one], due: 2027-01-01}}\n", {"impact"}),
        (impact(4) + "measures: {m: {title: M, kind: prevent, impacts: [one], owner: H, due: 2027-01-01}}\n", set()),
        (
            impact(4) + "measures: {m: {title: M, kind: monitor, impacts: [one], owner: H, due: 2027-01-01}}\n",
            {"impact"},
        ),
        (
            impact(4) + "measures: {m: {title: M, kind: prevent, impacts: [one], owner: H, due: 2026-11-01}}\n",
            {"impact"},
        ),
        ("impacts: {one: {title: Nobody rated it}}\n", {"impact"}),
        ("red_lines: {wg-incompatible: {raised: It is wrong at its root.}}\n", {"ban"}),
    ],
)
def test_by_default_it_fails_on_what_is_grave(run: Run, write: Write, more: str, expected: set[str]) -> None:
    assert names(run, write(SETTLED + more)) == expected


def test_a_moratorium_without_its_conditions_is_open(run: Run, write: Write) -> None:
    facts = SETTLED.replace(
        "remote-biometric-recognition: {value: no, by: city}",
        "remote-biometric-recognition: {value: yes, by: city}\n  in-public-space: {value: yes, by: city}",
    )
    assert names(run, write(facts)) == {"moratorium"}
    assert names(run, write(facts), "--fail-on", "ban") == set()


def test_a_ban_that_comes_while_the_system_is_still_used_is_open(run: Run, write: Write) -> None:
    facts = SETTLED.replace("generates-intimate-imagery: {value: no", "generates-intimate-imagery: {value: yes")
    more = (
        "  imagery-without-consent: {value: yes, by: city}\n  imagery-role: {value: intended-purpose, by: city}\n"
        "  only-excluded-uses: {value: no, by: city}\n"
    )
    facts = facts.replace("review:", more + "review:")
    place = "system: {place: {countries: [FR]}%s}\n"
    assert names(run, write(facts + place % "")) == {"ban"}
    assert names(run, write(facts + place % ", ends: 2026-12-01")) == set()


def test_an_overdue_review_is_open_from_the_day_after(run: Run, write: Write) -> None:
    file = write(SETTLED)
    assert run("check", file, "--on", "2027-01-31").code == 0
    said = run("check", file, "--on", "2027-02-01")
    assert said.code == 1
    assert "the review is overdue" in said.out.lower()


def test_fail_on_says_from_where(run: Run, write: Write) -> None:
    file = write(SETTLED + impact(4))
    assert run("check", file, "--on", DAY, "--fail-on", "ban,review").code == 0
    assert run("check", file, "--on", DAY, "--fail-on", "heard").code == 1
    assert run("check", file, "--on", DAY, "--fail-on", "nothing").code == 0
    assert names(run, file, "--fail-on", "involvement, heard,rights") == {"involvement", "heard", "rights"}


def test_what_the_knowledge_does_not_hold_is_told_with_its_place(run: Run, write: Write) -> None:
    more = (
        "impacts:\n  one:\n    title: One\n    rights: [privacy, privacey]\n"
        "    groups: [the-poor]\n    harm: bad-harm\n"
        "rights:\n  liberti: {decision: set-aside, reason: R, by: a}\n"
        "red_lines:\n  no-such-line: {raised: It is wrong.}\n"
        "engagement:\n  talk:\n    title: Talk\n    how: survey\n    groups: [the-old]\n"
    )
    file = write(SETTLED.replace("facts:", "facts:\n  looks-for-frod: {value: no, by: city}") + more)
    said = run("check", file, "--on", DAY, "--json", "--fail-on", "names")
    lines = file.read_text(encoding="utf-8").splitlines()
    found = {
        item["id"]: (".".join(map(str, item["path"])), lines[item["line"] - 1])
        for item in said.json["files"][0]["open_items"]
    }
    assert {id_: place for id_, (place, _) in found.items()} == {
        "looks-for-frod": "facts.looks-for-frod",
        "privacey": "impacts.one.rights.1",
        "the-poor": "impacts.one.groups.0",
        "bad-harm": "impacts.one.harm",
        "liberti": "rights.liberti",
        "no-such-line": "red_lines.no-such-line",
        "the-old": "engagement.talk.groups.0",
    }
    assert [id_ for id_, (_, line) in found.items() if id_ not in line] == []


def test_an_answer_that_its_question_does_not_take_is_told_where_it_stands(run: Run, write: Write) -> None:
    file = write(SETTLED.replace("predicts-offending: {value: no", "predicts-offending: {value: never"))
    said = run("check", file, "--on", DAY, "--fail-on", "names")
    assert said.code == 1
    assert f"{file}:6: A name or an answer that the knowledge does not hold: Forecasts crime" in said.out
    assert "so it was not used" in said.out


def test_an_overdue_measure_is_told_where_it_stands_even_under_the_name_of_an_impact(run: Run, write: Write) -> None:
    measure = "measures:\n  one: {title: M, kind: prevent, impacts: [one], owner: H, due: 2026-11-21}\n"
    file = write(SETTLED + impact(2) + measure)
    assert names(run, file, "--fail-on", "overdue") == {"overdue"}
    said = run("check", file, "--on", DAY, "--fail-on", "overdue")
    assert f"{file}:{len(file.read_text(encoding='utf-8').splitlines())}: A measure is overdue: one" in said.out
    assert run("check", file, "--on", "2026-11-21", "--fail-on", "overdue").code == 0
    assert names(run, file, "--gate", "review") >= {"gate"}
    assert "impact" not in names(run, file), "by default an overdue measure counts where the impact is grave"


def test_every_name_is_explained_and_every_check_has_a_name(run: Run) -> None:
    from duecare.cli.fail_on import CHECK_NAMES

    told = " ".join(run("check", "--help").out.split())
    assert [
        name for name, text in NAMES.items() if f"{name}: {text}" not in told.replace(" (asked by default)", "")
    ] == []
    lines = {check for check in Check.__args__ if check.startswith(("red-line-", "moratorium-"))}  # type: ignore[attr-defined]
    assert set(CHECK_NAMES) | lines == set(Check.__args__)  # type: ignore[attr-defined]
    assert set(CHECK_NAMES.values()) | {"ban", "moratorium"} == set(NAMES)
    assert set(DEFAULT) <= set(NAMES)


def test_a_gate_asks_for_what_blocks_it_and_names_are_added(run: Run, write: Write) -> None:
    file = write(SETTLED + impact(4))
    need = run("check", file, "--on", DAY, "--gate", "need")
    assert need.code == 0
    assert "at the gate need" in need.out
    assert run("check", file, "--on", DAY, "--gate", "award").code == 1
    assert names(run, file, "--gate", "award") == {"gate"}
    assert names(run, file, "--gate", "need", "--fail-on", "impact") == {"impact"}


@pytest.mark.parametrize("options", [["--fail-on", "everything"], ["--fail-on", " "], ["--gate", "party"]])
def test_a_name_that_there_is_not_is_refused_before_anything_is_judged(run: Run, options: list[str]) -> None:
    said = run("check", EXAMPLE, *options)
    assert (said.code, said.out) == (2, "")
    assert "Use " in said.err


def test_of_several_files_the_worst_counts_and_none_is_hidden(run: Run, write: Write, tmp_path: Path) -> None:
    fine, open_ = write(SETTLED, "fine.yaml"), write(SETTLED + impact(5), "open.yaml")
    bad = tmp_path / "bad.yaml"
    bad.write_text("title: [", encoding="utf-8")
    assert run("check", fine, open_, "--on", DAY).code == 1
    said = run("check", bad, open_, fine, "--on", DAY)
    assert said.code == 2
    assert f"{bad}: cannot be used" in said.out
    assert "One" not in said.err
    assert f"{open_}: 1 open item among" in said.out
    assert f"{fine}: no open item" in said.out


def test_json_holds_all_files_and_nothing_else(run: Run, write: Write, tmp_path: Path) -> None:
    said = run("check", write(SETTLED), tmp_path / "none.yaml", EXAMPLE, "--on", DAY, "--json")
    assert said.code == 2
    assert [file["state"] for file in said.json["files"]] == ["none-open", "unusable", "open"]
    assert said.json["asked_for"] == {"names": list(DEFAULT), "gate": None}
    assert said.json["on"] == DAY


def test_a_json_dossier_is_checked_the_same(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text(json.dumps({"format": "duecare-dossier/1", "id": "a", "title": "A"}, indent=1), encoding="utf-8")
    assert names(run, file) == {"ban", "moratorium"}


def test_outputs_go_to_their_files(run: Run, tmp_path: Path) -> None:
    sarif, junit = tmp_path / "out" / "a.sarif", tmp_path / "out" / "a.xml"
    assert run("check", EXAMPLE, "--on", DAY, "--sarif", sarif, "--junit", junit).code == 1
    assert json.loads(sarif.read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert junit.read_text(encoding="utf-8").startswith("<?xml")


def test_an_output_that_cannot_be_written_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    said = run("check", EXAMPLE, "--sarif", tmp_path / "file" / "a.sarif")
    assert said.code == 2
    assert "cannot be written" in said.err
