# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What the help offers of the demo's municipality say: invented, as believable as a directory ought to be."""

from dataclasses import dataclass, field
from typing import Any

PROVIDERS = (
    ("Borgerservice i Fjordby", "municipality", "Kommunens indgang for borgere.", "12 34 56 00"),
    ("Fjordby Bibliotek", "library", "Hovedbiblioteket og filialen i Sandby.", "12 34 56 10"),
    ("Jobcenter Fjordby", "municipality", "Hjælp til job og ydelser.", "12 34 56 20"),
    ("Fjordby Seniorer", "association", "Frivillige, der hjælper ældre.", "12 34 56 30"),
    ("Naboskab Fjordby", "association", "Frivillige, der følges med og besøger.", "12 34 56 40"),
    ("Bro til Dansk", "association", "Hjælp til nye borgere på deres eget sprog.", "12 34 56 50"),
    ("Havnens Computerhjælp", "company", "Hjælp til egne apparater.", "12 34 56 60"),
)
PLACES = (
    ("Rådhuset", "Torvet 1", "5999", "Fjordby", "Trinfri indgang fra Torvet. Elevator, teleslynge og handicaptoilet."),
    ("Hovedbiblioteket", "Havnegade 12", "5999", "Fjordby", "Trinfri indgang. Elevator. Stille lokale på første sal."),
    ("Biblioteket i Sandby", "Skolevej 3", "5998", "Sandby", "To trin ved døren. Ring, så lægger vi en rampe."),
    ("Jobcentret", "Banegade 8", "5999", "Fjordby", "Trinfri indgang. Teleslynge ved skranke 1."),
    ("Aktivitetshuset Kløveren", "Kløvervej 20", "5999", "Fjordby", "Alt er i stueetagen. Handicaptoilet."),
    ("Medborgerhuset i Sandby", "Stationsvej 5", "5998", "Sandby", "Trinfri indgang fra gården."),
)


@dataclass(frozen=True, kw_only=True)
class Offered:
    """An offer in short; `week` is seven texts as an editor types them, Monday first."""

    name: str
    who: str
    what: str
    needs: str
    ways: str
    languages: str = "da en"
    place: str = ""
    week: tuple[str, ...] = ()
    more: dict[str, Any] = field(default_factory=dict)
    checked_days_ago: int = 40


