/** F6 walks through the page's regions, as it does in Slack; with Shift, backwards. */
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
