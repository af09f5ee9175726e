/** F6 moves the focus to the page's next region, like in Slack; Shift+F6 to the previous one. */
export function walkRegions(regions) {
  addEventListener("keydown", (event) => {
    if (event.key !== "F6" || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    const shown = regions.filter((region) => region.checkVisibility());
    const here = shown.findIndex((region) => region.contains(document.activeElement));
    const step = event.shiftKey ? -1 : 1;
    shown[(here + step + shown.length) % shown.length].focus();
  });
}
