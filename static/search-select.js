// Turns a long <select> into a box to type in; the select stays and is what the form sends.
export async function makeSearchable(library, style) {
  await Promise.all([
    loaded("script", { src: library }),
    loaded("link", { rel: "stylesheet", href: style }),
  ]);
  document.querySelectorAll("select[data-autocomplete]").forEach(enhance);
}

function enhance(select) {
  window.accessibleAutocomplete.enhanceSelectElement({
    selectElement: select,
    defaultValue: select.value ? select.selectedOptions[0].text : "",
    preserveNullOptions: true,
    showAllValues: true,
    confirmOnBlur: false,
  });
}

function loaded(name, attributes) {
  return new Promise((resolve, reject) => {
    const element = Object.assign(document.createElement(name), attributes);
    element.onload = resolve;
    element.onerror = reject;
    document.head.append(element);
  });
}
