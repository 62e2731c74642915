"""Exports: the same document again, the findings as judged, a table no program works out, and only what may be seen."""

from __future__ import annotations

import copy
import csv
import io
import json
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duecare.core.dossier import Dossier
from duecare.core.dossier.words import Audience
from duecare.core.revision.view import View, view
from duecare.files.read import parse_dossier
from duecare.report.export import made, names, together
from duecare.report.impact_table import COLUMNS, impacts_csv, table
from tests.report.example import CATALOGUE, DOCUMENT, blank, dossier, judged

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "＝1+1",
    "  =1+1 after spaces",
    "x;=1+1",
    "x; @SUM(A1)",
    "line\n=1+1",
    'a "quoted", and parted; text',
    "turned \u202e about",
    "bell \x07 and escape \x1b[31m",
    "{{ 7*7 }} %s <script>",
    "🧨 नमस्ते 你好 שלום عربي",
)
START = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def seen(document: Dossier, audience: Audience = "team") -> View:
    return view(document, judged(document), audience, CATALOGUE)


def rows(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def shared() -> dict[str, Any]:
    """The example's document, with one impact for partners and one for the public."""
    tree = copy.deepcopy(DOCUMENT)
    first, second, *_ = tree["impacts"].values()
    first["shown_to"], second["shown_to"] = "partners", "public"
    return tree


def read(tree: dict[str, Any]) -> Dossier:
    return Dossier.model_validate_json(json.dumps(tree))


@pytest.mark.parametrize("audience", ["team", "partners", "public"])
@pytest.mark.parametrize("name", ["dossier.yaml", "dossier.json"])
def test_the_document_read_again_has_the_same_digest(name: str, audience: Audience) -> None:
    exported = seen(read(shared()), audience)
    again = parse_dossier(made(exported, name), name)
    assert again.digest == exported.dossier.digest
    assert (again.digest == read(shared()).digest) is (audience == "team")


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", ["dossier.yaml", "dossier.json"])
def test_hostile_text_is_read_again_as_it_was(name: str, text: str) -> None:
    document = dossier(title=text, impacts={**DOCUMENT["impacts"], "one": {"title": text, "description": text}})
    assert parse_dossier(made(seen(document), name), name).digest == document.digest


def test_the_findings_are_those_that_were_judged() -> None:
    exported = seen(dossier())
    assert json.loads(made(exported, "findings.json")) == exported.findings.plain()


def test_the_table_has_a_line_for_each_impact_in_the_order_to_act() -> None:
    exported = seen(dossier())
    found = rows(made(exported, "impacts.csv"))
    order = [place.id for place in (*exported.findings.remedy_order, *exported.findings.prevention_order)]
    assert [row["id"] for row in found] == list(dict.fromkeys(order))
    assert set(found[0]) == set(COLUMNS)
    assert [row["remedy_place"] or row["prevention_place"] for row in found].count("1") >= 1


def test_a_line_says_what_is_stated_and_what_was_found() -> None:
    row = next(row for row in rows(made(seen(dossier()), "impacts.csv")) if row["id"] == "wrongful-stop")
    assert row["title"] == "Benefits stop although nothing was wrong"
    assert (row["status"], row["origin"], row["likelihood"]) == ("actual-ongoing", "intended-use", "")
    assert (row["rights"], row["groups"]) == ("social-security; privacy", "people-in-poverty")
    assert (row["scale_low"], row["scale_high"]) == ("4", "4")
    assert (row["irremediability_low"], row["irremediability_high"]) == ("3", "4")
    assert row["involvement"].startswith("city: cause; vendor: ")
    assert row["tier_low"] and row["tier_high"]
    measures = [id_ for id_, one in DOCUMENT["measures"].items() if "wrongful-stop" in one["impacts"]]
    assert row["measures"] == "; ".join(measures) != ""


def test_what_nobody_stated_is_empty_and_what_nobody_rated_is_the_whole_range() -> None:
    (row,) = rows(made(seen(dossier(impacts={"one": {"title": "One"}})), "impacts.csv"))
    assert (row["status"], row["origin"], row["rights"], row["involvement"], row["measures"]) == ("", "", "", "", "")
    assert [row[name] for name in ("scale_low", "scale_high", "scope_low", "scope_high")] == ["1", "5", "1", "5"]


def test_a_dossier_without_impacts_has_the_names_of_the_columns_alone() -> None:
    data = made(seen(blank()), "impacts.csv")
    assert data == b"\xef\xbb\xbf" + ",".join(COLUMNS).encode() + b"\r\n"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("  +1", "  '+1"),
        ("x;=1", "x;'=1"),
        ("x; @a", "x; '@a"),
        ("a\n-1", "a\n'-1"),
        ("\t=1", "'\t'=1"),
        ("＝1", "'＝1"),
        ("a\u202eb", "a‹U+202E›b"),
        ("well-being, 3 - 4", "well-being, 3 - 4"),
        ('say "no"', 'say "no"'),
    ],
)
def test_no_text_can_be_taken_for_a_formula(text: str, cell: str) -> None:
    assert rows(table(("a", "b"), [(text, 7)])) == [{"a": cell, "b": "7"}]


@given(text=st.text(max_size=60))
def test_whatever_people_write_a_table_has_its_lines_and_no_formula(text: str) -> None:
    found = rows(table(("a", "b"), [(text, text), ("x", "y")]))
    assert len(found) == 2 and found[1] == {"a": "x", "b": "y"}
    assert not found[0]["a"].lstrip(" ").startswith(START)


def test_the_team_has_everything_and_no_list_of_what_is_withheld() -> None:
    exported = seen(dossier())
    assert names(exported) == ("dossier.yaml", "dossier.json", "findings.json", "impacts.csv")
    with pytest.raises(KeyError):
        made(exported, "withheld.csv")


@pytest.mark.parametrize(("audience", "left"), [("partners", 2), ("public", 1)])
def test_others_get_what_they_may_see_and_what_they_do_not(audience: Audience, left: int) -> None:
    document = read(shared())
    exported = seen(document, audience)
    shown = {row["id"]: row for row in rows(made(exported, "impacts.csv"))}
    listed = {(row["kind"], row["id"]) for row in rows(made(exported, "withheld.csv"))}
    assert set(shown) == set(list(document.impacts)[2 - left : 2])
    assert {("impacts", id_) for id_ in set(document.impacts) - set(shown)} <= listed
    for id_, row in shown.items():
        assert (row["tier_low"] == "") is (("finding-impacts", id_) in listed)
    for name in names(exported):
        assert b"We could not pay the rent" not in made(exported, name) or audience == "partners"
        assert b"clients-union" not in made(exported, name)


def test_an_impact_of_which_the_findings_are_withheld_keeps_its_line() -> None:
    document = dossier()
    exported = seen(document)
    gone, *others = exported.findings.impacts
    left = replace(exported.findings, impacts=tuple(others), remedy_order=(), prevention_order=())
    found = rows(impacts_csv(document, left))
    assert found[-1]["id"] == gone.id and len(found) == len(document.impacts)
    assert found[-1]["title"] == document.impacts[gone.id].title
    assert (found[-1]["scale_low"], found[-1]["tier_high"], found[-1]["involvement"]) == (("(withheld)",) * 3)


def test_all_of_them_are_in_one_archive_with_the_same_bytes_each_time() -> None:
    exported = seen(read(shared()), "public")
    assert together(exported) == together(exported)
    with zipfile.ZipFile(io.BytesIO(together(exported))) as archive:
        assert tuple(archive.namelist()) == names(exported)
        assert all(archive.read(name) == made(exported, name) for name in names(exported))
