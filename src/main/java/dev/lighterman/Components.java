package dev.lighterman;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.lighterman.approval.PolicyEvaluator;
import dev.lighterman.azure.Azure;
import dev.lighterman.catalogue.OperationCatalogue;
import dev.lighterman.catalogue.Operations;
import dev.lighterman.durable.TaskScheduler;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.metrics.WorkflowMetrics;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.settings.Configuration;
import dev.lighterman.settings.OperatingMode;
import dev.lighterman.settings.Settings;
import dev.lighterman.site.Inventory;
import dev.lighterman.site.SiteRecords;
import dev.lighterman.site.SiteVisibility;
import dev.lighterman.slack.SlackNotifier;
import dev.lighterman.slack.SlackWorkspace;
import dev.lighterman.step.StepContext;
import dev.lighterman.store.PlanJson;
import dev.lighterman.store.Store;
import dev.lighterman.value.InteractionTimeouts;
import dev.lighterman.workflow.PolicyRequestFilters;
import dev.lighterman.workflow.PolicySiteVisibility;
import dev.lighterman.workflow.RequestRetention;
import dev.lighterman.workflow.StepExecutor;
import dev.lighterman.workflow.Workflow;
import dev.lighterman.workflow.WorkflowDependencies;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;

/** The shared parts of the running bot, and factories for what is built from them. */
record Components(
    Configuration configuration,
    InstantSource clock,
    StepContext services,
    Store store,
    TaskScheduler scheduler,
    SlackWorkspace workspace,
    PrometheusMeterRegistry meters,
    InteractionTimeouts timeouts)
    implements AutoCloseable {
  static Components of(Settings settings, InstantSource clock, InteractionTimeouts timeouts) {
    Configuration configuration = settings.configuration();
    var clusters = new Clusters(settings.kubernetes(), configuration::sites);
    clusters.closeOrphanedTunnels();
    var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    var store = Store.open(settings.store(), new PlanJson(Operations.planFormats()), timeouts);
    return new Components(
        configuration,
        clock,
        new StepContext(Azure.connect(settings.azure(), clock, meters), clusters),
        store,
        new TaskScheduler(store.database()),
        SlackWorkspace.connect(settings.slack(), configuration::policy, timeouts, clock, meters),
        meters,
        timeouts);
  }

  /** Uses the policy that is configured now. */
  PolicyEvaluator evaluator() {
    return new PolicyEvaluator(configuration.policy());
  }

  /** What operations read from. */
  OperationContext operationContext() {
    var visibility = new PolicySiteVisibility(this::evaluator, workspace.cachedMemberLookup());
    var stored = new SiteRecords(store.requests());
    return new OperationContext(
        services.azure(),
        services.clusters(),
        inventory(visibility, stored),
        stored,
        store.requests(),
        store.claims(),
        store.firstSeen(),
        store.audit(),
        new PolicyRequestFilters(store, this::evaluator, workspace.cachedMemberLookup()),
        timeouts,
        clock);
  }

  /** All operations. */
  OperationCatalogue catalogue(OperationContext operationContext) {
    return Operations.over(operationContext, this::observing);
  }

  private Inventory inventory(SiteVisibility visibility, SiteRecords stored) {
    var inventory =
        new Inventory(
            services.azure(),
            services.clusters(),
            configuration::sites,
            configuration::policy,
            visibility,
            stored,
            clock);
    TimeGauge.builder("lighterman.inventory.age", inventory, SECONDS, Components::ageInSeconds)
        .description("How old the latest reading of Azure is, by which questions are answered")
        .register(meters);
    return inventory;
  }

  private static double ageInSeconds(Inventory inventory) {
    return inventory
        .age()
        .map(Duration::toMillis)
        .map(millis -> millis / 1000.0)
        .orElse(Double.NaN);
  }

  /** Whether nothing may be changed now, neither by a new request nor by one that runs. */
  private boolean observing() {
    return configuration.mode() == OperatingMode.OBSERVE;
  }

  /** Deletes requests that ended long ago. */
  RequestRetention retention() {
    return new RequestRetention(
        store, new SiteRecords(store.requests()), configuration::retention, clock);
  }

  /** The workflow that runs the catalogue's changes. */
  Workflow workflow(OperationCatalogue catalogue, SlackNotifier notifier) {
    return new Workflow(
        store,
        scheduler,
        new WorkflowDependencies(
            catalogue::change,
            this::evaluator,
            workspace.memberLookup(),
            StepExecutor.using(services, this::observing),
            new WorkflowMetrics(meters, notifier.progress()),
            clock,
            System::nanoTime));
  }

  @Override
  public void close() {
    scheduler.close();
    workspace.close();
    services.clusters().close();
    store.close();
  }
}
