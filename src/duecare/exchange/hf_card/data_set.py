"""Cards of data sets: told from those of models by what they say, and what they leave unsaid about people."""

from __future__ import annotations

import re
from collections.abc import Sequence

from duecare.exchange.hf_card.parts import Part, is_section, without_comments
from duecare.exchange.remarks import gettext_noop as _
from duecare.exchange.text import stated

DATA_SET_KEYS = frozenset(
    {
        *("annotations_creators", "configs", "dataset_info", "language_creators", "multilinguality", "pretty_name"),
        *("size_categories", "source_datasets", "task_categories", "task_ids", "train-eval-index", "viewer"),
    }
)
MODEL_KEYS = frozenset({"base_model", "inference", "library_name", "model-index", "model_name", "pipeline_tag"})
DATA_SET_CARD = re.compile(r" {0,3}#[ \t]+data ?set card\b", re.IGNORECASE)
MODEL_CARD = re.compile(r" {0,3}#[ \t]+model card\b", re.IGNORECASE)
DATA_SET_SECTIONS = frozenset(
    {
        *("curation rationale", "data fields", "data splits", "dataset creation", "dataset curators"),
        *("dataset description", "dataset structure", "dataset summary", "personal and sensitive information"),
    }
)
ENOUGH_SECTIONS = 2
"""Of those above: a model's card may describe the data it learned from in one."""

TOPICS = (
    (_("how it was collected"), re.compile(r"source data|collection|provenance", re.I)),
    (_("who made the data, and who is in it"), re.compile(r"producers|data subjects|people in", re.I)),
    (_("who labelled it"), re.compile(r"annotat|labell?ing|labell?ers", re.I)),
    (_("whether people agreed"), re.compile(r"consent", re.I)),
    (_("personal and sensitive information"), re.compile(r"personal|sensitive|privacy|anonymi", re.I)),
    (_("bias, risks and limitations"), re.compile(r"bias|risk|limitation|social impact", re.I)),
    (_("its licence"), re.compile(r"licen[cs]", re.I)),
)
"""What a right may hang on, and the headings under which cards say it."""
LICENCE = re.compile(r"^[ \t>*_-]*licen[cs]e\(?s?\)?[ \t*_]*:[ \t*_]*(\S[^\r\n]*)", re.MULTILINE | re.IGNORECASE)
NOBODY_LABELLED = re.compile(r"\bno-annotation\b")


def is_of_data(parts: Sequence[Part]) -> bool:
    """Whether the card is one of a data set: by its main heading, else its keys, else several of its sections."""
    sections = [part for part in parts if is_section(part)]
    if any(DATA_SET_CARD.match(text) for _, text in sections):
        return True
    keys = {part[0] for part in parts if not is_section(part)}
    if keys & MODEL_KEYS or any(MODEL_CARD.match(text) for _, text in sections):
        return False
    headings = {name.casefold() for name, _ in sections}
    return bool(keys & DATA_SET_KEYS) or len(headings & DATA_SET_SECTIONS) >= ENOUGH_SECTIONS


def unsaid(parts: Sequence[Part]) -> tuple[str, ...]:
    """What no section of a data set's card, and no key that is made for it, says anything about."""
    return tuple(topic for topic, heading in TOPICS if not _said(topic, heading, parts))


def _said(topic: str, heading: re.Pattern[str], parts: Sequence[Part]) -> bool:
    if any(heading.search(part[0]) and _says_something(part) for part in parts if is_section(part)):
        return True
    if topic == "its licence":
        return any((found := LICENCE.search(text)) is not None and _is_answer(found[1]) for _, text in parts) or any(
            name == "license" and _is_answer(text.partition(":")[2]) for name, text in parts
        )
    return topic == "who labelled it" and any(
        name == "annotations_creators" and NOBODY_LABELLED.search(text) for name, text in parts
    )


def _says_something(part: Part) -> bool:
    return stated(without_comments(part[1].partition("\n")[2])) is not None


def _is_answer(text: str) -> bool:
    return stated(text.strip(" \t\r\n*_[]-\"'")) is not None
