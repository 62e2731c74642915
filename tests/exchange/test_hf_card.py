"""Cards: cut into fields that are the file again when joined, and made into dossiers of a model, not of a use."""

from __future__ import annotations

import pytest

from duecare.core.dossier import Dossier
from duecare.core.dossier.references import broken_references
from duecare.core.errors import InputError
from duecare.exchange import Source, give_back, read_source, row_of, start_dossier, suggested_id
from duecare.exchange.bounds import MAX_CELL
from tests.exchange.places import ON, card, fixture, real


def text_card(text: str, name: str = "README.md") -> Source:
    source = read_source(text.encode(), name)
    assert give_back(source) == text.encode()
    return source


def dossier(source: Source) -> Dossier:
    (record,) = source.records
    return start_dossier(record, source, id=suggested_id(record, source), by="lead", on=ON)


def test_a_card_is_cut_into_keys_and_sections_and_given_back() -> None:
    source = card()
    assert source.header == (
        *("---", "(front matter)", "language", "license", "tags", "quoted key", "model-index", "---"),
        *("Model Card for Letter Sorter", "Uses", "Direct Use", "Out-of-Scope Use", "Limitations"),
    )
    assert source.records[0].value("license") == "license: apache-2.0\n"
    assert source.records[0].value("Direct Use").count("# not a heading") == 1
    assert (give_back(source), source.exact) == (fixture("card.md"), "bytes")


def test_a_dossier_of_a_card_keeps_it_whole() -> None:
    started = dossier(card())
    assert "".join(row_of(started.records["hf-card-0"])).encode() == fixture("card.md")
    assert broken_references(started) == ()


def test_a_card_states_a_model_its_publisher_and_no_deployer() -> None:
    started = dossier(card())
    assert started.title == started.system.name == "Letter Sorter"
    assert (started.system.purpose or "").startswith("Sorting letters that people send to a town hall")
    assert (started.system.description or "").startswith("Letter Sorter says which desk")
    assert "[e-mail address left out]" in (started.system.description or "")
    assert (started.system.stage, started.system.place.countries, dict(started.facts)) == (None, (), {})
    assert {id_: actor.roles for id_, actor in started.actors.items()} == {
        "northern-letters-lab": ("provider", "developer")
    }
    assert started.records["hf-card-0"].asserted_by == card().asserted_by == "Northern Letters Lab"


@pytest.mark.parametrize(
    ("line", "asserter"),
    [
        ("**Model developer**: Meta", "Meta"),
        ("- **Developed by:** University of Somewhere", "University of Somewhere"),
        ("- **Developed by:** Jane Q. Doe", "(publisher named in the record)"),
        ("- **Developed by:** jane", "(publisher named in the record)"),
        ("- **Developed by:** [More Information Needed]", "(publisher not stated)"),
        ("Made with care.", "(publisher not stated)"),
    ],
)
def test_a_name_that_may_be_a_persons_stays_in_the_record(line: str, asserter: str) -> None:
    source = text_card(f"# Sorter\n\n{line}\n")
    assert source.asserted_by == asserter
    assert [actor.name for actor in dossier(source).actors.values()] == [asserter]


def test_a_card_of_a_data_set_says_nothing_of_a_system() -> None:
    started = dossier(
        text_card("---\npretty_name: Parcels of the north\n---\n# Dataset Card for Parcels\n\nPictures.\n")
    )
    assert (started.title, started.system.plain()) == ("Data set: Parcels of the north", {})
    assert [actor.roles for actor in started.actors.values()] == [("data-supplier",)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\nlicense: mit\nmodel-index:\n- name: sorter-small\n---\n\nNo heading.\n", "sorter-small"),
        ("---\nlicense: mit\n---\n\n## Only a section\n", "README"),
        ("# Model card: *Sorter* \n", "*Sorter*"),
    ],
)
def test_the_title_is_the_best_that_is_stated(text: str, title: str) -> None:
    assert text_card(text).records[0].title == title


@pytest.mark.parametrize(
    "text", ["# Sorter\n", "\n\n# Sorter\ntext", "---\n---\n# Sorter\n", "---\n# a comment\n---\n# Sorter\n"]
)
def test_metadata_that_is_not_there_is_not_stated_and_that_is_said(text: str) -> None:
    source = text_card(text)
    assert source.records[0].title == "Sorter"
    assert "Look whether this is a card" in source.remarks[0] and "not stated" in source.remarks[0]
    assert card().remarks == ()


