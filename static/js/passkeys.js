// Signing in with a passkey and making one. Without this script, or in a browser that knows no passkeys, the page says
// the other way; nothing else depends on it.

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const FAILED = "Dit lukte niet. Probeer het opnieuw, of log in met een mail.";
const ENDED = "U bent niet meer ingelogd. Log opnieuw in, en maak daarna de passkey.";
const SAID_BY_BROWSERS = {
  InvalidStateError: "Dit apparaat heeft al een passkey voor uw account. Daarmee kunt u inloggen.",
  SecurityError: "Op dit adres werken passkeys niet. Dat is zo als het adres een nummer is. Log in met een mail.",
};
const inTitle = "Fout: ";

for (const place of document.querySelectorAll("[data-passkey]")) {
  if (window.PublicKeyCredential) offer(place);
}

function offer(place) {
  const isNew = place.dataset.passkey === "add";
  place.querySelector("[data-without]").hidden = true;
  place.querySelector("[data-with]")?.removeAttribute("hidden");
  const button = place.querySelector("button");
  button.hidden = false;
  const begin = (event) => {
    event.preventDefault();
    if (!button.disabled) run(place, button, isNew ? make : use);
  };
  if (isNew) place.addEventListener("submit", begin);
  else button.addEventListener("click", begin);
}

async function run(place, button, deed) {
  const fault = place.querySelector("[data-fault]");
  fault.hidden = true;
  forgetName(place);
  button.setAttribute("aria-disabled", "true"); // not disabled: that would take focus away
  try {
    location.assign((await deed(place)).verder);
  } catch (cause) {
    if (cause instanceof WrongName) return tellName(place, cause.message);
    // Focus on the words is heard in every screen reader; it comes after somebody pressed, so it surprises nobody.
    fault.textContent = cause instanceof Refused ? cause.message : (SAID_BY_BROWSERS[cause.name] ?? FAILED);
    fault.hidden = false;
    fault.focus();
  } finally {
    button.removeAttribute("aria-disabled");
  }
}

async function use(place) {
  const asked = await post(place.dataset.ask);
  const got = await navigator.credentials.get({
    publicKey: { ...asked, challenge: bytes(asked.challenge), allowCredentials: [] },
  });
  const { authenticatorData, clientDataJSON, signature, userHandle } = got.response;
  return post(place.dataset.answer, {
    ...named(got),
    verder: place.dataset.then,
    response: {
      authenticatorData: text(authenticatorData),
      clientDataJSON: text(clientDataJSON),
      signature: text(signature),
      userHandle: userHandle ? text(userHandle) : null,
    },
  });
}

async function make(place) {
  const naam = place.querySelector("input").value;
  if (!naam.trim()) throw new WrongName("Vul een naam in, zoals: telefoon van het werk.");
  const asked = await post(place.dataset.ask);
  const made = await navigator.credentials.create({
    publicKey: {
      ...asked,
      challenge: bytes(asked.challenge),
      user: { ...asked.user, id: bytes(asked.user.id) },
      excludeCredentials: (asked.excludeCredentials ?? []).map((one) => ({ ...one, id: bytes(one.id) })),
    },
  });
  const { attestationObject, clientDataJSON } = made.response;
  const response = { attestationObject: text(attestationObject), clientDataJSON: text(clientDataJSON) };
  return post(place.dataset.answer, { ...named(made), naam, response });
}

const named = (credential) => ({ id: credential.id, rawId: text(credential.rawId), type: credential.type });

class Refused extends Error {}
class WrongName extends Refused {}

// A wrong name is told as forms that the server looks at do: in a summary, at the field and in the title.
function tellName(place, words) {
  const input = place.querySelector("input");
  const wrong = document.createElement("p");
  wrong.className = "field__error";
  wrong.id = `${input.id}-fout`;
  wrong.textContent = inTitle + words;
  input.before(wrong);
  input.setAttribute("aria-invalid", "true");
  input.setAttribute("aria-describedby", `${input.id}-uitleg ${wrong.id}`);
  document.title = inTitle + document.title;
  const summary = place.querySelector("[data-summary]");
  summary.querySelector("a").textContent = words;
  summary.hidden = false;
  summary.focus();
}

function forgetName(place) {
  const input = place.querySelector("input");
  const wrong = input && document.getElementById(`${input.id}-fout`);
  if (!wrong) return;
  wrong.remove();
  input.removeAttribute("aria-invalid");
  input.setAttribute("aria-describedby", `${input.id}-uitleg`);
  document.title = document.title.replace(inTitle, "");
  place.querySelector("[data-summary]").hidden = true;
}

async function post(address, body = {}) {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify(body),
    redirect: "manual",
  });
  if (answer.type === "opaqueredirect") throw new Refused(ENDED); // to the page to sign in
  const said = await answer.json();
  if (!answer.ok) throw new (said.veld ? WrongName : Refused)(said.fout ?? FAILED);
  return said;
}
