package dev.lighterman.step;

import dev.lighterman.request.Step;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The catalogue of steps: a line each. */
public final class Steps {
  private static final List<Class<? extends Ensured>> ALL =
      List.of(
          CheckPrerequisites.class,
          RegisterProvider.class,
          EnableDataEndpoint.class,
          ImportImage.class,
          PutScopeMap.class,
          PutToken.class,
          CreateConnectedRegistry.class,
          InstallExtension.class,
          AwaitActive.class,
          AttachClientToken.class,
          PutPullSecret.class,
          DeployWorkload.class,
          AwaitPull.class,
          RemoveWorkload.class,
          RemovePullSecret.class,
          RemoveExtension.class,
          RemoveConnectedRegistry.class,
          RemoveToken.class,
          RemoveScopeMap.class);

  private Steps() {}

  /**
   * The steps by the names under which stored plans speak of them, such as {@code PutToken/1}. A
   * step whose data change their meaning gets a new version, and the old one stays as long as plans
   * with it do.
   */
  public static Map<String, Class<? extends Step>> byName() {
    return ALL.stream()
        .collect(Collectors.toMap(step -> step.getSimpleName() + "/1", Function.identity()));
  }
}
