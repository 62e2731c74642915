"""The words that suggest facts, as they are shipped: each leads somewhere, in every language, with its examples."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from duecare.core.errors import KnowledgeError
from duecare.knowledge.bundle import load
from duecare.knowledge.signals import (
    BUNDLE,
    CUES,
    SIGNALS,
    check_signals,
    compile_signals,
    load_signals,
    read_signals,
    signals_from,
)

SIGNAL = """\
title: Faces are recognised
suggests: {recognises-faces: yes, main-functions: recognise-people}
pull: strong
why: A false match can take a person's freedom.
checked: 2026-11-22
terms:
  en:
    - words: "facial recognition"
      in: "It uses facial recognition."
      out: "It recognises signs."
"""
CUE = """\
name: English
denies_before: ["not", "no"]
common: [the, of]
"""


def written(folder: Path, signal: str = SIGNAL, cue: str = CUE) -> tuple[Path, Path]:
    """The folders of one signal and one language."""
    for name, text in (("signals/faces.yaml", signal), ("cues/en.yaml", cue)):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder / "signals", folder / "cues"


def test_what_is_shipped_leads_to_questions_and_groups_that_exist_in_every_language() -> None:
    assert check_signals(load_signals(), load()) == ()


def test_what_is_shipped_is_what_the_files_say() -> None:
    assert read_signals().digest == load_signals().digest


def test_there_is_a_signal_for_what_draws_red_lines() -> None:
    suggested = {fact for signal in load_signals().signals.values() for fact in signal.suggests}
    assert {"recognises-faces", "predicts-offending", "infers-traits", "scores-people", "human-decides"} <= suggested


def test_a_change_of_words_changes_the_digest_of_the_words_only(tmp_path: Path) -> None:
    before = read_signals(*written(tmp_path))
    after = read_signals(*written(tmp_path, SIGNAL.replace('facial recognition"', 'face recognition"')))
    assert before.digest != after.digest
    assert before.signals["faces"].suggests == {"recognises-faces": "yes", "main-functions": "recognise-people"}


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (("recognises-faces: yes", "recognises-faces: maybe"), "recognises-faces has no answer maybe"),
        (("recognises-faces: yes", "no-such-fact: yes"), "no-such-fact has no answer yes"),
        (("pull: strong", "pull: strong\ngroup: martians"), "There is no group martians"),
        (("  en:\n", "  pt:\n"), "It has no words in en"),
        (("  en:\n", "  pt:\n"), "It has words in pt, for which there are no cues"),
    ],
)
def test_a_signal_that_leads_nowhere_is_told(tmp_path: Path, change: tuple[str, str], problem: str) -> None:
    read = read_signals(*written(tmp_path, SIGNAL.replace(*change)))
    assert any(problem in str(one) for one in check_signals(read, load()))


@pytest.mark.parametrize(
    "change",
    [
        ("suggests: {recognises-faces: yes, main-functions: recognise-people}\n", ""),
        ("pull: strong", "pull: huge"),
        ('      out: "It recognises signs."\n', ""),
        ("  en:", "  English:"),
    ],
)
def test_a_signal_that_cannot_be_read_names_its_file_and_line(tmp_path: Path, change: tuple[str, str]) -> None:
    with pytest.raises(KnowledgeError) as caught:
        read_signals(*written(tmp_path, SIGNAL.replace(*change)))
    assert "faces.yaml" in str(caught.value.problems[0])


def test_the_compiled_file_says_the_same(tmp_path: Path) -> None:
    compiled = compile_signals(*written(tmp_path), tmp_path / "signals.json")
    assert signals_from((tmp_path / "signals.json").read_bytes()).signals == compiled.signals


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b'{"format": "duecare-signals/2"}', b"\xff"])
def test_what_is_not_compiled_signals_is_refused(data: bytes) -> None:
    with pytest.raises(KnowledgeError, match="not signals"):
        signals_from(data)


def test_without_a_build_the_next_step_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("duecare.knowledge.signals.BUNDLE", tmp_path / "none.json")
    load_signals.cache_clear()
    with pytest.raises(KnowledgeError, match="missing") as caught:
        load_signals()
    assert "make build" in caught.value.next_step
    load_signals.cache_clear()


def test_every_language_of_the_files_is_in_the_bundle() -> None:
    document = json.loads(BUNDLE.read_bytes())
    assert sorted(document["cues"]) == sorted(path.stem for path in CUES.glob("*.yaml"))
    assert sorted(document["signals"]) == sorted(path.stem for path in SIGNALS.glob("*.yaml"))


def test_every_signal_is_named_in_arabic() -> None:
    assert [one.id for one in load_signals().signals.values() if "ar" not in one.titles] == []
