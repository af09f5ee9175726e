const A_DOUBLE_CLICK = 500;

const underWay = new Set();

/** Wraps an action so that calls during a running one are ignored. */
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
