"""Work done after the answer has gone out: slips made ready for the printer."""

from __future__ import annotations

from django_scopes import scope
from django_tasks import task

from dinh.ground.actor import Actor
from dinh.ground.places.models import Commune
from dinh.rights.decide.actions.slips_printing import SHEAF, add_sheaf
from dinh.rights.decide.models import Printing, Round, Slip
from dinh.rights.decide.papers_slips import slips_pdf_of


@task()
def print_slips(commune: int, printing: int) -> int:
    """Make every sheaf of an order that is not there yet; returns how many. May run twice: finished ones are left
    alone, and a voting that was closed meanwhile is not printed."""
    home = Commune.objects.get(pk=commune)
    with scope(commune=home):
        order = Printing.objects.select_related("round__matter", "round__group", "round__commune").get(pk=printing)
        return make_sheaves(Actor(commune=home), order)


def make_sheaves(by: Actor, order: Printing) -> int:
    """Sheaf by sheaf, so that the page shows how far it is."""
    there = set(order.made.values_list("number", flat=True))
    slips = list(Slip.objects.filter(printing=order).select_related("entry").order_by("serial"))
    made = 0
    for number, at in enumerate(range(0, len(slips), SHEAF), start=1):
        if number in there:
            continue
        if Round.objects.get(pk=order.round_id).state != Round.State.OPEN:
            break
        some = slips[at : at + SHEAF]
        pdf = slips_pdf_of(order.round, some)
        add_sheaf(by=by, printing=order, number=number, serials=(some[0].serial, some[-1].serial), pdf=pdf)
        made += 1
    return made
