// Microsoft's own clients for JavaScript against an Azure and a registry: lists, makes, changes and deletes one of
// each type, waits for every poller, and prints what it got as JSON.
const { ContainerRegistryManagementClient } = require("@azure/arm-containerregistry");
const { SourceControlConfigurationClient } = require("@azure/arm-kubernetesconfiguration");
const { ContainerRegistryClient } = require("@azure/container-registry");

const { ARM, TENANT, CLIENT, SECRET, SUBSCRIPTION } = process.env;
const GROUP = "myresourcegroup";
const NAME = "myacrregistry";
const CLUSTER = [GROUP, "Microsoft.Kubernetes", "connectedClusters", "myarck8scluster"];
const PARENT = `/subscriptions/${SUBSCRIPTION}/resourceGroups/${GROUP}`
  + `/providers/Microsoft.ContainerRegistry/registries/${NAME}`;

const credential = {
  async getToken(scopes) {
    const form = new URLSearchParams({ grant_type: "client_credentials", client_id: CLIENT,
      client_secret: SECRET, scope: [scopes].flat().join(" ") });
    const answer = await fetch(`${ARM}/${TENANT}/oauth2/v2.0/token`, { method: "POST", body: form });
    const { access_token: token } = await answer.json();
    return { token, expiresOnTimestamp: Date.now() + 3_600_000 };
  },
};
const registries = new ContainerRegistryManagementClient(credential, SUBSCRIPTION, { endpoint: ARM });
const clusters = new SourceControlConfigurationClient(credential, SUBSCRIPTION, { endpoint: ARM });

async function all(pages) {
  const found = [];
  for await (const each of pages) found.push(each);
  return found;
}

const names = async (pages) => (await all(pages)).map((each) => each.name);

/** Makes, finds, changes and deletes; what is listed after each, and what the change did. */
async function life(operations, name, made, change, ...at) {
  const created = await operations.create(...at, name, made);
  const listed = (await names(operations.list(...at))).includes(name);
  const updated = await operations.update(...at, name, change);
  const read = await operations.get(...at, name);
  return { created, listed, updated, read, async remove() {
    await operations.delete(...at, name);
    return !(await names(operations.list(...at))).includes(name);
  } };
}

async function registry() {
  const listed = await names(registries.registries.list());
  const changed = await registries.registries.update(GROUP, NAME, { tags: { team: "edge", by: "node" } });
  return { listed, tags: changed.tags, server: (await registries.registries.get(GROUP, NAME)).loginServer };
}

/** A registry of its own, whose name is taken then, and free again after its deletion. */
async function newRegistry() {
  const at = [GROUP, "noderegistry"];
  const wanted = { location: "eastus", sku: { name: "Premium" }, tags: { by: "node" }, dataEndpointEnabled: true };
  const created = await registries.registries.create(...at, wanted);
  const refusals = [];
  for (const [name, change] of [["x", {}], ["noderegistry2", { sku: { name: "Huge" } }],
    ["noderegistry2", { location: undefined }], ["noderegistry2", { publicNetworkAccess: "Perhaps" }]]) {
    await registries.registries.create(GROUP, name, { ...wanted, ...change })
      .then(() => refusals.push("made"), ({ statusCode }) => refusals.push(statusCode));
  }
  const available = async () => (await registries.registries.checkNameAvailability(
    { name: "NodeRegistry", type: "Microsoft.ContainerRegistry/registries" })).nameAvailable;
  const taken = !(await available());
  const elsewhere = await registries.registries.create("labgroup", "noderegistry", wanted)
    .then(() => "made", ({ code }) => code);
  const again = await registries.registries.create(...at, { ...wanted, adminUserEnabled: true });
  const maps = await names(registries.scopeMaps.list(...at));
  await registries.registries.importImage(...at, {
    source: { registryUri: "mcr.microsoft.com", sourceImage: "mcr/hello-world:latest" }, targetTags: ["fresh:1.0"] });
  const images = await all(dataPlaneOf(created.loginServer).listRepositoryNames());
  await registries.registries.delete(...at);
  await registries.registries.delete(...at);
  const gone = await registries.registries.get(...at).then(() => false, ({ statusCode }) => statusCode === 404);
  return { state: created.provisioningState, images, admin: again.adminUserEnabled, refusals,
    hosts: created.dataEndpointHostNames, maps: maps.length, taken, elsewhere, gone, free: await available() };
}

