"""A table is counted and computed by the task worker: followed, stopped when asked, and told when wrong."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from duecare.core.errors import InputError
from duecare.evaluation import statistics
from duecare.evaluation.cells import cells_bytes
from duecare.evaluation.result import parse_result
from duecare.evaluation.written import paging
from duecare.web.evaluation import actions, tasks
from duecare.web.evaluation.models import Evaluation, State
from duecare.web.evaluation.store import cells_of, columns_of, published_of, result_of, trouble_of
from duecare.web.trail.models import Entry
from tests.evaluation.plan_text import PLAN
from tests.web.desk import HOSTILE, Desk, read
from tests.web.evaluation.planned import COLUMNS, COMPARE, COUNTS, MEANING, evaluated
from tests.web.test_access import assert_well_made

ONLY_SEX = {name: value for name, value in MEANING.items() if not name.startswith("a1_")}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder, empty."""
    monkeypatch.setattr(settings, "EVALUATION_DATA", tmp_path / "evaluation")
    return tmp_path


def table(names: tuple[str, str] = ("f", "m")) -> bytes:
    """Rows as they were counted by hand, with a pseudonym that must go nowhere."""
    text = io.StringIO(newline="")
    write = csv.writer(text)
    write.writerow(("pseudonym", "sex", "error", "selected"))
    at = 0
    for (sex, label, said), n in COUNTS.items():
        for _each in range(n):
            at += 1
            write.writerow((f"pseudonym-{at}", names["fm".index(sex)], label, ("no", "yes")[said]))
    return text.getvalue().encode()


def bring(client: Client, desk: Desk, content: bytes, name: str = "claims.csv", kind: str = "table") -> Evaluation:
    file = SimpleUploadedFile(name, content)
    answer = client.post(f"{desk.url()}evaluations/new/", {"title": "Control", "kind": kind, "file": file})
    assert answer.status_code == 302, read(answer)
    return Evaluation.objects.latest("pk")


def plan(client: Client, desk: Desk, evaluation: Evaluation) -> None:
    steps: dict[str, dict[str, Any]] = {
        "columns": {**COLUMNS, "attributes": ["sex"]},
        "meaning": ONLY_SEX,
        "compare": COMPARE,
        "check": {},
    }
    for step, typed in steps.items():
        answer = client.post(f"{desk.url()}evaluations/{evaluation.pk}/{step}/", typed)
        assert answer.status_code == 302, read(answer)
    evaluation.refresh_from_db()


def test_from_the_table_to_the_result(desk: Desk, client: Client) -> None:
    evaluation = bring(client, desk, table())
    seen = {column["name"]: column for column in columns_of(evaluation)}
    assert dict(seen["sex"]["values"]) == {"f": 450, "m": 410}
    assert seen["pseudonym"]["values"] == []
    plan(client, desk, evaluation)
    assert (evaluation.state, evaluation.done) == (State.DONE, 100)
    result, cells = result_of(evaluation), cells_of(evaluation)
    assert result is not None
    assert cells is not None
    assert b"pseudonym-" not in cells_bytes(cells)
    women = next(group for group in result.audits[0].groupings[0].groups if group.group.values == ("f",))
    assert (women.rates[0].counts, women.rates[0].among) == (90, 390)
    page = client.get(f"{desk.url()}evaluations/{evaluation.pk}/result/")
    assert_well_made(page)
    assert "Who is accused wrongly?" in read(page)


def test_what_is_wrong_with_a_table_is_told(desk: Desk, client: Client) -> None:
    evaluation = bring(client, desk, b"PK\x03\x04 not a workbook", "claims.xlsx")
    assert evaluation.state == State.FAILED
    trouble = trouble_of(evaluation)
    assert trouble is not None
    assert trouble.happened in read(client.get(f"{desk.url()}evaluations/{evaluation.pk}/"))


def test_a_plan_that_does_not_fit_is_told_and_can_be_mended(desk: Desk, client: Client) -> None:
    evaluation = bring(client, desk, table())
    plan(client, desk, evaluation)
    Evaluation.objects.filter(pk=evaluation.pk).update(digest=f"sha256:{'1' * 64}")
    client.post(f"{desk.url()}evaluations/{evaluation.pk}/check/")
    evaluation.refresh_from_db()
    assert evaluation.state == State.FAILED
    page = read(client.get(f"{desk.url()}evaluations/{evaluation.pk}/"))
    assert "Change the plan and compute again" in page


