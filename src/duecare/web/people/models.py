"""People, organisations, and what a person is in an organisation."""

from __future__ import annotations

import secrets
from typing import ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

LOCAL_NAME = gettext_noop("Person at this computer")
"""Of whoever works alone, without an account."""


def new_handle() -> str:
    """A name for documents that says nothing of the person: `p-` and eight random hexadecimal digits."""
    return f"p-{secrets.token_hex(4)}"


class User(AbstractBaseUser):
    """A person who works here. Documents say `by` with the handle; only this table knows whose it is."""

    handle = models.CharField(
        max_length=32, unique=True, default=new_handle, validators=[RegexValidator(r"^p-[a-z0-9]+$")], editable=False
    )
    display_name = models.CharField(max_length=120)
    email = models.EmailField(null=True, blank=True)
    language = models.CharField(max_length=12, default="en")
    is_active = models.BooleanField(default=True)
    is_local = models.BooleanField(default=False)
    """The one person of an installation without accounts, signed in on this machine without a password."""
    joined_at = models.DateTimeField()

    objects: ClassVar[BaseUserManager[Self]] = BaseUserManager()

    USERNAME_FIELD = "handle"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = (
            models.UniqueConstraint(Lower("email"), name="people_one_person_per_email"),
            models.UniqueConstraint(
                fields=["is_local"], condition=models.Q(is_local=True), name="people_one_local_person"
            ),
        )

    @property
    def shown_name(self) -> str:
        """As pages show it: who works alone at this computer is called so in the reader's language."""
        return gettext(LOCAL_NAME) if self.display_name == LOCAL_NAME else self.display_name

    def __str__(self) -> str:
        return self.display_name


class Organisation(models.Model):
    """A body that does due diligence here. Every dossier belongs to one."""

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=80, unique=True)

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    """What a person is in an organisation, in order of how much rests on them."""

    LEAD = "lead", _("Rights lead")
    ASSESSOR = "assessor", _("Assessor")
    REVIEWER = "reviewer", _("Reviewer")
    READER = "reader", _("Reader")

    @property
    def description(self) -> str | Promise:
        """What the role is for, in plain words."""
        return _DESCRIPTIONS[self]


_DESCRIPTIONS: dict[Role, str | Promise] = {
    Role.LEAD: _("Answers for the due diligence of the organisation, and decides who takes part."),
    Role.ASSESSOR: _("Describes systems, records impacts and measures, and answers questions."),
    Role.REVIEWER: _("Looks at what others wrote, independently, and agrees or disagrees with reasons."),
    Role.READER: _("Reads, and changes nothing."),
}


class Membership(models.Model):
    """A person's role in an organisation."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role.choices)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["user", "organisation"], name="people_one_role_per_organisation"),
        )

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()}, {self.organisation}"
