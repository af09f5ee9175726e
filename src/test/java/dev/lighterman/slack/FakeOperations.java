package dev.lighterman.slack;

import dev.lighterman.catalogue.OperationCatalogue;
import dev.lighterman.command.Argument;
import dev.lighterman.command.Option;
import dev.lighterman.command.Usage;
import dev.lighterman.operation.Change;
import dev.lighterman.operation.DecisionCommand;
import dev.lighterman.operation.Form;
import dev.lighterman.operation.FreezeCommand;
import dev.lighterman.operation.Operation;
import dev.lighterman.operation.PastedText;
import dev.lighterman.operation.Query;
import dev.lighterman.request.Choice;
import dev.lighterman.request.Claim;
import dev.lighterman.request.FakeDetails;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Plan;
import dev.lighterman.request.StepOutcome.Amendment;
import dev.lighterman.value.Answer;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A query and a change with fixed answers. */
final class FakeOperations {
  private FakeOperations() {}

  /**
   * The operations.
   *
   * @param whileChecked is done each time the form is checked
   */
  static OperationCatalogue catalogue(Runnable whileChecked) {
    List<Operation> all = new ArrayList<>();
    all.add(new ListSites());
    all.add(new ReadLog());
    all.add(new Deploy(whileChecked));
    all.addAll(DecisionCommand.all());
    all.add(new FreezeCommand());
    return new OperationCatalogue(all, new HomeQuery());
  }

  private static Plan plan(String site) {
    return new Plan(
        "deploy",
        ArmId.of("2222", "edge", "Microsoft.Kubernetes/connectedClusters", site),
        site,
        List.of(
            FakeNamedStep.planned("scope-map"),
            FakeNamedStep.planned("token", "scope-map"),
            FakeNamedStep.planned("extension", "token")),
        List.of(new Choice("registry", "myacrregistry", PlainText.text("as you typed"), true)),
        Set.of(new Claim(site)),
        FakeDetails.NONE,
        List.of(),
        List.of());
  }

  private static Usage usage(String verb, Option... options) {
    return new Usage(
        verb,
        List.of(),
        PlainText.text(verb),
        List.of(new Argument(PlainText.text("SITE"), PlainText.text("a site"), Argument.Arity.ONE)),
        List.of(options));
  }

  record HomeQuery() implements Query {
    @Override
    public Usage usage() {
      return FakeOperations.usage("home");
    }

    @Override
    public Answer answer(Intent intent) {
      return Answer.of(
          PlainText.text("nothing waits for you"),
          new Answer.Buttons(List.of(new Answer.Button(PlainText.text("List all"), "list"))));
    }
  }

  record ListSites() implements Query {
    @Override
    public Usage usage() {
      return FakeOperations.usage("list");
    }

    @Override
    public Answer answer(Intent intent) {
      if (intent.words().contains("nowhere")) {
        throw new AskerMustAct(
            PlainText.text("there is no nowhere"),
            new SuggestedCommand(PlainText.text("List all"), "list"));
      }
      if (intent.words().contains("broken")) {
        throw new IllegalStateException("broken inside");
      }
      return Answer.of(PlainText.text("203 sites"));
    }
  }

  /** Is answered from what somebody pastes. */
  record ReadLog() implements Query {
    @Override
    public Usage usage() {
      return FakeOperations.usage("log");
    }

    @Override
    public Answer answer(Intent intent) {
      return Answer.of(PlainText.text("nobody pasted it"));
    }

    @Override
    public Optional<PastedText> pasted(Intent intent) {
      return Optional.of(new Log());
    }
  }

  record Log() implements PastedText {
    @Override
    public Sentence title() {
      return PlainText.text("The log");
    }

    @Override
    public Sentence label() {
      return PlainText.text("What it says");
    }

    @Override
    public String commands() {
      return "kubectl logs";
    }

    @Override
    public Optional<Sentence> refusal(String text) {
      return Optional.empty();
    }

    @Override
    public Answer answer(String text) {
      return Answer.of(PlainText.text("it says " + text));
    }
  }

  record Deploy(Runnable whileChecked) implements Change {
    @Override
    public Usage usage() {
      return FakeOperations.usage(
          "deploy",
          new Option("cluster-name", List.of("cluster"), PlainText.text("c"), Option.Kind.ONE),
          new Option("service-ip", List.of("ip"), PlainText.text("i"), Option.Kind.ONE),
          new Option("repository", List.of("repos"), PlainText.text("r"), Option.Kind.MANY),
          new Option("dry-run", List.of(), PlainText.text("d"), Option.Kind.FLAG));
    }

    @Override
    public Plan plan(Intent intent) {
      String site =
          intent.value("cluster-name").or(() -> intent.words().stream().findFirst()).orElseThrow();
      if (site.equals("nowhere")) {
        throw new AskerMustAct(
            PlainText.text("there is no nowhere"),
            new SuggestedCommand(PlainText.text("List all"), "list"));
      }
      return FakeOperations.plan(site);
    }

    @Override
    public Plan replan(Plan plan) {
      return plan;
    }

    @Override
    public Optional<Plan> amend(Plan plan, Amendment amendment) {
      return Optional.empty();
    }

    @Override
    public Optional<Form> form() {
      return Optional.of(new DeployForm(whileChecked));
    }
  }

  record DeployForm(Runnable whileChecked) implements Form {
    @Override
    public Sentence title() {
      return PlainText.text("Deploy to a site that has a rather long title");
    }

    @Override
    public List<Field> fields(Intent soFar) {
      String range = soFar.value("cluster-name").map(c -> "range of " + c).orElse("any");
      return List.of(
          field("cluster-name", Kind.SEARCH, "which"),
          field("repository", Kind.SEARCH_MANY, "what"),
          field("service-ip", Kind.TEXT, range));
    }

    private static Field field(String option, Kind kind, String hint) {
      return new Field(
          option,
          PlainText.text(option),
          kind,
          kind != Kind.TEXT,
          PlainText.text(hint),
          "",
          List.of());
    }

    @Override
    public List<Suggestion> suggest(String option, String typed, Intent soFar) {
      return IntStream.range(100, 400)
          .mapToObj(site -> "store-" + site)
          .filter(site -> site.contains(typed))
          .map(site -> new Suggestion(site, PlainText.text(site)))
          .toList();
    }

    @Override
    public Map<String, Sentence> check(Intent soFar) {
      whileChecked.run();
      return soFar.value("service-ip").filter("192.100.100.1"::equals).isPresent()
          ? Map.of("service-ip", PlainText.text("outside 10.0.0.0/16; free: 10.0.0.50"))
          : Map.of();
    }
  }
}
