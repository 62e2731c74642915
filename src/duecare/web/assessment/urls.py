"""The routes of the assessment: all below a dossier's own."""

from __future__ import annotations

from django.urls import path

from duecare.web.assessment.views import (
    audience,
    decisions,
    duties,
    export,
    facts,
    harm,
    impacts,
    limits,
    lines,
    opening,
    ratings,
    removal,
    report,
    request,
    rights,
    several_facts,
    several_rights,
    summary,
    voices,
)
from duecare.web.dossiers.urls import ONE

app_name = "assessment"

IMPACT = f"{ONE}impacts/<slug:impact_id>/"

urlpatterns = [
    path(f"{ONE}facts/", facts.facts, name="facts"),
    path(f"{ONE}next-fact/", facts.next_fact, name="next-fact"),
    path(f"{ONE}several-facts/", several_facts.several_facts, name="several-facts"),
    path(f"{ONE}facts/<slug:fact_id>/", facts.fact, name="fact"),
    path(f"{ONE}facts/<slug:fact_id>/otherwise/", voices.voice, name="new-voice"),
    path(f"{ONE}facts/<slug:fact_id>/otherwise/<slug:voice_id>/", voices.voice, name="voice"),
    path(f"{ONE}facts/<slug:fact_id>/otherwise/<slug:voice_id>/remove/", removal.remove_voice, name="remove-voice"),
    path(f"{ONE}red-lines/", lines.red_lines, name="red-lines"),
    path(f"{ONE}red-lines/<slug:line_id>/", lines.red_line, name="red-line"),
    path(f"{ONE}rights/", rights.rights, name="rights"),
    path(f"{ONE}rights/<slug:right_id>/", rights.right, name="right"),
    path(f"{ONE}set-rights-aside/", several_rights.set_aside, name="set-rights-aside"),
    path(f"{ONE}take-back-rights/", several_rights.take_back, name="take-back-rights"),
    path(f"{ONE}patterns/<slug:harm_id>/", harm.harm, name="harm"),
    path(f"{ONE}impacts/", impacts.impacts, name="impacts"),
    path(f"{ONE}new-impact/", impacts.edit_impact, name="new-impact"),
    path(IMPACT, impacts.impact, name="impact"),
    path(f"{IMPACT}describe/", impacts.edit_impact, name="edit-impact"),
    path(f"{IMPACT}severity/", ratings.rate_all, name="rate-all"),
    path(f"{IMPACT}severity/<slug:dimension>/", ratings.rate, name="rate"),
    path(f"{IMPACT}involvement/<slug:actor_id>/", ratings.involvement, name="involvement"),
    path(f"{IMPACT}involvement/<slug:actor_id>/decide/", ratings.decide, name="decide"),
    path(f"{IMPACT}involvement/<slug:actor_id>/remove/", removal.remove_involvement, name="remove-involvement"),
    path(f"{IMPACT}limits/<slug:right_id>/", limits.limit, name="limit"),
    path(f"{IMPACT}limits/<slug:right_id>/remove/", removal.remove_limit, name="remove-limit"),
    path(f"{IMPACT}state-action/", limits.state_action, name="state-action"),
    path(f"{IMPACT}state-action/remove/", removal.remove_state_action, name="remove-state-action"),
    path(f"{IMPACT}remove/", removal.remove_impact, name="remove-impact"),
    path(f"{ONE}chain/links/<slug:link_id>/remove/", removal.remove_link, name="remove-link"),
    path(f"{ONE}remove-actor/<slug:actor_id>/", removal.remove_actor, name="remove-actor"),
    path(f"{ONE}priorities/", decisions.priorities, name="priorities"),
    path(f"{ONE}gates/", decisions.gates, name="gates"),
    path(f"{ONE}duties/<slug:duty_id>/", duties.duty, name="duty"),
    path(f"{ONE}audience/", audience.audience, name="audience"),
    path(f"{ONE}audience/seen/<slug:who>/", audience.seen, name="seen"),
    path(f"{ONE}audience/<slug:kind>/", audience.audience_of, name="audience-of"),
    path(f"{ONE}export/", export.export, name="export"),
    path(f"{ONE}export/<slug:audience>/<str:name>", export.export_file, name="export-file"),
    path(f"{ONE}request/", request.request_page, name="request"),
    path(f"{ONE}request/<str:file>", request.request_file, name="request-file"),
    path(f"{ONE}report/", report.report, name="report"),
    path(f"{ONE}summary/", summary.summary, name="summary"),
    path(f"{ONE}summary/opening/", opening.opening, name="opening"),
    path(f"{ONE}contact/", summary.contact, name="contact"),
    path(f"{ONE}report/print/", report.print_report, name="print"),
    path(f"{ONE}report/print/<int:printed_id>/", report.printed, name="printed"),
    path(f"{ONE}report/print/<int:printed_id>/file", report.printed_file, name="printed-file"),
]
