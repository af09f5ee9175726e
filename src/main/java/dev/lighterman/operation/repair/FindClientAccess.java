package dev.lighterman.operation.repair;

import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.PullSecret;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.operation.deploy.DeployDetails;
import dev.lighterman.operation.repair.RepairDetails.ClientAccess;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Repository;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;

/**
 * Finds what a site's clients sign in with: by the record of its deployment, else by the pull
 * secret that a deployment would have made, else the only client token there is.
 */
record FindClientAccess(OperationContext services, RepairedSite site) {

  ClientAccess find() {
    return recordedAccess()
        .or(this::bySecret)
        .or(this::onlyToken)
        .orElseThrow(() ->
            new AskerMustAct(
                Sentence.of("repair.no-client-token", "site", site.label())
                    .with("secret", DeployDetails.DEFAULT_NAMESPACE + "/" + secretName())));
  }

  /** What a deployment made; empty if the bot has no record of one. */
  Optional<ClientAccess> recordedAccess() {
    return recorded()
        .map(details -> access(token(details.pullName()), details.namespace(), details.pullName()));
  }

  /** What a deployment let the clients pull; empty if the bot has no record of one. */
  List<Repository> deployed() {
    return recorded().map(DeployDetails::repositories).orElse(List.of());
  }

  private Optional<DeployDetails> recorded() {
    return services
        .siteRecords()
        .installation(site.cluster().id(), site.connected().id())
        .map(installation -> installation.plan().details())
        .filter(DeployDetails.class::isInstance)
        .map(DeployDetails.class::cast);
  }

  private Optional<ClientAccess> bySecret() {
    return secret(services, site, DeployDetails.DEFAULT_NAMESPACE, secretName())
        .map(PullSecret::username)
        .map(this::token)
        .filter(id -> services.azure().tokens().token(id).isPresent())
        .map(id -> access(id, DeployDetails.DEFAULT_NAMESPACE, secretName()));
  }

  private Optional<ClientAccess> onlyToken() {
    List<ArmId> attached = site.connected().clientTokens();
    return attached.size() == 1
        ? Optional.of(access(attached.getFirst(), DeployDetails.DEFAULT_NAMESPACE, secretName()))
        : Optional.empty();
  }

  /** A pull secret as it is now; empty as well if the cluster can't be reached. */
  static Optional<PullSecret> secret(
      OperationContext services, RepairedSite site, String namespace, String name) {
    if (site.context() == null) {
      return Optional.empty();
    }
    try (Cluster cluster = services.clusters().open(site.context())) {
      return cluster.pullSecret(namespace, name);
    }
  }

  private static ClientAccess access(ArmId token, String namespace, String secret) {
    return new ClientAccess(token, namespace, secret);
  }

  private ArmId token(String name) {
    return site.registry().id().child("tokens", name);
  }

  private String secretName() {
    return DeployDetails.pullTokenName(site.name());
  }
}
