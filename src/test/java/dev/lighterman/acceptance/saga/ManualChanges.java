package dev.lighterman.acceptance.saga;

import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.DirectAzureClient;
import dev.lighterman.acceptance.HandmadeManifests;
import dev.lighterman.acceptance.HandmadeResources;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.acceptance.deploy.ClusterAdmin;
import dev.lighterman.azure.Azure;
import dev.lighterman.azure.ScopeMap;
import dev.lighterman.value.ArmId;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** What somebody does to the quickstart's deployment without the bot, each until it is so. */
final class ManualChanges implements AutoCloseable {
  static final String WORKLOAD = "hello-world-deployment";
  static final String CHECK = Quickstart.NAME + "-check";
  private static final String NAMESPACE = "default";
  private static final String SECRET = Quickstart.NAME + "-pull";

  private final Conversation talk;
  private final Azure azure;
  private final ArmId registry;
  private final HandmadeResources handmade;
  private final KubernetesClient kubernetes;
  private final Map<String, ScopeMap> scopeMaps = new HashMap<>();

  ManualChanges(Conversation talk) {
    this.talk = talk;
    handmade = HandmadeResources.in(talk);
    azure = handmade.azure();
    registry = Quickstart.registry(talk);
    kubernetes = ClusterAdmin.clientAsBot(talk.sandbox(), Quickstart.CLUSTER);
  }

  void putsScopeMap(String name, List<String> actions) {
    ArmId id = registry.child("scopeMaps", name);
    azure.tokens().scopeMap(id).ifPresent(before -> scopeMaps.putIfAbsent(name, before));
    String description = azure.tokens().scopeMap(id).map(ScopeMap::description).orElse("by hand");
    azure.tokens().putScopeMap(id, actions, description);
    until(() ->
        azure.tokens().scopeMap(id).map(ScopeMap::actions).filter(actions::equals).isPresent());
  }

  void putsBackScopeMap(String name) {
    putsScopeMap(name, Objects.requireNonNull(scopeMaps.get(name)).actions());
  }

  void deletesScopeMap(String name) {
    ArmId id = registry.child("scopeMaps", name);
    azure.tokens().deleteScopeMap(id);
    until(() -> azure.tokens().scopeMap(id).isEmpty());
  }

  void putsToken(String name, String scopeMap, boolean enabled) {
    ArmId id = registry.child("tokens", name);
    ArmId map = registry.child("scopeMaps", scopeMap);
    azure.tokens().putToken(id, map, enabled);
    until(() ->
        azure
            .tokens()
            .token(id)
            .filter(token -> token.enabled() == enabled && token.scopeMap().equals(map))
            .isPresent());
  }

  /** With a scope map that another site has. */
  void makesToken(String name) {
    putsToken(name, "store101", true);
  }

  void deletesToken(String name) {
    ArmId id = registry.child("tokens", name);
    azure.tokens().deleteToken(id);
    until(() -> azure.tokens().token(id).isEmpty());
  }

  void makesConnectedRegistry() {
    handmade.connectedRegistry(Quickstart.NAME);
  }

  void deletesConnectedRegistry() {
    azure.connectedRegistries().delete(connected());
    until(() -> azure.connectedRegistries().get(connected()).isEmpty());
  }

  void deletesAllOfConnectedRegistry() {
    deletesConnectedRegistry();
    deletesToken(Quickstart.NAME);
    deletesScopeMap(Quickstart.NAME);
  }

  /** These clients and no others. */
  void attaches(String... tokens) {
    List<ArmId> ids = Stream.of(tokens).map(each -> registry.child("tokens", each)).toList();
    azure.connectedRegistries().setClientTokens(connected(), ids);
    until(() ->
        azure
            .connectedRegistries()
            .get(connected())
            .filter(each -> each.clientTokens().equals(ids))
            .isPresent());
  }

  private ArmId connected() {
    return registry.child("connectedRegistries", Quickstart.NAME);
  }

  void setsAddress(String address) {
    setsSetting("service.clusterIP", address);
  }

  /** As {@code az k8s-extension update --config} does. */
  void setsSetting(String key, String value) {
    DirectAzureClient.of(talk)
        .patches(
            extension(),
            "2023-05-01",
            "{\"properties\": {\"configurationSettings\": {\"%s\": \"%s\"}}}"
                .formatted(key, value));
    until(() ->
        azure
            .extensions()
            .get(extension())
            .filter(each -> each.provisioningText().equals("Succeeded"))
            .filter(each -> each.settings().getOrDefault(key, "").equals(value))
            .isPresent());
  }

  void deletesExtension() {
    handmade.deleteExtension(handmade.cluster(Quickstart.CLUSTER), Quickstart.NAME);
  }

  /** And what it has activated, since Azure lets no other one activate that. */
  void deletesExtensionAndConnectedRegistry() {
    deletesExtension();
    deletesConnectedRegistry();
  }

  void replacesExtension() {
    deletesExtension();
    handmade.extension(handmade.cluster(Quickstart.CLUSTER), Quickstart.NAME, "10.0.0.77");
  }

  private ArmId extension() {
    return handmade
        .cluster(Quickstart.CLUSTER)
        .extension("Microsoft.KubernetesConfiguration/extensions", Quickstart.NAME);
  }

  void deletesSecret() {
    kubernetes.secrets().inNamespace(NAMESPACE).withName(SECRET).delete();
  }

  void replacesSecret() {
    deletesSecret();
    makes(
        new SecretBuilder()
            .withNewMetadata()
            .withNamespace(NAMESPACE)
            .withName(SECRET)
            .endMetadata()
            .build());
  }

  /** As {@code kubectl edit} does: the bot's marks stay. */
  void changesSecret() {
    String config = "{\"auths\": {\"theirs.example\": {\"username\": \"they\"}}}";
    kubernetes
        .secrets()
        .inNamespace(NAMESPACE)
        .withName(SECRET)
        .edit(secret ->
            new SecretBuilder(secret)
                .addToData(
                    ".dockerconfigjson",
                    Base64.getEncoder().encodeToString(config.getBytes(StandardCharsets.UTF_8)))
                .build());
  }

  void deletesWorkload() {
    kubernetes.apps().deployments().inNamespace(NAMESPACE).withName(WORKLOAD).delete();
  }

  void changesImage() {
    kubernetes
        .apps()
        .deployments()
        .inNamespace(NAMESPACE)
        .withName(WORKLOAD)
        .patch(
            PatchContext.of(PatchType.STRATEGIC_MERGE),
            """
            {"spec": {"template": {"spec": {"containers": [{"name": "%s", "image": "theirs:1"}]}}}}
            """
                .formatted(WORKLOAD));
  }

  void replacesWorkload() {
    deletesWorkload();
    makes(HandmadeManifests.deployment(NAMESPACE, WORKLOAD));
  }

  void deletesJob() {
    kubernetes.batch().v1().jobs().inNamespace(NAMESPACE).withName(CHECK).delete();
    until(
        () -> kubernetes.batch().v1().jobs().inNamespace(NAMESPACE).withName(CHECK).get() == null);
  }

  void replacesJob() {
    deletesJob();
    makes(HandmadeManifests.job(NAMESPACE, CHECK));
  }

  private void makes(HasMetadata object) {
    kubernetes.resource(object).create();
  }

  private void until(BooleanSupplier so) {
    talk.until(so, "never done by hand");
  }

  @Override
  public void close() {
    kubernetes.close();
  }
}
