"""What is done about people and organisations."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from duecare.web.people.models import LOCAL_NAME, Membership, Organisation, Role, User


@transaction.atomic
def set_up_local(*, now: datetime) -> User:
    """The one local person with an organisation, made at the first start; later starts find them as they are."""
    user, made = User.objects.get_or_create(is_local=True, defaults={"display_name": LOCAL_NAME, "joined_at": now})
    if made:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    if not user.memberships.exists():
        organisation, _ = Organisation.objects.get_or_create(
            slug="my-organisation", defaults={"name": "My organisation"}
        )
        Membership.objects.create(user=user, organisation=organisation, role=Role.LEAD)
    return user
