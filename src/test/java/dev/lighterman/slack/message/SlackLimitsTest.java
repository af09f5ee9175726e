package dev.lighterman.slack.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.lighterman.approval.ApprovalRequirement;
import dev.lighterman.kubernetes.PullingWorkloads;
import dev.lighterman.kubernetes.PullingWorkloads.PullingWorkload;
import dev.lighterman.operation.deploy.DeployDetails;
import dev.lighterman.request.Authority;
import dev.lighterman.request.Choice;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Finding;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.Refusal;
import dev.lighterman.request.Refusal.MustAct;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.Direction;
import dev.lighterman.request.RequestState.Halt;
import dev.lighterman.request.Step;
import dev.lighterman.request.StepId;
import dev.lighterman.request.StepOutcome.Amendment;
import dev.lighterman.request.StepOutcome.Blame;
import dev.lighterman.request.StepOutcome.Failed;
import dev.lighterman.request.StepProgress;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.slack.blockkit.BlockKitValidator;
import dev.lighterman.status.ApprovalContext;
import dev.lighterman.status.Card;
import dev.lighterman.status.CardRenderer;
import dev.lighterman.status.Localization;
import dev.lighterman.step.CredentialPurpose;
import dev.lighterman.step.Volume;
import dev.lighterman.step.cloud.CreateConnectedRegistry;
import dev.lighterman.step.cloud.PutScopeMap;
import dev.lighterman.step.extension.InstallExtension;
import dev.lighterman.step.extension.RemoveExtension;
import dev.lighterman.step.extension.RenewSyncPassword;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Language;
import dev.lighterman.value.Person;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Repository;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.ServiceAddress;
import dev.lighterman.value.SuggestedCommand;
import dev.lighterman.value.UserGroup;
import dev.lighterman.value.WorkloadMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every card is within Slack's limits with the longest names that Azure and Kubernetes take, 50
 * repositories, and 20 workloads that pull from the site.
 */
