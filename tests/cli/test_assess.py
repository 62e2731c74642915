"""`duecare assess`: everything that follows, in words or as JSON."""

from __future__ import annotations

from datetime import date

import pytest

from duecare.cli.summary import show
from duecare.core.catalogue import RedLine
from duecare.core.method import assess
from duecare.files.read import read_dossier
from duecare.knowledge.bundle import load
from duecare.report.texts import TEXTS
from tests.cli.conftest import Write
from tests.cli.running import DAY, EXAMPLE, SETTLED, Run
from tests.report.example import reported
from tests.report.test_looked import calm

HEADINGS = (
    "The decision",
    "Red lines",
    "To be put right",
    "To be prevented",
    "What is not known, and could change this",
    "Who must do what by when",
    "What norms ask",
    "Next decision: ",
)


def test_the_summary_has_every_part_in_this_order(run: Run) -> None:
    said = run("assess", EXAMPLE, "--on", DAY)
    assert said.code == 0
    places = [said.out.index(f"\n\n{heading}") for heading in HEADINGS]
    assert places == sorted(places)
    assert said.err == ""


def test_open_lines_show_why_and_settled_ones_are_not_left_out(run: Run) -> None:
    out = run("assess", EXAMPLE, "--on", DAY).out
    assert "Cannot tell yet: Forecasting that a person will offend" in out
    assert "Would change it: Does it forecast crime" in out
    assert "Not crossed on the facts stated: Predictive policing" in out
    assert "A city that suspects everybody" in out, "the voice of those who raised a line"


def test_a_line_that_is_not_crossed_says_why_and_on_whose_word(run: Run) -> None:
    out = " ".join(run("assess", EXAMPLE, "--on", DAY).out.split())
    after = out.partition("Not crossed on the facts stated: Predictive policing")[2]
    assert after.lstrip().startswith("One thing that this line asks for is not there: The forecast steers policing.")
    assert "Rests on: Does it help decide where police go" in after
    assert "No (stated, City of Lindenau). Evidence: Working instruction" in after


def test_the_lines_that_were_looked_at_are_named_and_that_there_are_others(run: Run, write: Write) -> None:
    for file in (EXAMPLE, write(SETTLED)):
        out = " ".join(run("assess", file, "--on", DAY).out.split())
        looked = out.partition("Looked at: ")[2]
        titles = [line.title for line in load().of(RedLine).values()]
        assert [title for title in titles if title not in looked] == []
        assert "Other bans exist that are not held here, and were not looked at." in out


def test_two_people_decided_with_both_reasons(run: Run, write: Write) -> None:
    answers = ", ".join(
        f"{who}: {{decision: not-crossed, reason: As {who} sees it., by: {who}}}" for who in ("a1", "b2")
    )
    out = run(
        "assess", write(f"red_lines: {{wg-incompatible: {{raised: R, answers: {{{answers}}}}}}}\n"), "--on", DAY
    ).out
    assert "Two people decided: not crossed: Any other system" in out
    assert "As a1 sees it." in out and "As b2 sees it." in out


def test_who_says_otherwise_stands_with_the_question(run: Run) -> None:
    out = " ".join(run("assess", EXAMPLE, "--on", DAY).out.split())
    assert (
        "Disputed, not settled. Evidence: Working instruction for case workers. Says otherwise: residents-council"
        in out
    )


def test_what_norms_ask_is_short_the_next_day_first_then_how_many(run: Run) -> None:
    lines = run("assess", EXAMPLE, "--on", DAY).out.splitlines()
    start = lines.index("What norms ask")
    shown = lines[start + 2 : lines.index("", start)]
    assert len(shown) < 20
    assert shown[0].startswith("1 March 2027: ") and shown[0].endswith("]")
    assert any(line.startswith("Not triggered on the facts stated: ") for line in shown)


def test_where_nothing_is_recorded_that_is_no_finding(run: Run, write: Write) -> None:
    assert "That does not mean that there is none." in run("assess", write(SETTLED), "--on", DAY).out


def test_where_no_question_is_open_it_says_what_nobody_looked_at(capsys: pytest.CaptureFixture[str]) -> None:
    show(*reported(calm()))
    out = " ".join(capsys.readouterr().out.split())
    after = out.partition("Among the questions held here, none is open that could change a conclusion.")[2]
    assert after.strip().startswith("Rights that nobody has looked at: 4. No impact on people is recorded.")
    assert "Among the red lines held here, none is crossed or open on the facts stated." in out


def test_both_orders_are_shown_with_the_reason_of_each_place(run: Run) -> None:
    out = run("assess", EXAMPLE, "--on", DAY).out
    remedy, prevention = out.index("To be put right"), out.index("To be prevented")
    assert remedy < out.index("[payments-held-in-pilot]") < prevention < out.index("[wrongly-suspected]")
    assert "Inside the tier, by likelihood: almost certain." in out


