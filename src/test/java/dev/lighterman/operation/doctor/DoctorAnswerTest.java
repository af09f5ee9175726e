package dev.lighterman.operation.doctor;

import static dev.lighterman.diagnosis.SampleEvidence.NOW;
import static dev.lighterman.diagnosis.SampleEvidence.YESTERDAY;
import static dev.lighterman.diagnosis.SampleEvidence.changed;
import static dev.lighterman.diagnosis.SampleEvidence.cluster;
import static dev.lighterman.diagnosis.SampleEvidence.connected;
import static dev.lighterman.diagnosis.SampleEvidence.healthy;
import static dev.lighterman.diagnosis.SampleEvidence.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.azure.ConnectionState;
import dev.lighterman.diagnosis.Observation.Seen;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.diagnosis.catalogue.RootCauses;
import dev.lighterman.kubernetes.ClusterAccess;
import dev.lighterman.site.Installation;
import dev.lighterman.site.Site;
import dev.lighterman.site.SiteLabel;
import dev.lighterman.status.SentenceRenderer;
import dev.lighterman.status.TextFormat;
import dev.lighterman.value.Answer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the doctor says of a site, besides the cause. */
final class DoctorAnswerTest {
  private static final String POS = "10.0.0.50/pos:1.5";
  private static final String UNAUTHORIZED = "unexpected status: 401 Unauthorized";

  @Test
  void aPodWhosePullFailedBeforeTheLastChangeWaitsForItsNextPull() {
    SiteEvidence repaired =
        refused(POS, UNAUTHORIZED, NOW.minusSeconds(55))
            .with(
                Part.CONNECTED_REGISTRY,
                new Seen<>(changed(connected("store114", ConnectionState.ONLINE), NOW)));

    List<String> lines = says(repaired);

    assertTrue(lines.getFirst().endsWith("I see nothing wrong"), lines::toString);
    assertTrue(
        lines.contains(
            "The pod pos-7d9 waits for its next pull: the last one failed before something was"
                + " changed that may let it succeed."),
        lines::toString);
  }

  @Test
  void whereNoPullFailsNonePodWaitsForOne() {
    assertEquals(List.of(), says(healthy()).stream().filter(it -> it.contains("pull:")).toList());
  }

  private static List<String> says(SiteEvidence evidence) {
    var cluster = cluster("Connected", NOW, YESTERDAY);
    var site =
        new Site(
            cluster,
            new SiteLabel(cluster.name(), SiteLabel.Qualifier.NAME),
            new ClusterAccess.Direct("store-114"),
            null,
            new Installation(null, Installation.Source.UNKNOWN, null, null));
    Answer answer =
        new DoctorAnswer(
                site, evidence, RootCauses.in(evidence), Optional.empty(), Optional.empty())
            .answer();
    var english = new SentenceRenderer(Locale.ENGLISH);
    return Stream.concat(
            Stream.of(answer.first()),
            answer.parts().stream()
                .flatMap(part ->
                    part instanceof Answer.Line line ? Stream.of(line.sentence()) : Stream.of()))
        .map(sentence -> english.render(sentence, TextFormat.PLAIN))
        .toList();
  }
}
