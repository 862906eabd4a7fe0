// Warns well before a session ends, once and without taking focus, and lets somebody stay without leaving the page.
// Without it the page says until when somebody is signed in, and the button works too.

const WARN_BEFORE = 10 * 60; // seconds, as rules.py says
const bar = document.querySelector("[data-session]");

if (bar) {
  const place = bar.parentElement;
  const warning = bar.querySelector("[data-warning]");
  const until = bar.querySelector("[data-until]");
  const status = document.getElementById("melding");
  let warnAt = Date.now() + Number(bar.dataset.warnAfter) * 1000;
  let isAsking = false;

  // Clocks of browsers stand still while a computer sleeps, so the time is looked at anew instead of waited for.
  const look = async () => {
    if (isAsking || !warning.hidden || Date.now() < warnAt) return;
    isAsking = true;
    try {
      const left = (await (await fetch(bar.dataset.left)).json()).seconden; // another tab may have stayed
      if (left > WARN_BEFORE + 1) warnAt = Date.now() + (left - WARN_BEFORE) * 1000;
      else warn(left);
    } catch {
      warnAt = Date.now() + 30_000; // no network for a moment
    } finally {
      isAsking = false;
    }
  };

  const warn = (left) => {
    const minutes = Math.max(1, Math.round(left / 60));
    const when = minutes === 1 ? "over 1 minuut" : `over ${minutes} minuten`;
    const words =
      left > 0
        ? `U wordt ${when} uitgelogd. Wilt u verder werken? Druk op de knop “Blijf langer ingelogd”.`
        : "U bent uitgelogd. Wat u invulde, raakt niet kwijt: als u het verstuurt, kunt u eerst weer inloggen.";
    place.style.minHeight = `${place.offsetHeight}px`; // it stays, or the page would jump while somebody types
    warning.textContent = words;
    warning.hidden = false;
    bar.classList.add("session--ending");
    document.documentElement.classList.add("has-warning");
    status.textContent = words;
  };

  bar.querySelector("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const answer = await fetch(event.target.action, {
        method: "POST",
        headers: { Accept: "application/json" },
        redirect: "error",
      });
      stayed(await answer.json());
    } catch {
      event.target.submit(); // the page to sign in comes in a tab of its own
    }
  });

  const stayed = ({ tot, seconden }) => {
    until.textContent = tot;
    warnAt = Date.now() + (seconden - WARN_BEFORE) * 1000;
    warning.hidden = true;
    bar.classList.remove("session--ending");
    place.style.minHeight = "";
    document.documentElement.classList.remove("has-warning");
    status.textContent = `U blijft ingelogd tot ${tot}.`;
  };

  setInterval(look, 1000);
  document.addEventListener("visibilitychange", look);
}