def test_what_was_stopped_keeps_nothing(desk: Desk, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    evaluation = bring(client, desk, table())
    tell = actions.tell

    def asked_meanwhile(one: Evaluation, done: int, *, at: Any) -> None:
        tell(one, done, at=at)
        Evaluation.objects.filter(pk=one.pk).update(stop=True)

    monkeypatch.setattr(actions, "tell", asked_meanwhile)
    plan(client, desk, evaluation)
    assert evaluation.state == State.STOPPED
    assert (evaluation.cells, evaluation.result) == (None, None)


def test_cells_from_elsewhere_give_the_same_result_and_no_data_is_kept(
    desk: Desk, client: Client, folder: Path, django_capture_on_commit_callbacks: Any
) -> None:
    there = evaluated(desk)
    cells = cells_of(there)
    assert cells is not None
    with django_capture_on_commit_callbacks(execute=True):
        evaluation = bring(client, desk, cells_bytes(cells), "cells.json", "cells")
    assert evaluation.state == State.DONE
    assert evaluation.title == cells.plan.title
    found, before = result_of(evaluation), result_of(there)
    assert found is not None
    assert before is not None
    assert found.findings == before.findings
    assert not evaluation.stored
    assert not [path for path in folder.rglob("*") if path.is_file()]


def test_cells_that_were_tampered_with_are_refused(desk: Desk, client: Client) -> None:
    cells = cells_of(evaluated(desk))
    assert cells is not None
    plain = json.loads(cells_bytes(cells))
    plain["cells"][0]["n"] += 1
    evaluation = bring(client, desk, json.dumps(plain).encode(), "cells.json", "cells")
    assert evaluation.state == State.FAILED
    trouble = trouble_of(evaluation)
    assert trouble is not None
    assert "860" in " ".join(trouble.problems)


def test_files_for_others_are_what_the_digests_name(desk: Desk, client: Client) -> None:
    evaluation = evaluated(desk)
    body = client.get(f"{desk.url()}evaluations/{evaluation.pk}/files/result/").content
    assert parse_result(body, "result.json") == result_of(evaluation)
    whole = client.get(f"{desk.url()}evaluations/{evaluation.pk}/result/file/")
    assert b"<!doctype html>" in whole.content[:50].lower()
    assert client.get(f"{desk.url()}evaluations/{evaluation.pk}/files/nothing/").status_code == 404


def test_a_pdf_is_made_by_the_worker(desk: Desk, client: Client) -> None:
    evaluation = evaluated(desk)
    assert client.get(f"{desk.url()}evaluations/{evaluation.pk}/result/pdf/").status_code == 404
    assert client.post(f"{desk.url()}evaluations/{evaluation.pk}/result/print/").status_code == 302
    assert client.get(f"{desk.url()}evaluations/{evaluation.pk}/result/pdf/").content.startswith(b"%PDF")


@pytest.mark.parametrize("hostile", HOSTILE[:6])
def test_hostile_names_of_groups_do_nothing(desk: Desk, client: Client, hostile: str) -> None:
    evaluation = bring(client, desk, table((hostile[:200], "m")))
    plan(client, desk, evaluation)
    assert evaluation.state == State.DONE, trouble_of(evaluation)
    page = client.get(f"{desk.url()}evaluations/{evaluation.pk}/result/").content
    assert b"<script>alert" not in page
    assert b"<img src=x" not in page


def test_a_worker_that_was_killed_is_followed_by_one_that_goes_on(desk: Desk, client: Client) -> None:
    evaluation = bring(client, desk, table())
    plan(client, desk, evaluation)
    Evaluation.objects.filter(pk=evaluation.pk).update(state=State.WORKING, result=None, cells=None, done=40)
    tasks.go_on_with_what_waits()
    evaluation.refresh_from_db()
    assert evaluation.state == State.DONE


def test_a_fault_of_ours_is_not_taken_for_a_result(desk: Desk, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_args: Any, **_more: Any) -> Any:
        raise InputError("No.", next_step="Yes.")

    monkeypatch.setattr(statistics, "evaluate", refused)
    evaluation = bring(client, desk, table())
    plan(client, desk, evaluation)
    assert evaluation.state == State.FAILED
    assert evaluation.result is None


@pytest.mark.parametrize("work", ["look", "compute"])
def test_what_takes_down_its_worker_is_not_tried_for_ever(
    desk: Desk, client: Client, monkeypatch: pytest.MonkeyPatch, work: str
) -> None:
    tried = []

    def killed(one: Evaluation) -> None:
        tried.append(one.pk)
        raise SystemExit

    name, state = ("_columns", State.LOOKING) if work == "look" else ("_cells", State.WORKING)
    if work == "look":
        monkeypatch.setattr(tasks, name, killed)
    evaluation = bring(client, desk, table())
    if work == "compute":
        monkeypatch.setattr(tasks, name, killed)
        plan(client, desk, evaluation)
    for _start in range(2):
        evaluation.refresh_from_db()
        assert evaluation.state == state
        tasks.go_on_with_what_waits()
    tasks.go_on_with_what_waits()
    evaluation.refresh_from_db()
    assert len(tried) == tasks.MOST_TRIES
    assert evaluation.state == State.FAILED
    assert "three times" in read(client.get(f"{desk.url()}evaluations/{evaluation.pk}/"))
    if work == "compute":
        plan(client, desk, evaluation)
        assert len(tried) == tasks.MOST_TRIES + 1, "a person can ask for it again"


@pytest.mark.parametrize(("error", "said"), [(MemoryError, "memory"), (ZeroDivisionError, "mistake in Duecare")])
def test_whatever_goes_wrong_nobody_waits_for_it(
    desk: Desk, client: Client, monkeypatch: pytest.MonkeyPatch, error: type[Exception], said: str
) -> None:
    def breaks(_one: Evaluation) -> None:
        raise error

    monkeypatch.setattr(tasks, "_columns", breaks)
    evaluation = bring(client, desk, table())
    assert evaluation.state == State.FAILED
    assert said in read(client.get(f"{desk.url()}evaluations/{evaluation.pk}/"))


def test_what_is_stopped_while_its_figures_are_worked_out_has_stopped(
    desk: Desk, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    evaluation = bring(client, desk, table())
    worked_out = statistics.evaluate

    def asked_meanwhile(*arguments: Any, **more: Any) -> Any:
        Evaluation.objects.update(stop=True)
        return worked_out(*arguments, **more)

    monkeypatch.setattr(statistics, "evaluate", asked_meanwhile)
    plan(client, desk, evaluation)
    assert (evaluation.state, evaluation.result) == (State.STOPPED, None)


def test_what_is_stopped_while_it_is_looked_at_has_stopped(
    desk: Desk, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = tasks._columns

    def asked_meanwhile(one: Evaluation) -> Any:
        Evaluation.objects.update(stop=True)
        return seen(one)

    monkeypatch.setattr(tasks, "_columns", asked_meanwhile)
    assert bring(client, desk, table()).state == State.STOPPED


def test_what_has_ended_cannot_be_stopped(desk: Desk, client: Client) -> None:
    evaluation = evaluated(desk)
    answer = client.post(f"{desk.url()}evaluations/{evaluation.pk}/stop/")
    assert "ended already" in read(answer)
    evaluation.refresh_from_db()
    assert (evaluation.state, evaluation.stop) == (State.DONE, False)
    assert not Entry.objects.filter(verb="stop-evaluation").exists()


def workbook() -> bytes:
    """Two sheets: notes, and the table."""
    book = Workbook()
    book.active.append(("note",))
    book.active.append(("See the other sheet",))
    sheet = book.create_sheet("Claims")
    for row in csv.reader(io.StringIO(table().decode())):
        sheet.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def test_another_sheet_of_a_workbook_is_used(desk: Desk, client: Client) -> None:
    evaluation = bring(client, desk, workbook(), "claims.xlsx")
    assert [column["name"] for column in columns_of(evaluation)] == ["note"]
    assert "The sheet of the workbook" in read(client.get(f"{desk.url()}evaluations/{evaluation.pk}/"))
    assert client.post(f"{desk.url()}evaluations/{evaluation.pk}/sheet/", {"sheet": "Claims"}).status_code == 302
    assert client.post(f"{desk.url()}evaluations/{evaluation.pk}/sheet/", {"sheet": "None"}).status_code == 404
    evaluation.refresh_from_db()
    plan(client, desk, evaluation)
    assert evaluation.state == State.DONE, trouble_of(evaluation)
    result = result_of(evaluation)
    assert result is not None
    assert (result.rows, result.plan.data.sheet) == (860, "Claims")


def test_a_plan_can_be_brought_as_a_file(desk: Desk, client: Client) -> None:
    evaluation = bring(client, desk, table())
    url = f"{desk.url()}evaluations/{evaluation.pk}/"
    words = {"column: gender": "column: sex", 'selected, yes: ["1"], no: ["0"]': "selected, yes: [yes], no: [no]"}
    written = PLAN
    for was, becomes in words.items():
        written = written.replace(was, becomes)
    wrong = client.post(f"{url}plan-file/", {"file": SimpleUploadedFile("plan.yaml", b"format: another")})
    assert wrong.status_code == 422
    assert "title" in read(wrong)
    less = written.replace("no: [no]", "no: [never]")
    client.post(f"{url}plan-file/", {"file": SimpleUploadedFile("plan.yaml", less.encode())})
    assert "count as not recorded" in read(client.get(f"{url}check/?given=1"))
    answer = client.post(f"{url}plan-file/", {"file": SimpleUploadedFile("plan.yaml", written.encode())})
    assert answer["Location"].endswith("/check/?given=1")
    shown = read(client.get(answer["Location"]))
    assert "Are women accused wrongly" in shown and "count as not recorded" not in shown
    assert client.post(answer["Location"]).status_code == 302
    evaluation.refresh_from_db()
    assert evaluation.state == State.DONE, trouble_of(evaluation)
    assert evaluation.title == "Who is selected for control"


def test_a_result_of_very_many_groups_comes_in_light_pages(
    desk: Desk, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    evaluation = evaluated(desk)
    address = f"{desk.url()}evaluations/{evaluation.pk}/result/"
    assert client.get(f"{address}?page=2").status_code == 404
    assert client.get(f"{address}?page=x").status_code == 404
    assert "Next page" not in read(client.get(address))
    monkeypatch.setattr(paging.pages, "__defaults__", (12,))
    first, second = client.get(address), client.get(f"{address}?page=2")
    assert "Next page" in read(first)
    assert "Page before" in read(second)
    assert_well_made(second)


def test_columns_of_a_very_wide_table_that_cannot_be_chosen_are_told(desk: Desk, client: Client) -> None:
    head, line = ["selected", *(f"c{at}" for at in range(501))], ["yes"] * 502
    evaluation = bring(client, desk, "\n".join(map(",".join, (head, line))).encode())
    shown = client.get(f"{desk.url()}evaluations/{evaluation.pk}/columns/")
    assert "2 more columns cannot be chosen here" in read(shown) and 'value="c499"' not in shown.content.decode()
    assert_well_made(shown)
    evaluation = bring(client, desk, table())
    assert "cannot be chosen" not in read(client.get(f"{desk.url()}evaluations/{evaluation.pk}/columns/"))


def test_what_is_for_the_team_alone_says_so_and_how_to_make_what_is_for_everybody(desk: Desk, client: Client) -> None:
    evaluation = evaluated(desk)
    for page in ("", "result/"):
        said = read(client.get(f"{desk.url()}evaluations/{evaluation.pk}/{page}"))
        assert "for everybody" in said
        assert "for others" not in said
        assert "hold no person" not in said


def test_what_is_for_everybody_is_rounded_and_names_no_counts_file(desk: Desk, client: Client) -> None:
    evaluation = bring(client, desk, table())
    plan(client, desk, evaluation)
    result, published = result_of(evaluation), published_of(evaluation)
    assert result is not None
    assert published is not None
    assert published.published
    assert published.cells_digest is None
    women = next(group for group in published.audits[0].groupings[0].groups if group.group.values == ("f",))
    assert (women.rows or 0) % 5 == 0
    page = client.get(f"{desk.url()}evaluations/{evaluation.pk}/result/public/")
    assert page["Content-Disposition"].endswith('-public.html"')
    assert result.cells_digest is not None
    assert result.cells_digest.encode() not in page.content
