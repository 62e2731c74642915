"""The pages that are tried in a browser, by name. A new page of the web application gets a line here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

EXAMPLE = "/d/my-organisation/benefit-fraud-score/"
IMPACT = f"{EXAMPLE}impacts/wrongly-suspected/"
BEYOND = "/d/my-organisation/general-chatbot/impacts/memory-that-others-can-demand/"

PAGES: Mapping[str, str] = MappingProxyType(
    {
        "dossiers": "/",
        "start": "/start/",
        "start-file": "/start/file/",
        "home": EXAMPLE,
        "describe": f"{EXAMPLE}describe/",
        "chain": f"{EXAMPLE}chain/",
        "actor-new": f"{EXAMPLE}chain/new/",
        "actor": f"{EXAMPLE}chain/city/",
        "link-new": f"{EXAMPLE}new-link/",
        "link": f"{EXAMPLE}chain/links/model/",
        "facts": f"{EXAMPLE}facts/",
        "facts-found": f"{EXAMPLE}facts/?q=public&show=open",
        "fact": f"{EXAMPLE}facts/flag-consequence/",
        "evidence": f"{EXAMPLE}evidence/",
        "evidence-new": f"{EXAMPLE}new-evidence/",
        "evidence-change": f"{EXAMPLE}evidence/pilot-report/change/",
        "evidence-check": f"{EXAMPLE}evidence/pilot-report/check/",
        "evidence-remove": f"{EXAMPLE}evidence/pilot-report/remove/",
        "red-lines": f"{EXAMPLE}red-lines/",
        "red-line": f"{EXAMPLE}red-lines/eu-crime-prediction/",
        "red-line-two-people": f"{EXAMPLE}red-lines/wg-incompatible/",
        "rights": f"{EXAMPLE}rights/",
        "right": f"{EXAMPLE}rights/social-security/",
        "rights-set-aside": f"{EXAMPLE}set-rights-aside/",
        "rights-take-back": f"{EXAMPLE}take-back-rights/",
        "impacts": f"{EXAMPLE}impacts/",
        "impact-new": f"{EXAMPLE}new-impact/",
        "impact": IMPACT,
        "impact-from-pattern": f"{EXAMPLE}new-impact/?harm=fraud-score-base-rate",
        "pattern": f"{EXAMPLE}patterns/fraud-score-base-rate/",
        "impact-edit": f"{IMPACT}describe/",
        "severity-scale": f"{IMPACT}severity/scale/",
        "severity-scope": f"{IMPACT}severity/scope/",
        "impact-remove": f"{IMPACT}remove/",
        "limit": f"{IMPACT}limits/privacy/",
        "limit-remove": f"{IMPACT}limits/privacy/remove/",
        "state-action": f"{IMPACT}state-action/",
        "state-action-remove": f"{BEYOND}state-action/remove/",
        "actor-remove": f"{EXAMPLE}remove-actor/city/",
        "involvement-remove": f"{IMPACT}involvement/city/remove/",
        "involvement": f"{IMPACT}involvement/city/",
        "involvement-decide": f"{IMPACT}involvement/city/decide/",
        "engagement": f"{EXAMPLE}engagement/",
        "engagement-new": f"{EXAMPLE}new-hearing/?group=migrants",
        "engagement-plan": f"{EXAMPLE}plan-hearing/",
        "engagement-nobody": f"{EXAMPLE}nobody-heard/",
        "engagement-one": f"{EXAMPLE}engagement/talk-with-claimants/",
        "engagement-change": f"{EXAMPLE}engagement/talk-with-claimants/change/",
        "engagement-remove": f"{EXAMPLE}engagement/talk-with-claimants/remove/",
        "priorities": f"{EXAMPLE}priorities/",
        "gates": f"{EXAMPLE}gates/",
        "measures": f"{EXAMPLE}measures/",
        "measure": f"{EXAMPLE}measures/telephone-first/",
        "measure-new": f"{EXAMPLE}new-measure/",
        "measure-suggested": f"{EXAMPLE}new-measure/?impact=wrongly-suspected",
        "measure-draft": f"{EXAMPLE}new-measure/?impact=wrongly-suspected&like=measure-notice",
        "measure-change": f"{EXAMPLE}measures/telephone-first/change/",
        "measure-effect": f"{EXAMPLE}measures/telephone-first/effects/migrants/",
        "measure-remove": f"{EXAMPLE}measures/telephone-first/remove/",
        "duty": f"{EXAMPLE}duties/ungp-22-remediate/",
        "report": f"{EXAMPLE}report/",
        "summary": f"{EXAMPLE}summary/",
        "contact": f"{EXAMPLE}contact/",
        "history": f"{EXAMPLE}history/",
        "history-part": f"{EXAMPLE}history/?part=measures",
        "revision": f"{EXAMPLE}history/1/",
        "revision-report": f"{EXAMPLE}history/1/report/",
        "go-back": f"{EXAMPLE}history/1/back/",
        "knowledge": "/knowledge/",
        "knowledge-search": "/knowledge/?q=benefits",
        "knowledge-kind": "/knowledge/red-lines/",
        "knowledge-record": "/knowledge/red-lines/eu-crime-prediction/",
        "knowledge-norm": "/knowledge/norms/ungps/",
        "compare": f"{EXAMPLE}history/compare/",
        "gallery": "/look/gallery/",
    }
)
"""Name and path, as the demo has them."""

NOT_PAGES: Mapping[str, str] = MappingProxyType(
    {
        "dossiers:download": "a file",
        "dossiers:revision-file": "a file",
        "dossiers:revision-whole": "a file that brings its own styles",
        "dossiers:undo": "needs a revision that changed something",
        "dossiers:archive": "an act, not a page",
        "dossiers:restore": "an act, not a page",
        "dossiers:copy": "an act, not a page",
        "dossiers:judge": "an act, not a page",
        "dossiers:judge-due": "an act, not a page",
        "dossiers:drop-upload": "an act, not a page",
        "dossiers:remove-link": "an act, not a page",
        "dossiers:choose": "needs an uploaded file",
        "assessment:next-fact": "leads on to a question",
        "assessment:print": "an act, not a page",
        "assessment:printed": "needs a report that was printed",
        "assessment:printed-file": "a file",
        "look:set_language": "an act, not a page",
    }
)
"""Routes that are tried elsewhere, and why."""
