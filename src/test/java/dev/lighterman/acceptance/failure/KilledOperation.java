package dev.lighterman.acceptance.failure;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.DirectAzureClient;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.azure.Azure;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the bot does while it is killed.
 *
 * @param share how many of 20 kills
 * @param halting the trouble that halts it, so that it is undone or left; empty for none
 * @param end what people read at its end
 * @param changes what it changes, each once, as method and the end of the path; what others share
 *     may be there already
 * @param left what there is of ours in the end
 */
record KilledOperation(
    String name,
    int share,
    String line,
    List<String> halting,
    String end,
    Set<String> changes,
    Set<String> left) {
  static Stream<KilledOperation> all() {
    return Stream.of(
        new KilledOperation(
            "DEPLOY",
            3,
            Quickstart.DEPLOY,
            List.of(),
            Made.SUCCEEDED,
            Made.DEPLOYING,
            Made.DEPLOYED),
        new KilledOperation(
            "CHECK", 3, Made.CHECK, List.of(), Made.SUCCEEDED, Made.CHECKING, Made.INSTALLED),
        new KilledOperation(
            "IMPORT", 3, Made.IMPORT, List.of(), Made.SUCCEEDED, Made.IMPORTING, Made.INSTALLED),
        new KilledOperation(
            "REMOVE", 3, Made.REMOVE, List.of(), Made.SUCCEEDED, Made.REMOVING, Set.of()),
        new KilledOperation(
            "UNDO_DEPLOY",
            4,
            Quickstart.DEPLOY,
            List.of("403", "method", "PATCH", "path", "/deployments/hello-world-deployment"),
            Made.UNDONE,
            Made.UNDOING,
            Set.of()),
        new KilledOperation(
            "UNDO_CHECK",
            3,
            Made.CHECK,
            List.of("403", "method", "DELETE", "path", "/jobs/myconnectedregistry-check"),
            Made.UNDONE,
            Made.with(Made.UNDOING, "DELETE jobs/myconnectedregistry-check"),
            Set.of()),
        new KilledOperation(
            "LEAVE_REMOVE",
            1,
            Made.REMOVE,
            List.of("403", "method", "DELETE", "path", "extensions/myconnectedregistry"),
            Made.LEFT,
            Set.of(),
            Made.WITHOUT_WORKLOAD));
  }

  /** How many of all kills it gets. */
  int kills(int all) {
    return Math.max(1, all * share / 20);
  }

  /** Whether people read that it has ended. */
  boolean hasEnded(Conversation talk, String number) {
    return !talk.seesNothingOf(AMINA, number + " · ", end);
  }

  void awaitEnd(Conversation talk, String number) {
    talk.sees(AMINA, number + " · ", end);
  }

  /** Makes what there has to be beforehand. */
  void prepare(Conversation talk) {
    if (line.equals(Made.REMOVE)) {
      succeeds(talk, Quickstart.DEPLOY);
    }
  }

  /** Removes what there is afterwards, the imported image as well. */
  void cleanUp(Conversation talk) {
    if (line.equals(Made.IMPORT)) {
      Azure azure = Azure.connect(talk.settings().azure());
      String loginServer =
          azure.registries().get(Quickstart.registry(talk)).orElseThrow().loginServer();
      DirectAzureClient.ofPerson(talk).deletesRepository(loginServer, Made.IMPORTED);
    }
    if (!left.isEmpty()) {
      succeeds(talk, Made.REMOVE);
    }
  }

  private static void succeeds(Conversation talk, String line) {
    String number = Conversation.number(approved(talk, line));
    talk.sees(AMINA, number + Made.SUCCEEDED);
  }

  /**
   * A request that is killed from now on.
   *
   * @param at when it began to be carried out, or to be undone or left
   */
  record Begun(String number, Instant at) {}

  /** Comes to where it is killed from then on. */
  Begun begin(Conversation talk) {
    return halting.isEmpty() ? forward(talk) : back(talk);
  }

  private Begun forward(Conversation talk) {
    slow(talk);
    Instant at = Instant.now();
    return new Begun(Conversation.number(approved(talk, line)), at);
  }

  private Begun back(Conversation talk) {
    String[] details = halting.subList(1, halting.size()).toArray(String[]::new);
    talk.injectsFault(halting.getFirst(), details);
    String number = Conversation.number(approved(talk, line));
    JsonNode halted = talk.seesHalted(AMINA, number, "stopped at step");
    talk.clearsFaults();
    slow(talk);
    Instant at = Instant.now();
    if (end.equals(Made.LEFT)) {
      talk.leaves(AMINA, halted);
    } else {
      talk.undoes(AMINA, halted);
    }
    return new Begun(number, at);
  }

  private static JsonNode approved(Conversation talk, String line) {
    JsonNode plan = talk.answers(() -> talk.types(AMINA, EDGE_OPS, line), AMINA, "needs approval");
    talk.presses(BEN, plan, "approve");
    return plan;
  }

  /** Every change takes a while, so that many a kill meets one on its way. */
  private static void slow(Conversation talk) {
    for (String face : List.of("azure", "kubernetes")) {
      for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
        talk.injectsFault("slow", "face", face, "method", method, "millis", "100");
      }
    }
  }

  @Override
  public String toString() {
    return name;
  }

  /** Of the quickstart. */
  private static final class Made {
    private static final String SUCCEEDED = " · Succeeded";
    private static final String UNDONE = " · undone · what was created is deleted";
    private static final String LEFT = " · closed, its resources stay";
    private static final String CHECK =
        Quickstart.DEPLOY.replace("workload=deploy", "workload=check");
    private static final String IMPORTED = "connected-registry";
    private static final String IMPORT =
        Quickstart.DEPLOY.replace("workload=deploy", "workload=none")
            + (" --import mcr.microsoft.com/acr/" + IMPORTED + ":1.0.0");
    private static final String REMOVE = "/registry remove " + Quickstart.CLUSTER;

    private static final Set<String> INSTALLING =
        Set.of(
            "PUT scopeMaps/myconnectedregistry",
            "PUT tokens/myconnectedregistry",
            "PUT connectedRegistries/myconnectedregistry",
            "POST myacrregistry/generateCredentials",
            "PUT extensions/myconnectedregistry",
            "PUT scopeMaps/myconnectedregistry-pull",
            "PUT tokens/myconnectedregistry-pull",
            "PATCH connectedRegistries/myconnectedregistry",
            "PATCH secrets/myconnectedregistry-pull");
    private static final Set<String> DEPLOYING =
        with(INSTALLING, "PATCH deployments/hello-world-deployment");
    private static final Set<String> CHECKING =
        with(INSTALLING, "POST default/jobs", "DELETE jobs/myconnectedregistry-check");
    private static final Set<String> IMPORTING = with(INSTALLING, "POST myacrregistry/importImage");
    private static final Set<String> REMOVING_REGISTRY =
        Set.of(
            "DELETE secrets/myconnectedregistry-pull",
            "DELETE extensions/myconnectedregistry",
            "DELETE connectedRegistries/myconnectedregistry",
            "DELETE tokens/myconnectedregistry",
            "DELETE scopeMaps/myconnectedregistry",
            "DELETE tokens/myconnectedregistry-pull",
            "DELETE scopeMaps/myconnectedregistry-pull");
    private static final Set<String> REMOVING =
        with(REMOVING_REGISTRY, "DELETE deployments/hello-world-deployment");
    private static final Set<String> UNDOING =
        with(REMOVING_REGISTRY, "PATCH connectedRegistries/myconnectedregistry");

    private static final Set<String> WITHOUT_WORKLOAD =
        Set.of(
            "connected registry myconnectedregistry",
            "token myconnectedregistry",
            "token myconnectedregistry-pull",
            "scope map myconnectedregistry",
            "scope map myconnectedregistry-pull",
            "extension myconnectedregistry");
    private static final Set<String> INSTALLED =
        with(WITHOUT_WORKLOAD, "secret myconnectedregistry-pull on myarck8scluster");
    private static final Set<String> DEPLOYED =
        with(INSTALLED, "deployment hello-world-deployment on myarck8scluster");

    private static Set<String> with(Set<String> some, String... more) {
      return Stream.concat(some.stream(), Stream.of(more)).collect(Collectors.toSet());
    }
  }
}
