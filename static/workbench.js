// Lets statements be dragged onto a challenge, which does what ticking them and pressing its button
// does. Ticked ones go together; a card that is not ticked goes alone. Says how many are ticked.
export function makeDraggable(form) {
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  let dragged;
  for (const box of boxes) {
    const card = box.closest(".comparison__column");
    card.draggable = true;
    card.addEventListener("dragstart", (event) => {
      dragged = box;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", box.value);
      document.body.classList.add("is-dragging");
    });
    card.addEventListener("dragend", () => document.body.classList.remove("is-dragging"));
  }
  const targets = document.querySelectorAll("[data-target]");
  targets.forEach((target) => accept(target, () => drop(form, boxes, dragged, target)));
  form.querySelectorAll("[data-group]").forEach(addChooseAll);
  form.addEventListener("change", () => tell(boxes));
  tell(boxes);
}

function accept(target, dropped) {
  const mark = (is) => target.classList.toggle("is-over", is);
  target.addEventListener("dragover", (event) => {
    event.preventDefault();
    mark(true);
  });
  target.addEventListener("dragleave", () => mark(false));
  target.addEventListener("drop", (event) => {
    event.preventDefault();
    mark(false);
    dropped();
  });
}

function drop(form, boxes, dragged, target) {
  if (!dragged) return;
  if (!dragged.checked) boxes.forEach((box) => (box.checked = box === dragged));
  form.requestSubmit(target.querySelector("button"));
}

// Those that wait, where there are several of them.
function addChooseAll(group) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "button button--quiet", textContent: "Choose all of this group" });
  button.addEventListener("click", () => {
    const boxes = [...group.querySelectorAll("input[name=statement]")];
    const all = boxes.every((box) => box.checked);
    boxes.forEach((box) => (box.checked = !all));
    boxes[0].dispatchEvent(new Event("change", { bubbles: true }));
  });
  if (group.querySelectorAll("input[name=statement]").length > 1) group.append(button);
}

function tell(boxes) {
  const chosen = boxes.filter((box) => box.checked).length;
  const words = chosen === 1 ? "1 statement chosen." : `${chosen} statements chosen.`;
  const status = document.querySelector("[data-chosen]");
  status.textContent = chosen ? words : "Tick statements, or drag them to a challenge.";
}
