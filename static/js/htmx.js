// htmx saves a page load in the directory; everything it does also works as a plain form.
import "htmx.org/dist/htmx.js";

// A page that a browser cannot load is told by the browser; of a part that does not come nobody would hear.
const SILENCE = "De site antwoordt niet. Wat u typte, staat er nog. Probeer het zo weer.";
const GATEWAY = [502, 503, 504]; // what stands before the site answers for it, with a page that is not ours
const status = () => document.getElementById("melding");

const takeAway = () => document.querySelector("[data-silence]")?.remove();

const tell = (source) => {
  takeAway();
  const notice = document.createElement("p");
  notice.className = "notice";
  notice.dataset.silence = "";
  notice.textContent = SILENCE;
  (source.closest("form") ?? document.getElementById("inhoud")).append(notice);
  notice.scrollIntoView({ block: "nearest" });
  status().textContent = ""; // the same words again are heard again
  setTimeout(() => (status().textContent = SILENCE), 100);
};

document.addEventListener("htmx:error", ({ detail, target }) => {
  if (detail.ctx && !detail.ctx.response) tell(target);
});

document.addEventListener("htmx:before:response", (event) => {
  if (!GATEWAY.includes(event.detail.ctx.response.status)) return takeAway();
  event.preventDefault();
  tell(event.target);
});

document.addEventListener("htmx:before:swap", ({ detail }) => {
  if (detail.ctx?.target?.id === "inhoud") status().textContent = ""; // a new step: what was found is over
});
