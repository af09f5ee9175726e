package dev.lighterman.step.extension;

import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.request.Finding;
import dev.lighterman.request.Finding.CertManagerStays;
import dev.lighterman.request.Rights;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepContext;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.TryLater;

/**
 * Finds out whether an installation that is undone has brought cert-manager. A whole one has; of
 * another one the cluster tells, if it can be looked at.
 */
record UndoneInstallation(InstallExtension step, StepContext services, RunInfo run) {
  static final Rights RIGHTS = Rights.kubernetes("apps", "deployments", "list");

  /**
   * The same outcome with what was found out.
   *
   * @param isInstalled whether the extension was installed as a whole before this attempt
   */
  StepOutcome addTo(StepOutcome outcome, boolean isInstalled) {
    boolean isKnown = isInstalled || run.finding() instanceof CertManagerStays;
    return switch (outcome) {
      case StepOutcome.Wait wait when isKnown ->
          new StepOutcome.Wait(wait.says(), wait.after(), stays());
      case StepOutcome.Done done when isKnown || isThere() ->
          new StepOutcome.Done(done.says(), stays());
      case StepOutcome.Wait _,
          StepOutcome.Done _,
          StepOutcome.LeftInPlace _,
          StepOutcome.NothingToUndo _,
          StepOutcome.Failed _ ->
          outcome;
    };
  }

  private Finding stays() {
    return new CertManagerStays(step.id().parent().name());
  }

  /** An undo does not wait for a look that only tells what stays. */
  private boolean isThere() {
    if (step.context() == null) {
      return false;
    }
    try (Cluster cluster = services.cluster(step.context())) {
      return cluster.hasCertManager();
    } catch (TryLater | OperatorMustAct _) {
      return false;
    }
  }
}
