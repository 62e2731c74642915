"""The fixed texts of a comparison of two dossiers, in English: the originals that translations follow."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from duecare.report.originals import gettext_noop as _

BESIDE: Mapping[str, str] = MappingProxyType(
    {
        "differs": _("Where they differ"),
        "first-only": _("What only the first says"),
        "second-only": _("What only the second says"),
        "same": _("What both say"),
        "neither": _("What neither knows"),
        "red-lines": _("Red lines"),
        "impacts": _("Impacts on people"),
        "facts": _("Facts"),
        "first": _("The first"),
        "second": _("The second"),
        "both": _("Both"),
        "which": _("{which}: {title}"),
        "made-inside": _("made by those who build, buy or run it, or for them, as far as it says"),
        "assessed-by": _("Assessed by: {who}"),
        "no-verdict": _(
            "This sets two accounts side by side. It does not say who is right. Impacts are matched by right, group "
            "and known pattern, so check that they are about the same."
        ),
        "calm": _("Red lines that both find not crossed: {count}. They are not listed."),
        "nothing": _("Nothing."),
        "more": _("And {count} more."),
        "silent": _("does not say"),
        "no-such": _("no such impact is recorded"),
        "how-by": _("{how}, by {who}"),
        "evidence": _("Evidence: {names}"),
        "no-evidence": _("no evidence is named"),
        "otherwise": _("Says otherwise: {who}"),
        "rests-by": _("On what these say: {who}"),
        "rests-none": _("On no answer yet"),
        "rated-by": _("Rated by: {who}"),
        "unrated": _("Nobody rated it"),
        "tier": _("{tier}; {status}"),
        "status-open": _("not said whether it has happened"),
        "rights": _("Rights: {names}"),
        "groups": _("Groups: {names}"),
        "pattern": _("Known pattern: {names}"),
        "involved": _("Involved: {names}"),
        "involved-one": _("{who} ({label})"),
        "decides-nothing": _("decides nothing: its source is not verified"),
    }
)
