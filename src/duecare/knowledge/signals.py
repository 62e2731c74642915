"""Signals and cues: read from YAML (`signals/<id>.yaml`, `cues/<language>.yaml`), compiled to one file, and loaded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import ValidationError

from duecare.core.catalogue import Catalogue, FactQuestion, Frozen, Group, Slug
from duecare.core.catalogue.base import Language
from duecare.core.catalogue.signals import Cues, Signal, Signals
from duecare.core.errors import InputError, KnowledgeError, Problem
from duecare.knowledge.compiled import compact, digest_of_bytes, shipped
from duecare.knowledge.sources import named, refuse, tree_of, yaml_files

FORMAT = "duecare-signals/1"
SIGNALS = Path(__file__).with_name("signals")
CUES = Path(__file__).with_name("cues")
BUNDLE = Path(__file__).with_name("signals.json")

Named = TypeVar("Named", Signal, Cues)


class _Document(Frozen):
    format: Literal["duecare-signals/1"]
    signals: dict[Slug, Signal]
    cues: dict[Language, Cues]


@cache
def load_signals() -> Signals:
    """The signals that this program ships. Raises KnowledgeError when they were not built."""
    return signals_from(_shipped())


def _shipped() -> bytes:
    missing, means = "The words that suggest facts are missing.", "No text can be looked through without them."
    return shipped(BUNDLE, missing=missing, means=means)


@cache
def signals_digest() -> str:
    """The digest of the signals that this program ships, without reading them. Raises KnowledgeError when they were not
    built."""
    return digest_of_bytes(_shipped())


def signals_from(data: bytes) -> Signals:
    """The signals of compiled bytes. Raises KnowledgeError for what is not of this format."""
    try:
        document = _Document.model_validate_json(data)
    except ValidationError as error:
        raise KnowledgeError(
            f"These are not signals that this version reads ({error.error_count()} problems).",
            next_step="Run: make build.",
        ) from error
    return Signals(digest_of_bytes(data), document.signals, document.cues)


def read_signals(signals: Path = SIGNALS, cues: Path = CUES) -> Signals:
    """The signals of YAML files. Raises KnowledgeError with every problem of every file, each with its line."""
    return signals_from(_bytes_of(_read(signals, Signal), _read(cues, Cues)))


def compile_signals(signals: Path = SIGNALS, cues: Path = CUES, bundle: Path = BUNDLE) -> Signals:
    """Write the compiled file. Raises KnowledgeError with every problem of every file, each with its line."""
    read = read_signals(signals, cues)
    bundle.write_bytes(_bytes_of(read.signals, read.cues))
    return read


def _bytes_of(signals: Mapping[str, Signal], cues: Mapping[str, Cues]) -> bytes:
    plain = {
        "format": FORMAT,
        "signals": {id_: signal.plain() for id_, signal in signals.items()},
        "cues": {id_: one.plain() for id_, one in cues.items()},
    }
    return compact(plain)


def _read(folder: Path, kind: type[Named]) -> dict[str, Named]:
    read: dict[str, Named] = {}
    problems: list[Problem] = []
    for path in yaml_files(folder):
        try:
            read[path.stem] = named(tree_of(path), path.stem, kind)
        except InputError as error:
            problems.extend(error.problems)
    refuse("The words that suggest facts", problems)
    return read


def check_signals(signals: Signals, catalogue: Catalogue) -> tuple[Problem, ...]:
    """Every signal that suggests what is not asked, and every language in which one has no words."""
    return tuple(problem for signal in signals.signals.values() for problem in _problems(signal, signals, catalogue))


def _problems(signal: Signal, signals: Signals, catalogue: Catalogue) -> Iterator[Problem]:
    place = ("signals", signal.id)
    if signal.group is not None and catalogue.get(Group, signal.group) is None:
        yield Problem(f"There is no group {signal.group}.", path=place)
    for fact, value in signal.suggests.items():
        if value not in _answers(catalogue.get(FactQuestion, fact)):
            yield Problem(f"{fact} has no answer {value}.", path=place)
    for language in signals.cues:
        if not signal.terms.get(language):
            yield Problem(f"It has no words in {language}.", path=place)
    for language in sorted(set(signal.terms) - set(signals.cues)):
        yield Problem(f"It has words in {language}, for which there are no cues.", path=place)


def _answers(question: FactQuestion | None) -> Iterable[str]:
    if question is None:
        return ()
    return question.options if question.options else ("yes", "no") if question.type == "yes-no" else ()
