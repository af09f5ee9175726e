package dev.lighterman.status;

import dev.lighterman.operation.deploy.DeployDetails;
import dev.lighterman.request.Choice;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Effect.Kind;
import dev.lighterman.request.FakeDetails;
import dev.lighterman.request.Finding;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Phase;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.Rights;
import dev.lighterman.request.Step;
import dev.lighterman.request.StepId;
import dev.lighterman.request.StepProgress;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.step.Volume;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.Repository;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.ServiceAddress;
import dev.lighterman.value.WorkloadMode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A deployment to store-114 and a removal from it, as the tests see them come along. */
final class SampleRequests {
  static final Person AMINA = new Person("U01ASKER");
  static final Person BEN = new Person("U02APPROVER");
  static final Instant ASKED = Instant.parse("2026-11-24T12:00:00Z");
  static final Instant BEGAN = Instant.parse("2026-11-24T12:02:00Z");

  private static final ArmId CLUSTER =
      ArmId.of("22222222", "edge-stores", "Microsoft.Kubernetes/connectedClusters", "store-114");

  private SampleRequests() {}

  /** What a step says of itself, without acting. */
  record Said(
      Sentence description,
      List<Effect> effects,
      Phase phase,
      Duration expectedDuration,
      List<String> commands)
      implements Step {
    @Override
    public Rights rights() {
      return Rights.NONE;
    }

    @Override
    public List<Sentence> staying() {
      return effects.stream()
          .filter(effect -> effect.says().key().equals("effect.cert-manager.install"))
          .map(_ -> Sentence.of("effect.cert-manager.stays"))
          .toList();
    }

    @Override
    public List<String> undoCommands() {
      return commands.stream()
          .filter(line -> !line.contains("put-scope-map"))
          .map(line -> line.replace("az ", "az undo-"))
          .toList();
    }
  }

  static Request request(RequestState state) {
    return request(state, deployment());
  }

  static Request request(RequestState state, @Nullable Plan plan) {
    return request(state, plan, "CHG0042 <!channel>");
  }

  static Request request(RequestState state, @Nullable Plan plan, String reason) {
    var options = new LinkedHashMap<String, List<String>>();
    options.put("registry", List.of("prodacr"));
    options.put("reason", List.of(reason));
    String operation = plan == null ? "deploy" : plan.operation();
    var intent =
        new Intent(operation, List.of("store-114"), options, AMINA, new Channel("C01EDGEOPS"));
    return new Request(new RequestNumber(412), 1, intent, state, plan, null, ASKED);
  }

  static Plan deployment() {
    return new Plan(
        "deploy",
        CLUSTER,
        "store-114",
        List.of(check(), scopeMap(), connectedRegistry(), extension(), active(), secret(), pull()),
        List.of(
            new Choice("registry", "prodacr", Sentence.of("choice.typed"), true),
            new Choice("name", "store114", Sentence.of("choice.name"), false),
            new Choice(
                "service-ip",
                "10.43.0.50",
                Sentence.of("choice.address.same", "count", 37),
                false)),
        Set.of(),
        details("store-114", null),
        List.of("prodacr.azurecr.io:443", "prodacr.eastus.data.azurecr.io:443"),
        List.of(Sentence.of("deploy.note.firewall", "host", "prodacr.eastus.data.azurecr.io")));
  }

  private static DeployDetails details(@Nullable String context, @Nullable String manualCommands) {
    return new DeployDetails(
        CLUSTER,
        ArmId.of("2222", "cloud", "Microsoft.ContainerRegistry/registries", "prodacr")
            .child("connectedRegistries", "store114"),
        List.of(new Repository("pos"), new Repository("menu")),
        ServiceAddress.of("10.43.0.50"),
        "store114-pull",
        "default",
        new Volume(null, null),
        WorkloadMode.DEPLOY,
        "pos:1.5",
        null,
        context,
        Map.of(),
        manualCommands);
  }

  /** The same where the cluster is not reached from here. */
  static Plan outOfReach() {
    Plan whole = deployment();
    return new Plan(
        whole.operation(),
        whole.site(),
        whole.siteName(),
        Stream.concat(whole.steps().stream().limit(5), Stream.of(grant())).toList(),
        whole.choices(),
        whole.claims(),
        details(
            null,
            """
            az acr token credential generate --name store114-pull --registry prodacr --password1
            kubectl create secret docker-registry store114-pull --docker-password <password>\
            """),
        whole.hosts(),
        List.of(
            Sentence.of("deploy.note.no-reach", "site", "store-114")
                .with(
                    "what",
                    List.of(
                        Sentence.of("effect.pull-secret", "name", "store114-pull")
                            .with("namespace", "default")))));
  }

  private static PlannedStep grant() {
    return step(
        "attach-client-token",
        Sentence.of("step.attach-client-token", "token", "store114-pull").with("name", "store114"),
        Phase.POD,
        2);
  }

  static Plan removal() {
    return new Plan(
        "remove",
        CLUSTER,
        "store-114",
        List.of(
            step(
                "remove-extension",
                Sentence.of("step.remove-extension", "name", "store114"),
                Phase.EXTENSION,
                120,
                effect(Kind.DELETE, Sentence.of("step.remove-extension", "name", "store114"))),
            step(
                "remove-connected-registry",
                Sentence.of("step.remove-connected-registry", "name", "store114"),
                Phase.CONNECTED_REGISTRY,
                5,
                effect(
                    Kind.DELETE, Sentence.of("step.remove-connected-registry", "name", "store114")),
                effect(Kind.DELETE, Sentence.of("step.remove-token", "name", "store114")))),
        List.of(new Choice("site", "store-114", Sentence.of("choice.typed"), true)),
        Set.of(),
        FakeDetails.NONE,
        List.of(),
        List.of(Sentence.of("remove.left.data-endpoint", "name", "prodacr")));
  }

