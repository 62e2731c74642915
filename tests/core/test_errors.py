"""Errors that people see say what happened, what it means and what to do, and point at the place."""

from __future__ import annotations

import pytest

from duecare.core.errors import (
    ConflictError,
    DuecareError,
    InputError,
    KnowledgeError,
    NotAllowedError,
    NotFoundError,
    Problem,
)


def test_an_error_says_what_happened_what_it_means_and_what_to_do() -> None:
    error = NotFoundError("There is no dossier a.", means="Nothing was opened.", next_step="Choose one of the list.")
    assert str(error) == "There is no dossier a. Nothing was opened. Choose one of the list."
    assert str(ConflictError("Two people changed this.")) == "Two people changed this."


def test_an_error_in_what_came_in_says_that_nothing_was_changed_and_names_every_problem() -> None:
    problems = [Problem("is missing", path=("title",)), Problem("is not a date", path=("system", "started"))]
    error = InputError("This cannot be read.", problems=problems)
    assert error.problems == tuple(problems)
    assert str(error) == "This cannot be read. Nothing was changed."
    assert KnowledgeError("A record is wrong.", problems=problems).problems == tuple(problems)


@pytest.mark.parametrize("kind", [InputError, KnowledgeError, ConflictError, NotFoundError, NotAllowedError])
def test_every_error_that_people_see_is_of_one_tree(kind: type[DuecareError]) -> None:
    assert issubclass(kind, DuecareError)
    with pytest.raises(DuecareError):
        raise kind("It happened.")


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (Problem("is wrong.", path=("impacts", "a", "groups", 0)), "impacts.a.groups.0: is wrong."),
        (Problem("is wrong.", path=("id",), line=3, file="a.yaml"), "a.yaml:3: id: is wrong."),
        (Problem("is wrong.", line=3), "3: is wrong."),
        (Problem("is wrong.", file="a.yaml"), "a.yaml: is wrong."),
    ],
)
def test_a_problem_points_at_its_place(problem: Problem, text: str) -> None:
    assert str(problem) == text


def test_a_problem_without_a_place_is_its_message() -> None:
    assert str(Problem("is missing.")) == "is missing."
    assert str(Problem("is missing.", "Write a title.")) == "is missing. Write a title."
