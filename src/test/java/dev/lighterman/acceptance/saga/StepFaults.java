package dev.lighterman.acceptance.saga;

import static dev.lighterman.acceptance.saga.StepFault.broken;
import static dev.lighterman.acceptance.saga.StepFault.disallowed;
import static dev.lighterman.acceptance.saga.StepFault.down;
import static dev.lighterman.acceptance.saga.StepFault.notAdmitted;

import dev.lighterman.step.cloud.AttachClientToken;
import dev.lighterman.step.cloud.AwaitActive;
import dev.lighterman.step.cloud.AwaitSync;
import dev.lighterman.step.cloud.CheckPrerequisites;
import dev.lighterman.step.cloud.CreateConnectedRegistry;
import dev.lighterman.step.cloud.DeactivateConnectedRegistry;
import dev.lighterman.step.cloud.EnableDataEndpoint;
import dev.lighterman.step.cloud.ImportImage;
import dev.lighterman.step.cloud.PutScopeMap;
import dev.lighterman.step.cloud.PutToken;
import dev.lighterman.step.cloud.RegisterProvider;
import dev.lighterman.step.cloud.RemoveRegistryResource;
import dev.lighterman.step.cluster.AwaitPull;
import dev.lighterman.step.cluster.CheckPull;
import dev.lighterman.step.cluster.DeployWorkload;
import dev.lighterman.step.cluster.PutPullSecret;
import dev.lighterman.step.cluster.RemoveCheck;
import dev.lighterman.step.cluster.RemovePullSecret;
import dev.lighterman.step.cluster.RemoveWorkload;
import dev.lighterman.step.extension.InstallExtension;
import dev.lighterman.step.extension.RemoveExtension;
import dev.lighterman.step.extension.RenewSyncPassword;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** A trouble for each step of each plan, in the order of the plan. */
final class StepFaults {
  private StepFaults() {}

  static Stream<StepFault> deploying() {
    return Stream.of(
        broken(CheckPrerequisites.class, "arc-offline", "cluster", "myarck8scluster")
            .told("myarck8scluster is not Connected", "Check the Arc agents"),
        disallowed(RegisterProvider.class, "POST", "Microsoft.ExtendedLocation", "register"),
        disallowed(EnableDataEndpoint.class, "PATCH", "registries", "myacrregistry")
            .after("data-endpoint-off", "registry", "myacrregistry"),
        disallowed(ImportImage.class, "POST", "myacrregistry", "importImage"),
        disallowed(PutScopeMap.class, "PUT", "scopeMaps", "myconnectedregistry"),
        disallowed(PutToken.class, "PUT", "tokens", "myconnectedregistry"),
        disallowed(
            CreateConnectedRegistry.class, "PUT", "connectedRegistries", "myconnectedregistry"),
        broken(InstallExtension.class, "extension-fails", "message", "admission webhook denied it")
            .told("admission webhook denied it", "Fix the cause, then continue"),
        broken(AwaitActive.class, "disk-full", "connectedRegistry", "myconnectedregistry")
            .withTimeout("GET .*/namespaces/connected-registry/pods/.*/log", Duration.ofMinutes(11))
            .told("it can’t write to its volume", "Free space on its volume"),
        disallowed(PutScopeMap.class, "PUT", "scopeMaps", "myconnectedregistry-pull"),
        disallowed(PutToken.class, "PUT", "tokens", "myconnectedregistry-pull"),
        disallowed(AttachClientToken.class, "PATCH", "connectedRegistries", "myconnectedregistry"),
        notAdmitted(PutPullSecret.class, "PATCH", "/secrets/myconnectedregistry-pull"),
        down(DeployWorkload.class, "PATCH", "/deployments/hello-world-deployment"),
        broken(AwaitPull.class, "image-missing", "image", "hello-world")
            .withTimeout("GET .*/namespaces/default/pods", Duration.ofMinutes(4))
            .told("does not have hello-world:latest", "Push or import hello-world:latest"));
  }

  /** What there is without a workload, for an image that the registry has. */
  static Stream<StepFault> everywhere() {
    var others =
        Set.of(ImportImage.class, EnableDataEndpoint.class, DeployWorkload.class, AwaitPull.class);
    return deploying().filter(fault -> !others.contains(fault.step()));
  }

  /** What there is in place of a workload where only the pull is checked. */
  static Stream<StepFault> checking() {
    return Stream.of(
        broken(CheckPull.class, "image-missing", "image", "hello-world")
            .withTimeout("GET .*/namespaces/default/pods", Duration.ofMinutes(4))
            .told("does not have hello-world:latest", "Push or import hello-world:latest"),
        notAdmitted(RemoveCheck.class, "DELETE", "/jobs/myconnectedregistry-check"));
  }

  /** What removing a connected registry meets. */
  static Stream<StepFault> removing(String name) {
    return Stream.of(
        notAdmitted(RemoveWorkload.class, "DELETE", "/deployments/hello-world-deployment"),
        down(RemovePullSecret.class, "DELETE", "/secrets/" + name + "-pull"),
        disallowed(RemoveExtension.class, "DELETE", "extensions", name),
        disallowed(RemoveRegistryResource.class, "DELETE", "connectedRegistries", name),
        disallowed(RemoveRegistryResource.class, "DELETE", "tokens", name),
        disallowed(RemoveRegistryResource.class, "DELETE", "scopeMaps", name));
  }

  /** What a new sync password meets. */
  static Stream<StepFault> renewing() {
    return Stream.of(
        disallowed(RenewSyncPassword.class, "PATCH", "extensions", "store101"), inVain());
  }

  /** What a repository meets that is added. */
  static Stream<StepFault> adding() {
    return Stream.of(
        disallowed(PutScopeMap.class, "PUT", "scopeMaps", "store101"),
        disallowed(PutScopeMap.class, "PUT", "scopeMaps", "store101-client-map"));
  }

  /** What a deactivation meets. */
  static Stream<StepFault> activating() {
    return Stream.of(
        disallowed(
            DeactivateConnectedRegistry.class,
            "POST",
            "connectedRegistries/store101",
            "deactivate"),
        inVain());
  }

  /** A repaired site does not come online. */
  private static StepFault inVain() {
    return broken(AwaitSync.class, "disk-full", "connectedRegistry", "store101")
        .told("it can’t write to its volume", "Free space on its volume");
  }

  /** The same with the site: ours, or one that has no workload of ours. */
  static Stream<Arguments> removals() {
    return Stream.concat(
        removing("myconnectedregistry")
            .limit(2)
            .map(fault -> Arguments.of("myarck8scluster", fault)),
        removing("store102").skip(2).map(fault -> Arguments.of("store-102", fault)));
  }
}
