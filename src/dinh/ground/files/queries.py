"""Where a file is used."""

from __future__ import annotations

from dinh.ground.files.models import StoredFile


def is_used(stored: StoredFile) -> bool:
    """Whether any row of any room points at it."""
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: stored.pk}).exists()
        for relation in StoredFile._meta.get_fields(include_hidden=True)
        if relation.auto_created and (relation.one_to_many or relation.one_to_one)
    )
