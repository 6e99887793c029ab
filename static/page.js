// Improves pages that already work without it: switches on the design system's own behaviours,
// then loads our small modules only where a page has something for them.
const page = document.body;
page.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) page.classList.add("govuk-frontend-supported");

const { initAll } = await import(document.getElementById("govuk-frontend").href);
initAll();
