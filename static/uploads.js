// Sends the chosen files one by one and shows how far each is. One that is refused or lost on the way
// stops no other, and says why; what was lost can be sent again without choosing it again. Without
// scripts the form sends all of them at once.
const SIGNED_OUT = "Not added: you are signed out. Sign in again in another tab, then try again.";
const LOST = "Not added: the connection broke off.";

export function uploadEach(form) {
  const chosen = form.querySelector("input[type=file]");
  form.dataset.uploadsAreOn = "";
  form.addEventListener("submit", async (event) => {
    if (!chosen.files.length) return;
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    await sendAll(form, [...chosen.files]);
    button.disabled = false;
    chosen.value = "";
  });
}

async function sendAll(form, files) {
  const rows = files.map((file) => addRow(form, file));
  const title = files.length === 1 ? (form.elements.title?.value ?? "") : "";
  let added = 0;
  for (const [index, file] of files.entries()) added += await send(form, file, title, rows[index]);
  form.querySelector("[data-uploads-news]").textContent = `${added} of ${files.length} added.`;
  if (added && form.elements.title) form.elements.title.value = "";
}

function addRow(form, file) {
  const row = document.createElement("li");
  const bar = Object.assign(document.createElement("progress"), { max: 1, value: 0 });
  const words = Object.assign(document.createElement("span"), { textContent: "waiting" });
  bar.setAttribute("aria-label", file.name);
  row.append(`${file.name} `, bar, " ", words);
  form.querySelector("[data-uploads-list]").append(row);
  return { row, bar, words };
}

// 1 when the file was added, else 0.
async function send(form, file, title, { row, bar, words }) {
  const answer = await posted(bodyWith(form, file, title), (part) => {
    bar.value = part;
    words.textContent = `${Math.round(part * 100)}%`;
  });
  if (answer.page) takeList(answer.page);
  if (!answer.refusal) return row.remove(), 1;
  bar.remove();
  words.textContent = answer.refusal.replace(`${file.name}: `, "");
  words.className = "govuk-error-message";
  if (answer.isLost) row.append(" ", again(form, file, title, row));
  return 0;
}

// The whole form with this one file instead of all chosen.
function bodyWith(form, file, title) {
  const body = new FormData(form);
  body.set("csrfmiddlewaretoken", freshToken(form));
  if (form.elements.title) body.set("title", title);
  body.set("upload", file);
  return body;
}

function again(form, file, title, row) {
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Try again" });
  button.className = "button button--secondary";
  button.setAttribute("aria-label", `Try again: ${file.name}`);
  button.addEventListener("click", async () => {
    row.remove();
    const added = await send(form, file, title, addRow(form, file));
    form.querySelector("[data-uploads-news]").textContent = added ? `${file.name} is added.` : `${file.name} is not added.`;
  });
  return button;
}

function posted(body, tell) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.upload.onprogress = (event) => tell(event.loaded / event.total);
    request.onload = () => resolve(readAnswer(request));
    request.onerror = () => resolve({ refusal: LOST, isLost: true });
    request.open("POST", location.href);
    request.send(body);
  });
}

function readAnswer(request) {
  const isHere = new URL(request.responseURL).pathname === location.pathname;
  if (!isHere || request.status === 403) return { refusal: SIGNED_OUT, isLost: true };
  const page = request.response;
  if (request.status === 200) return { page, refusal: "" };
  const error = page?.querySelector(".govuk-error-message");
  if (!error) return { refusal: LOST, isLost: true };
  return { refusal: error.textContent.trim().replace(/^Error:\s*/, "") };
}

function takeList(page) {
  document.querySelector("[data-attached]").replaceWith(page.querySelector("[data-attached]"));
}

// Signing in again in another tab makes a new token.
function freshToken(form) {
  const cookie = document.cookie.match(/(?:^|; )(?:__Host-)?csrftoken=([^;]+)/);
  return cookie ? cookie[1] : form.elements.csrfmiddlewaretoken.value;
}
