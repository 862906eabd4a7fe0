"""The first page of the back office: what waits for whoever looks."""

from flask import render_template

from koplopers import clock
from koplopers.people.current import the_person
from koplopers.secretariat import municipality_queries, today
from koplopers.secretariat.blueprint import blueprint
from koplopers.web.access import ALLIANCE, MUNICIPALITY, SECRETARIAT, only_for

FEW = 5  # members without a contact person that are named; their list has them all


@blueprint.get("")
@only_for(SECRETARIAT, ALLIANCE, MUNICIPALITY)
def start() -> str:
    person, day = the_person(), clock.today()
    items = today.waiting_for(person, now=clock.now())
    named = today.named(items)
    for_secretariat = SECRETARIAT in person.groups
    nobody, number = municipality_queries.without_contact(day, limit=FEW) if for_secretariat else ([], 0)
    return render_template(
        "secretariat/today.html",
        person=person,
        number=len(items),
        late_number=sum(item.is_late(day) for item in items),
        late=[item for item in named if item.is_late(day)],
        waiting=[item for item in named if not item.is_late(day)],
        more=today.more(items),
        nobody=nobody,
        nobody_number=number,
        own=[role.municipality for role in person.roles if role.municipality],
        today=day,
    )
