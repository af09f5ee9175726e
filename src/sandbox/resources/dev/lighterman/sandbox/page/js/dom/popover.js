const GAP = 4;
const EDGE = 8;

/** Positions a popover below its anchor, or above it if there is more room. */
export function openAt(popover, anchor, { width = "auto" } = {}) {
  if (!popover.matches(":popover-open")) popover.showPopover();
  const settle = () => settleAt(popover, anchor, width);
  settle();
  const stop = new AbortController();
  addEventListener("scroll", settle, { capture: true, passive: true, signal: stop.signal });
  addEventListener("resize", settle, { signal: stop.signal });
  popover.addEventListener("toggle", (event) => event.newState === "closed" && stop.abort(), {
    signal: stop.signal,
  });
}

function settleAt(popover, anchor, width) {
  const box = anchor.getBoundingClientRect();
  const below = innerHeight - box.bottom - EDGE;
  const above = box.top - EDGE;
  popover.style.minWidth = width === "anchor" ? `${box.width}px` : "";
  popover.style.maxHeight = `${Math.min(320, Math.max(below, above) - GAP)}px`;
  const { offsetHeight, offsetWidth } = popover;
  const down = offsetHeight + GAP <= below || below >= above;
  popover.style.top = `${down ? box.bottom + GAP : box.top - GAP - offsetHeight}px`;
  popover.style.left = `${Math.max(EDGE, Math.min(box.left, innerWidth - offsetWidth - EDGE))}px`;
}
