package dev.lighterman.operation.repair;

import dev.lighterman.azure.Extension;
import dev.lighterman.azure.RegistryToken;
import dev.lighterman.azure.RegistryTokens;
import dev.lighterman.kubernetes.PullSecret;
import dev.lighterman.operation.ManualSteps;
import dev.lighterman.operation.ScopeMapActions;
import dev.lighterman.operation.StepGraph;
import dev.lighterman.operation.repair.RepairDetails.ClientAccess;
import dev.lighterman.request.Effect;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.step.CredentialPurpose;
import dev.lighterman.step.cloud.AttachClientToken;
import dev.lighterman.step.cloud.PutToken;
import dev.lighterman.step.cluster.PutPullSecret;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Repository;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.ServiceAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lets a client token pull again: enabled, attached, with what it may pull and a pull secret that
 * holds a valid password.
 *
 * @param repositories what it must be allowed to pull, besides what it is
 * @param secret the pull secret as it is now; empty if there is none, or if nobody could look
 * @param server where the site serves; empty if nobody can tell
 */
record ClientTokenRepair(
    RegistryTokens tokens,
    RepairedSite site,
    ClientAccess access,
    List<Repository> repositories,
    Optional<PullSecret> secret,
    Optional<ServiceAddress> server) {
  private static final String SCOPE_MAP = "put-client-scope-map";
  private static final String TOKEN = "put-client-token";
  private static final String ATTACH = "attach-client-token";

  PlannedRepair plan() {
    Optional<RegistryToken> token = token();
    var graph = new StepGraph();
    addTo(graph);
    boolean isForeign = isForeign();
    ManualSteps manual = manual(token);
    if (manual.steps().isEmpty() && graph.steps().stream().allMatch(ClientTokenRepair::keeps)) {
      throw new AskerMustAct(
          Sentence.of("repair.nothing.client-token", "token", access.token().name())
              .with("name", site.name())
              .with("secret", isForeign ? secretName() : "none"));
    }
    return new PlannedRepair(graph, notes()).withManual(manual);
  }

  /** Adds the steps to a plan, of which these come after another one. */
  void addTo(StepGraph graph, String... after) {
    Optional<RegistryToken> token = token();
    addToken(graph, token, after);
    if (!site.connected().clientTokens().contains(access.token())) {
      graph.add(ATTACH, new AttachClientToken(site.connected().id(), access.token()), TOKEN);
    }
    if (site.context() != null && !isForeign() && !isCurrent(token)) {
      pullSecret(site.context(), token)
          .ifPresent(step -> graph.add("put-pull-secret", step, TOKEN));
    }
  }

  private Optional<RegistryToken> token() {
    return tokens.token(access.token());
  }

  private boolean isForeign() {
    return secret.filter(found -> !isOurs(found)).isPresent();
  }

  private void addToken(StepGraph graph, Optional<RegistryToken> token, String... after) {
    ArmId scopeMap =
        token
            .map(RegistryToken::scopeMap)
            .orElseGet(() -> site.registry().id().child("scopeMaps", access.token().name()));
    new ScopeMapAdditions(tokens)
        .with(CredentialPurpose.CLIENT, scopeMap, ScopeMapActions.pull(repositories))
        .ifPresent(step -> graph.add(SCOPE_MAP, step));
    graph.add(
        TOKEN,
        new PutToken(
            CredentialPurpose.CLIENT,
            access.token(),
            scopeMap,
            token.map(RegistryToken::scopeMap).orElse(null),
            token.filter(found -> !found.enabled()).isPresent()),
        Stream.concat(Stream.of(SCOPE_MAP), Stream.of(after)).toArray(String[]::new));
  }

  private static boolean keeps(PlannedStep planned) {
    return planned.step().effects().stream().noneMatch(Effect::needsApproval);
  }

  private boolean isOurs(PullSecret found) {
    return access.token().name().equals(found.tokenName());
  }

  /** Whether the pull secret holds a valid password, as far as the bot can tell. */
  private boolean isCurrent(Optional<RegistryToken> token) {
    return secret
        .filter(found ->
            server.map(ServiceAddress::toString).filter(found.server()::equals).isPresent())
        .filter(found ->
            token.stream()
                .flatMap(each -> each.passwords().stream())
                .anyMatch(password -> password.created().equals(found.passwordCreated())))
        .isPresent();
  }

  private Optional<PutPullSecret> pullSecret(String context, Optional<RegistryToken> token) {
    boolean overwrites =
        token.flatMap(found -> found.password(RegistryToken.Slot.FIRST)).isPresent();
    return server.map(address ->
        new PutPullSecret(
            context, access.namespace(), access.secret(), access.token(), address, overwrites));
  }

  /** Where a site serves whose extension stays as it is. */
  static Optional<ServiceAddress> server(RepairedSite site) {
    return Stream.concat(
            site.extension().flatMap(Extension::serviceAddress).stream(),
            Stream.ofNullable(site.connected().address()))
        .flatMap(each -> ServiceAddress.maybe(each).stream())
        .findFirst();
  }

  /** Where the cluster can't be reached, nobody has looked at the pull secret. */
  private ManualSteps manual(Optional<RegistryToken> token) {
    var graph = new StepGraph();
    if (site.context() == null) {
      pullSecret(site.cluster().name(), token)
          .ifPresent(step -> graph.add("put-pull-secret", step));
    }
    return ManualSteps.of(graph);
  }

  List<Sentence> notes() {
    Stream<Sentence> warnings =
        token().filter(found -> !found.enabled()).map(SyncTokenRepair::warning).stream();
    return isForeign()
        ? Stream.concat(
                warnings,
                Stream.of(
                    Sentence.of("repair.note.foreign-secret", "secret", secretName())
                        .with("token", access.token().name())))
            .toList()
        : warnings.toList();
  }

  String secretName() {
    return access.namespace() + "/" + access.secret();
  }
}
