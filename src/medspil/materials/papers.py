# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The material as documents: a whole topic, a case for the table, a script to lead by, a page for the leader."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from medspil.documents.model import Block, Bullets, Document, Heading, Paragraph, Quote, Run
from medspil.materials.blocks import Level, blocks_of
from medspil.materials.freshness import Age, age_of
from medspil.materials.leaflets import LABELS, Leaflet
from medspil.materials.models import Case, LegalPoint, Topic
from medspil.materials.programmes import Programme, TimedStep

Blocks = Iterator[Block]


def topic_paper(leaflet: Leaflet, programmes: Sequence[Programme]) -> Document:
    """All of a topic, with a list of contents; `programmes` are its own scripts. A guide may be its text alone."""
    chapters = {
        "cases": (block for case in leaflet.cases for block in _case(case)),
        "law": _rules(leaflet),
        "scripts": (block for programme in programmes for block in _script(programme)),
        **_texts(leaflet),
    }
    return _in_chapters(leaflet, chapters)


def topic_text(leaflet: Leaflet) -> Document:
    """A topic without what one hands out by itself: the cases and the scripts."""
    return _in_chapters(leaflet, {"law": _rules(leaflet), **_texts(leaflet)})


def _in_chapters(leaflet: Leaflet, chapters: dict[str, Iterable[Block]]) -> Document:
    topic = leaflet.topic
    rest = tuple(block for name, blocks in chapters.items() for block in _chapter(str(LABELS[name]), blocks))
    if not rest:
        return Document(title=topic.title, subtitle=topic.summary, blocks=blocks_of(topic.body))
    first = _chapter(_("What it is about"), blocks_of(topic.body, top=3))
    return Document(title=topic.title, subtitle=topic.summary, blocks=(*first, *rest), contents=True)


def _rules(leaflet: Leaflet) -> Blocks:
    return (block for point in leaflet.legal_points for block in _legal_point(point))


def _texts(leaflet: Leaflet) -> dict[str, Iterable[Block]]:
    return {name: blocks_of(text, top=3) for name, text in leaflet.texts.items()}


def case_paper(case: Case) -> Document:
    """The story, what to talk about and three ways to see it. The law is left out: first one talks."""
    return Document(title=case.title, subtitle=str(case.get_setting_display()), blocks=tuple(_dilemma(case, level=2)))


def script_paper(programme: Programme) -> Document:
    """To lead a meeting by, with the cases and legal points that it uses at the end."""
    script = programme.script
    blocks = (
        *_preparations(programme),
        *_steps(programme, level=2),
        *_chapter(_("The cases"), (block for case in programme.cases for block in _case(case))),
        *_chapter(_("The rules"), (block for point in programme.legal_points for block in _legal_point(point))),
    )
    return Document(title=script.title, subtitle=script.for_whom, blocks=blocks)


def leader_paper(topic: Topic) -> Document:
    """One page."""
    title = _("To the leader: {topic}").format(topic=topic.title)
    return Document(title=title, blocks=blocks_of(topic.leader_brief))


def _chapter(label: str, content: Iterable[Block]) -> Blocks:
    """On a page of its own; nothing when there is no content."""
    blocks = tuple(content)
    if blocks:
        yield Heading(text=label, new_page=True)
        yield from blocks


def _case(case: Case) -> Blocks:
    yield Heading(text=case.title, level=3)
    yield Paragraph(text=str(case.get_setting_display()), quiet=True)
    yield from _dilemma(case, level=4)


def _dilemma(case: Case, *, level: Level) -> Blocks:
    yield from blocks_of(case.story, top=level)
    yield Heading(text=_("Talk about"), level=level)
    yield Bullets(items=tuple(case.questions), ordered=True)
    voices = {"citizen": _("The citizen"), "employee": _("The employee"), "leader": _("The leader")}
    said = [(who, case.perspectives[voice]) for voice, who in voices.items() if case.perspectives.get(voice)]
    if said:
        yield Heading(text=_("Three ways to see it"), level=level)
        yield from (_labelled(who, text) for who, text in said)


def _legal_point(point: LegalPoint) -> Blocks:
    yield Heading(text=point.title, level=3)
    yield Paragraph(text=point.question, strong=True)
    yield from blocks_of(point.statement, top=4)
    yield _labelled(_("At the counter"), point.at_the_counter)
    if point.depends_on:
        yield _labelled(_("It depends on"), point.depends_on)
    yield Paragraph(text=(Run(text=_source(point)), Run(text=point.source, link=point.source)), quiet=True)


def _source(point: LegalPoint) -> str:
    """The law, how sure we are, and when it was looked at; the address follows."""
    law = f"{point.law}, {point.paragraph}" if point.paragraph else point.law
    checked = _("checked {day}").format(day=date_format(point.checked_on, "j. F Y"))
    age = {Age.OLD: _("more than a year ago"), Age.SOURCE_CHANGED: _("the source has changed since")}.get(
        age_of(point, timezone.localdate()), ""
    )
    return " · ".join(fact for fact in (law, str(point.get_confidence_display()), checked, age) if fact) + " · "


def _script(programme: Programme) -> Blocks:
    yield Heading(text=programme.script.title, level=3)
    yield Paragraph(text=programme.script.for_whom)
    yield from _preparations(programme)
    yield from _steps(programme, level=4)


def _preparations(programme: Programme) -> Blocks:
    script = programme.script
    yield Paragraph(text=_("You need"), strong=True)
    yield Bullets(items=tuple(script.materials))
    for label, text in ((_("Up to 8 people"), script.small_group), (_("25 people or more"), script.large_group)):
        if text:
            yield _labelled(label, text)


def _steps(programme: Programme, *, level: Level) -> Blocks:
    for timed in programme.steps:
        minutes = _("{start}–{end} min").format(start=timed.start, end=timed.end)
        yield Heading(text=f"{minutes} · {timed.step.title}", level=level)
        yield from _step(timed)


def _step(timed: TimedStep) -> Blocks:
    step = timed.step
    if step.question:
        yield Paragraph(text=step.question, strong=True)
    yield from blocks_of(step.text, top=4)
    yield Quote(text=(Run(text=_("Say") + ": ", strong=True), Run(text=step.say)))
    yield _labelled(_("Do"), step.do)
    used = {_("The case"): timed.case, _("The rule"): timed.legal_point, _("The template"): timed.canvas}
    yield from (_labelled(label, piece.title) for label, piece in used.items() if piece)


def _labelled(label: str, text: str) -> Paragraph:
    return Paragraph(text=(Run(text=f"{label}: ", strong=True), Run(text=text)))
