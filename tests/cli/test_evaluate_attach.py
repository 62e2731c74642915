"""`duecare evaluate attach`: a dossier relies on a result, or nothing of it changes."""

from __future__ import annotations

from pathlib import Path

from duecare.evaluation.result import result_bytes
from duecare.files.read import read_dossier
from duecare.files.write import write_dossier
from tests.cli.running import Run
from tests.evaluation.written_example import changed
from tests.report.example import dossier


def test_a_result_is_written_into_the_dossier_and_a_wrong_name_changes_nothing(run: Run, tmp_path: Path) -> None:
    file, made, found = tmp_path / "dossier.yaml", tmp_path / "result.json", changed()
    write_dossier(dossier(), file)
    made.write_bytes(result_bytes(found))
    said = run("evaluate", "attach", made, file, "--measure", "resume", "--impact", "wrongful-stop")
    assert said.code == 0, said.err
    kept = read_dossier(file).evaluations[found.plan.id]
    assert (kept.measure, kept.impacts, kept.shown_to) == ("resume", ("wrongful-stop",), "team")
    assert kept.made_worse_besides and f"evaluations.{found.plan.id}" in said.out
    before = file.read_bytes()
    wrong = run("evaluate", "attach", made, file, "--measure", "resme")
    assert (wrong.code, file.read_bytes()) == (2, before)
    assert "Did you mean resume?" in wrong.err
