"""The routes of dossiers."""

from __future__ import annotations

from django.urls import path

from duecare.web.dossiers.views import (
    acts,
    back,
    beside,
    bring,
    chain,
    columns,
    compare,
    following,
    history,
    home,
    imports,
    newer,
    pages,
    portfolio,
    preview,
    revisions,
)

app_name = "dossiers"

ONE = "d/<slug:organisation>/<slug:slug>/"
"""A dossier's own pages begin with this, here and in the apps above."""

urlpatterns = [
    path("", portfolio.portfolio, name="list"),
    path("start/", pages.start, name="start"),
    path("start/file/", bring.upload, name="upload"),
    path("start/file/<int:upload_id>/", bring.choose, name="choose"),
    path("start/file/<int:upload_id>/drop/", bring.drop, name="drop-upload"),
    path("start/file/<int:upload_id>/gone/", newer.tell_gone, name="tell-gone"),
    path("start/file/<int:upload_id>/columns/", columns.columns, name="columns"),
    path("start/file/<int:upload_id>/columns.yaml", columns.columns_file, name="columns-file"),
    path("start/file/<int:upload_id>/<int:position>/", preview.preview, name="preview"),
    path("start/example/<slug:example_id>/", pages.start_example, name="start-example"),
    path("start/imports/", imports.imports, name="imports"),
    path("start/imports/<int:import_id>/", imports.one, name="import"),
    path("start/imports/<int:import_id>/go-on/", imports.go_on, name="go-on"),
    path("start/imports/<int:import_id>/undo/", imports.undo, name="undo-import"),
    path("judge/", acts.judge_due, name="judge-due"),
    path(ONE, home.home, name="home"),
    path(f"{ONE}go-on/", following.go_on_to_next, name="go-on-to-next"),
    path(f"{ONE}describe/", pages.describe, name="describe"),
    path(f"{ONE}chain/", chain.actors, name="actors"),
    path(f"{ONE}chain/new/", chain.actor, name="new-actor"),
    path(f"{ONE}chain/<slug:actor_id>/", chain.actor, name="actor"),
    path(f"{ONE}new-link/", chain.link, name="new-link"),
    path(f"{ONE}chain/links/<slug:link_id>/", chain.link, name="link"),
    path(f"{ONE}history/", history.history, name="history"),
    path(f"{ONE}history/compare/", compare.compare, name="compare"),
    path(f"{ONE}beside/", beside.beside_other, name="beside"),
    path(f"{ONE}history/<int:number>/", revisions.revision, name="revision"),
    path(f"{ONE}history/<int:number>/back/", back.go_back, name="go-back"),
    path(f"{ONE}history/<int:number>/undo/", back.undo, name="undo"),
    path(f"{ONE}history/<int:number>/report/", revisions.report, name="revision-report"),
    path(f"{ONE}history/<int:number>/report.html", revisions.whole_report, name="revision-whole"),
    path(f"{ONE}history/<int:number>/dossier.yaml", revisions.download, name="revision-file"),
    path(f"{ONE}newer/", newer.newer, name="newer"),
    path(f"{ONE}newer/<int:key>/take/", newer.take, name="take-newer"),
    path(f"{ONE}newer/<int:key>/aside/", newer.aside, name="set-newer-aside"),
    path(f"{ONE}dossier.yaml", pages.download, name="download"),
    path(f"{ONE}judge/", acts.judge, name="judge"),
    path(f"{ONE}copy/", acts.copy, name="copy"),
    path(f"{ONE}archive/", acts.move, {"verb": "archive"}, name="archive"),
    path(f"{ONE}restore/", acts.move, {"verb": "restore"}, name="restore"),
]
