package dev.lighterman.check;

import dev.lighterman.azure.Azure;
import dev.lighterman.catalogue.Operations;
import dev.lighterman.catalogue.RightsChecker;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.request.Rights;
import dev.lighterman.settings.Configuration;
import dev.lighterman.settings.OperatingMode;
import dev.lighterman.settings.PolicySettings.ListedChannel;
import dev.lighterman.settings.Settings;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.slack.SlackWorkspace;
import dev.lighterman.slack.WorkspaceCheck;
import dev.lighterman.store.DatabaseReader;
import dev.lighterman.store.PlanJson;
import dev.lighterman.store.Store;
import dev.lighterman.value.InteractionTimeouts;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;

/** The sub-command {@code check}: tries every connection and permission, with a line for each. */
public final class CheckCommand {
  private final Settings settings;
  private final CheckReport report;

  private CheckCommand(Settings settings, CheckReport report) {
    this.settings = settings;
    this.report = report;
  }

  /** Returns the exit code: 0 if everything works. */
  public static int run(Settings settings, PrintStream out) {
    var check = new CheckCommand(settings, new CheckReport(out));
    check.database();
    check.slack();
    check.azureAndClusters();
    return check.report.allPassed() ? 0 : 1;
  }

  private void database() {
    if (Store.usedByAnother(settings.store())) {
      report.skipped("database", Sentence.of("check.database.used"));
      audit();
      return;
    }
    List<StoredRequests> stored =
        report.checkList("database", () -> List.of(read(settings.store())), CheckCommand::summary);
    for (StoredRequests each : stored) {
      if (!each.unreadable().isEmpty()) {
        report.check("requests", () -> refuse(each.unreadable()));
      }
      audit();
    }
  }

  /**
   * The open requests in the database.
   *
   * @param readable how many this version can carry on
   * @param unreadable those that it can't
   */
  private record StoredRequests(int readable, List<RequestNumber> unreadable) {}

  private static StoredRequests read(StoreSettings settings) {
    try (Store store = Store.open(settings, new PlanJson(Operations.planFormats()))) {
      return new StoredRequests(store.requests().open().size(), store.unreadable());
    }
  }

  private static Sentence summary(List<StoredRequests> stored) {
    return Sentence.of("check.database", "open", stored.getFirst().readable());
  }

  private static Sentence refuse(List<RequestNumber> unreadable) {
    throw new OperatorMustAct(
        Sentence.of("check.unreadable", "count", unreadable.size())
            .with("requests", unreadable.stream().map(RequestNumber::toString).toList()),
        Sentence.of("request.unreadable.remedy"));
  }

  private void audit() {
    report.check("audit", () -> verified(new DatabaseReader(settings.store()).checkAudit()));
  }

  private static Sentence verified(DatabaseReader.AuditCheck audit) {
    audit
        .firstBroken()
        .ifPresent(row -> {
          throw new OperatorMustAct(
              Sentence.of("audit.broken", "row", row).with("rows", audit.intact()),
              Sentence.of("audit.broken.remedy"));
        });
    return Sentence.of("audit.intact", "rows", audit.intact());
  }

  private void slack() {
    Configuration configuration = settings.configuration();
    try (SlackWorkspace workspace =
        SlackWorkspace.connect(
            settings.slack(),
            configuration::policy,
            InteractionTimeouts.DEFAULT,
            InstantSource.system(),
            new SimpleMeterRegistry())) {
      WorkspaceCheck slack = workspace.check();
      report.check("Slack", slack::introduction);
      report.check("rights in Slack", slack::scopes);
      for (ListedChannel listed : configuration.policy().channels()) {
        report.check(listed.id().id(), () -> slack.membership(listed.id()));
      }
    }
  }

  private void azureAndClusters() {
    Configuration configuration = settings.configuration();
    Rights wanted =
        configuration.mode() == OperatingMode.OBSERVE
            ? Operations.rightsToObserve()
            : Operations.rightsToOperate();
    Azure azure = Azure.connect(settings.azure());
    try (var clusters = new Clusters(settings.kubernetes(), configuration::sites)) {
      var rightsChecker = new RightsChecker(azure, clusters);
      new AzureCheck(azure, settings.azure().subscriptions(), rightsChecker, wanted, report).run();
      new ClustersCheck(azure, clusters, rightsChecker, configuration.sites(), wanted, report)
          .run();
    }
  }
}
