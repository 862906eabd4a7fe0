// Warns well before a session ends, once and without taking focus, and lets somebody stay without leaving the page.
// Without it the page says until when somebody is signed in, and the button works too.

const WARN_BEFORE = 10 * 60; // seconds, as rules.py says
const KEPT = "Wat u typte, blijft bewaard: als u het verstuurt, kunt u eerst weer inloggen.";
const ENDED = `U bent uitgelogd. ${KEPT}`;
const bar = document.querySelector("[data-session]");

if (bar) {
  const place = bar.parentElement;
  const warning = bar.querySelector("[data-warning]");
  const until = bar.querySelector("[data-until]");
  const form = bar.querySelector("form"); // none when no button makes the session longer
  const status = document.getElementById("melding");
  let lookAt = Date.now() + Number(bar.dataset.warnAfter) * 1000;
  let endsAt = 0;
  let hasEnded = false;
  let isAsking = false;

  // Clocks of browsers stand still while a computer sleeps, so the time is looked at anew instead of waited for.
  const look = async () => {
    if (isAsking || Date.now() < lookAt) return;
    isAsking = true;
    try {
      show(await (await fetch(bar.dataset.left)).json()); // another tab may have stayed
    } catch {
      lookAt = Date.now() + 30_000; // no network for a moment
      if (!warning.hidden) warn((endsAt - Date.now()) / 1000, !form || form.hidden);
    } finally {
      isAsking = false;
    }
  };

  const show = ({ seconden, tot, langer }) => {
    if (seconden > 0) until.textContent = tot;
    endsAt = Date.now() + seconden * 1000;
    const minutes = Math.max(1, Math.ceil((seconden - 1) / 60));
    const untilNextMinute = minutes === 1 ? seconden : seconden - 60 * (minutes - 1) - 1;
    if (seconden > WARN_BEFORE + 1) {
      lookAt = endsAt - WARN_BEFORE * 1000;
      calm();
    } else {
      lookAt = Date.now() + (seconden > 0 ? Math.max(1, untilNextMinute) : 60) * 1000;
      warn(seconden, !langer);
    }
  };

  // The first warning and the end are told; the minutes in between only change what can be seen.
  const warn = (left, isLast) => {
    const words = left > 0 ? wordsFor(left, isLast) : ENDED;
    const isNews = warning.hidden || (left <= 0 && !hasEnded);
    hasEnded = left <= 0;
    place.style.minHeight ||= `${place.offsetHeight}px`; // it stays, or the page would jump while somebody types
    if (form && isLast && !form.contains(document.activeElement)) form.hidden = true;
    warning.textContent = words;
    warning.hidden = false;
    bar.classList.add("session--ending");
    document.documentElement.classList.add("has-warning");
    if (isNews) status.textContent = words;
  };

  const calm = () => {
    hasEnded = false;
    warning.hidden = true;
    bar.classList.remove("session--ending");
    place.style.minHeight = "";
    document.documentElement.classList.remove("has-warning");
  };

  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        headers: { Accept: "application/json" },
        redirect: "error",
      });
      const left = await answer.json();
      show(left);
      status.textContent = left.langer
        ? `U blijft ingelogd tot ${left.tot}.`
        : `U bent ingelogd tot ${left.tot}. Daarna moet u opnieuw inloggen.`;
    } catch {
      form.submit(); // the page to sign in comes in a tab of its own
    }
  });

  setInterval(look, 1000);
  document.addEventListener("visibilitychange", look);
}

function wordsFor(left, isLast) {
  const minutes = Math.max(1, Math.ceil((left - 1) / 60));
  const when = minutes === 1 ? "over 1 minuut" : `over ${minutes} minuten`;
  if (isLast) return `U wordt ${when} uitgelogd. Daarna moet u opnieuw inloggen. ${KEPT}`;
  return `U wordt ${when} uitgelogd. Wilt u verder werken? Druk op de knop “Blijf langer ingelogd”.`;
}
