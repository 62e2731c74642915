"""Questions and conditions: a condition asks a fact only what its question can be answered with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from duecare.core.catalogue import Catalogue, FactQuestion, Pack
from duecare.core.catalogue.condition import TESTS, All, AnyOf, AtLeast, Condition, Not, Test, facts_in, tests_in
from duecare.core.errors import Problem
from duecare.knowledge.checks.places import Asked, conditions, problem

ASKABLE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "yes-no": ("is",),
        "choice": ("is", "one_of"),
        "choices": ("includes",),
        "number": ("is", "min", "max"),
        "date": ("before", "since"),
    }
)
"""The tests that fit a question of each type."""


def check_questions(catalogue: Catalogue) -> Iterator[Problem]:
    """Tests that do not fit their question, counts that cannot be reached, and questions that nothing asks."""
    questions = catalogue.of(FactQuestion)
    asked_facts: set[str] = set()
    for asked in conditions(catalogue):
        if asked.kind != "facts":
            asked_facts.update(facts_in(asked.condition))
        yield from _counts(asked, asked.condition)
        for test in tests_in(asked.condition):
            if test.fact in questions:
                yield from _fit(asked, test, questions[test.fact])
    for question in questions.values():
        if question.id not in asked_facts and question.derived_from is None:
            yield problem("facts", question.id, "No condition asks this, so nobody would ever be asked.", "Use it.")
        if question.derived_from is None and question.who_knows is None:
            yield problem("facts", question.id, "It does not say who knows the answer.", "Write who_knows.")
        for other in facts_in(question.no_when) if question.no_when is not None else ():
            if other in questions and questions[other].no_when is not None:
                message = f"A no follows from {other}, which may itself only follow from others."
                yield problem("facts", question.id, message, "Ask a fact that people state.", ("no_when",))
        if question.derived_from is None and question.topic is None and not _of_pack(question, catalogue):
            yield problem("facts", question.id, "It has no topic, so pages put it under other matters.", "Write topic.")


def _of_pack(question: FactQuestion, catalogue: Catalogue) -> bool:
    """Whether an organisation added it: packs are older than topics, and must go on working."""
    return any(question.id.startswith(f"{pack}-") for pack in catalogue.of(Pack))


def _fit(asked: Asked, test: Test, question: FactQuestion) -> Iterator[Problem]:
    name, value = next((name, value) for name, value in zip(TESTS, test.tests(), strict=True) if value is not None)
    if name not in ASKABLE[question.type]:
        allowed = ", ".join(ASKABLE[question.type])
        yield asked.problem(f"{name} does not fit {test.fact}, a question of type {question.type}.", f"Use: {allowed}.")
        return
    for word in value if isinstance(value, tuple) else (value,):
        if not _answers(word, question):
            yield asked.problem(f"{word} is no answer to {test.fact}.", f"Its answers are: {_answers_of(question)}.")


def _answers(word: object, question: FactQuestion) -> bool:
    match question.type:
        case "yes-no":
            return word in ("yes", "no")
        case "choice" | "choices":
            return word in question.options
        case "number":
            return isinstance(word, int)
        case "date":
            return True


def _answers_of(question: FactQuestion) -> str:
    match question.type:
        case "yes-no":
            return "yes, no"
        case "number":
            return "whole numbers"
    return ", ".join(question.options)


def _counts(asked: Asked, condition: Condition) -> Iterator[Problem]:
    match condition:
        case AtLeast(at_least=count, of=parts):
            if count > len(parts):
                yield asked.problem(f"At least {count} of {len(parts)} can never hold.", "Lower the number.")
            yield from (found for part in parts for found in _counts(asked, part))
        case All(all=parts) | AnyOf(any=parts):
            yield from (found for part in parts for found in _counts(asked, part))
        case Not(not_=part):
            yield from _counts(asked, part)
