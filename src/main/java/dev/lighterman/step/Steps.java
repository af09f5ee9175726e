package dev.lighterman.step;

import dev.lighterman.request.Rights;
import dev.lighterman.request.Step;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The catalogue of steps: a line each. */
public final class Steps {
  private static final List<Kind> ALL =
      List.of(
          new Kind(CheckPrerequisites.class, CheckPrerequisites.RIGHTS),
          new Kind(RegisterProvider.class, RegisterProvider.RIGHTS),
          new Kind(EnableDataEndpoint.class, EnableDataEndpoint.RIGHTS),
          new Kind(ImportImage.class, ImportImage.RIGHTS),
          new Kind(PutScopeMap.class, PutScopeMap.RIGHTS),
          new Kind(PutToken.class, PutToken.RIGHTS),
          new Kind(CreateConnectedRegistry.class, CreateConnectedRegistry.RIGHTS),
          new Kind(InstallExtension.class, InstallExtension.RIGHTS),
          new Kind(AwaitActive.class, AwaitActive.RIGHTS),
          new Kind(AttachClientToken.class, AttachClientToken.RIGHTS),
          new Kind(PutPullSecret.class, PutPullSecret.RIGHTS),
          new Kind(DeployWorkload.class, DeployWorkload.RIGHTS),
          new Kind(AwaitPull.class, AwaitPull.RIGHTS),
          new Kind(CheckPull.class, CheckPull.RIGHTS),
          new Kind(RemoveCheck.class, RemoveCheck.RIGHTS),
          new Kind(RemoveWorkload.class, RemoveWorkload.RIGHTS),
          new Kind(RemovePullSecret.class, RemovePullSecret.RIGHTS),
          new Kind(RemoveExtension.class, RemoveExtension.RIGHTS),
          new Kind(RemoveConnectedRegistry.class, RemoveConnectedRegistry.RIGHTS),
          new Kind(RemoveToken.class, RemoveToken.RIGHTS),
          new Kind(RemoveScopeMap.class, RemoveScopeMap.RIGHTS));

  /** A step, and every right that any of its kind may need. */
  private record Kind(Class<? extends Ensured> step, Rights rights) {}

  private Steps() {}

  /** Every right that it takes to carry out whatever can be planned. */
  public static Rights rights() {
    return Rights.union(ALL.stream().map(Kind::rights));
  }

  /** What carrying out each kind of step may take, by the step's name. */
  public static Map<String, Rights> rightsByName() {
    return ALL.stream()
        .collect(Collectors.toMap(kind -> kind.step().getSimpleName(), Kind::rights));
  }

  /**
   * The steps by the names under which stored plans speak of them, such as {@code PutToken/1}. A
   * step whose data change their meaning gets a new version, and the old one stays as long as plans
   * with it do.
   */
  public static Map<String, Class<? extends Step>> byName() {
    return ALL.stream()
        .map(Kind::step)
        .collect(Collectors.toMap(step -> step.getSimpleName() + "/1", Function.identity()));
  }
}
