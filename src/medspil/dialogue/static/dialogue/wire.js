// SPDX-FileCopyrightText: 2026 The Medspil contributors
// SPDX-License-Identifier: MPL-2.0

// How a page hears what happens: an event stream; long-poll where a network swallows streams; and a check of the
// version on every sign of life, so that nothing that was missed stays missed.

const FIRST_WORD_MS = 6000; // a stream that has not said hello by then is swallowed on the way
const SILENCE_MS = 32000; // more than two beats

export function listen({ token, seen, take, catchUp, state }) {
  let source = null;
  let silence = 0;
  let patience = 0;
  let refused = 0; // times in a row that a stream was not allowed at all
  let polling = false;
  let busy = false;
  let greeted = false;

  const heal = async () => {
    if (busy) return;
    busy = true;
    try {
      await catchUp();
      state("online");
    } catch {
      state("offline");
    } finally {
      busy = false;
    }
  };

  const alive = (known) => {
    clearTimeout(silence);
    silence = setTimeout(restart, SILENCE_MS);
    greeted = true;
    refused = 0;
    // 0: the server has just begun and has heard of no change yet; ask it to be sure.
    if (known !== seen()) heal();
    else state("online");
  };

  const restart = () => {
    source?.close();
    open();
  };

  const open = () => {
    greeted = false;
    clearTimeout(patience);
    source = new EventSource(`/live/stream?t=${encodeURIComponent(token())}`);
    patience = setTimeout(() => {
      if (!greeted) {
        source.close();
        poll();
      }
    }, FIRST_WORD_MS);
    source.addEventListener("hello", (event) => {
      clearTimeout(patience);
      alive(Number(event.data));
    });
    source.addEventListener("beat", (event) => alive(Number(event.data)));
    source.addEventListener("regions", (event) => {
      clearTimeout(silence);
      silence = setTimeout(restart, SILENCE_MS);
      const version = Number(event.lastEventId);
      if (version >= seen()) take({ version, regions: JSON.parse(event.data) });
      state("online");
    });
    source.addEventListener("error", () => {
      state("offline");
      if (source.readyState !== EventSource.CLOSED) return; // the browser tries again by itself
      clearTimeout(patience);
      refused += 1;
      if (refused < 3) setTimeout(open, 2000);
      else poll();
    });
  };

  const poll = async () => {
    if (polling) return;
    polling = true;
    while (!greeted) {
      try {
        await catchUp();
        state("online");
        const answer = await fetch(`/live/wait?t=${encodeURIComponent(token())}&v=${seen()}`);
        if (!answer.ok) throw new Error("wait");
      } catch {
        state("offline");
        await new Promise((done) => setTimeout(done, 2500));
      }
    }
    polling = false;
  };

  window.addEventListener("offline", () => state("offline"));
  window.addEventListener("online", restart);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") heal();
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) restart();
  });
  open();
  return { restart };
}
