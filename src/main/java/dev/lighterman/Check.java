package dev.lighterman;

import dev.lighterman.azure.Azure;
import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.kubernetes.Reach;
import dev.lighterman.settings.Settings;
import dev.lighterman.slack.SlackWorkspace;
import dev.lighterman.status.Surface;
import dev.lighterman.status.Texts;
import dev.lighterman.step.Steps;
import dev.lighterman.store.PlanJson;
import dev.lighterman.store.Store;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Locale;

/** Tries every connection: a line each, that it works or what to do. */
final class Check {
  private final Texts texts = new Texts(Locale.ENGLISH);
  private final Settings settings;
  private final PrintStream out;
  private boolean allWell = true;

  private Check(Settings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  /** Answers the exit code: 0 if everything works. */
  static int run(Settings settings, PrintStream out) {
    var check = new Check(settings, out);
    check.line("database", check::database);
    check.line("Slack", check::slack);
    check.line("Azure", check::azure);
    var clusters = new Clusters(settings.kubernetes());
    check.line("kubeconfig", () -> Sentence.of("check.contexts", "contexts", clusters.contexts()));
    clusters.contexts().forEach(name -> check.line(name, () -> cluster(clusters, name)));
    return check.allWell ? 0 : 1;
  }

  /** One connection; what it answers is said in the line. */
  @FunctionalInterface
  private interface Connection {
    Sentence tried();
  }

  private void line(String name, Connection connection) {
    try {
      out.printf("ok    %-16s %s%n", name, said(connection.tried()));
    } catch (OperatorMustAct broken) {
      failed(name, said(broken.why()) + " " + said(broken.remedy()));
    } catch (TryLater unreachable) {
      failed(name, said(unreachable.why()));
    }
  }

  private void failed(String name, String why) {
    allWell = false;
    out.printf("FAILS %-16s %s%n", name, why);
  }

  private String said(Sentence sentence) {
    return texts.say(sentence, Surface.PLAIN);
  }

  private Sentence database() {
    try (Store store = Store.open(settings.store(), new PlanJson(Steps.byName()))) {
      return Sentence.of("check.database", "open", store.requests().open().size());
    }
  }

  private Sentence slack() {
    try (SlackWorkspace workspace =
        SlackWorkspace.connect(settings.slack(), settings.policy(), InstantSource.system())) {
      return workspace.introduction();
    }
  }

  private Sentence azure() {
    Azure azure = Azure.connect(settings.azure());
    return Sentence.of("check.azure", "client", settings.azure().clientId())
        .with("tenant", settings.azure().tenant())
        .with("subscriptions", settings.azure().subscriptions().size())
        .with("registries", azure.registries().all().size())
        .with("clusters", azure.clusters().all().size());
  }

  private static Sentence cluster(Clusters clusters, String context) {
    try (Cluster cluster = clusters.open(new Reach.Direct(context))) {
      return Sentence.of("check.cluster", "version", cluster.version());
    }
  }
}