async function children() {
  const at = [GROUP, NAME];
  const sync = ["read", "write"].flatMap((access) =>
    ["config", "message"].map((what) => `gateway/nodesite/${what}/${access}`));
  const map = await life(registries.scopeMaps, "nodesite-map",
    { actions: ["repositories/pos/content/read", "repositories/pos/metadata/read", ...sync] },
    { description: "by node" }, ...at);
  const token = await life(registries.tokens, "nodesite",
    { scopeMapId: map.created.id, status: "disabled" }, { status: "enabled" }, ...at);
  const password = await registries.registries.generateCredentials(...at,
    { tokenId: token.created.id, name: "password1" });
  const site = await life(registries.connectedRegistries, "nodesite",
    { mode: "ReadOnly", parent: { syncProperties: {
      tokenId: token.created.id, messageTtl: "P2D", schedule: "* * * * *" } } },
    { logging: { logLevel: "Warning" } }, ...at);
  await registries.connectedRegistries.deactivate(...at, "nodesite");
  const removed = [await site.remove(), await token.remove(), await map.remove()];
  return { removed, listed: [map.listed, token.listed, site.listed],
    states: [map.read.provisioningState, token.read.provisioningState, site.read.provisioningState],
    description: map.read.description, status: token.read.status, level: site.read.logging.logLevel,
    user: password.username, password: password.passwords[0].value.length > 20 };
}

async function extension() {
  const at = [...CLUSTER, "nodesite"];
  const created = await clusters.extensions.beginCreateAndWait(...at, {
    identity: { type: "SystemAssigned" },
    extensionType: "microsoft.containerregistry.connectedregistry",
    configurationSettings: { "service.clusterIP": "10.0.0.77" },
    configurationProtectedSettings: { connectionString: "ConnectedRegistryName=nodesite" },
  });
  const listed = await names(clusters.extensions.list(...CLUSTER));
  await clusters.extensions.beginUpdateAndWait(...at, { configurationSettings: { "pvc.storageRequest": "9Gi" } });
  const read = await clusters.extensions.get(...at);
  await clusters.extensions.beginDeleteAndWait(...at);
  return { state: created.provisioningState, listed: listed.includes("nodesite"),
    settings: read.configurationSettings,
    removed: !(await names(clusters.extensions.list(...CLUSTER))).includes("nodesite") };
}

async function imports() {
  const source = { registryUri: "mcr.microsoft.com", sourceImage: "acr/connected-registry:1.0.0" };
  const targetTags = ["node/edge:1.0"];
  await registries.registries.importImage(GROUP, NAME, { source, targetTags });
  const again = await registries.registries.importImage(GROUP, NAME, { source, targetTags })
    .then(() => "imported", () => "refused");
  return { again };
}

const dataPlaneOf = (server) => new ContainerRegistryClient(`https://${server}`, credential, {
  audience: "https://containerregistry.azure.net" });

async function dataPlane({ server }) {
  const images = dataPlaneOf(server);
  const repositories = await all(images.listRepositoryNames());
  const pos = images.getArtifact("pos", "1.5");
  const tags = (await all(pos.listTagProperties())).map((each) => each.name);
  const manifests = await all(images.getRepository("pos").listManifestProperties());
  const { digest, size } = await pos.getManifestProperties();
  const { tagCount } = await images.getRepository("pos").getProperties();
  return { repositories, tags: tags.sort(), manifests: manifests.length, digest, size, tagCount };
}

(async () => {
  const found = await registry();
  console.log(JSON.stringify({ registry: found, fresh: await newRegistry(), children: await children(), extension: await extension(),
    imports: await imports(), images: await dataPlane(found) }));
})().catch((error) => {
  console.error(error.stack, error.response?.bodyAsText ?? error.details ?? "");
  process.exit(1);
});
