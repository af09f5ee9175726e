package dev.lighterman.acceptance.deploy;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.AdjustableClock;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.settings.KubernetesSettings;
import dev.lighterman.settings.SiteSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What shows that a site serves where nobody says how: a Job that pulls once, and is gone. */
final class CheckPullTest {
  private static final String DEPLOY =
      "/registry deploy myarck8scluster --registry myacrregistry repos=hello-world ip=10.0.0.50";
  private static final String JOB = "myarck8scluster-check";

  private final AdjustableClock clock = AdjustableClock.running();

  @Test
  void aJobPullsFromTheSiteAndNothingOfItRemains() {
    try (Conversation talk = Conversation.begin(clock)) {
      talk.types(AMINA, EDGE_OPS, DEPLOY);
      JsonNode plan =
          talk.seesPlan(AMINA, "R1", "Final test: pull an image once", "Temporary", "Job " + JOB);
      talk.presses(BEN, plan, "approve");
      talk.sees(AMINA, "R1 · Succeeded", "Pod " + JOB, "pulled 10.0.0.50/hello-world:latest");

      assertEquals(1, changes(talk, "POST", "/jobs").size());
      assertEquals(1, changes(talk, "DELETE", "/jobs/" + JOB).size());
      assertTrue(nothingRemains(talk));
    }
  }

  @Test
  void aJobThatWasLeftBehindIsRemovedWithAllElse() {
    try (Conversation talk = Conversation.begin(clock)) {
      JsonNode halted = halted(talk);
      talk.leaves(BEN, halted);
      talk.sees(AMINA, "R1", "closed by", "Job " + JOB);

      talk.types(AMINA, EDGE_OPS, "/registry remove myarck8scluster");
      JsonNode removal = talk.seesPlan(AMINA, "R2", "needs approval", "Job " + JOB);
      talk.presses(BEN, removal, "approve");
      talk.sees(AMINA, "R2 · Succeeded");
      assertTrue(nothingRemains(talk));
    }
  }

  /** The image was there when the plan was made, and never gets to the site. */
  private JsonNode halted(Conversation talk) {
    talk.types(AMINA, EDGE_OPS, DEPLOY);
    JsonNode plan = talk.sees(AMINA, "R1", "needs approval");
    talk.injectsFault("image-missing", "image", "hello-world");
    talk.presses(BEN, plan, "approve");
    talk.sees(AMINA, "R1", "does not serve the image yet");
    clock.advance(Duration.ofMinutes(5));
    return talk.seesHalted(
        AMINA, "R1", "stopped", "myacrregistry does not have hello-world:latest");
  }

  private static List<String> changes(Conversation talk, String method, String end) {
    return talk.changes().stream()
        .filter(each -> each.startsWith(method + " ") && each.endsWith(end))
        .toList();
  }

  private static boolean nothingRemains(Conversation talk) {
    var kubeconfig = Path.of(talk.sandbox().environment().get("KUBECONFIG"));
    var settings = new KubernetesSettings(kubeconfig);
    try (Clusters clusters = new Clusters(settings, () -> SiteSettings.NOTHING);
        Cluster cluster = clusters.open("myarck8scluster")) {
      return cluster.checkJobs().find("default", JOB).equals(Optional.empty())
          && cluster.pods("default", Map.of("job-name", JOB)).isEmpty();
    }
  }
}
