# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A document with every kind of block, and what somebody might write to break out of one."""

from medspil.documents.model import Bullets, Column, Columns, Document, Heading, Item, Paragraph, Quote, Run, Table

HOSTILE = (
    '#panic("x")',
    '#import "/etc/passwd"',
    '#read("base.typ")',
    "*fed* _skrå_ `kode` $x^2$ <mærke> @henvisning",
    '"]) #set text(fill: white)',
    "// en bemærkning",
    "<script>alert(1)</script> & <b>fed</b>",
    "= Ingen overskrift",
    "\\u{1F4A9} \\",
)


def every_block(*, title: str = "Borgerens eget udstyr") -> Document:
    return Document(
        title=title,
        subtitle="Møde i Borgerservice",
        meta=(("Dato", "3. marts"), ("Svar senest", "17. marts")),
        blocks=(
            Heading(text="Det taler vi om"),
            Paragraph(text="Først afsnittet.\nSå næste linje."),
            Bullets(items=("Æbler", "Øl", "Å")),
            Heading(text="Aftaler", level=3),
            Table(header=("Hvad", "Hvem"), rows=(("Hænge skiltet op", "Ali"), ("Ringe til IT", "Mette"))),
            Columns(
                columns=(
                    Column(title="Behold", items=("Tag den tid, det tager",), tone="keep"),
                    Column(title="Udvikl", items=("Spørg først",), tone="develop"),
                    Column(title="Stop", items=(), tone="stop"),
                )
            ),
            Paragraph(text="Til sidst.", strong=True),
        ),
    )


def hostile() -> Document:
    """Every place that takes text is given everything nasty."""
    everything = "\n".join(HOSTILE)
    return Document(
        title="Titel " + HOSTILE[0],
        subtitle=HOSTILE[1],
        meta=((HOSTILE[2], HOSTILE[3]),),
        blocks=(
            Heading(text=HOSTILE[4]),
            Paragraph(text=everything),
            Quote(text=tuple(Run(text=text, strong=True, emphasis=True) for text in HOSTILE)),
            Bullets(items=HOSTILE),
            Table(header=(HOSTILE[0], HOSTILE[7]), rows=((HOSTILE[5], HOSTILE[6]),)),
            Columns(columns=(Column(title=HOSTILE[1], items=HOSTILE, tone="keep"),)),
        ),
    )


def leaflet() -> Document:
    """What running text is made of: emphasis, links, lists within lists, what is said, small print, and contents."""
    spoken = (Run(text="Spørg "), Run(text="først", strong=True), Run(text=", og "), Run(text="vent", emphasis=True))
    inner = Bullets(items=("Til dit eget svar", "Til borgerens"))
    return Document(
        title="Havnen",
        contents=True,
        blocks=(
            Heading(text="Dilemmaer"),
            Heading(text="Robåden", level=3),
            Paragraph(text=(*spoken, Run(text=" på "), Run(text="borger.dk", link="https://www.borger.dk/"))),
            Bullets(items=(Item(text="Lyt", below=(inner, Paragraph(text="Hele vejen"))), "Svar"), ordered=True),
            Paragraph(text="Imellem"),
            Bullets(items=("Begynd", "Slut"), ordered=True),
            Heading(text="Reglerne", new_page=True),
            Heading(text="Et underpunkt", level=3, listed=False),
            Heading(text="Sagt højt", level=4),
            Quote(text=(Run(text="Sig: ", strong=True), Run(text="Jeg peger, og du trykker."))),
            Paragraph(text="Havneloven, tjekket i går", quiet=True),
        ),
    )
