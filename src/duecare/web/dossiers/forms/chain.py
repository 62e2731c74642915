"""Forms of the chain: an organisation, and what one gives another."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, get_args

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from duecare.core.dossier import Actor, Link
from duecare.core.dossier.words import ActorKind, ActorRole
from duecare.core.revision import Add, Change, Set
from duecare.report.words import Words
from duecare.web.dossiers.forms import choices, in_order, new_id, plain
from duecare.web.look.forms import LineField, offer


class ActorForm(forms.Form):
    """An organisation in the chain."""

    name = LineField(label=_("Name of the organisation"), help_text=_("An organisation or an office, never a person."))
    kind = forms.ChoiceField(label=_("What kind of organisation it is"))
    roles = forms.MultipleChoiceField(
        label=_("What it does with the system"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, data: Any, *, actor: Actor | None, words: Words) -> None:
        initial = {"name": actor.name, "kind": actor.kind, "roles": list(actor.roles)} if actor else {"kind": "unknown"}
        super().__init__(data, initial=initial)
        self.before = actor.roles if actor else ()
        offer(
            self,
            kind=choices(words, "actor-kind", get_args(ActorKind)),
            roles=choices(words, "actor-role", get_args(ActorRole)),
        )

    def clean_roles(self) -> list[str]:
        """The roles, in the order they had."""
        return in_order(self.cleaned_data["roles"], self.before)

    def added(self, taken: Collection[str]) -> Add:
        """The change that adds the actor."""
        data = self.cleaned_data
        value = {"name": data["name"], "kind": data["kind"], "roles": data["roles"]}
        return Add(("actors", new_id(data["name"], taken, fallback="actor")), value)

    def changes(self, id_: str) -> list[Change]:
        """The changes to an actor that is there."""
        return [Set(("actors", id_, field), plain(self.cleaned_data[field])) for field in ("name", "kind", "roles")]


class LinkForm(forms.Form):
    """What one organisation of the chain gives another."""

    giver = forms.ChoiceField(label=_("Who gives"))
    receiver = forms.ChoiceField(label=_("Who gets it"))
    what = LineField(
        label=_("What passes between them"),
        help_text=_("For example: the trained model and its updates; data of clients; money; a decision."),
    )

    def __init__(self, data: Any, *, link: Link | None, actors: Mapping[str, Actor], giver: str = "") -> None:
        initial = {"giver": link.from_, "receiver": link.to, "what": link.what} if link else {"giver": giver}
        super().__init__(data, initial=initial)
        for name in ("giver", "receiver"):
            field: forms.ChoiceField = self.fields[name]  # type: ignore[assignment]
            field.choices = [("", now("Choose")), *((id_, actor.name) for id_, actor in actors.items())]
            field.error_messages["required"] = now("Choose an organisation.")
            field.error_messages["invalid_choice"] = now(
                "There is no such organisation in the chain. Choose one from this list, or add it to the chain first."
            )

    def added(self, taken: Collection[str]) -> Add:
        """The change that adds the link."""
        data = self.cleaned_data
        id_ = new_id(f"{data['giver']} {data['receiver']}", taken, fallback="link")
        return Add(("chain", id_), {"from": data["giver"], "to": data["receiver"], "what": data["what"]})

    def changes(self, id_: str) -> list[Change]:
        """The changes to a link that is there."""
        fields = {"from": "giver", "to": "receiver", "what": "what"}
        return [Set(("chain", id_, name), self.cleaned_data[field]) for name, field in fields.items()]