def test_no_line_is_wider_than_the_page_nor_ends_in_blanks(run: Run) -> None:
    lines = run("assess", EXAMPLE, "--on", DAY).out.splitlines()
    assert max(map(len, lines)) <= 100
    assert [line for line in lines if line != line.rstrip()] == []


def test_nothing_is_called_compliant(run: Run) -> None:
    out = run("assess", EXAMPLE, "--on", DAY).out.lower()
    assert "compliant" not in out
    assert "not a finding of compliance" in out


def test_json_is_exactly_what_the_method_says(run: Run) -> None:
    said = run("assess", EXAMPLE, "--on", DAY, "--json")
    assert said.json == assess(read_dossier(EXAMPLE), load(), date.fromisoformat(DAY)).plain()
    assert said.json["on"] == DAY


def test_the_day_decides_and_today_is_the_default(run: Run, write: Write) -> None:
    imagery = {
        "only-excluded-uses": "no",
        "generates-intimate-imagery": "yes",
        "imagery-without-consent": "yes",
        "imagery-role": "intended-purpose",
    }
    facts = "".join(f"  {fact}: {{value: {value}, by: city}}\n" for fact, value in imagery.items())
    file = write(f"system: {{place: {{countries: [FR]}}}}\nfacts:\n{facts}")

    def result(*options: str) -> str:
        lines = run("assess", file, "--json", *options).json["red_lines"]
        return next(str(line["result"]) for line in lines if line["id"] == "eu-intimate-imagery")

    assert result("--on", "2026-12-01") == "upcoming"
    assert result("--on", "2026-12-02") == "crossed"
    assert run("assess", file, "--json").json["on"] >= "2026-11-22"


def test_an_empty_dossier_is_judged_and_passes_nothing(run: Run, write: Write) -> None:
    out = run("assess", write(), "--on", DAY).out
    assert "Cannot tell yet: Predictive policing" in out
    assert "No impact on people is recorded" not in out or "does not mean" in out
    assert "No next moment of decision is set." in out


def test_hostile_text_cannot_steer_the_terminal(run: Run, write: Write) -> None:
    hostile = '"\\x1B[31mred\\x07 [bold]markup[/bold] \\u202Ereversed"'
    file = write(f"impacts:\n  one:\n    title: {hostile}\n    status: potential\n")
    out = run("assess", file, "--on", DAY).out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "[bold]markup[/bold]" in out, "shown as it was written, not interpreted"


def test_long_lists_are_cut_and_say_so(run: Run, write: Write) -> None:
    impacts = "".join(f"  impact-{number}: {{title: Impact {number}, status: potential}}\n" for number in range(14))
    out = run("assess", write(f"impacts:\n{impacts}"), "--on", DAY).out
    assert "4" in next(line for line in out.splitlines() if "Impacts not listed here" in line)


def test_arabic_is_written_in_arabic(run: Run) -> None:
    said = run("assess", EXAMPLE, "--on", DAY, "--language", "ar")
    assert said.code == 0
    assert "payments-held-in-pilot" in said.out


@pytest.mark.parametrize(
    ("options", "wrong"),
    [(["--on", "tomorrow"], "'tomorrow'"), (["--on", "2026-13-01"], "2026-13-01"), (["--language", "xx"], "'xx'")],
)
def test_an_option_that_makes_no_sense_is_told(run: Run, options: list[str], wrong: str) -> None:
    said = run("assess", EXAMPLE, *options)
    assert (said.code, said.out) == (2, "")
    assert wrong in said.err


def test_a_pack_takes_part(run: Run, write: Write, tmp_path: object) -> None:
    pack = write(name="unused.yaml").parent / "pack.yaml"
    pack.write_text("pack: {nothing: here}\n", encoding="utf-8")
    said = run("assess", write(), "--pack", pack)
    assert said.code == 2
    assert "pack.yaml" in said.err


def test_what_is_settled_is_said_without_praise(run: Run, write: Write) -> None:
    rights = "".join(f"  {right}: {{decision: set-aside, reason: R, by: a}}\n" for right in load().records["rights"])
    held = "evidence: {note: {title: N, kind: document}}\nsystem: {alternatives: A counter with people.}\ngate: need\n"
    held += "engagement:\n  nobody: {title: N, how: none, why_nobody: It never ran on anybody.}\n"
    facts = "  alternatives-considered: {value: yes, by: city}\n  past-harm-to-group: {value: no, by: city}\n"
    settled = SETTLED.replace("review:", facts + "review:").replace("city}", "city, evidence: [note]}")
    out = run("assess", write(f"rights:\n{rights}{held}{settled}"), "--on", DAY).out
    said = " ".join(out.split())
    assert [key for key in ("red-lines-none", "remedy-none", "gate-clear") if TEXTS[key] not in said] == []
