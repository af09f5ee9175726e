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
import dev.lighterman.store.PlanJson;
import dev.lighterman.store.Store;
import dev.lighterman.value.Sentence;
import java.io.PrintStream;
import java.time.InstantSource;

/** Tries every connection and every right: a line each, that it works or what to do. */
public final class CheckCommand {
  private final Settings settings;
  private final CheckReport list;

  private CheckCommand(Settings settings, CheckReport list) {
    this.settings = settings;
    this.list = list;
  }

  /** Answers the exit code: 0 if everything works. */
  public static int run(Settings settings, PrintStream out) {
    var check = new CheckCommand(settings, new CheckReport(out));
    check.database();
    check.slack();
    check.azureAndClusters();
    return check.list.allWell() ? 0 : 1;
  }

  private void database() {
    if (Store.usedByAnother(settings.store())) {
      list.noted("database", Sentence.of("check.database.used"));
    } else {
      list.tried("database", () -> opened(settings.store()));
    }
  }

  private static Sentence opened(StoreSettings settings) {
    try (Store store = Store.open(settings, new PlanJson(Operations.planFormats()))) {
      return Sentence.of("check.database", "open", store.requests().open().size());
    }
  }

  private void slack() {
    Configuration said = settings.configuration();
    try (SlackWorkspace workspace =
        SlackWorkspace.connect(settings.slack(), said::policy, InstantSource.system())) {
      WorkspaceCheck slack = workspace.check();
      list.tried("Slack", slack::introduction);
      list.tried("rights in Slack", slack::scopes);
      for (ListedChannel listed : said.policy().channels()) {
        list.tried(listed.id().id(), () -> slack.membership(listed.id()));
      }
    }
  }

  private void azureAndClusters() {
    Configuration said = settings.configuration();
    Rights wanted =
        said.mode() == OperatingMode.OBSERVE
            ? Operations.rightsToObserve()
            : Operations.rightsToOperate();
    Azure azure = Azure.connect(settings.azure());
    try (var clusters = new Clusters(settings.kubernetes(), said::sites)) {
      var rightsChecker = new RightsChecker(azure, clusters);
      new AzureCheck(azure, settings.azure().subscriptions(), rightsChecker, wanted, list).run();
      new ClustersCheck(azure, clusters, rightsChecker, said.sites(), wanted, list).run();
    }
  }
}
