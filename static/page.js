// Improves pages that already work without it: switches on the design system's own behaviours,
// then loads our small modules only where a page has something for them. The addresses stand in
// the page because the names of static files carry a hash.
const addresses = document.getElementById("page-script").dataset;

document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) document.body.classList.add("govuk-frontend-supported");

const { initAll } = await import(document.getElementById("govuk-frontend").href);
initAll();

document.addEventListener("click", closeFloors);
document.addEventListener("keydown", (event) => event.key === "Escape" && closeFloors(event));

if (document.querySelector("[data-score]")) {
  const { listenForPoints } = await import(addresses.scoreKeys);
  listenForPoints();
}
const progress = document.querySelector("[data-progress-address]");
if (progress) {
  const [{ watchProgress }, { pieceOf }] = await together(addresses.progress, addresses.markup);
  watchProgress(progress, pieceOf);
}
const similar = document.querySelector("[data-similar-address]");
if (similar) {
  const [{ lookWhileTyping }, { showPiece }] = await together(addresses.similar, addresses.markup);
  lookWhileTyping(similar, showPiece);
}
const coach = document.querySelector("[data-coach-address]");
if (coach) {
  const [{ coachWhileTyping }, { showPiece }] = await together(addresses.coach, addresses.markup);
  coachWhileTyping(coach, showPiece);
}
const autosaved = document.querySelector("form[data-autosave-address]");
if (autosaved) {
  const { saveByItself } = await import(addresses.autosave);
  saveByItself(autosaved);
}
const uploads = document.querySelector("form[data-uploads]");
if (uploads) {
  const { uploadEach } = await import(addresses.uploads);
  uploadEach(uploads);
}
const workbench = document.querySelector("[data-workbench-form]");
if (workbench) {
  const { makeDraggable } = await import(addresses.workbench);
  makeDraggable(workbench);
}
if (document.querySelector("[data-copied]")) {
  const { offerToCopy } = await import(addresses.copying);
  offerToCopy();
}
if (document.querySelector("select[data-autocomplete]")) {
  const [{ makeSearchable }, markup] = await together(addresses.searchSelect, addresses.markup, addresses.autocomplete);
  await makeSearchable(addresses.autocompleteStyle, markup);
}

function closeFloors({ type, target }) {
  const open = document.querySelector(".floor > [open]");
  if (!open || (type === "click" && open.contains(target))) return;
  if (open.contains(document.activeElement)) open.querySelector("summary").focus();
  open.open = false;
}

function together(...modules) {
  return Promise.all(modules.map((address) => import(address)));
}
