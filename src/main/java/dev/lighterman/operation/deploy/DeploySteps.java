package dev.lighterman.operation.deploy;

import dev.lighterman.azure.RegistrationState;
import dev.lighterman.azure.RegistryToken;
import dev.lighterman.azure.RegistryTokens;
import dev.lighterman.azure.ResourceProviders;
import dev.lighterman.azure.ScopeMap;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.operation.ScopeMapActions;
import dev.lighterman.operation.StepGraph;
import dev.lighterman.request.Effect;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.step.CredentialPurpose;
import dev.lighterman.step.cloud.AttachClientToken;
import dev.lighterman.step.cloud.AwaitActive;
import dev.lighterman.step.cloud.CheckPrerequisites;
import dev.lighterman.step.cloud.CreateConnectedRegistry;
import dev.lighterman.step.cloud.EnableDataEndpoint;
import dev.lighterman.step.cloud.PutScopeMap;
import dev.lighterman.step.cloud.PutToken;
import dev.lighterman.step.cloud.RegisterProvider;
import dev.lighterman.step.extension.FormerAddress;
import dev.lighterman.step.extension.InstallExtension;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A deployment's steps with their dependencies; independent steps run in parallel. */
final class DeploySteps {
  private static final String CHECK = "check-prerequisites";
  private static final String DATA_ENDPOINT = "enable-data-endpoint";
  static final String IMPORT = "import-image";
  private static final String SYNC_SCOPE_MAP = "put-sync-scope-map";
  private static final String SYNC_TOKEN = "put-sync-token";
  private static final String CONNECTED_REGISTRY = "create-connected-registry";
  private static final String EXTENSION = "install-extension";
  static final String ACTIVE = "await-active";
  private static final String CLIENT_SCOPE_MAP = "put-client-scope-map";
  static final String CLIENT_TOKEN = "put-client-token";
  static final String ATTACH = "attach-client-token";

  private final OperationContext services;
  private final DeployDetails values;
  private final DeploySnapshot snapshot;
  private final RegistryTokens tokens;
  private final List<String> missingProviders;
  private final StepGraph graph = new StepGraph();
  private final ArmId syncToken;
  private final ArmId clientToken;
  private final Map<ArmId, Optional<RegistryToken>> foundTokens = new HashMap<>();

  DeploySteps(OperationContext services, DeployDetails values, DeploySnapshot snapshot) {
    this.services = services;
    this.values = values;
    this.snapshot = snapshot;
    this.tokens = services.azure().tokens();
    this.missingProviders = missingProviders(services.azure().providers(), values);
    this.syncToken = values.registry().child("tokens", values.name().text());
    this.clientToken = values.clientToken();
  }

  private static List<String> missingProviders(ResourceProviders providers, DeployDetails values) {
    String subscription = values.cluster().subscription();
    return RegisterProvider.NEEDED.stream()
        .filter(each -> providers.state(subscription, each) != RegistrationState.REGISTERED)
        .toList();
  }

  List<PlannedStep> steps() {
    prepare();
    connect();
    install();
    grant();
    if (values.context() != null) {
      new ClusterSteps(values, values.context(), hasPassword(clientToken)).addTo(graph);
    }
    return graph.steps();
  }

  private void prepare() {
    graph.add(
        CHECK, new CheckPrerequisites(values.registry(), values.cluster(), metPrerequisites()));
    for (String namespace : missingProviders) {
      graph.add(
          providerStepId(namespace),
          new RegisterProvider(values.cluster().subscription(), namespace),
          CHECK);
    }
    if (!snapshot.registry().dataEndpointEnabled()) {
      graph.add(DATA_ENDPOINT, new EnableDataEndpoint(values.registry()), CHECK);
    }
    if (values.importSource() != null) {
      ImportTarget target = ImportTarget.of(values.importSource());
      graph.add(IMPORT, new ImportLookup(services).step(snapshot.registry(), target), CHECK);
    }
  }

