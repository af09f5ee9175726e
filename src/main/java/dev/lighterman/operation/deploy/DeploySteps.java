package dev.lighterman.operation.deploy;

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
import dev.lighterman.step.cloud.RegisterProvider;
import dev.lighterman.step.extension.InstallExtension;
import dev.lighterman.value.ArmId;
import java.util.ArrayList;
import java.util.List;

/** The steps of a deployment, each with what it waits for; the rest goes side by side. */
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
  private final DeploySnapshot look;
  private final TokenSteps tokens;
  private final Prerequisites prerequisites;
  private final StepGraph graph = new StepGraph();
  private final ArmId syncToken;
  private final ArmId clientToken;

  DeploySteps(OperationContext services, DeployDetails values, DeploySnapshot look) {
    this.services = services;
    this.values = values;
    this.look = look;
    this.tokens = new TokenSteps(services.azure().tokens());
    this.prerequisites = new Prerequisites(services, values, look);
    this.syncToken = values.registry().child("tokens", values.name().text());
    this.clientToken = values.clientToken();
  }

  List<PlannedStep> steps() {
    prepare();
    connect();
    install();
    grant();
    if (values.context() != null) {
      new ClusterSteps(values, values.context(), tokens.hasPassword(clientToken)).addTo(graph);
    }
    return graph.steps();
  }

  private void prepare() {
    List<Effect> found = new ArrayList<>(prerequisites.found());
    graph.add(CHECK, new CheckPrerequisites(values.registry(), values.cluster(), found));
    for (String namespace : prerequisites.missingProviders()) {
      graph.add(
          Prerequisites.stepId(namespace),
          new RegisterProvider(values.cluster().subscription(), namespace),
          CHECK);
    }
    if (!look.registry().dataEndpointEnabled()) {
      graph.add(DATA_ENDPOINT, new EnableDataEndpoint(values.registry()), CHECK);
    }
    if (values.importSource() != null) {
      ImportTarget target = ImportTarget.of(values.importSource());
      graph.add(IMPORT, new ImportLookup(services).step(look.registry(), target), CHECK);
    }
  }

  private void connect() {
    ArmId scopeMap = values.registry().child("scopeMaps", values.name().text());
    graph.add(
        SYNC_SCOPE_MAP,
        tokens.scopeMap(
            CredentialPurpose.SYNC,
            scopeMap,
            ScopeMapActions.sync(values.name(), values.repositories())),
        CHECK);
    graph.add(
        SYNC_TOKEN, tokens.token(CredentialPurpose.SYNC, syncToken, scopeMap), SYNC_SCOPE_MAP);
    graph.add(
        CONNECTED_REGISTRY,
        new CreateConnectedRegistry(values.connectedRegistry(), syncToken, look.siblings() + 1),
        SYNC_TOKEN,
        DATA_ENDPOINT);
  }

  /** Azure asks for the provider of what is put and of where it is put; others may come later. */
  private void install() {
    ArmId extension =
        values
            .cluster()
            .extension("Microsoft.KubernetesConfiguration/extensions", values.name().text());
    graph.add(
        EXTENSION,
        installation(extension),
        CONNECTED_REGISTRY,
        Prerequisites.stepId(RegisterProvider.CLUSTERS),
        Prerequisites.stepId(RegisterProvider.EXTENSIONS));
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
        !look.cluster().certManager(),
        values.volume(),
        values.context(),
        tokens.hasPassword(syncToken) ? syncToken : null,
        look.cluster().nodes());
  }

  /** The scope map is called like its token: with more behind it Azure's 50 letters run out. */
  private void grant() {
    ArmId scopeMap = values.registry().child("scopeMaps", values.pullName());
    graph.add(
        CLIENT_SCOPE_MAP,
        tokens.scopeMap(
            CredentialPurpose.CLIENT, scopeMap, ScopeMapActions.pull(values.repositories())),
        CHECK);
    graph.add(
        CLIENT_TOKEN,
        tokens.token(CredentialPurpose.CLIENT, clientToken, scopeMap),
        CLIENT_SCOPE_MAP);
    graph.add(
        ATTACH,
        new AttachClientToken(values.connectedRegistry(), clientToken),
        CLIENT_TOKEN,
        CONNECTED_REGISTRY);
  }
}
