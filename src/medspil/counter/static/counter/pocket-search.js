// SPDX-FileCopyrightText: 2026 The Medspil contributors
// SPDX-License-Identifier: MPL-2.0

// The pocket edition searches by itself: the answers that have most of the words come first. It is plainer than the search of
// the guide, which needs the net. It also opens the answer whose address led here, and tells which help is open.

import { forget, isRefused } from "./pocket-keep.js";

const field = document.querySelector("[data-pocket-search]");
const list = document.querySelector("[data-pocket-list]");
const said = document.querySelector("[data-pocket-said]");
const answers = [...list.children];
const OTHER_SIGNS = /[^\p{L}\p{N}]+/gu;
const SHORTEST = 3; // letters; shorter words say nothing
const WITHIN = 5; // letters; what is shorter is looked for at the beginning of words only
const IN_HEAD = 3; // what a word counts in the situation, against 1 in the answer

const plain = (text) => ` ${text.toLowerCase().replace(OTHER_SIGNS, " ")} `;
const heads = answers.map((answer) => plain(`${answer.dataset.words} ${answer.querySelector("summary").textContent}`));
const texts = answers.map((answer) => plain(answer.textContent));
const has = (text, stem) => text.includes(` ${stem}`) || (stem.length >= WITHIN && text.includes(stem));

function search() {
  const words = plain(field.value).split(" ").filter((word) => word.length >= SHORTEST);
  const stems = words.map((word) => word.slice(0, Math.max(SHORTEST, word.length - 2)));
  const score = (number) => stems.reduce((sum, stem) => sum + (has(heads[number], stem) ? IN_HEAD : has(texts[number], stem) ? 1 : 0), 0);
  const scored = answers.map((answer, number) => [score(number), answer]);
  const found = scored.filter(([points]) => points > 0 || !stems.length);
  for (const answer of answers) answer.hidden = true;
  for (const [, answer] of found.toSorted((one, other) => other[0] - one[0])) {
    answer.hidden = false;
    list.append(answer);
  }
  said.textContent = found.length ? "" : said.dataset.none;
}

function openNamed() {
  const id = location.pathname.match(/\/svar\/([0-9a-f-]{36})\//)?.[1];
  const answer = id && document.getElementById(`svar-${id}`);
  if (!answer) return;
  answer.querySelector("details").open = true;
  answer.scrollIntoView();
}

/** How old it is, in words; the server wrote when it was put aside. */
function tellAge() {
  const place = document.querySelector("[data-pocket-age]");
  const hours = (Date.now() - Date.parse(place.dataset.pocketAge)) / 3_600_000;
  const words = new Intl.RelativeTimeFormat("da");
  const age = hours < 1 ? words.format(-Math.max(1, Math.round(hours * 60)), "minute") : hours < 48 ? words.format(-Math.round(hours), "hour") : words.format(-Math.round(hours / 24), "day");
  place.textContent = ` (${age})`;
  return hours / 24;
}

/** What nobody has renewed for so long is not shown, and not kept: it may be wrong, and the phone may be somebody else's. */
async function tooOld() {
  document.querySelector("[data-pocket-all]").remove();
  document.querySelector("[data-pocket-too-old]").hidden = false;
  await forget();
}

/** Asks the server, when there is a net again, whether whoever holds the phone is still signed in. */
async function ask() {
  if (document.hidden) return;
  const answer = await fetch(location.href, { cache: "no-store", redirect: "manual" });
  if (!isRefused(answer)) return;
  await forget();
  location.reload();
}

/** Open now, or when next: reckoned from the hours that were put aside with the page. */
function tellOpen(chip) {
  const now = Date.now();
  const spans = chip.dataset.open.split(" ").map((span) => span.split("/").map((end) => new Date(end)));
  const next = spans.find(([, until]) => until > now);
  if (!next) return;
  const open = next[0] <= now;
  const when = open ? next[1] : next[0];
  const far = !open && when.toDateString() !== new Date().toDateString();
  const words = { hour: "numeric", minute: "2-digit", ...(far && { weekday: "long", day: "numeric", month: "long" }) };
  const said = new Intl.DateTimeFormat("da", words).format(when);
  chip.textContent = (open ? chip.dataset.now : chip.dataset.later).replace("{when}", far ? said : `kl. ${said}`);
  chip.classList.toggle("tone-success", open);
  chip.classList.toggle("tone-quiet", !open);
  chip.hidden = false;
}

field.closest("form").addEventListener("submit", (event) => event.preventDefault());
field.addEventListener("input", search);
openNamed();
if (tellAge() > Number(document.querySelector("[data-pocket-days]").dataset.pocketDays)) tooOld();
for (const moment of ["online", "visibilitychange"]) window.addEventListener(moment, () => ask().catch(() => {}), true);
for (const chip of document.querySelectorAll("[data-open]")) tellOpen(chip);
