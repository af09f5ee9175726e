import { h, icon } from "../dom/h.js";

const GOOD = new Set(["Connected", "Online", "Succeeded"]);
const BAD = new Set(["Offline", "Failed", "Unhealthy", "Expired"]);
const ROOM = 50;

/** Cards of the world's registries and clusters, each with its resources. */
export function cardsOf({ registries = [], clusters = [], extensions = [] }) {
  const cards = clusters.map((cluster) => clusterCard(cluster, clusters, extensions));
  return [...registries.map(registryCard), ...cards];
}

function registryCard({ name, sku, dataEndpointEnabled: endpoint, connectedRegistries: connected }) {
  const room = sku === "Premium" && `${connected.length} of ${ROOM}`;
  return {
    key: `registry ${name}`,
    picture: "registry",
    name,
    facts: [sku, endpoint && "data endpoint", room],
    states: connected.map((one) => [one.name, one.connectionState]),
  };
}

/** A cluster's card; shows the resource group if another cluster has the same name. */
function clusterCard({ id, name, resourceGroup, connectivityStatus }, clusters, extensions) {
  const its = extensions.filter((one) => one.id.startsWith(`${id}/`));
  const shared = clusters.filter((one) => one.name === name).length > 1;
  return {
    key: `cluster ${id}`,
    picture: "cluster",
    name,
    facts: [shared && resourceGroup, ...its.map(({ serviceIp }) => serviceIp)],
    states: [
      ["Arc", connectivityStatus],
      ...its.map(({ provisioningState }) => ["extension", provisioningState]),
    ],
  };
}

/** A resource in one or two lines. */
export function worldCard({ picture, name, facts, states }) {
  return h(
    "li",
    { class: "card" },
    h("b", null, icon(picture), name),
    h("small", null, facts.filter(Boolean).join(" · ")),
    h(
      "ul",
      { class: "states" },
      states.map(([what, state]) => h("li", { class: look(state) }, `${what} ${state}`)),
    ),
  );
}

function look(state) {
  if (GOOD.has(state)) return "good";
  return BAD.has(state) ? "bad" : "between";
}
