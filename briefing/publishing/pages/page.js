"use strict";
// The player of an episode's page, and the marks of what was heard on the show's page. No library, no request.

const find = (selector, root = document) => root.querySelector(selector);
const findAll = (selector, root = document) => [...root.querySelectorAll(selector)];

/** The place of each episode and the speed, kept in the browser where it allows that (a page on disk may not). */
const memory = {
  read(key) { try { return JSON.parse(localStorage.getItem(`briefing:${key}`)); } catch { return null; } },
  write(key, value) { try { localStorage.setItem(`briefing:${key}`, JSON.stringify(value)); } catch { /* private mode */ } },
};

/** 83.4 → "1:23" */
function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (number) => String(number).padStart(2, "0");
  const hours = Math.floor(whole / 3600), minutes = Math.floor(whole / 60) % 60;
  return hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** "#t=83", "#t=1:23", "#t=83.5,90" → seconds; anything else → null */
function momentIn(hash) {
  const found = /^#t=((?:\d+:){0,2}\d+(?:\.\d+)?)/.exec(hash);
  return found ? found[1].split(":").reduce((sum, part) => sum * 60 + Number(part), 0) : null;
}

/** The index of the last of ascending `times` that is not after `moment`, or -1. */
function lastBefore(times, moment) {
  let low = 0, high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] <= moment + 0.02) low = middle + 1; else high = middle;
  }
  return low - 1;
}

/** Keep together what Russian typesetting does, as typography.py does in titles; the source stays as written. */
function bind(line) {
  const shortWords = (text) => text.replace(/(^|[^\p{L}\p{N}-])(\p{L}{1,2}) (?=\S)/gu, "$1$2\u00a0");
  const node = line.firstChild;
  node.data = shortWords(shortWords(node.data)) // twice: in «и в доме» two words share a space
    .replace(/ (?=[—–])/g, "\u00a0")
    .replace(/([\p{N}№]) (?=\S)/gu, "$1\u00a0")
    .replace(/(^|[^\p{L}])(\p{Lu}\.) (?=\p{Lu})/gu, "$1$2\u00a0");
}

