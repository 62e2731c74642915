"""`duecare new`: a file to go on with, and never one that is lost."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from duecare.cli.starting import TEMPLATE
from duecare.files.read import parse_dossier, read_dossier
from tests.cli.running import Run


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """What a person types, line by line."""
    typed = io.StringIO()
    monkeypatch.setattr("sys.stdin", typed)
    return typed


def type_in(answers: io.StringIO, *lines: str) -> None:
    answers.write("".join(f"{line}\n" for line in lines))
    answers.seek(0)


def test_a_few_answers_make_a_dossier(run: Run, answers: io.StringIO, tmp_path: Path) -> None:
    file = tmp_path / "new.yaml"
    type_in(answers, "School place finder, Nairobi", "ke, tz", "procurement", "City of Example", "public-body")
    said = run("new", file)
    assert said.code == 0, said.err
    dossier = read_dossier(file)
    assert (dossier.id, dossier.title) == ("school-place-finder-nairobi", "School place finder, Nairobi")
    assert dossier.system.place.countries == ("KE", "TZ")
    assert dossier.system.stage == "procurement"
    actor = dossier.actors["deployer"]
    assert (actor.name, actor.kind, actor.roles) == ("City of Example", "public-body", ("deployer",))


def test_everything_but_the_title_may_stay_open(run: Run, answers: io.StringIO, tmp_path: Path) -> None:
    type_in(answers, "A system", "", "", "", "")
    assert run("new", tmp_path / "a.yaml").code == 0
    dossier = read_dossier(tmp_path / "a.yaml")
    assert dossier.system.stage is None
    assert dossier.actors["deployer"].kind == "unknown"


def test_an_answer_that_does_not_fit_is_asked_again(run: Run, answers: io.StringIO, tmp_path: Path) -> None:
    type_in(answers, "A system", "Kenya", "KE", "soon", "in-use", "", "")
    said = run("new", tmp_path / "a.yaml")
    assert said.code == 0
    assert (said.out + said.err).count("This does not fit.") == 2
    assert read_dossier(tmp_path / "a.yaml").system.stage == "in-use"


def test_the_short_name_is_the_file_when_none_is_given(
    run: Run, answers: io.StringIO, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    type_in(answers, "Ein Prüfer", "pruefer", "", "", "", "")
    assert run("new").code == 0
    assert read_dossier(Path("pruefer.yaml")).title == "Ein Prüfer"


def test_breaking_off_writes_nothing(run: Run, answers: io.StringIO, tmp_path: Path) -> None:
    type_in(answers, "A system")
    assert run("new", tmp_path / "a.yaml").code == 1
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_never_written_over(run: Run, answers: io.StringIO, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("my words", encoding="utf-8")
    said = run("new", file)
    assert said.code == 2
    assert "already there" in said.err
    assert "What is the system called" not in said.out, "nobody is asked for what cannot be written"
    assert run("new", file, "--title", "Other").code == 2
    assert file.read_text(encoding="utf-8") == "my words"


def test_the_same_short_name_twice_is_refused(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("new", "--title", "A system").code == 0
    before = Path("a-system.yaml").read_bytes()
    assert run("new", "--title", "A system", "--stage", "in-use").code == 2
    assert Path("a-system.yaml").read_bytes() == before


@pytest.mark.parametrize(
    "title", ['a "quoted": title # {x} $id %', "tab\tand \\ back", "حقوق الإنسان", "\u2028line", "no"]
)
def test_whatever_the_title_holds_it_is_kept(run: Run, tmp_path: Path, title: str) -> None:
    file = tmp_path / "a.yaml"
    said = run("new", file, "--title", title, "--deployer", title, "--country", "de")
    assert said.code == 0, said.err
    dossier = read_dossier(file)
    assert dossier.title == dossier.system.name == dossier.actors["deployer"].name == title.strip()


def test_options_that_do_not_fit_are_told_and_nothing_is_written(run: Run, tmp_path: Path) -> None:
    said = run("new", tmp_path / "a.yaml", "--title", "A", "--stage", "soon", "--country", "Kenya", "--id", "A b")
    assert said.code == 2
    assert all(f": {path}: " in said.err for path in ("id", "system.stage", "system.place.countries.0"))
    assert list(tmp_path.iterdir()) == []


def test_the_comments_are_right_once_they_are_no_comments(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    run("new", file, "--title", "A system")
    template = TEMPLATE.read_text(encoding="utf-8").splitlines()
    prose = {line for line in template if line.startswith("# ") and (line.endswith(".") or "duecare " in line)}
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line not in prose]
    whole = "\n".join(line.replace("# ", "", 1) if line.lstrip().startswith("# ") else line for line in lines)
    dossier = parse_dossier(whole.encode(), "uncommented.yaml")
    assert {"wrongly-refused"} == set(dossier.impacts)
    assert dossier.system.purpose
    assert dossier.measures["ask-a-person"].owner
    assert dossier.gate == "need"


def test_a_dossier_made_from_outside_says_so(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    assert run("new", file, "--title", "A score", "--outside").code == 0
    assert parse_dossier(file.read_bytes(), "x.yaml").outside == "operator-not-asked"
    assert "made from outside" in run("assess", file).out
    assert run("new", tmp_path / "y.yaml", "--title", "A score").code == 0
    assert parse_dossier((tmp_path / "y.yaml").read_bytes(), "y.yaml").outside is None
