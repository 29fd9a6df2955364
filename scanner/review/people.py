"""The people who may sign in. Needs a booted store when called, not when imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError

from scanner.errors import BadInput, NotReady

if TYPE_CHECKING:
    from scanner.store.models import User

NAME_LENGTH = 150


def ensure_user(name: str, role: str) -> User:
    """The user of this name; made with this role and without a password when there is none."""
    from scanner.store.models import User

    user, made = User.objects.get_or_create(username=_name(name), defaults={"role": _role(role)})
    if made:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return user


def known_user(name: str) -> User:
    """The user of this name. Raises NotReady saying how to add her."""
    from scanner.store.models import User

    user = User.objects.filter(username=name, is_active=True).first()
    if user is None:
        raise NotReady(f"nobody is called '{name}' here; add the person with: scanner user add {name}")
    return user


def add_user(name: str, *, role: str, password: str) -> User:
    """Add a person, or change her role and password. Raises BadInput for a bad name, role or password."""
    from django.contrib.auth.password_validation import validate_password

    from scanner.store.models import User

    user = User.objects.filter(username=_name(name)).first() or User(username=name)
    user.role = _role(role)
    user.is_active = True
    try:
        validate_password(password, user)
    except ValidationError as fault:
        raise BadInput(f"password: {' '.join(fault.messages)}") from fault
    user.set_password(password)
    user.save()
    return user


def _name(name: str) -> str:
    from scanner.store.models import User

    try:
        User.username_validator(name)
    except ValidationError as fault:
        raise BadInput(f"name: {' '.join(fault.messages)}") from fault
    if len(name) > NAME_LENGTH:
        raise BadInput(f"name: at most {NAME_LENGTH} characters")
    return name


def _role(role: str) -> str:
    from scanner.store.models import Role

    if role not in Role.values:
        raise BadInput(f"role: '{role}' is none of {', '.join(Role.values)}")
    return role
