import { h, icon } from "../dom/h.js";
import { showList } from "../dom/list.js";

/** A message's files, each a card that opens the file. */
export function showFiles(container, files, names) {
  showList(container, files, {
    key: ({ id }) => id,
    version: (file) => JSON.stringify([file, names.locale]),
    render: (file) => card(file, names),
  });
}

function card({ name, title, size, url_private: url }, { words, locale }) {
  const kind = name.includes(".") ? name.split(".").at(-1).toUpperCase() : words.file;
  return h(
    "a",
    { class: "file", href: url, target: "_blank", rel: "noopener noreferrer" },
    icon("file"),
    h("span", null, h("b", null, title ?? name), h("small", null, `${kind} · ${sized(size, locale)}`)),
  );
}

const sized = (bytes, locale) =>
  bytes < 1000
    ? bytes.toLocaleString(locale, { style: "unit", unit: "byte", unitDisplay: "long" })
    : (bytes / 1000).toLocaleString(locale, { style: "unit", unit: "kilobyte", maximumFractionDigits: 1 });