@ParameterizedClass
@EnumSource
final class SlackLimitsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Person AMINA = new Person("U01ASKER");
  private static final Authority VOTES = new Authority.Votes(Collections.nCopies(5, AMINA));
  private static final String SITE =
      "k".repeat(63) + " (" + "g".repeat(90) + ", " + "s".repeat(64) + ")";
  private static final ArmId CLUSTER =
      ArmId.of(
          "22222222", "g".repeat(90), "Microsoft.Kubernetes/connectedClusters", "k".repeat(63));
  private static final ArmId REGISTRY =
      ArmId.of(
          "22222222", "g".repeat(90), "Microsoft.ContainerRegistry/registries", "r".repeat(50));
  private static final ArmId CONNECTED = REGISTRY.child("connectedRegistries", "c".repeat(40));
  private static final ServiceAddress ADDRESS = ServiceAddress.of("192.168.100.200");

  private final CardRenderer cards;
  private final BlockKitValidator slack = new BlockKitValidator();

  SlackLimitsTest(Language language) {
    cards = new Localization().cards(language);
  }

  @Test
  void plans() {
    for (Plan plan : List.of(deployment(), removal())) {
      Request waiting =
          request(
              plan, new RequestState.AwaitingApproval(PlanHash.of(plan), NOW, NOW.plusSeconds(60)));
      assertButtonsOf(card(waiting, List.of()), "approve");
      assertFits(cards.rehearsal(plan));
      assertFits(cards.fullPlan(waiting, progress(plan, Status.DONE)));
      assertFits(cards.commands(waiting, List.of(), "/registry deploy " + "x".repeat(5_000)));
    }
  }

  /** What is in use and what is deleted is said however long the names are; nothing is cut. */
  @Test
  void confirmations() {
    for (Plan plan : List.of(deployment(), removal(), repair())) {
      String asked = confirmation(plan);
      assertTrue(asked.matches("[^…]*\\."), asked);
    }
    String removes = confirmation(removal());
    assertTrue(
        removes.matches("(In use: 20|Utilisé\u00a0: 20) .*(stays deleted|supprimé le reste)\\."),
        removes);
  }

  private String confirmation(Plan plan) {
    Instant until = NOW.plusSeconds(60);
    Request waiting =
        request(plan, new RequestState.AwaitingApproval(PlanHash.of(plan), NOW, until, until));
    return confirmation(card(waiting, List.of()));
  }

  private String confirmation(Card card) {
    return read(assertFits(card).blocks().toString())
        .findValue("confirm")
        .path("text")
        .path("text")
        .asText();
  }

  @Test
  void runs() {
    Plan plan = deployment();
    for (Status status : Status.values()) {
      List<StepProgress> steps = progress(plan, status);
      assertButtonsOf(card(request(plan, new RequestState.Running(VOTES, NOW)), steps), "stop");
      assertFits(card(request(plan, new RequestState.Undoing(VOTES, NOW)), steps));
      assertFits(
          cards.threadLine(request(plan, new RequestState.Running(VOTES, NOW)), steps.get(0)));
    }
  }

  @Test
  void halts() {
    Plan plan = deployment();
    Sentence raw = PlainText.text("failed to resolve reference ".repeat(200));
    var failed = new Failed(Blame.US, raw, raw, new Amendment("storage-class", "x".repeat(253)));
    for (Halt why :
        List.of(
            new Halt.Failure(new StepId("step-1"), failed),
            new Halt.Stopped(AMINA),
            new Halt.Frozen(
                Sentence.of("freeze.cover.channel", "by", AMINA)
                    .with("channel", new Channel("C01EDGEOPS"))
                    .with("why", "y".repeat(500))))) {
      var halted = new RequestState.Halted(VOTES, NOW, Direction.FORWARD, why, NOW);
      Request request = request(plan, halted);
      List<StepProgress> steps = progress(plan, Status.FAILED);
      assertButtonsOf(ended(request, steps), "more");
      assertFits(card(request, steps));
      var added = new ArrayList<>(removal().effects());
      added.addAll(plan.effects());
      assertButtonsOf(
          card(
              request(
                  plan,
                  new RequestState.AwaitingReapproval(
                      halted, PlanHash.of(plan), added, NOW, NOW.plusSeconds(60))),
              steps),
          "approve");
    }
  }

  @Test
  void ends() {
    Plan plan = deployment();
    List<Sentence> many = plan.effects().stream().map(Effect::says).toList();
    List<StepProgress> done = progress(plan, Status.DONE);
    Request succeeded = request(plan, new RequestState.Succeeded(VOTES, NOW, NOW.plusSeconds(9)));
    assertButtonsOf(ended(succeeded, done), "say");
    assertFits(cards.resultTable(succeeded, done).orElseThrow());
    assertFits(ended(request(plan, new RequestState.Undone(NOW)), progress(plan, Status.UNDONE)));
    assertFits(ended(request(plan, new RequestState.Left(AMINA, many, NOW)), done));
    assertFits(ended(request(plan, new RequestState.Rejected(AMINA, "z".repeat(500), NOW)), done));
    assertFits(
        ended(request(plan, new RequestState.Superseded(new RequestNumber(413), many, NOW)), done));
    var offer = new SuggestedCommand(PlainText.text(SITE), "deploy " + "o".repeat(1_900));
    var refused =
        new RequestState.Planning()
            .refuse(
                new Refusal(many.getFirst(), Collections.nCopies(30, offer), MustAct.ASKER), NOW);
    assertFits(ended(request(plan, refused), done));
  }

  private Card card(Request request, List<StepProgress> steps) {
    var requirement =
        new ApprovalRequirement(
            "edge",
            IntStream.range(0, 20).<Object>mapToObj(i -> new UserGroup("S0LEADS" + i)).toList(),
            3,
            Duration.ofHours(1),
            false);
    Sentence warning = PlainText.text("w".repeat(500));
    var context =
        new ApprovalContext(
            Optional.of(warning),
            List.of(warning),
            Optional.of(warning),
            new ApprovalContext.History(Optional.of(warning), List.of(warning)));
    return cards.card(request, requirement, steps, context, NOW);
  }

  private Card ended(Request request, List<StepProgress> steps) {
    return cards.ended(request, steps, NOW, Collections.nCopies(20, AMINA));
  }

  private void assertButtonsOf(Card card, String action) {
    String blocks = assertFits(card).toString();
    assertTrue(blocks.contains("\"action_id\":\"" + action + "\""), blocks);
  }

  private SlackMessage assertFits(Card card) {
    SlackMessage message = BlockKitRenderer.render(card);
    var errors = slack.validateMessage(read(message.blocks().toString()));
    assertEquals("[]", errors.json().toString(), () -> message.blocks().toString());
    assertTrue(message.text().length() <= TextLimits.MESSAGE_TEXT);
    return message;
  }

  private static ArrayNode read(String blocks) {
    try {
      return (ArrayNode) Json.read(blocks);
    } catch (JsonProcessingException malformed) {
      throw new AssertionError(malformed);
    }
  }

  private static Request request(Plan plan, RequestState state) {
    var options = new LinkedHashMap<String, List<String>>();
    options.put(Intent.REASON, List.of("because ".repeat(60)));
    var intent =
        new Intent(plan.operation(), List.of(SITE), options, AMINA, new Channel("C01EDGEOPS"));
    return new Request(new RequestNumber(1_234_567), 1, intent, state, plan, null, NOW);
  }

  private static Plan deployment() {
    List<Repository> repositories =
        IntStream.range(0, 50)
            .mapToObj(i -> new Repository("team-" + "p".repeat(200) + i))
            .toList();
    Stream<Step> steps =
        Stream.of(
            new CreateConnectedRegistry(CONNECTED, REGISTRY.child("tokens", "t".repeat(50)), 50),
            new InstallExtension(
                CLUSTER.child("extensions", "c".repeat(40)),
                CONNECTED,
                ADDRESS,
                true,
                new Volume("f".repeat(253), "500Gi"),
                "k",
                REGISTRY.child("tokens", "t".repeat(50)),
                1_000));
    Stream<Step> scopeMaps =
        IntStream.range(0, 60)
            .mapToObj(i ->
                new PutScopeMap(
                    CredentialPurpose.CLIENT,
                    REGISTRY.child("scopeMaps", "m".repeat(48) + i),
                    repositories.stream()
                        .map(each -> "repositories/" + each + "/content/read")
                        .toList(),
                    null));
    var choices =
        IntStream.range(0, 20)
            .mapToObj(i ->
                new Choice("repository", "v".repeat(256), Sentence.of("choice.typed"), i % 2 == 0))
            .toList();
    return new Plan(
        "deploy",
        CLUSTER,
        SITE,
        planned(Stream.concat(steps, scopeMaps)),
        choices,
        Set.of(),
        new DeployDetails(
            CLUSTER,
            CONNECTED,
            repositories,
            ADDRESS,
            "c".repeat(40) + "-pull",
            "n".repeat(63),
            new Volume(null, null),
            WorkloadMode.DEPLOY,
            "pos:1.5",
            null,
            "k",
            Map.of(),
            "kubectl create secret ".repeat(500)),
        Collections.nCopies(30, "h".repeat(253) + ":443"),
        Collections.nCopies(9, PlainText.text("note ".repeat(100))));
  }

  private static Plan removal() {
    Plan deployment = deployment();
    var workloads =
        IntStream.range(0, 20)
            .mapToObj(i ->
                new PullingWorkload(
                    "Deployment", "n".repeat(63), "w".repeat(61) + i, 100, List.of()))
            .toList();
    Step extension =
        new RemoveExtension(
            CLUSTER.child("extensions", "c".repeat(40)),
            ADDRESS.toString(),
            new PullingWorkloads(workloads, List.of("cronjobs.batch", "daemonsets.apps")));
    return new Plan(
        "remove",
        CLUSTER,
        SITE,
        planned(Stream.of(extension)),
        deployment.choices(),
        Set.of(),
        deployment.details(),
        List.of(),
        deployment.notes());
  }

  private static Plan repair() {
    Plan deployment = deployment();
    Step renewal =
        new RenewSyncPassword(
            CLUSTER.child("extensions", "c".repeat(40)),
            CONNECTED,
            REGISTRY.child("tokens", "t".repeat(50)));
    return new Plan(
        "repair",
        CLUSTER,
        SITE,
        planned(Stream.of(renewal)),
        deployment.choices(),
        Set.of(),
        deployment.details(),
        List.of(),
        deployment.notes());
  }

  private static List<PlannedStep> planned(Stream<Step> steps) {
    List<Step> all = steps.toList();
    return IntStream.range(0, all.size())
        .mapToObj(i -> new PlannedStep(new StepId("step-" + i), all.get(i), Set.of()))
        .toList();
  }

  private static List<StepProgress> progress(Plan plan, Status status) {
    Finding state =
        new Finding.ConnectedRegistryState(
            "c".repeat(40),
            "ReadOnly",
            "Online",
            "r".repeat(50),
            "r".repeat(50) + ".azurecr.io",
            NOW,
            "* * * * *",
            "PT4H",
            "Succeeded");
    var pull =
        new Finding.ImagePull(
            "p".repeat(253),
            "n".repeat(253),
            "i".repeat(255),
            Duration.ofMillis(2_900),
            "sha256:0123456789ab",
            true);
    return plan.steps().stream()
        .map(step ->
            new StepProgress(
                step.id(),
                status,
                NOW,
                NOW.plusSeconds(5),
                PlainText.text("failed to pull and unpack image ".repeat(100)),
                step.step() instanceof InstallExtension ? pull : state))
        .toList();
  }
}
