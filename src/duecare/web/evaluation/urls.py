"""The routes of evaluations: all below a dossier's own."""

from __future__ import annotations

from django.urls import path

from duecare.web.dossiers.urls import ONE
from duecare.web.evaluation.views import attach, bring, files, plan, result, run

app_name = "evaluation"

ALL = f"{ONE}evaluations/"
EACH = f"{ALL}<int:evaluation_id>/"

urlpatterns = [
    path(ALL, bring.evaluations, name="evaluations"),
    path(f"{ALL}new/", bring.bring, name="bring"),
    path(EACH, run.evaluation, name="evaluation"),
    path(f"{EACH}take-plan/", plan.take, name="take-plan"),
    path(f"{EACH}sheet/", plan.sheet, name="sheet"),
    path(f"{EACH}plan-file/", plan.given, name="plan-file"),
    path(f"{EACH}columns/", plan.columns, name="columns"),
    path(f"{EACH}meaning/", plan.meaning, name="meaning"),
    path(f"{EACH}compare/", plan.compare, name="compare"),
    path(f"{EACH}check/", plan.check, name="check"),
    path(f"{EACH}stop/", run.stop, name="stop"),
    path(f"{EACH}delete-data/", run.delete_data, name="delete-data"),
    path(f"{EACH}remove/", run.remove, name="remove"),
    path(f"{EACH}result/", result.result, name="result"),
    path(f"{EACH}attach/", attach.attach, name="attach"),
    path(f"{EACH}result/beside/<int:other_id>/", result.beside, name="beside"),
    path(f"{EACH}result/file/", result.result_file, name="result-file"),
    path(f"{EACH}result/public/", result.published_file, name="published-file"),
    path(f"{EACH}result/print/", result.ask_to_print, name="print"),
    path(f"{EACH}result/pdf/", result.printed_file, name="printed"),
    path(f"{EACH}files/<slug:what>/", files.download, name="file"),
]
