# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A table that a supplier has filled, read back. Either all of it can be used, or all that is wrong is told at once."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from medspil.privacy.guard import refuse
from medspil.procurement.specification.headings import Ask, Column
from medspil.procurement.specification.rows import Answered, Filled, Reply, Row
from medspil.procurement.specification.word_tables import Grid, NotWord, tables_of

LONGEST = 8_000
MOST_KRONER = Decimal(10) ** 12
REPLIES = {"ja": Reply.YES, "yes": Reply.YES, "delvist": Reply.PARTLY, "delvis": Reply.PARTLY}
REPLIES |= {"partly": Reply.PARTLY, "nej": Reply.NO, "no": Reply.NO}
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
_MONEY_WORDS = re.compile(r"kr\.?|dkk|kroner|(?:ekskl?\.?|eksklusive|uden)\s*moms|,?-$", re.IGNORECASE)
_MONEY = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d{1,2})?")

NOT_WORD = gettext_lazy("This is not a Word file that can be opened. Ask for it as .docx, without a password.")


@dataclass(frozen=True, kw_only=True)
class Fault:
    """Something to put right, and where: the mark of a requirement, or the words of a row."""

    where: str
    words: str


class CannotBeUsed(Exception):
    """The file, with each thing that is wrong with it."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(f"{fault.where}: {fault.words}" for fault in faults))
        self.faults = faults


def read_filled(content: bytes, *, rows: Sequence[Row], code: str) -> Filled:
    """What stands in the tables of the specification with this code. Raises CannotBeUsed."""
    try:
        tables = tables_of(content)
    except NotWord:
        raise CannotBeUsed([Fault(where=_("The file"), words=str(NOT_WORD))]) from None
    read = _Reading(rows)
    offer = _offer_in(tables)
    read.check_code(offer.get(Ask.CODE, ""), code)
    supplier = read.supplier(offer.get(Ask.SUPPLIER, ""))
    price = read.price(offer.get(Ask.PRICE, ""))
    answers = read.answers(tables)
    if read.faults or price is None:
        raise CannotBeUsed(read.faults)
    return Filled(supplier=supplier, price=price, answers=answers)


class _Reading:
    """Gathers what is wrong while it reads."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows, self.faults = rows, list[Fault]()

    def wrong(self, where: object, words: str) -> None:
        self.faults.append(Fault(where=str(where), words=words))

    def check_code(self, found: str, code: str) -> None:
        if _plain(found).replace(" ", "") != _plain(code):
            told = _("The mark of the table is {found}, not {code}: the file is from another specification.")
            missing = _("The mark of the table is missing. It should be {code}.")
            self.wrong(Ask.CODE.label, (told if found else missing).format(found=found[:40], code=code))

    def supplier(self, text: str) -> str:
        name = " ".join(text.split())
        if not name:
            self.wrong(Ask.SUPPLIER.label, _("It is empty."))
        return self._kept(Ask.SUPPLIER.label, name, longest=120)

    def price(self, text: str) -> Decimal | None:
        price = kroner(text)
        if price is None:
            unread = _("»{text}« cannot be read as a price. Write it like this: 1.250.000")
            words = unread if text else _("It is empty.")
            self.wrong(Ask.PRICE.label, words.format(text=text[:40]))
        elif not 0 < price < MOST_KRONER:
            self.wrong(Ask.PRICE.label, _("The price must be more than nought, and less than a million millions."))
        return price

    def answers(self, tables: list[Grid]) -> dict[int, Answered]:
        known = {row.mark: row for row in self.rows}
        found: dict[int, Answered] = {}
        for mark, reply, how in _answer_rows(tables):
            row = known.get(mark)
            if row is None:
                self.wrong(mark, _("There is no requirement with this number."))
            elif row.number in found:
                self.wrong(mark, _("It stands there twice."))
            else:
                found[row.number] = self._answer(row, reply, how)
        for row in self.rows:
            if row.number not in found:
                self.wrong(row.mark, _("The row is missing, or its number has been changed."))
        return found

    def _answer(self, row: Row, reply: str, how: str) -> Answered:
        said = REPLIES.get(_plain(reply).strip(" .,;:!*").lower())
        if said is None:
            words = _("»{text}« is not Yes, Partly or No.") if reply else _("There is no answer.")
            self.wrong(row.mark, words.format(text=reply[:40]))
        return Answered(reply=said or Reply.NO, how=self._kept(row.mark, how, longest=LONGEST))

    def _kept(self, where: object, text: str, *, longest: int) -> str:
        text = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", text)
        if len(text) > longest:
            self.wrong(where, _("The text is longer than {n} characters.").format(n=longest))
        try:
            refuse(text)
        except ValidationError:
            self.wrong(where, _("There is a CPR number in the text. Ask for the file without it."))
        return text


def kroner(text: str) -> Decimal | None:
    """A price as Danes write it; None for what can be read in two ways, or not at all."""
    plain = _MONEY_WORDS.sub("", re.sub(r"\s+", " ", _plain(text)).strip())
    figures = re.sub(r"(?<=\d) (?=\d{3}(?!\d))", "", _MONEY_WORDS.sub("", plain.strip()).strip())
    if not _MONEY.fullmatch(figures):
        return None
    return Decimal(figures.replace(".", "").replace(",", "."))


def _plain(text: str) -> str:
    return _UNSEEN.sub("", text).replace("\u00a0", " ").replace("\u202f", " ").replace("\u2011", "-").strip()


def _same(text: str, heading: object) -> bool:
    return re.sub(r"[\W_]+", "", _plain(text)).lower() == re.sub(r"[\W_]+", "", str(heading)).lower()


def _offer_in(tables: list[Grid]) -> dict[Ask, str]:
    """The first table by its rows: asked on the left, answered on the right."""
    found: dict[Ask, str] = {}
    for table in tables:
        for cells in table:
            for ask in Ask:
                if len(cells) > 1 and _same(cells[0], ask.label):
                    found.setdefault(ask, _plain(cells[1]))
    return found


def _answer_rows(tables: list[Grid]) -> Iterator[tuple[str, str, str]]:
    """Number, answer and how of every row below a heading that we know."""
    for table in tables:
        places: dict[Column, int] | None = None
        for cells in table:
            here = _places(cells)
            if here:
                places = here
                continue
            mark = _mark(cells[places[Column.NUMBER]]) if places and len(cells) > max(places.values()) else None
            if places and mark:
                yield mark, _plain(cells[places[Column.REPLY]]), cells[places[Column.HOW]]


def _places(cells: list[str]) -> dict[Column, int] | None:
    """Where the columns are, when this row is the heading."""
    wanted = (Column.NUMBER, Column.REPLY, Column.HOW)
    found = {column: n for column in wanted for n, text in enumerate(cells) if _same(text, column.label)}
    return found if len(found) == len(wanted) else None


def _mark(text: str) -> str | None:
    found = re.fullmatch(r"[kK]\s*[-.:]?\s*(\d{1,5})\.?", _plain(text))
    return f"K{int(found[1])}" if found else None