  private void connect() {
    ArmId scopeMap = values.registry().child("scopeMaps", values.name().text());
    graph.add(
        SYNC_SCOPE_MAP,
        scopeMap(
            CredentialPurpose.SYNC,
            scopeMap,
            ScopeMapActions.sync(values.name(), values.repositories())),
        CHECK);
    graph.add(SYNC_TOKEN, token(CredentialPurpose.SYNC, syncToken, scopeMap), SYNC_SCOPE_MAP);
    graph.add(
        CONNECTED_REGISTRY,
        new CreateConnectedRegistry(values.connectedRegistry(), syncToken, snapshot.siblings() + 1),
        SYNC_TOKEN,
        DATA_ENDPOINT);
  }

  /** Waits for the two providers that Azure requires here; the third can finish later. */
  private void install() {
    ArmId extension =
        values
            .cluster()
            .extension("Microsoft.KubernetesConfiguration/extensions", values.name().text());
    graph.add(
        EXTENSION,
        installation(extension),
        CONNECTED_REGISTRY,
        providerStepId(RegisterProvider.CLUSTERS),
        providerStepId(RegisterProvider.EXTENSIONS));
    graph.add(
        ACTIVE,
        new AwaitActive(values.connectedRegistry(), extension, values.context()),
        EXTENSION);
  }

  private InstallExtension installation(ArmId extension) {
    return new InstallExtension(
        extension,
        values.connectedRegistry(),
        values.address(),
        !snapshot.cluster().certManager(),
        values.volume(),
        values.context(),
        hasPassword(syncToken) ? syncToken : null,
        snapshot.cluster().nodes(),
        snapshot
            .cluster()
            .pulledInVain(values.address())
            .map(former -> new FormerAddress(former.address(), former.by()))
            .orElse(null));
  }

  /** The scope map has its token's name: a suffix could exceed Azure's limit of 50 characters. */
  private void grant() {
    ArmId scopeMap = values.registry().child("scopeMaps", values.pullName());
    graph.add(
        CLIENT_SCOPE_MAP,
        scopeMap(CredentialPurpose.CLIENT, scopeMap, ScopeMapActions.pull(values.repositories())),
        CHECK);
    graph.add(
        CLIENT_TOKEN, token(CredentialPurpose.CLIENT, clientToken, scopeMap), CLIENT_SCOPE_MAP);
    graph.add(
        ATTACH,
        new AttachClientToken(values.connectedRegistry(), clientToken),
        CLIENT_TOKEN,
        CONNECTED_REGISTRY);
  }

  /** The id of the step that registers a provider. */
  private static String providerStepId(String namespace) {
    return "register-" + namespace.substring(namespace.indexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** Prerequisites that are met already, as effects that change nothing. */
  private List<Effect> metPrerequisites() {
    var effects = new ArrayList<Effect>();
    if (snapshot.registry().dataEndpointEnabled()) {
      effects.add(keep(values.registry().toString(), Sentence.of("effect.data-endpoint.on")));
    }
    List<String> registered =
        RegisterProvider.NEEDED.stream().filter(each -> !missingProviders.contains(each)).toList();
    if (!registered.isEmpty()) {
      effects.add(
          keep(
              "/subscriptions/" + values.cluster().subscription() + "/providers",
              Sentence.of("effect.providers", "count", registered.size())));
    }
    return effects;
  }

  private static Effect keep(String subject, Sentence says) {
    return new Effect(Effect.Kind.KEEP, subject, says);
  }

  /** The step keeps the actions that the scope map has now, for undo. */
  private PutScopeMap scopeMap(CredentialPurpose purpose, ArmId id, List<String> actions) {
    List<String> before = tokens.scopeMap(id).map(ScopeMap::actions).orElse(null);
    return new PutScopeMap(purpose, id, actions, before);
  }

  /** The step keeps the scope map and status that the token has now, for undo. */
  private PutToken token(CredentialPurpose purpose, ArmId id, ArmId scopeMap) {
    Optional<RegistryToken> before = found(id);
    return new PutToken(
        purpose,
        id,
        scopeMap,
        before.map(RegistryToken::scopeMap).orElse(null),
        before.filter(token -> !token.enabled()).isPresent());
  }

  /** Whether a new password would replace one that may be in use. */
  private boolean hasPassword(ArmId id) {
    return found(id).flatMap(token -> token.password(RegistryToken.Slot.FIRST)).isPresent();
  }

  private Optional<RegistryToken> found(ArmId token) {
    return foundTokens.computeIfAbsent(token, tokens::token);
  }
}
