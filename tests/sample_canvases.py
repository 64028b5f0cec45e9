# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Small templates, one for each layout, so that a test of the engine does not hang on what the content says today."""

import yaml

from medspil.materials.models import CanvasTemplate
from medspil.materials.schema import CanvasFile

COLUMNS = """
key: sample-columns
title: Godt og skidt
purpose: Del det, I ser, i to.
layout: columns
paper: A3 landscape
fields:
  - {key: good, title: "Det gode", help: "Hvad virker?", tone: keep}
  - {key: bad, title: "Det skidte", help: "Hvad driller?", tone: stop}
"""
WINDOW = """
key: sample-window
title: Fire ruder
purpose: Se tilbage fra fire sider.
when: Når I har prøvet noget i et par uger.
layout: window
paper: A3 landscape
fields:
  - {key: well, title: "Hvad gik godt?"}
  - {key: why, title: "Hvorfor gik det godt?"}
  - {key: better, title: "Hvad kunne gå bedre?"}
  - {key: different, title: "Hvad gør vi anderledes?"}
"""
TABLE = """
key: sample-table
title: Seks felter
purpose: Fra erfaring til handling.
layout: table
paper: A3 landscape
fields:
  - {key: one, title: "Erfaring", help: "Hvad sker i dag?"}
  - {key: two, title: Undring}
  - {key: three, title: Afprøvning}
  - {key: four, title: Iagttagelse}
  - {key: five, title: Eftertanke}
  - {key: six, title: Næste handling}
"""
LIST = """
key: sample-list
title: Møde i tre dele
purpose: Planlæg mødet.
layout: list
paper: A4 portrait
fields:
  - {key: start, title: "Begyndelsen", help: "Hvorfor mødes I?"}
  - {key: middle, title: Midten}
  - {key: end, title: Slutningen}
"""
ROWS = """
key: sample-rows
title: Hvem skal være med?
purpose: Find dem, I ikke kan undvære.
layout: rows
paper: A3 landscape
columns:
  - {key: who, title: "Hvem", help: "En rolle, ikke et navn"}
  - {key: gain, title: Fordel}
  - {key: gives, title: Bidrag}
fields:
  - {key: staff, title: "Medarbejdere", help: "Hvem kender hverdagen?"}
  - {key: citizens, title: "Borgere", help: "Hvem skal bruge løsningen?"}
"""
CHECKLIST = """
key: sample-checklist
title: Er I klar?
purpose: Gå listen igennem, før I viser løsningen frem.
layout: checklist
paper: A4 portrait
fields:
  - {key: tried, title: "I har selv prøvet den", help: "På en telefon"}
  - {key: limits, title: "I ved, hvad den ikke kan"}
  - {key: helper, title: "I ved, hvem man spørger"}
"""
QUADRANT = """
key: sample-quadrant
title: Fire roller
purpose: Sæt jeres eksempler, hvor de hører hjemme.
layout: quadrant
paper: A3 landscape
axes: {left: Alene, right: Sammen, top: Borgeren lærer, bottom: Det bliver gjort}
fields:
  - {key: inspire, title: Vis vej}
  - {key: teach, title: Lær fra dig}
  - {key: advise, title: Giv råd}
  - {key: solve, title: Løs det}
"""
SAMPLES = {
    shape.layout: shape
    for shape in (
        CanvasFile.model_validate(yaml.safe_load(text))
        for text in (COLUMNS, WINDOW, TABLE, LIST, ROWS, CHECKLIST, QUADRANT)
    )
}


def as_template(shape: CanvasFile) -> CanvasTemplate:
    """The sample as a national template in the database."""
    values = shape.model_dump(exclude={"fields_"}) | {"fields": [field.model_dump() for field in shape.fields_]}
    return CanvasTemplate.objects.create(**values)


def put_in() -> None:
    """All of them, for a server that runs."""
    for shape in SAMPLES.values():
        as_template(shape)
