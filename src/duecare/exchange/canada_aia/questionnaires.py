"""The questions that give points, as each version of the questionnaire has them. Facts of the published source."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

DATA = Path(__file__).with_name("data")
VERSIONS = ("v0.10.0", "v1.0.1")
"""Those whose questions and points are held here. A file of any other version is read and not scored."""

POINTS = re.compile(r"-([0-9]{1,9})$")
"""An option or an answer ends with its points, after the last hyphen."""

Score = Literal["impact", "mitigation"]
Asked = Literal["always", "design", "implementation", "sometimes"]


@dataclass(frozen=True, slots=True)
class Question:
    """A closed question that gives points."""

    id: str
    score: Score
    many: bool
    """Whether several options may be chosen, which then all count."""
    asked: Asked
    """Of everybody, in one of the two phases, or only after a certain answer to another question."""
    options: tuple[str, ...]

    @property
    def most(self) -> int:
        """The most points that it can give."""
        points = [points_of(option) for option in self.options]
        return sum(points) if self.many else max(points)


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """One version of the questionnaire."""

    version: str
    questions: tuple[Question, ...]

    def most(self, score: Score) -> int:
        """The most points of this score. Only half of those of mitigation can be reached: each phase has its own."""
        return sum(question.most for question in self.questions if question.score == score)


def points_of(option: str) -> int:
    """The points that an option gives: the number after its last hyphen, none where there is no number."""
    found = POINTS.search(option)
    return int(found[1]) if found else 0


def questionnaire(stamp: str) -> Questionnaire | None:
    """The version that a file is stamped with, such as v0.10.0; None for one that is not held here."""
    version = "v" + stamp.strip().removeprefix("v")
    return _held()[version] if version in VERSIONS else None


def department(number: str) -> str | None:
    """The name of the federal body with this number in the questionnaire; None where it has no such number."""
    return _departments().get(number.strip())


@cache
def _held() -> Mapping[str, Questionnaire]:
    return {version: Questionnaire(version, tuple(_questions(version))) for version in VERSIONS}


def _questions(version: str) -> Iterator[Question]:
    for row in _rows(f"{version}.csv"):
        score, asked = cast(Score, row["score"]), cast(Asked, row["asked"])
        yield Question(row["question"], score, row["choose"] == "many", asked, tuple(row["options"].split()))


@cache
def _departments() -> Mapping[str, str]:
    return {row["number"]: row["name"] for row in _rows("departments.csv")}


def _rows(name: str) -> Iterator[Mapping[str, str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return csv.DictReader(line for line in lines if not line.startswith("#"))