  /** A repair that deletes the extension, and installs it again. */
  static Plan reinstallation() {
    Plan removal = removal();
    return new Plan(
        "repair",
        CLUSTER,
        "store-114",
        List.of(removal.steps().getFirst(), extension()),
        List.of(),
        Set.of(),
        FakeDetails.NONE,
        List.of(),
        List.of());
  }

  /** The same while others pull from the connected registry. */
  static Plan removalInUse(int workloads) {
    Plan unused = removal();
    Stream<Effect> breaking =
        IntStream.rangeClosed(1, workloads)
            .mapToObj(number ->
                effect(
                    Kind.BREAKS_OTHERS,
                    Sentence.of(number == workloads ? "effect.in-use.last" : "effect.in-use")
                        .with("workload", "Deployment default/pos-" + number)
                        .with("pods", 2)
                        .with("count", workloads)
                        .with("address", "10.43.0.50")));
    var check = step("check", Sentence.of("step.check-prerequisites"), Phase.EXTENSION, 1);
    var said = (Said) check.step();
    var users =
        new PlannedStep(
            check.id(),
            new Said(
                said.description(),
                breaking.toList(),
                said.phase(),
                said.expectedDuration(),
                List.of()),
            Set.of());
    return unused.withSteps(Stream.concat(Stream.of(users), unused.steps().stream()).toList());
  }

  private static PlannedStep check() {
    return step(
        "check",
        Sentence.of("step.check-prerequisites"),
        Phase.CONNECTED_REGISTRY,
        1,
        effect(Kind.KEEP, Sentence.of("effect.data-endpoint.on")),
        effect(Kind.KEEP, Sentence.of("effect.providers", "count", 3)));
  }

  private static PlannedStep scopeMap() {
    return step(
        "put-scope-map",
        Sentence.of("step.put-scope-map.sync", "name", "store114"),
        Phase.CONNECTED_REGISTRY,
        2,
        effect(Kind.CREATE, Sentence.of("effect.scope-map.sync", "name", "store114")),
        effect(Kind.CREATE, Sentence.of("effect.token.sync", "name", "store114")));
  }

  private static PlannedStep connectedRegistry() {
    return step(
        "create-connected-registry",
        Sentence.of("step.create-connected-registry", "name", "store114"),
        Phase.CONNECTED_REGISTRY,
        3,
        effect(
            Kind.CREATE,
            Sentence.of("effect.connected-registry", "name", "store114")
                .with("registry", "prodacr")),
        effect(
            Kind.COST,
            Sentence.of("effect.connected-registry.cost", "registry", "prodacr")
                .with("place", 38)
                .with("room", 50)));
  }

  private static PlannedStep extension() {
    return step(
        "install-extension",
        Sentence.of("step.install-extension", "name", "store114").with("cluster", "store-114"),
        Phase.EXTENSION,
        300,
        effect(Kind.TOUCHES_OTHERS, Sentence.of("effect.containerd-trust", "nodes", 3)),
        effect(Kind.TOUCHES_OTHERS, Sentence.of("effect.cert-manager.install")),
        effect(
            Kind.STORAGE,
            Sentence.of("effect.volume", "size", "500 GiB").with("class", "local-path")),
        effect(
            Kind.CREATE,
            Sentence.of("effect.extension", "name", "store114")
                .with("cluster", "store-114")
                .with("address", "10.43.0.50")));
  }

  private static PlannedStep active() {
    return step(
        "await-active",
        Sentence.of("step.await-active", "name", "store114"),
        Phase.VERIFICATION,
        60);
  }

  private static PlannedStep secret() {
    return step(
        "put-pull-secret",
        Sentence.of("step.put-pull-secret", "name", "store114-pull").with("namespace", "default"),
        Phase.POD,
        2,
        effect(
            Kind.CREATE,
            Sentence.of("effect.pull-secret", "name", "store114-pull")
                .with("namespace", "default")));
  }

  private static PlannedStep pull() {
    return step(
        "await-pull", Sentence.of("step.await-pull", "image", "10.43.0.50/pos:1.5"), Phase.POD, 15);
  }

  private static PlannedStep step(
      String id, Sentence says, Phase phase, int seconds, Effect... effects) {
    return new PlannedStep(
        new StepId(id),
        new Said(
            says,
            List.of(effects),
            phase,
            Duration.ofSeconds(seconds),
            List.of("az " + id + " --password <password>")),
        Set.of());
  }

  private static Effect effect(Kind kind, Sentence says) {
    return new Effect(kind, says.key() + "/" + kind, says);
  }

  /** A step that began and ended so many seconds into the run; ends at 0 while it is not over. */
  static StepProgress progress(String id, Status mark, int began, int ended, Sentence says) {
    return new StepProgress(
        new StepId(id),
        mark,
        BEGAN.plusSeconds(began),
        ended == 0 ? null : BEGAN.plusSeconds(ended),
        says,
        null);
  }

  static StepProgress with(StepProgress progress, Finding finding) {
    return new StepProgress(
        progress.id(),
        progress.mark(),
        progress.began(),
        progress.ended(),
        progress.says(),
        finding);
  }

  /** The first heading is done. */
  static List<StepProgress> created() {
    return List.of(
        progress("check", Status.DONE, 0, 1, Sentence.of("step.check-prerequisites.done")),
        progress(
            "put-scope-map",
            Status.DONE,
            1,
            3,
            Sentence.of("step.put-scope-map.done", "name", "store114")),
        progress(
            "create-connected-registry",
            Status.DONE,
            3,
            6,
            Sentence.of("step.create-connected-registry.done", "name", "store114")));
  }
}
