"""Cards of data sets: whose they are, what they leave unsaid about people, and never a system made of them."""

from __future__ import annotations

import pytest

from duecare.core.dossier import Dossier
from duecare.exchange import Source, give_back, read_source, row_of, start_dossier, suggested_id
from duecare.exchange.publisher import NOT_STATED, ONLY_IN_RECORD, publishable
from tests.exchange.places import ON, fixture, real

DATA_CARD = fixture("data-card.md")


def text_card(text: str) -> Source:
    source = read_source(text.encode(), "README.md")
    assert give_back(source) == text.encode()
    return source


def dossier(source: Source) -> Dossier:
    (record,) = source.records
    return start_dossier(record, source, id=suggested_id(record, source), by="lead", on=ON)


def test_a_data_set_is_kept_whole_and_makes_no_system() -> None:
    source = read_source(DATA_CARD, "data-card.md")
    assert give_back(source) == DATA_CARD
    started = dossier(source)
    assert "".join(row_of(started.records["hf-card-0"])).encode() == DATA_CARD
    assert (started.title, started.system.plain(), dict(started.facts)) == ("Data set: Letters of the north", {}, {})
    assert {id_: actor.roles for id_, actor in started.actors.items()} == {"northern-letters-lab": ("data-supplier",)}
    assert "letters@letters.example" in source.records[0].value("Personal and Sensitive Information")


def test_what_it_leaves_unsaid_about_people_is_said_before_anything_is_chosen() -> None:
    (remark,) = read_source(DATA_CARD, "data-card.md").records[0].remarks
    assert remark.startswith("This is a card of a data set")
    for topic in ("who made the data, and who is in it", "who labelled it", "whether people agreed", "bias, risks"):
        assert topic in remark
    for topic in ("how it was collected", "personal and sensitive", "licence"):
        assert topic not in remark
    assert "What is not said counts as not known" in remark


SAID = {
    "how it was collected": "## Data collection\nFrom letters.\n",
    "who made the data, and who is in it": "## Who are the source language producers?\nPeople of the north.\n",
    "who labelled it": "## Labelling\nStudents, paid by the hour.\n",
    "whether people agreed": "## Consent\nNobody was asked.\n",
    "personal and sensitive information": "## Privacy\nNames are in it.\n",
    "bias, risks and limitations": "## Social Impact of Dataset\nUnclear.\n",
    "its licence": "## Licensing Information\nFree.\n",
}


@pytest.mark.parametrize("topic", SAID)
def test_each_topic_is_said_by_its_own_section_and_by_no_other(topic: str) -> None:
    (remark,) = text_card("---\npretty_name: Letters\n---\n# Letters\n" + SAID[topic]).records[0].remarks
    assert {other for other in SAID if other in remark} == set(SAID) - {topic}


def test_a_card_that_says_it_all_gets_no_remark() -> None:
    assert text_card("---\npretty_name: Letters\n---\n# Letters\n" + "".join(SAID.values())).records[0].remarks == ()


@pytest.mark.parametrize(
    ("front", "topic", "said"),
    [
        ("license: mit", "its licence", True),
        ("license:\n- mit", "its licence", True),
        ("license: []", "its licence", False),
        ("license:", "its licence", False),
        ("annotations_creators: [no-annotation]", "who labelled it", True),
        ("annotations_creators: [crowdsourced]", "who labelled it", False),
    ],
)
def test_a_key_says_what_it_is_made_for(front: str, topic: str, said: bool) -> None:
    (remark,) = text_card(f"---\npretty_name: Letters\n{front}\n---\n# Letters\n").records[0].remarks
    assert (topic not in remark) is said


@pytest.mark.parametrize(
    ("text", "is_data"),
    [
        ("---\nlicense: mit\n---\n# Dataset Card for Letters\n", True),
        ("---\nlicense: mit\n---\n# Letters\n## Dataset Summary\nx\n## Dataset Structure\nx\n", True),
        ("---\nlicense: mit\n---\n# Sorter\n## Dataset Description\nWhat it learned from.\n", False),
        ("---\ntask_categories: [text-classification]\n---\n# Letters\n", True),
        ("---\nlibrary_name: timm\nviewer: false\n---\n# Sorter\n", False),
        ("---\nviewer: false\n---\n# Model Card for Sorter\n", False),
        ("# Sorter\n## viewer\ntask_categories: none\n", False),
    ],
)
def test_cards_of_data_and_of_models_are_told_apart(text: str, is_data: bool) -> None:
    assert dossier(text_card(text)).title.startswith("Data set: ") is is_data


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Northern Letters Lab", "Northern Letters Lab"),
        ("Acme, Inc.", "Acme, Inc."),
        ("Meta", "Meta"),
        ("Letters Lab, University of Somewhere", "Letters Lab, University of Somewhere"),
        ("Jane Q. Doe (University of Somewhere)", ONLY_IN_RECORD),
        ("Jane Q. Doe, Letters Lab", ONLY_IN_RECORD),
        ("Letters AI", "Letters AI"),
        ("Ai Doe", ONLY_IN_RECORD),
        ("[Needs More Information]", NOT_STATED),
        ("  ", NOT_STATED),
        (",", ONLY_IN_RECORD),
    ],
)
def test_a_persons_name_is_not_shown_beside_their_organisation(text: str, shown: str) -> None:
    assert publishable(text)[0] == shown


def test_curators_in_free_text_stay_in_the_record() -> None:
    source = text_card("# Dataset Card for Letters\n## Dataset Curators\nJane Q. Doe at the University of Somewhere.\n")
    assert source.asserted_by == ONLY_IN_RECORD
    assert text_card("# Dataset Card for Letters\n## Dataset Curators\n[More Information Needed]\n").asserted_by == (
        NOT_STATED
    )


@pytest.mark.parametrize("line", ["pipeline_tag: text-to-image", 'pipeline_tag: "text-to-image"'])
def test_a_task_of_a_model_suggests_what_it_makes_and_nothing_more(line: str) -> None:
    started = dossier(text_card(f"---\n{line}\n---\n# Sorter\nMakes texts and code.\n"))
    assert {id_: (fact.value, fact.basis) for id_, fact in started.facts.items()} == {
        "generated-kinds": (("images", "unknown"), "suggested")
    }
    assert "pipeline_tag" in (started.facts["generated-kinds"].note or "")


@pytest.mark.parametrize(
    "text", ["---\npipeline_tag: text-classification\n---\n# S\n", "# S\n\npipeline_tag: text-to-image\n"]
)
def test_other_tasks_and_free_text_suggest_nothing(text: str) -> None:
    assert dict(dossier(text_card(text)).facts) == {}


def test_the_real_sample_says_little_about_people() -> None:
    source = read_source(real("hf-cards/sample_datasetcard_simple.md").read_bytes(), "sample_datasetcard_simple.md")
    assert dossier(source).title == "Data set: Sample Segmentation"
    assert "who labelled it; whether people agreed" in source.records[0].remarks[0]
    assert "licence" not in source.records[0].remarks[0]
