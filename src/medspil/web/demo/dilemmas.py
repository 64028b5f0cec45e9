# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What the demo's team at the counter has noted over the last weeks. The citizens are invented."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from medspil.dilemmas.actions import log
from medspil.organisations.models import Person

# By topic: weeks ago, what was hardest, role, what happened.
NOTED: dict[str, tuple[tuple[int, str, str, str], ...]] = {
    "own-equipment": (
        (9, "role", "solving", "Han rakte mig sin telefon og bad mig trykke for ham."),
        (8, "judgement", "instructing", "Skulle jeg trykke på hendes telefon, fordi hun rystede?"),
        (7, "role", "solving", "Telefonen var fuld. Han ville have mig til at slette billeder."),
        (6, "setting", "instructing", "Alle i køen kunne se hans telefon, mens han skrev sin kode."),
        (5, "role", "instructing", "Hun lagde telefonen på disken og gik hen og satte sig."),
        (4, "judgement", "instructing", "Hans telefon var så gammel, at MitID-appen ikke virkede."),
        (3, "role", "solving", "Jeg tog telefonen, fordi det gik hurtigst. Bagefter var jeg i tvivl."),
        (2, "judgement", "instructing", "Måtte jeg holde telefonen, mens han tog et billede af sit pas?"),
        (1, "role", "solving", "Telefonen kom med posten. Han havde aldrig tændt den."),
        (0, "role", "instructing", "Han bad mig gemme sin kode i telefonen."),
        (2, "time", "solving", "Jeg opdaterede hans telefon. Det tog en halv time, og køen ventede."),
        (1, "judgement", "instructing", "Han ville have mig til at taste koden på hans telefon."),
        (1, "role", "solving", "Telefonen ringede, mens jeg holdt den for hende. Skulle jeg tage den?"),
        (0, "rules", "advising", "Hun gav mig telefonen og gik ud efter sin mand."),
        (0, "judgement", "instructing", "Telefonen var hans kones. De ville have mig til at låse den op."),
        (7, "role", "solving", "Han lagde telefonen foran mig og læste avisen imens."),
        (6, "judgement", "solving", "Jeg tog telefonen, for han kunne ikke ramme tasterne."),
    ),
    "power-of-attorney": (
        (9, "rules", "advising", "Datteren havde sin mors kode med og ville logge ind."),
        (7, "rules", "advising", "En søn ringede for sin far. Han havde ingen fuldmagt."),
        (6, "rules", "advising", "Naboen mødte op med borgerens kode. Måtte han det?"),
        (5, "judgement", "advising", "En datter ringede og kendte sin mors kode til MitID."),
        (3, "rules", "advising", "En mor havde sin voksne søns fuldmagt på papir. Gælder den?"),
        (2, "rules", "advising", "Datteren svarede på alt for sin mor. Moren sagde ikke et ord."),
        (1, "rules", "advising", "En plejer ringede og ville bestille MitID for en borger uden fuldmagt."),
    ),
    "public-solutions": (
        (9, "time", "instructing", "MitID-appen var låst, og der stod ti i kø bag hende."),
        (8, "judgement", "inspiring", "Han havde glemt sin kode til MitID igen."),
        (6, "rules", "advising", "Hun ville fritages for Digital Post, men sønnen sagde nej."),
        (5, "time", "instructing", "Et nyt MitID tager en time, og hun havde ikke sit pas."),
        (4, "judgement", "instructing", "Digital Post var fuld af ulæste breve. Må jeg åbne dem sammen med hende?"),
        (3, "setting", "instructing", "Vi har ingen stille plads til at lave MitID."),
        (2, "time", "solving", "Digital Post skulle læses før klokken 12, og køen var lang."),
        (0, "judgement", "instructing", "Hun græd over MitID. Skulle jeg have gjort det for hende?"),
    ),
    "private-solutions": (
        (8, "role", "advising", "Hun ville have hjælp til en regning i sin bank."),
        (6, "judgement", "advising", "Banken havde sendt ham over til os med sit netbank-problem."),
        (4, "rules", "advising", "Han viste mig sin saldo i banken. Jeg vidste ikke, hvor jeg skulle se hen."),
        (3, "role", "advising", "Hun troede, at et opkald fra banken var ægte."),
        (1, "role", "advising", "Hun spurgte, om jeg ville godkende en betaling i banken på hendes telefon."),
    ),
    "expectations": (
        (7, "time", "solving", "Køen var lang, så jeg gjorde det hele for hende."),
        (5, "role", "solving", "Han kommer hver uge og vil have, at jeg læser hans post."),
        (4, "time", "solving", "Jeg havde fem minutter. Hun ville lære det, men køen voksede."),
        (2, "judgement", "inspiring", "Han kan godt selv, men vil have, at jeg står ved siden af."),
    ),
}


def note_dilemmas(people: dict[str, Person]) -> None:
    """One in six has a name with it, as in a team that trusts each other."""
    writers = [people[name] for name in ("Ali", "Mette", "Tove", "Sanne")]
    unit = writers[0].memberships.get().unit
    today = timezone.localdate()
    rows = [(topic, *row) for topic, told in NOTED.items() for row in told]
    for number, (topic, weeks, hard, role, told) in enumerate(rows):
        channel = "phone" if "ringede" in told else "counter"
        said = {"told": told, "topic": topic, "hard": hard, "role": role, "channel": channel}
        day = today - timedelta(weeks=weeks)
        by = writers[number % len(writers)]
        log.note(dilemma_id=uuid4(), unit=unit, said=said, day=day, signed=number % 6 == 5, by=by)
