package dev.lighterman.operation.doctor;

import static dev.lighterman.diagnosis.SampleEvidence.NOW;
import static dev.lighterman.diagnosis.SampleEvidence.YESTERDAY;
import static dev.lighterman.diagnosis.SampleEvidence.changed;
import static dev.lighterman.diagnosis.SampleEvidence.cluster;
import static dev.lighterman.diagnosis.SampleEvidence.connected;
import static dev.lighterman.diagnosis.SampleEvidence.failed;
import static dev.lighterman.diagnosis.SampleEvidence.healthy;
import static dev.lighterman.diagnosis.SampleEvidence.pod;
import static dev.lighterman.diagnosis.SampleEvidence.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.azure.ConnectionState;
import dev.lighterman.diagnosis.Observation.Absent;
import dev.lighterman.diagnosis.Observation.NotSeen;
import dev.lighterman.diagnosis.Observation.Seen;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.diagnosis.catalogue.RootCauses;
import dev.lighterman.kubernetes.ClusterAccess;
import dev.lighterman.kubernetes.ServiceNetwork;
import dev.lighterman.kubernetes.VolumeClaim;
import dev.lighterman.site.Installation;
import dev.lighterman.site.Site;
import dev.lighterman.site.SiteLabel;
import dev.lighterman.status.SentenceRenderer;
import dev.lighterman.status.TextFormat;
import dev.lighterman.value.Answer;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.ServiceCidr;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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

  @Test
  void whereNobodyCanLookIntoTheClusterItIsNotKnownWhetherSomethingIsLeftThere() {
    SiteEvidence bare = SiteEvidence.of(NOW, "store-114").with(Part.EXTENSION, new Absent<>());

    assertTrue(
        says(bare)
            .getFirst()
            .contains("no connected registry, and I see nothing that keeps one from"));
    assertTrue(
        says(bare.with(Part.PODS, new NotSeen<>(Sentence.of("doctor.too-slow"))))
            .getFirst()
            .endsWith(
                "has no connected registry in Azure, and I can’t see whether an earlier one still"
                    + " runs on its cluster"));
  }

  /**
   * What it says of the pod, of the pull or of the installation must not be called fine as well.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void whatACauseIsAboutIsNotFine(String what, SiteEvidence evidence, String... unwell) {
    String fine = fine(evidence);
    for (String part : unwell) {
      assertFalse(fine.contains(part), fine);
      assertTrue(fine(healthy()).contains(part), part);
    }
    assertTrue(fine.contains("registry, data endpoint"), fine);
  }

  static Stream<Arguments> wrong() {
    var outside =
        healthy()
            .with(
                Part.SERVICES,
                new Seen<>(new ServiceNetwork(new ServiceCidr("192.168.0.0/16"), Map.of())));
    return Stream.of(
        wrong("a refused pull", refused(POS, UNAUTHORIZED), "pulls", "client tokens"),
        wrong("a refused scope", refused(POS, "insufficient scopes"), "pulls", "client tokens"),
        wrong("a pull of unknown reason", refused(POS, "connection refused"), "pulls"),
        wrong("a failed extension", failed("the address is not in the valid range"), "extension"),
        wrong("a failure of unknown reason", failed("something else"), "extension"),
        wrong("an address outside the range", outside, "extension"),
        wrong(
            "a volume that is not bound",
            healthy().with(Part.VOLUME, new Seen<>(new VolumeClaim("Pending", "local-path"))),
            "volume"),
        wrong(
            "a pod that waits",
            healthy().with(Part.PODS, new Seen<>(List.of(pod("ImagePullBackOff")))),
            " pods"));
  }

  private static Arguments wrong(String what, SiteEvidence evidence, String... unwell) {
    return Arguments.of(what, evidence, unwell);
  }

  private static String fine(SiteEvidence evidence) {
    return says(evidence).stream()
        .filter(line -> line.startsWith("Fine: "))
        .findFirst()
        .orElseThrow();
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
                site,
                evidence,
                RootCauses.in(evidence),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                () -> new DeployCheck(DeployCheck.Result.POSSIBLE, Optional.empty(), List.of()))
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
