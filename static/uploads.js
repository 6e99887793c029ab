// Sends the chosen files one by one and shows how far each is. One that is refused or lost on the way
// stops no other, and says why. Without scripts the form sends all of them at once.
const SIGNED_OUT = "Not added: you are signed out. Sign in again in another tab, then press “Add files” once more.";
const LOST = "Not added: the connection broke off. Choose the file again.";

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
  const title = files.length === 1 ? form.elements.title.value : "";
  let added = 0;
  for (const [index, file] of files.entries()) added += await send(form, file, title, rows[index]);
  form.querySelector("[data-uploads-news]").textContent = `${added} of ${files.length} added.`;
  if (added) form.elements.title.value = "";
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
  const body = new FormData();
  body.append("csrfmiddlewaretoken", freshToken(form));
  body.append("title", title);
  body.append("upload", file);
  const answer = await posted(form, body, (part) => {
    bar.value = part;
    words.textContent = `${Math.round(part * 100)}%`;
  });
  bar.remove();
  if (answer.page) takeList(answer.page);
  if (!answer.refusal) row.remove();
  words.textContent = answer.refusal.replace(`${file.name}: `, "");
  words.className = "govuk-error-message";
  return answer.refusal ? 0 : 1;
}

function posted(form, body, tell) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.upload.onprogress = (event) => tell(event.loaded / event.total);
    request.onload = () => resolve(readAnswer(request));
    request.onerror = () => resolve({ refusal: LOST });
    request.open("POST", location.href);
    request.send(body);
  });
}

function readAnswer(request) {
  const isHere = new URL(request.responseURL).pathname === location.pathname;
  if (!isHere || request.status === 403) return { refusal: SIGNED_OUT };
  const page = request.response;
  if (request.status === 200) return { page, refusal: "" };
  const error = page?.querySelector(".govuk-error-message");
  return { refusal: error ? error.textContent.trim().replace(/^Error:\s*/, "") : LOST };
}

function takeList(page) {
  document.querySelector("[data-attached]").replaceWith(page.querySelector("[data-attached]"));
}

// Signing in again in another tab makes a new token.
function freshToken(form) {
  const cookie = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
  return cookie ? cookie[1] : form.elements.csrfmiddlewaretoken.value;
}
