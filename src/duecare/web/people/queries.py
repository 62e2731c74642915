"""Who is who, and who may see what."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from duecare.web.people.models import Organisation, User


def local_user() -> User | None:
    """The one person of an installation without accounts; nothing before it is set up."""
    return User.objects.filter(is_local=True, is_active=True).first()


def organisations_of(user: User) -> QuerySet[Organisation]:
    """The organisations that a person belongs to, to be used inside another query:
    `Dossier.objects.filter(organisation__in=organisations_of(user))`."""
    return Organisation.objects.filter(memberships__user=user)


def name_of(handles: Iterable[str]) -> dict[str, str]:
    """The names of people for the handles that documents use; a handle that nobody has is left out."""
    wanted = set(handles)
    return dict(User.objects.filter(handle__in=wanted).values_list("handle", "display_name")) if wanted else {}
