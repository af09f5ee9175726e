import { h, icon } from "../dom/h.js";

const GOOD = new Set(["Connected", "Online", "Succeeded", "Active", "Running"]);
const BAD = new Set(["Offline", "Failed", "Unhealthy", "Expired", "Disconnected"]);

/** The world's registries and clusters, each with what belongs to it. */
export function cardsOf({ registries = [], clusters = [], extensions = [] }) {
  return [...registries.map(registryCard), ...clusters.map((cluster) => clusterCard(cluster, { registries, extensions }))];
}

function registryCard(registry) {
  const connected = registry.connectedRegistries ?? [];
  const endpoint = registry.dataEndpointEnabled ? "data endpoint on" : "data endpoint off";
  return {
    key: `registry ${registry.name}`,
    icon: "registry",
    name: registry.name,
    facts: [registry.sku, endpoint, connected.length ? `${connected.length} of 50` : null].filter(Boolean),
    states: [],
  };
}

function clusterCard(cluster, { registries, extensions }) {
  return { key: `cluster ${cluster.name}`, icon: "cluster", name: cluster.name, facts: [], states: [["Arc", cluster.connectivityStatus]] };
}

/** One thing of the world as a small card. */
export function worldCard({ icon: picture, name, facts, states }) {
  return h(
    "div",
    { class: "card" },
    icon(picture),
    h("div", null, h("b", null, name), h("small", null, facts.join(" · ")), h("ul", { class: "states" }, states.map(stateNode))),
  );
}

function stateNode([what, state]) {
  const look = GOOD.has(state) ? "good" : BAD.has(state) ? "bad" : "between";
  return h("li", { class: look }, `${what} ${state}`);
}
