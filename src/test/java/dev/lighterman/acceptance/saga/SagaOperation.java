package dev.lighterman.acceptance.saga;

import dev.lighterman.acceptance.Quickstart;
import java.util.stream.Stream;

/**
 * What people can ask for that takes several steps, and what may keep each of them from its end.
 */
public enum SagaOperation {
  /** With an image that the registry does not have, so that there is a step for it, too. */
  DEPLOY(Quickstart.DEPLOY + " --import mcr.microsoft.com/acr/connected-registry:1.0.0"),
  CHECK(Quickstart.DEPLOY.replace("workload=deploy", "workload=check")),
  NONE(Quickstart.DEPLOY.replace("workload=deploy", "workload=none")),
  /** By the name, so that nothing else has to say that the site runs it. */
  REMOVE("/registry remove " + Quickstart.CLUSTER + " name=" + Quickstart.NAME),
  /** A site that works gets a new password all the same. */
  RENEW_PASSWORD("/registry repair store-101 cure=sync-password"),
  ADD_REPOSITORY("/registry repair store-101 cure=repositories repos=hello-world"),
  /** For a pod that is refused. */
  ACTIVATE("/registry repair store-101 cure=activation");

  private final String line;

  SagaOperation(String line) {
    this.line = line;
  }

  /** What people type. */
  public String line() {
    return line;
  }

  /** What names everything that it may touch, besides what is shared. */
  String[] own() {
    return switch (this) {
      case DEPLOY, CHECK, NONE, REMOVE -> new String[] {Quickstart.CLUSTER, Quickstart.NAME};
      case RENEW_PASSWORD, ADD_REPOSITORY, ACTIVATE -> new String[] {"store101"};
    };
  }

  /** A trouble for each of its steps, in the order of the plan. */
  Stream<StepFault> faults() {
    return switch (this) {
      case DEPLOY -> StepFaults.deploying();
      case CHECK -> Stream.concat(StepFaults.everywhere(), StepFaults.checking());
      case NONE -> StepFaults.everywhere();
      case REMOVE -> StepFaults.removing(Quickstart.NAME);
      case RENEW_PASSWORD -> StepFaults.renewing();
      case ADD_REPOSITORY -> StepFaults.adding();
      case ACTIVATE -> StepFaults.activating();
    };
  }
}