@pytest.mark.parametrize(
    "front",
    [
        "license: &l mit\nlicense_name: *l",
        "base: &b {license: mit}\nmore:\n  <<: *b",
        "pretty_name: !!python/name:os.system x",
        "tags: [!local a]",
    ],
    ids=["alias", "merge", "tag", "local-tag"],
)
def test_front_matter_that_means_more_than_it_shows_is_kept_as_text_and_that_is_said(front: str) -> None:
    source = text_card(f"---\n{front}\n---\n# Sorter\n")
    assert source.remarks[0].startswith("Its front matter could not be read and is kept as text")
    assert source.header == ("---", "(front matter)", "---", "Sorter")
    assert source.records[0].value("(front matter)") == front + "\n"
    assert source.records[0].title == "Sorter"


@pytest.mark.parametrize(
    "front",
    [
        '{"license": "mit", "language": "en"}',
        "{license: mit,\n language: [no, en]}",
        "a:b: c\nlicense: mit",
        "license:\n  - mit\n\n# comment\nlanguage: en",
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_unusual_front_matter_is_kept_whole_too(front: str, line_end: str) -> None:
    text_card(f"---\n{front}\n---\n\n# Sorter\n".replace("\n", line_end))


def test_thousands_of_results_are_no_problem() -> None:
    text_card("---\nmodel-index:\n" + "- value: 0.9\n" * 5_000 + "license: mit\n---\n# Sorter\n")


def test_a_long_section_goes_on_in_a_second_field_of_the_same_name() -> None:
    source = text_card("# Sorter\n" + "long " * 50_000)
    assert source.header == ("Sorter",) * 3
    assert max(map(len, source.records[0].values)) == MAX_CELL
    assert len(dossier(source).system.description or "") == 20_000


@pytest.mark.parametrize(
    ("text", "why", "line"),
    [
        ("---\n[]\n---\n# Sorter\n", "front matter is a list, not keys with values", 2),
        ("---\njust words\n---\n# Sorter\n", "front matter is a single value", 2),
        ("---\nlicense: mit\n\n# Sorter\n", "opened by --- and never closed", 1),
        ("---\n{{ card_data }}\n---\n# Sorter\n", "a template that nobody has filled in yet", 0),
        ("# S\n" * 2_001, "more than 2,000 keys and sections", 0),
        ("# S\n" + "x" * 2_000_000, "more than 2,000,000 characters", 0),
    ],
    ids=["list", "words", "open", "template", "sections", "long"],
)
def test_a_card_that_cannot_be_used_says_why_and_where(text: str, why: str, line: int) -> None:
    with pytest.raises(InputError, match=why) as raised:
        read_source(text.encode(), "README.md")
    assert raised.value.problems[0].line == line
    assert raised.value.next_step


def test_wrong_yaml_is_reported_with_the_line_of_the_file() -> None:
    with pytest.raises(InputError) as raised:
        read_source(b"\n---\nlicense: mit\nlanguage: [en\n---\n# Sorter\n", "README.md")
    assert raised.value.problems[0].line in (4, 5)


def test_a_card_is_utf_8() -> None:
    with pytest.raises(InputError, match="not UTF-8"):
        read_source("---\nlicense: mit\n---\n# Café\n".encode("cp1252"), "README.md")


WHOLE = (
    "llama-3.1-model-card.md",
    "llama-4-model-card.md",
    "sample_datasetcard_simple.md",
    "sample_invalid_model_index.md",
    "sample_no_metadata.md",
    "sample_simple.md",
    "sample_simple_model_index.md",
    "sample_windows_line_breaks.md",
    "whisper-model-card.md",
)
REFUSED = {
    "datasetcard_template.md": "nobody has filled in",
    "modelcard_template.md": "nobody has filled in",
    "sample_invalid_card_data.md": "is a list",
}


@pytest.mark.parametrize("name", WHOLE)
def test_real_cards_come_in_whole_and_go_out_byte_for_byte(name: str) -> None:
    path = real(f"hf-cards/{name}")
    source = read_source(path.read_bytes(), name)
    assert give_back(source) == path.read_bytes()
    started = dossier(source)
    assert "".join(row_of(started.records["hf-card-0"])).encode() == path.read_bytes()
    assert "deployer" not in {role for actor in started.actors.values() for role in actor.roles}


@pytest.mark.parametrize(("name", "why"), REFUSED.items())
def test_real_files_that_are_no_filled_card_are_refused(name: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        read_source(real(f"hf-cards/{name}").read_bytes(), name)
