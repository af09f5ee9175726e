package dev.lighterman.catalogue;

import dev.lighterman.request.Rights;
import dev.lighterman.request.Step;
import dev.lighterman.step.ExecutableStep;
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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The list of all steps with their versions. A step whose stored data change in meaning gets a new
 * version; the old class moves to its own package under the same name and is kept while stored
 * plans use it.
 */
public final class Steps {
  private static final List<Kind> ALL =
      List.of(
          new Kind(CheckPrerequisites.class, 1, CheckPrerequisites.RIGHTS),
          new Kind(RegisterProvider.class, 1, RegisterProvider.RIGHTS),
          new Kind(EnableDataEndpoint.class, 1, EnableDataEndpoint.RIGHTS),
          new Kind(ImportImage.class, 1, ImportImage.RIGHTS),
          new Kind(PutScopeMap.class, 1, PutScopeMap.RIGHTS),
          new Kind(PutToken.class, 1, PutToken.RIGHTS),
          new Kind(CreateConnectedRegistry.class, 1, CreateConnectedRegistry.RIGHTS),
          new Kind(DeactivateConnectedRegistry.class, 1, DeactivateConnectedRegistry.RIGHTS),
          new Kind(InstallExtension.class, 1, InstallExtension.RIGHTS),
          new Kind(RenewSyncPassword.class, 1, RenewSyncPassword.RIGHTS),
          new Kind(AwaitActive.class, 1, AwaitActive.RIGHTS),
          new Kind(AwaitSync.class, 1, AwaitSync.RIGHTS),
          new Kind(AttachClientToken.class, 1, AttachClientToken.RIGHTS),
          new Kind(PutPullSecret.class, 1, PutPullSecret.RIGHTS),
          new Kind(DeployWorkload.class, 1, DeployWorkload.RIGHTS),
          new Kind(AwaitPull.class, 1, AwaitPull.RIGHTS),
          new Kind(CheckPull.class, 1, CheckPull.RIGHTS),
          new Kind(RemoveCheck.class, 1, RemoveCheck.RIGHTS),
          new Kind(RemoveWorkload.class, 1, RemoveWorkload.RIGHTS),
          new Kind(RemovePullSecret.class, 1, RemovePullSecret.RIGHTS),
          new Kind(RemoveExtension.class, 1, RemoveExtension.RIGHTS),
          new Kind(RemoveRegistryResource.class, 1, RemoveRegistryResource.RIGHTS));

  /** Former tags of renamed steps in stored plans, each with its current tag. */
  private static final Map<String, String> FORMER_TAGS =
      Map.of(
          "RemoveConnectedRegistry/1", "RemoveRegistryResource/1",
          "RemoveToken/1", "RemoveRegistryResource/1",
          "RemoveScopeMap/1", "RemoveRegistryResource/1");

  /** A step class, its version, and all rights that its instances may need. */
  private record Kind(Class<? extends ExecutableStep> step, int version, Rights rights) {
    String name() {
      return step.getSimpleName();
    }

    String tag() {
      return name() + "/" + version;
    }
  }

  private Steps() {}

  /** The rights needed to run all steps. */
  public static Rights rights() {
    return Rights.union(ALL.stream().map(Kind::rights));
  }

  /** The rights of each step, over all versions, by the step's name. */
  public static Map<String, Rights> rightsByName() {
    return ALL.stream().collect(Collectors.toMap(Kind::name, Kind::rights, Rights::and));
  }

  /** Step classes by their tags in stored plans, such as {@code PutToken/1}. */
  static Map<String, Class<? extends Step>> byTag() {
    return ALL.stream().collect(Collectors.toUnmodifiableMap(Kind::tag, Kind::step));
  }

  /** Former tags, each with its current tag. */
  static Map<String, String> formerTags() {
    return FORMER_TAGS;
  }
}