OFFERS = (
    Offered(
        name="Digital hjælp i Borgerservice",
        who="Borgerservice i Fjordby",
        what="Vi sidder ved siden af dig, mens du bruger MitID, Digital Post og selvbetjening. Du taster selv.",
        needs="mitid digital-post self-service on-behalf",
        ways="drop-in appointment",
        languages="da en ar",
        place="Rådhuset",
        week=("10-14", "10-14", "10-14", "10-17", "10-13"),
        more={"how": "Træk et nummer. Tag din telefon og dit pas eller kørekort med."},
    ),
    Offered(
        name="Ring til Borgerservice",
        who="Borgerservice i Fjordby",
        what="Få svar på, hvad et brev betyder, og hvor du skal henvende dig.",
        needs="letters self-service on-behalf",
        ways="phone",
        week=("9-15", "9-15", "9-15", "9-17", "9-13"),
    ),
    Offered(
        name="Åben it-café",
        who="Fjordby Bibliotek",
        what="Kom med din egen telefon, tablet eller computer. Vi finder ud af det sammen over en kop kaffe.",
        needs="devices mitid digital-post learning safety",
        ways="drop-in",
        place="Hovedbiblioteket",
        week=("", "10-12", "", "16.30-18.30"),
    ),
    Offered(
        name="It-café i Sandby",
        who="Fjordby Bibliotek",
        what="Hjælp til telefon og tablet, også til at få apps og opdateringer på plads.",
        needs="devices digital-post learning",
        ways="drop-in",
        place="Biblioteket i Sandby",
        week=("", "", "10-12"),
        checked_days_ago=420,
    ),
    Offered(
        name="Book en bibliotekar",
        who="Fjordby Bibliotek",
        what="En halv time til dig alene om det, du gerne vil kunne på nettet.",
        needs="devices learning safety health",
        ways="appointment",
        place="Hovedbiblioteket",
        week=("13-16", "", "13-16", "", "", "10-13"),
        more={"how": "Ring eller spørg i skranken, så finder vi en tid."},
    ),
    Offered(
        name="Jobnet og CV",
        who="Jobcenter Fjordby",
        what="Hjælp til at oprette dit CV på Jobnet og til at søge job på nettet.",
        needs="job mitid self-service",
        ways="drop-in appointment",
        languages="da en uk",
        place="Jobcentret",
        week=("9-12", "", "9-12", "", "9-11"),
        more={"for_whom": "Dig, der er ledig og bor i kommunen."},
    ),
    Offered(
        name="Hjælp hjemme hos dig",
        who="Fjordby Seniorer",
        what="En frivillig kommer hjem til dig og hjælper med computer, telefon og tv.",
        needs="devices digital-post paying safety",
        ways="home-visit phone",
        languages="da",
        week=("9-12", "9-12", "", "9-12"),
        more={
            "price": "50 kr. for et besøg",
            "for_whom": "Dig, der er over 60 år og har svært ved at komme ud.",
            "how": "Ring og aftal et besøg.",
            "keeper_email": "hjaelp@fjordbyseniorer.example",
        },
    ),
    Offered(
        name="Kursus: Godt i gang med MitID",
        who="Fjordby Seniorer",
        what="Fire formiddage, hvor vi øver os sammen: MitID, Digital Post, netbank og hvordan man spotter svindel.",
        needs="mitid digital-post paying safety learning",
        ways="course",
        languages="da",
        place="Aktivitetshuset Kløveren",
        week=("", "", "", "10-12"),
        more={"price": "100 kr. for hele kurset", "how": "Skriv dig på listen i Aktivitetshuset."},
    ),
    Offered(
        name="Følges med",
        who="Naboskab Fjordby",
        what="En frivillig går med dig til lægen, i banken eller på rådhuset og hjælper dig med at huske bagefter.",
        needs="company letters health",
        ways="appointment phone",
        languages="da en tr",
        week=("10-13", "10-13", "10-13", "10-13"),
        more={"how": "Ring to dage før. Vi hjælper ikke med koder."},
    ),
    Offered(
        name="Brevcafé",
        who="Bro til Dansk",
        what="Tag dit brev med. Vi læser det sammen på dit sprog og finder ud af, hvad du skal gøre.",
        needs="letters self-service digital-post health",
        ways="drop-in",
        languages="da en ar uk so ti",
        place="Medborgerhuset i Sandby",
        week=("", "16-18", "", "", "", "11-13"),
    ),
    Offered(
        name="Tegnsprogsaften",
        who="Bro til Dansk",
        what="Hjælp til selvbetjening og Digital Post på dansk tegnsprog.",
        needs="digital-post self-service mitid",
        ways="appointment",
        languages="da dsl",
        place="Aktivitetshuset Kløveren",
        week=("", "", "17-19"),
        more={"how": "Skriv til os, så er der en, der kan tegnsprog."},
    ),
    Offered(
        name="Reparation og opsætning",
        who="Havnens Computerhjælp",
        what="Ny telefon, ødelagt skærm, flytning af billeder og adgang til din egen mail.",
        needs="devices",
        ways="drop-in home-visit",
        place="",
        week=("10-17", "10-17", "10-17", "10-17", "10-17", "10-13"),
        more={"price": "Fra 250 kr. Du får prisen at vide, før vi går i gang."},
    ),
    Offered(
        name="Mentor til dig med støtte",
        who="Jobcenter Fjordby",
        what="En fast person, der hjælper dig med kommunens breve og selvbetjening over nogle måneder.",
        needs="letters self-service company",
        ways="appointment home-visit",
        place="Jobcentret",
        week=(),
        more={"referral": True, "how": "Din sagsbehandler henviser dig."},
    ),
)
