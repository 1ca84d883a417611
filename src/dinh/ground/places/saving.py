"""Between a form and an act: what the act refuses becomes an error of the form, and what was typed stays."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.forms import Form

from dinh.ground.gate import Refused

T = TypeVar("T")


def attempt(form: Form, run: Callable[[], T]) -> T | None:
    """The act's result, or None with its reasons on the form: by field where the form has that field."""
    try:
        return run()
    except Refused as refused:
        form.add_error(None, str(refused))
    except ValidationError as error:
        if not hasattr(error, "error_dict"):
            form.add_error(None, error)
            return None
        for name, errors in error.error_dict.items():
            form.add_error(name if name in form.fields else None, errors)
    return None
