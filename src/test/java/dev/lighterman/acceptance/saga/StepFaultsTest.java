package dev.lighterman.acceptance.saga;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.AdjustableClock;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.acceptance.ResourceInventory;
import dev.lighterman.catalogue.Operations;
import dev.lighterman.sandbox.SandboxOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each step of each plan fails once, in a world of its own: the run halts and says why and what to
 * do, goes on once that is mended, or takes back what it made. Other sites never notice.
 */
final class StepFaultsTest {
  private static final String DEPLOY = SagaOperation.DEPLOY.line();
  private static final String CHECK = SagaOperation.CHECK.line();

  private static final String[] OURS = {"myarck8scluster", "myconnectedregistry"};

  private final AdjustableClock clock = AdjustableClock.running();

  @Test
  void everyStepHasItsTrouble() {
    Set<Class<?>> troubled =
        Stream.of(SagaOperation.values())
            .flatMap(SagaOperation::faults)
            .map(StepFault::step)
            .collect(Collectors.toSet());
    assertEquals(Set.copyOf(Operations.planFormats().steps().values()), troubled);
  }

  @Test
  @Execution(CONCURRENT)
  void aDeploymentThatMeetsEveryTroubleGoesOnEachTimeOneIsMended() {
    try (Conversation talk = begin()) {
      ResourceInventory before = ResourceInventory.of(talk);
      StepFaults.deploying().forEach(fault -> fault.injectBeforeRequest(talk));
      talk.types(AMINA, EDGE_OPS, DEPLOY);
      meets(talk, talk.sees(AMINA, "needs approval"), StepFaults.deploying().toList());
      talk.sees(AMINA, "R1 · Succeeded", "pulled 10.0.0.50/hello-world:latest");
      talk.untilEquals(before.without(OURS), () -> ResourceInventory.of(talk).without(OURS));
      assertEquals(
          Set.of("POST myacrregistry/generateCredentials", "PUT extensions/myconnectedregistry"),
          madeTwice(talk),
          "only the extension that failed was put again, with a new password");
    }
  }

