package dev.lighterman.acceptance.saga;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static dev.lighterman.value.LongTimeouts.PATIENCE;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.ResourceInventory;
import dev.lighterman.azure.Azure;
import dev.lighterman.catalogue.OperationCatalogue;
import dev.lighterman.catalogue.Operations;
import dev.lighterman.command.CommandParser;
import dev.lighterman.command.Invocation;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.operation.NoRequestFilters;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.request.Authority;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Plan;
import dev.lighterman.request.RequestState;
import dev.lighterman.sandbox.Sandbox;
import dev.lighterman.sandbox.SandboxOptions;
import dev.lighterman.settings.Settings;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.site.Inventory;
import dev.lighterman.site.SiteRecords;
import dev.lighterman.step.StepContext;
import dev.lighterman.store.PlanJson;
import dev.lighterman.store.Store;
import dev.lighterman.value.Channel;
import dev.lighterman.value.LongTimeouts;
import dev.lighterman.value.Person;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A sandbox without a bot: plans are made as the bot makes them, and {@link SagaRun} carries them
 * out step by step. Many runs share one world, one after the other.
 */
final class SagaFixture implements AutoCloseable {
  private static final String[] WRITING = {"POST", "PUT", "PATCH", "DELETE"};

  private final Conversation talk;
  private final Store store;
  private final StepContext services;
  private final OperationCatalogue catalogue;

  SagaFixture(Path directory) {
    Sandbox sandbox = Sandbox.start(SandboxOptions.forTests().withSpeed(500));
    talk = Conversation.in(sandbox, PATIENCE);
    store = Store.open(StoreSettings.in(directory), new PlanJson(Operations.planFormats()));
    Settings settings = talk.settings();
    var configuration = settings.configuration();
    var azure = Azure.connect(settings.azure());
    var clusters = new Clusters(settings.kubernetes(), configuration::sites);
    var records = new SiteRecords(store.requests());
    services = new StepContext(azure, clusters);
    var inventory =
        new Inventory(
            azure,
            clusters,
            configuration::sites,
            configuration::policy,
            _ -> (_, _) -> true,
            records,
            InstantSource.system());
    catalogue =
        Operations.over(
            new OperationContext(
                azure,
                clusters,
                inventory,
                records,
                store.requests(),
                store.claims(),
                store.firstSeen(),
                store.audit(),
                new NoRequestFilters(),
                LongTimeouts.LONG,
                InstantSource.system()),
            () -> false);
  }

  Conversation talk() {
    return talk;
  }

  StepContext services() {
    return services;
  }

  /** A run of what people would type; nothing of it is done yet. */
  SagaRun plans(SagaOperation operation) {
    String words = operation.line().replace("/registry ", "");
    var asked =
        assertInstanceOf(
            Invocation.Asked.class, new CommandParser(catalogue.usages()).parse(words), words);
    String verb = asked.usage().verb();
    var intent =
        new Intent(verb, asked.words(), asked.options(), new Person(AMINA), new Channel(EDGE_OPS));
    Plan plan =
        SagaRun.untilAnswered(
            () -> catalogue.change(verb).plan(intent), operation + " can't be planned");
    return new SagaRun(this, plan);
  }

  /** Has a deployment on record, as if it had succeeded, so that a removal knows what it made. */
  void records(Plan plan) {
    var intent =
        new Intent(
            plan.operation(),
            List.of(),
            new LinkedHashMap<>(),
            new Person(AMINA),
            new Channel(EDGE_OPS));
    Instant now = Instant.now();
    store
        .database()
        .transact(transaction -> {
          var requests = store.requests();
          var asked = requests.insert(transaction, intent, UUID.randomUUID().toString(), now);
          requests.save(
              transaction,
              asked
                  .request()
                  .planned(
                      plan, new RequestState.Succeeded(new Authority.Policy("saga"), now, now)));
        });
  }

  /** From now on Azure and the clusters refuse whatever would change something. */
  void refusesChanges() {
    Stream.of(WRITING).forEach(method -> talk.injectsFault("403", refusal(method)));
  }

  void allowsChanges() {
    Stream.of(WRITING).forEach(method -> talk.clearsFault("403", refusal(method)));
  }

  /** Signing in changes nothing. */
  private static String[] refusal(String method) {
    return new String[] {"method", method, "path", "^(?!.*(oauth2|subjectaccessreviews))"};
  }

  ResourceInventory inventory() {
    return ResourceInventory.of(talk);
  }

  @Override
  public void close() {
    services.clusters().close();
    store.close();
    talk.close();
  }
}
