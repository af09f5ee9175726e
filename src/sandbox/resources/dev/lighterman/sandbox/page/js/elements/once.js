const A_DOUBLE_CLICK = 500;

const underWay = new Set();

/** Does a thing once at a time: a second click, while the first is under way, does nothing. */
export async function once(key, node, work, { least = A_DOUBLE_CLICK } = {}) {
  if (underWay.has(key)) return;
  underWay.add(key);
  node.setAttribute("aria-busy", "true");
  try {
    await Promise.all([work(), new Promise((done) => setTimeout(done, least))]);
  } finally {
    underWay.delete(key);
    node.removeAttribute("aria-busy");
  }
}
