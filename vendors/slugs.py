from django.db.models import Model
from django.utils.text import slugify

ROOM_FOR_A_NUMBER = 100


def free_slug(model: type[Model], name: str) -> str:
    """The name as part of an address, with a number behind it when somebody else has it."""
    wanted = slugify(name)[:ROOM_FOR_A_NUMBER].strip("-") or model._meta.model_name or ""
    taken = set(model._base_manager.filter(slug__startswith=wanted).values_list("slug", flat=True))
    if wanted not in taken:
        return wanted
    return next(slug for n in range(2, len(taken) + 3) if (slug := f"{wanted}-{n}") not in taken)