function startPlayer(player) {
  const audio = find("audio", player), slider = find(".track input", player), speed = find(".speed select", player);
  const elapsed = find(".elapsed", player), playButton = find(".play", player), status = find(".status", player), follow = find(".follow");
  const chapterLinks = findAll("[data-chapter]"), chapterTimes = chapterLinks.map((link) => Number(link.dataset.chapter));
  const lines = findAll("[data-t]"), lineTimes = lines.map((line) => Number(line.dataset.t));
  const { guid } = player.dataset;
  let line = -1, chapter = -1, following = true, saved = 0, dragging = false, silence = 0;

  const duration = () => (Number.isFinite(audio.duration) ? audio.duration : Number(slider.max));
  const play = () => audio.play().catch((error) => { if (error.name !== "AbortError") say("Звук не загрузился"); });
  const toggle = () => { if (audio.paused) play(); else audio.pause(); };

  function say(text) {
    status.textContent = text;
    clearTimeout(silence);
    silence = setTimeout(() => { status.textContent = ""; }, 4000);
  }

  function seek(seconds) {
    audio.currentTime = Math.min(Math.max(0, seconds), duration());
    following = true;
    show();
  }

  function seekChapter(step) {
    const now = lastBefore(chapterTimes, audio.currentTime);
    // Back goes to the beginning of this chapter first, as on any player.
    const again = step < 0 && audio.currentTime - (chapterTimes[now] ?? 0) > 3;
    const target = Math.max(0, again ? now : now + step);
    if (target < chapterTimes.length) seek(chapterTimes[target]);
  }

  function show() {
    const now = audio.currentTime, whole = duration();
    if (!dragging) slider.value = now;
    slider.style.setProperty("--done", `${whole ? (100 * slider.value) / whole : 0}%`);
    if (clock(now) !== elapsed.textContent) { // once a second, not to chatter to a screen reader
      elapsed.textContent = clock(now);
      slider.setAttribute("aria-valuetext", `${clock(now)} из ${clock(whole)}`);
    }
    showChapter(lastBefore(chapterTimes, now));
    showLine(lastBefore(lineTimes, now));
  }

  function showChapter(index) {
    if (index === chapter || index < 0) return;
    chapterLinks[chapter]?.removeAttribute("aria-current");
    chapterLinks[index].setAttribute("aria-current", "true");
    find(".now-chapter", player).textContent = find("span", chapterLinks[index]).textContent;
    chapter = index;
  }

  function showLine(index) {
    // Before the first sound nothing is marked: a page just opened is a page to read.
    if (index >= 0 && audio.paused && audio.currentTime === 0) index = -1;
    if (index !== line) {
      lines[line]?.removeAttribute("aria-current");
      lines[index]?.setAttribute("aria-current", "true");
      line = index;
      if (following && !audio.paused) bringIntoView();
    }
    follow.hidden = following || audio.paused;
  }

  function bringIntoView() {
    const current = lines[line];
    if (!current) return;
    const { top, bottom } = current.getBoundingClientRect();
    if (top > innerHeight * 0.2 && bottom < innerHeight * 0.7) return;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    current.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  }

  function tick() { // between the browser's four updates a second: sentences begin at any moment
    showLine(lastBefore(lineTimes, audio.currentTime));
    if (!audio.paused) requestAnimationFrame(tick);
  }

  function save() {
    saved = Date.now();
    memory.write(guid, { t: audio.ended ? 0 : audio.currentTime, d: duration(), done: audio.ended });
  }

  function share() {
    const address = `${location.href.split("#")[0]}#t=${Math.floor(audio.currentTime)}`;
    history.replaceState(null, "", address);
    copy(address).then(() => say("Ссылка скопирована"), () => say("Ссылка стоит в адресной строке"));
  }

  function onKey(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input:not([type=range]), select, textarea")) return;
    const onControl = event.target.closest("button, a, summary");
    const actions = {
      " ": () => !onControl && (toggle(), true),
      ArrowLeft: () => (seek(audio.currentTime - 15), true),
      ArrowRight: () => (seek(audio.currentTime + 15), true),
      ArrowUp: () => (seekChapter(-1), true),
      ArrowDown: () => (seekChapter(1), true),
      "/": () => (find(".search input").focus(), true),
    };
    if (actions[event.key]?.()) event.preventDefault();
  }

  function announceMedia() {
    if (!("mediaSession" in navigator)) return;
    const { title, show: album, cover } = player.dataset;
    const artwork = location.protocol === "file:" ? [] : [{ src: new URL(cover, location).href, type: "image/jpeg" }];
    navigator.mediaSession.metadata = new MediaMetadata({ title, artist: album, album, artwork });
    const actions = {
      play, pause: () => audio.pause(), previoustrack: () => seekChapter(-1), nexttrack: () => seekChapter(1),
      seekbackward: () => seek(audio.currentTime - 15), seekforward: () => seek(audio.currentTime + 15),
      seekto: (details) => seek(details.seekTime),
    };
    for (const [name, action] of Object.entries(actions)) {
      try { navigator.mediaSession.setActionHandler(name, action); } catch { /* an action this browser doesn't know */ }
    }
  }

  lines.forEach(bind);

  // The page is a document first: without this script the browser's own controls stay.
  find(".controls", player).hidden = false;
  find(".search").hidden = false;
  player.classList.add("ready");

  playButton.addEventListener("click", toggle);
  find(".back", player).addEventListener("click", () => seek(audio.currentTime - 15));
  find(".forward", player).addEventListener("click", () => seek(audio.currentTime + 15));
  find(".share", player).addEventListener("click", share);
  follow.addEventListener("click", () => { following = true; bringIntoView(); show(); });
  slider.addEventListener("input", () => { dragging = true; audio.currentTime = Number(slider.value); following = true; show(); });
  slider.addEventListener("change", () => { dragging = false; });
  speed.addEventListener("change", () => { audio.playbackRate = Number(speed.value); memory.write("speed", speed.value); });
  find(".transcript").addEventListener("click", (event) => {
    const clicked = event.target.closest("[data-t]");
    if (!clicked || String(getSelection())) return; // a selection is being made to be copied
    seek(Number(clicked.dataset.t));
    play();
  });
  for (const link of chapterLinks) {
    link.addEventListener("click", (event) => { event.preventDefault(); seek(Number(link.dataset.chapter)); play(); });
  }
  for (const name of ["wheel", "touchmove"]) addEventListener(name, () => { following = false; }, { passive: true });
  addEventListener("keydown", (event) => { if (/^(Page|Home|End)/.test(event.key)) following = false; });
  find(".search").addEventListener("focusin", () => { following = false; });
  document.addEventListener("keydown", onKey);
  addEventListener("hashchange", () => { const moment = momentIn(location.hash); if (moment !== null) seek(moment); });
  addEventListener("pagehide", () => { if (audio.currentTime > 0) save(); });

  audio.addEventListener("play", () => {
    player.classList.add("playing");
    playButton.setAttribute("aria-label", "Остановить");
    announceMedia();
    tick();
  });
  audio.addEventListener("pause", () => {
    player.classList.remove("playing");
    playButton.setAttribute("aria-label", "Слушать");
    save();
    show();
  });
  audio.addEventListener("timeupdate", () => { show(); if (!audio.paused && Date.now() - saved > 5000) save(); });
  audio.addEventListener("seeked", show);
  audio.addEventListener("ended", save);
  audio.addEventListener("loadedmetadata", () => {
    slider.max = audio.duration;
    find(".total", player).textContent = clock(audio.duration);
    show();
  });

  speed.value = memory.read("speed") ?? "1";
  if (!speed.value) speed.value = "1";
  audio.defaultPlaybackRate = audio.playbackRate = Number(speed.value);
  const moment = momentIn(location.hash), last = memory.read(guid);
  if (moment !== null) seek(moment);
  else if (last && last.t > 5 && last.t < duration() - 10) seek(last.t);
  show();
  if (moment !== null) lines[line]?.scrollIntoView({ block: "center" }); // a remembered place leaves the title in sight
}

