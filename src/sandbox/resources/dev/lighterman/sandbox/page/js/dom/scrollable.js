/**
 * Makes a box that is too narrow for its content one that scrolls sideways: by keyboard too, and it
 * shows at which edge there is more.
 */
export function scrollable(box, name) {
  const look = () => mark(box, name);
  box.classList.add("scrollable");
  box.addEventListener("scroll", look, { passive: true });
  const sizes = new ResizeObserver(look);
  for (const node of [box, ...box.children]) sizes.observe(node);
  return box;
}

function mark(box, name) {
  const { scrollLeft, scrollWidth, clientWidth } = box;
  const hidden = scrollWidth - clientWidth;
  const scrolls = hidden > 0;
  box.classList.toggle("more-before", scrollLeft > 1);
  box.classList.toggle("more-after", hidden - scrollLeft > 1);
  for (const [attribute, value] of [
    ["tabindex", 0],
    ["role", "group"],
    ["aria-label", name],
  ])
    if (scrolls) box.setAttribute(attribute, value);
    else box.removeAttribute(attribute);
}
