// Turns a long <select> into a box to type in; the select stays and is what the form sends.
export async function makeSearchable(style, { allowWordsOnly, escaped }) {
  await loaded(style);
  allowWordsOnly();
  document.querySelectorAll("select[data-autocomplete]").forEach((select) => enhance(select, escaped));
}

// The library writes each suggestion as markup, and what stands in an option somebody else typed.
function enhance(select, escaped) {
  window.accessibleAutocomplete.enhanceSelectElement({
    selectElement: select,
    defaultValue: select.value ? select.selectedOptions[0].text : "",
    preserveNullOptions: true,
    showAllValues: true,
    confirmOnBlur: false,
    templates: { inputValue: (words) => words ?? "", suggestion: escaped },
  });
}

function loaded(style) {
  return new Promise((resolve, reject) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: style });
    link.onload = resolve;
    link.onerror = reject;
    document.head.append(link);
  });
}
