"""The kinds of records, as a reader meets them: in which order, under which title, and what they are for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Kind:
    """What its records are called, and what they are for."""

    title: str | Promise
    about: str | Promise


JUDGING: Mapping[str, Kind] = MappingProxyType(
    {
        "red-lines": Kind(_("Red lines"), _("What must not be done, or not before conditions hold.")),
        "rights": Kind(_("Rights"), _("Whose limits and cores every impact is read against.")),
        "groups": Kind(_("Groups of people"), _("Who is more exposed to harm, and why.")),
        "harms": Kind(_("Known patterns of harm"), _("How systems like this one have hurt people before.")),
        "facts": Kind(_("Questions"), _("What is asked of a system, who would know, and what counts as evidence.")),
        "duties": Kind(_("What norms ask"), _("What is asked of whom, and from which day.")),
        "norms": Kind(_("Norms"), _("The treaties, laws, guidance and house rules that all else rests on.")),
        "scales": Kind(_("The scale of severity"), _("How grave is grave: scale, scope and irremediability.")),
        "gates": Kind(_("Moments of decision"), _("What stands in the way at each of them.")),
        "checks": Kind(_("Checks of the assessment"), _("Whether the assessment itself can carry a decision.")),
    }
)
"""Records that findings rest on."""

HELPING: Mapping[str, Kind] = MappingProxyType(
    {
        "measures": Kind(_("Measures"), _("What others have done, signs that it helps, and what it can do besides.")),
        "remedy-forms": Kind(_("Forms of remedy"), _("What putting right can consist of.")),
        "remedy-routes": Kind(_("Ways to remedy"), _("Where people can turn, and what keeps them from it.")),
        "remedy-criteria": Kind(_("What makes a way to remedy work"), _("What to ask of a way to complain.")),
        "leverage": Kind(_("Leverage"), _("Ways to move somebody else who causes harm.")),
        "engagement": Kind(_("Hearing people"), _("What keeps people from being heard, and what helps.")),
        "definitions": Kind(_("Definitions side by side"), _("One term as different texts mean it, never merged.")),
        "steps": Kind(_("Steps of frameworks"), _("The steps of due diligence as other frameworks number them.")),
        "actions": Kind(_("Examples of steps"), _("What enterprises of different kinds can do for each step.")),
        "practices": Kind(_("Practices"), _("What States, companies and others have tried.")),
        "customer-indicators": Kind(_("What to look at in a customer"), _("Signs that a customer may do harm.")),
        "contract-topics": Kind(_("Topics of a contract"), _("What a contract should settle before anyone signs.")),
        "crosswalk": Kind(_("Frameworks side by side"), _("Which of them speaks of which step.")),
        "packs": Kind(_("Packs"), _("Records that an organisation or a State has added.")),
    }
)
"""Records that people draw on. They decide nothing."""

KINDS: Mapping[str, Kind] = MappingProxyType({**JUDGING, **HELPING})
