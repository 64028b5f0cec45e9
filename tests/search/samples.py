# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A small shelf of Danish texts, with the words that are hard to find things by: compounds, forms, common words."""

from medspil.search.index import Document


def _entry(kind: str, title: str, text: str, **more: str) -> Document:
    return Document(kind=kind, title=title, text=text, more=more, weight=1.3 if kind == "topic" else 1.0)


SHELF = (
    _entry(
        "topic", "Fuldmagt og samtykke", "Hvornår kan en pårørende handle for borgeren? Fuldmagtsforhold og aftaler."
    ),
    _entry("topic", "Borgerens eget udstyr", "En telefon bliver rakt over skranken. Må du tage den og taste på den?"),
    _entry(
        "topic",
        "Persondata",
        "Oplysninger om borgere og reglerne for dem, med eksempler.",
        words="GDPR databeskyttelse",
    ),
    _entry("point", "Digital fuldmagt på borger.dk", "Borgeren kan give en anden adgang uden at dele sin kode."),
    _entry("point", "Fremtidsfuldmagt", "Den gælder først, når den er sat i kraft.", law="Lov om fremtidsfuldmagter"),
    _entry("point", "MitID er personligt", "Ingen må bruge en andens MitID, heller ikke med borgerens lov."),
    _entry("point", "Vejledningspligt", "Kommunen vejleder den, der spørger.", law="Forvaltningsloven § 7"),
    _entry("point", "Tavshedspligt", "Det, du ser på borgerens skærm, holder du for dig selv."),
    _entry("case", "Den flækkede skærm", "Glasset giver efter i hånden. Mobiltelefonen er fire måneder gammel."),
    _entry(
        "case", "Datteren kender koden", "Hun logger på netbanken for sin mor og har aldrig fået en skriftlig fuldmagt."
    ),
    _entry("case", "Sønnen i køen", "Han taler for sin far, der er døv. Borgerne bag ham venter på deres tur."),
    _entry("case", "Den kolde kaffe", "En kollega går til møde, og borgeren sidder alene tilbage med sin computer."),
    _entry("script", "En time om udstyr", "Velkommen. I dag taler vi om telefoner, tablets og andres adgangskoder."),
)
