package dev.lighterman.step;

import dev.lighterman.azure.Azure;
import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;

/** The services that steps read and change. */
public record StepContext(Azure azure, Clusters clusters, TokenPasswords passwords) {
  public StepContext(Azure azure, Clusters clusters) {
    this(azure, clusters, new TokenPasswords());
  }

  /**
   * A connected registry that an earlier step created.
   *
   * @throws OperatorMustAct if somebody deleted it since, or gave it a managed identity
   */
  public ConnectedRegistry connectedRegistry(ArmId id) {
    ConnectedRegistry found = azure.connectedRegistries().get(id).orElseThrow(() -> vanished(id));
    refuseManagedIdentity(found);
    return found;
  }

  /**
   * Refuses to change a connected registry that syncs by a managed identity by now.
   *
   * @throws OperatorMustAct if it does
   */
  public static void refuseManagedIdentity(ConnectedRegistry found) {
    if (found.syncsByManagedIdentity()) {
      throw new OperatorMustAct(
          Sentence.of("managed-identity.left-alone", "name", found.name())
              .with("registry", found.registry().name()),
          Sentence.of("managed-identity.left-alone.remedy", "name", found.name()));
    }
  }

  /** The failure if a resource that the plan relies on does not exist any more. */
  public static OperatorMustAct vanished(ArmId id) {
    return new OperatorMustAct(
        Sentence.of("step.vanished", "what", id.name()),
        Sentence.of("step.vanished.remedy", "what", id.name()));
  }

  /**
   * Opens a connection; the caller closes it.
   *
   * @param context the kubeconfig's context, or the cluster's ARM id for a tunnel
   */
  public Cluster cluster(String context) {
    return clusters.open(context);
  }
}