/** Copy text, also on pages without a secure context. */
async function copy(text) {
  if (navigator.clipboard && isSecureContext) return navigator.clipboard.writeText(text);
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (!done) throw new Error("not allowed");
}

function startSearch(form) {
  const input = find("input", form), found = find(".found", form);
  const lines = findAll("[data-t]");
  // Letters that readers type for one another have the same length, so places in both texts agree.
  const fold = (text) => text.toLowerCase().replaceAll("ё", "е").replace(/[\u00a0\u202f]/g, " ");
  let marks = [], here = -1;

  function clear() {
    for (const mark of marks) { const parent = mark.parentNode; mark.replaceWith(mark.textContent); parent.normalize(); }
    marks = [];
    here = -1;
  }

  function markLine(line, words) {
    const node = line.firstChild, places = [];
    const text = fold(line.textContent);
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) places.push(at);
    for (const at of places.reverse()) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + words.length);
      const mark = document.createElement("mark");
      range.surroundContents(mark);
    }
    marks.push(...findAll("mark", line));
  }

  function go(step) {
    if (!marks.length) return;
    marks[here]?.classList.remove("here");
    here = (here + step + marks.length) % marks.length;
    marks[here].classList.add("here");
    marks[here].scrollIntoView({ block: "center" });
    found.textContent = `${here + 1} из ${marks.length}`;
  }

  function search() {
    clear();
    const words = fold(input.value).trim();
    if (words.length > 1) for (const line of lines) markLine(line, words);
    found.textContent = words.length > 1 && !marks.length ? "Не найдено" : "";
    go(1);
  }

  input.addEventListener("input", search);
  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { event.preventDefault(); go(event.shiftKey ? -1 : 1); }
    if (event.key === "Escape") { input.value = ""; search(); input.blur(); }
  });
}

/** On the show's page: how much of each episode is left to hear. */
function showHeard(item) {
  const last = memory.read(item.dataset.guid), mark = find(".heard", item);
  if (!last || !mark) return;
  if (last.done) mark.textContent = "прослушан";
  else if (last.t > 5) mark.textContent = `осталось ${Math.max(1, Math.round((last.d - last.t) / 60))}\u00a0мин`;
}

const player = find(".player");
if (player) { startPlayer(player); startSearch(find(".search")); }
findAll("li[data-guid]").forEach(showHeard);
