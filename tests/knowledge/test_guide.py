"""The guide to the records: every kind has an example there, and together the examples are sound."""

from __future__ import annotations

import re

from duecare.core.catalogue import KINDS, Catalogue
from duecare.files.read import parse_tree
from duecare.knowledge.bundle import catalogue_of, load
from duecare.knowledge.cases import Case
from duecare.knowledge.check import check_structure
from duecare.knowledge.sources import Reading, named
from duecare.knowledge.trial import differences
from tests.house.sources import ROOT

GUIDE = (ROOT / "docs" / "guides" / "knowledge-records.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```yaml\n# ([a-z-]+)/([a-z0-9-]+)\.yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES = {(kind, id_): text for kind, id_, text in BLOCK.findall(GUIDE)}
ONCE = {"gates", "scales", "packs"}


def with_examples() -> Catalogue:
    """The shipped records and those of the guide."""
    reading = Reading()
    for (kind, id_), text in EXAMPLES.items():
        if kind != "cases":
            reading.take(kind, id_, parse_tree(text.encode(), f"{kind}/{id_}.yaml"))
    added = reading.done("The examples")
    return catalogue_of({kind: {**held, **added[kind]} for kind, held in load().records.items()})


def test_every_kind_has_an_example() -> None:
    assert {kind for kind, _ in EXAMPLES} - {"cases"} == set(KINDS) - ONCE
    assert [kind for kind in ONCE if f"**`{kind}`**" not in GUIDE] == []


def test_the_examples_are_sound_together() -> None:
    assert [str(problem) for problem in check_structure(with_examples())] == []


def test_the_case_of_the_guide_is_judged_as_it_says() -> None:
    ((kind, id_),) = (found for found in EXAMPLES if found[0] == "cases")
    case = named(parse_tree(EXAMPLES[kind, id_].encode(), "guide"), id_, Case)
    assert differences(case, with_examples()) == ()