  @Test
  @Execution(CONCURRENT)
  void aRightThatIsTakenAwayMeanwhileIsNamed() {
    try (Conversation talk = begin()) {
      talk.types(AMINA, EDGE_OPS, DEPLOY);
      JsonNode plan = talk.sees(AMINA, "needs approval");
      JsonNode halted = halts(talk, plan, StepFaults.deploying().findFirst().orElseThrow());
      String right = "Microsoft.ContainerRegistry/registries/scopeMaps/write";
      talk.clearsFaults();
      talk.injectsFault("not-allowed", "action", right);
      talk.presses(AMINA, halted, "continue");
      halted =
          talk.seesHalted(
              AMINA,
              "stopped at step",
              "doesn’t let the bot do `" + right + "`",
              "Give the bot’s identity a role with `" + right + "`");
      talk.clearsFaults();
      talk.presses(AMINA, halted, "continue");
      talk.sees(AMINA, "R1 · Succeeded");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.lighterman.acceptance.saga.StepFaults#deploying")
  @Execution(CONCURRENT)
  void aDeploymentIsUndone(StepFault fault) {
    try (Conversation talk = begin()) {
      ResourceInventory before = ResourceInventory.of(talk);
      fault.injectBeforeRequest(talk);
      talk.types(AMINA, EDGE_OPS, DEPLOY);
      JsonNode plan = talk.sees(AMINA, "needs approval");
      talk.undoes(AMINA, halts(talk, plan, fault));
      talk.sees(AMINA, "R1", "undone · what was created is deleted");
      talk.clearsFaults();
      talk.untilEquals(before, () -> ResourceInventory.of(talk));
    }
  }

  @Test
  @Execution(CONCURRENT)
  void aCheckThatMeetsEveryTroubleGoesOnEachTimeOneIsMendedAndLeavesNoJob() {
    try (Conversation talk = begin()) {
      talk.types(AMINA, EDGE_OPS, CHECK);
      meets(talk, talk.sees(AMINA, "needs approval"), StepFaults.checking().toList());
      talk.sees(AMINA, "R1 · Succeeded", "pulled 10.0.0.50/hello-world:latest");
      assertFalse(ResourceInventory.of(talk).hasCheck());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.lighterman.acceptance.saga.StepFaults#checking")
  @Execution(CONCURRENT)
  void aCheckIsUndone(StepFault fault) {
    try (Conversation talk = begin()) {
      ResourceInventory before = ResourceInventory.of(talk);
      talk.types(AMINA, EDGE_OPS, CHECK);
      JsonNode plan = talk.sees(AMINA, "needs approval");
      JsonNode halted = halts(talk, plan, fault);
      assertTrue(ResourceInventory.of(talk).hasCheck(), "what shows the cause stays");
      talk.clearsFaults();
      talk.presses(AMINA, halted, "undo");
      talk.sees(AMINA, "R1", "undone · what was created is deleted");
      talk.untilEquals(before, () -> ResourceInventory.of(talk));
    }
  }

  @Test
  @Execution(CONCURRENT)
  void aRemovalThatMeetsEveryTroubleGoesOnEachTimeOneIsMended() {
    try (Conversation talk = begin()) {
      ResourceInventory before = ResourceInventory.of(talk);
      deploys(talk);
      talk.types(AMINA, EDGE_OPS, "/registry remove myarck8scluster");
      meets(
          talk,
          talk.sees(AMINA, "R2", "needs approval"),
          StepFaults.removing("myconnectedregistry").toList());
      talk.sees(AMINA, "R2 · Succeeded", "Stays");
      talk.untilEquals(before, () -> ResourceInventory.of(talk));
      assertEquals(
          Set.of("POST myacrregistry/generateCredentials"),
          madeTwice(talk),
          "nothing is done twice");
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("dev.lighterman.acceptance.saga.StepFaults#removals")
  @Execution(CONCURRENT)
  void aRemovalIsUndoneButWhatIsDeletedStaysDeleted(String site, StepFault fault) {
    try (Conversation talk = begin()) {
      if (site.equals(OURS[0])) {
        deploys(talk);
      }
      ResourceInventory before = ResourceInventory.of(talk);
      talk.types(AMINA, EDGE_OPS, "/registry remove " + site);
      JsonNode plan = talk.sees(AMINA, site, "needs approval");
      JsonNode halted = halts(talk, plan, fault);
      ResourceInventory left = ResourceInventory.of(talk);
      talk.undoes(AMINA, halted);
      if (left.equals(before)) {
        talk.sees(AMINA, Conversation.number(halted), "undone");
      } else {
        talk.sees(AMINA, "Nothing of " + Conversation.number(halted) + " can be undone");
        talk.leaves(AMINA, halted);
        talk.sees(AMINA, Conversation.number(halted), "closed, its resources stay", "Deleted");
      }
      assertEquals(left, ResourceInventory.of(talk));
      String[] ofTheSite = site.equals(OURS[0]) ? OURS : new String[] {site, site.replace("-", "")};
      assertEquals(before.without(ofTheSite), left.without(ofTheSite));
    }
  }

  private Conversation begin() {
    return Conversation.begin(clock, SandboxOptions.forTests().withSpeed(500));
  }

  private static void deploys(Conversation talk) {
    Quickstart.deploy(talk);
  }

  /** The plan is approved, and the run meets its trouble. */
  private JsonNode halts(Conversation talk, JsonNode plan, StepFault fault) {
    int seen = talk.requests().size();
    fault.inject(talk);
    talk.presses(BEN, plan, "approve");
    if (fault.vain() != null) {
      talk.until(() -> fault.advancesPastTimeout(talk, seen, clock), fault + " is never met");
    }
    return talk.seesHalted(AMINA, "stopped at step", fault.cause(), fault.remedy());
  }

  private void meets(Conversation talk, JsonNode plan, List<StepFault> faults) {
    faults.forEach(each -> each.inject(talk));
    talk.presses(BEN, plan, "approve");
    new AllFaultsScenario(talk, clock, faults).run(plan);
  }

  /** What was changed more than once, as method and the end of the path. */
  private static Set<String> madeTwice(Conversation talk) {
    Set<String> once = new HashSet<>();
    return talk.changesThatWorked().filter(each -> !once.add(each)).collect(Collectors.toSet());
  }
}
