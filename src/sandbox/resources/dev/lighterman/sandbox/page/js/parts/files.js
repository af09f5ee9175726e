import { h, icon } from "../dom/h.js";
import { showList } from "../dom/list.js";

/** A message's files, each a card that opens the file. */
export function showFiles(container, files) {
  showList(container, files, { key: ({ id }) => id, render: card });
}

function card({ name, title, size, url_private: url }) {
  const kind = name.includes(".") ? name.split(".").at(-1).toUpperCase() : "File";
  return h(
    "a",
    { class: "file", href: url, target: "_blank", rel: "noopener noreferrer" },
    icon("file"),
    h("span", null, h("b", null, title ?? name), h("small", null, `${kind} · ${sized(size)}`)),
  );
}

const sized = (bytes) => (bytes < 1000 ? `${bytes} bytes` : `${(bytes / 1000).toFixed(1)} kB`);
