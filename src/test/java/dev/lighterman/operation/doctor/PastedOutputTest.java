package dev.lighterman.operation.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SampleEvidence;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.diagnosis.catalogue.RootCauses;
import dev.lighterman.diagnosis.catalogue.RootCauses.Root;
import dev.lighterman.kubernetes.FailingPull;
import dev.lighterman.kubernetes.ObjectEvent;
import dev.lighterman.kubernetes.PodState;
import dev.lighterman.kubernetes.VolumeClaim;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What kubectl 1.32 printed, copied from a terminal. */
final class PastedOutputTest {
  private static final String OBJECTS =
      """
      $ kubectl -n connected-registry get namespace,pods,pvc,events
      NAME                           STATUS   AGE
      namespace/connected-registry   Active   30d
      namespace/default              Active   31d

      NAME                                             READY   STATUS    RESTARTS      AGE
      pod/connected-registry-7577f984dc-l2nsh          0/1     Pending   0             3m12s
      pod/connected-registry-containerd-config-6t6z2   1/1     Running   2 (12d ago)   30d

      NAME                                           STATUS    VOLUME   CAPACITY   ACCESS MODES   STORAGECLASS   VOLUMEATTRIBUTESCLASS   AGE
      persistentvolumeclaim/connected-registry-pvc   Pending                                      azurefile      <unset>                 3m12s

      LAST SEEN   TYPE      REASON               OBJECT                                         MESSAGE
      12s         Warning   ProvisioningFailed   persistentvolumeclaim/connected-registry-pvc   storageclass.storage.k8s.io "azurefile" not found
      3m12s       Normal    SuccessfulCreate     replicaset/connected-registry-7577f984dc       Created pod: connected-registry-7577f984dc-l2nsh
      """;

  private static final String LOG =
      """
      Started mcr.microsoft.com/acr/connected-registry:1.0.0
      [Error] [AcrOperationEvent] OperationName: ActivateAsync, CorrelationId: 5649d1f3, Message: {"errors":[{"code":"ALREADY_ACTIVATED","message":"Failed to activate"}]}
      """;

  private static final String PULLS =
      """
      NAMESPACE   LAST SEEN   TYPE      REASON   OBJECT                     MESSAGE
      default     9m40s       Warning   Failed   pod/pos-655f9c58d9-xv95p   Failed to pull image "10.0.0.50/pos:1.5": dial tcp 10.0.0.50:443: connect: connection refused
      default     5s          Warning   Failed   pod/pos-655f9c58d9-xv95p   Error: ErrImagePull
      default     5s          Warning   Failed   pod/pos-655f9c58d9-xv95p   Failed to pull image "10.0.0.50/pos:1.5": tls: failed to verify certificate: x509: certificate signed by unknown authority
      other       5s          Warning   Failed   pod/web-1                  Failed to pull image "docker.io/web:1": not found
      """;

  @Test
  void podsVolumeAndEventsAreEvidence() {
    SiteEvidence evidence = PastedOutput.read(OBJECTS).addTo(unseen());

    assertEquals(Optional.of("Active"), evidence.see(Part.NAMESPACE));
    assertEquals(
        Optional.of(
            List.of(
                new PodState(
                    "connected-registry-7577f984dc-l2nsh",
                    null,
                    null,
                    null,
                    null,
                    null,
                    SampleEvidence.NOW.minus(Duration.ofSeconds(192))))),
        evidence.see(Part.PODS));
    assertEquals(Optional.of(new VolumeClaim("Pending", "azurefile")), evidence.see(Part.VOLUME));
    assertEquals(
        List.of(
            "ReplicaSet/connected-registry-7577f984dc",
            "PersistentVolumeClaim/connected-registry-pvc"),
        evidence.see(Part.EVENTS).orElseThrow().stream().map(ObjectEvent::object).toList());
    assertEquals(List.of("volume-pending"), causes(evidence));
  }

  @Test
  void whatIsNotListedDoesNotExist() {
    String namespaces = OBJECTS.lines().limit(4).reduce("", (all, line) -> all + line + "\n");

    SiteEvidence evidence = PastedOutput.read(namespaces).addTo(unseen());

    assertEquals(Optional.of(List.of()), evidence.see(Part.PODS));
    assertTrue(evidence.isAbsent(Part.VOLUME));
    assertEquals(List.of("connected-registry-pod-down"), causes(evidence));
    SiteEvidence none =
        PastedOutput.read("NAME                STATUS   AGE\nnamespace/default   Active   31d\n")
            .addTo(unseen());
    assertTrue(none.isAbsent(Part.NAMESPACE));
    assertEquals(List.of("extension-not-installed"), causes(none));
  }

  @Test
  void aTextThatMayBeCutSaysNothingOfWhatItDoesNotList() {
    String head = OBJECTS.lines().limit(4).reduce("", (all, line) -> all + line + "\n");
    String cut = head + "namespace/other                Active   31d\n".repeat(70);

    SiteEvidence evidence = PastedOutput.read(cut).addTo(unseen());

    assertEquals(Optional.empty(), evidence.see(Part.PODS));
    assertFalse(evidence.isAbsent(Part.VOLUME));
  }

  @Test
  void theLogIsEvidence() {
    SiteEvidence evidence = PastedOutput.read(LOG).addTo(offline());

    assertEquals(2, evidence.see(Part.LOG).orElseThrow().size());
    assertEquals(List.of("already-activated"), causes(evidence));
  }

  @Test
  void theLastFailureOfEachPodThatPullsFromTheSiteIsEvidence() {
    SiteEvidence evidence = PastedOutput.read(PULLS).addTo(unseen());

    List<FailingPull> pulls = evidence.see(Part.PULLS).orElseThrow();
    assertEquals(List.of("pos-655f9c58d9-xv95p"), pulls.stream().map(FailingPull::pod).toList());
    assertEquals("pos", pulls.getFirst().repository());
    assertEquals(List.of("node-trust-missing"), causes(evidence));
    assertEquals(Optional.empty(), evidence.see(Part.EVENTS), "they are of other namespaces");
  }

  @Test
  void warningsOfAllNamespacesTellOfBoth() {
    String warnings =
        PULLS
                .replace("NAMESPACE   ", "NAMESPACE            ")
                .replace("default     ", "default              ")
                .replace("other       ", "other                ")
            + "connected-registry   7s          Warning   BackOff  pod/connected-registry-7577f984dc-l2nsh Back-off restarting failed container\n";

    SiteEvidence evidence = PastedOutput.read(warnings).addTo(unseen());

    assertEquals(1, evidence.see(Part.EVENTS).orElseThrow().size());
    assertEquals(1, evidence.see(Part.PULLS).orElseThrow().size());
  }

  @Test
  void whatTheBotSawItselfStays() {
    SiteEvidence seen = SampleEvidence.healthy();

    SiteEvidence evidence = PastedOutput.read(OBJECTS + "\n" + LOG + "\n" + PULLS).addTo(seen);

    assertEquals(seen.see(Part.PODS), evidence.see(Part.PODS));
    assertEquals(seen.see(Part.VOLUME), evidence.see(Part.VOLUME));
    assertEquals(List.of(), causes(evidence));
  }

  @Test
  void allOfItCanBePastedAtOnce() {
    SiteEvidence evidence =
        PastedOutput.read(OBJECTS + "\n$ kubectl logs\n" + LOG + "\n" + PULLS).addTo(offline());

    assertEquals(2, evidence.see(Part.LOG).orElseThrow().size());
    assertTrue(evidence.see(Part.PULLS).isPresent());
    assertTrue(evidence.see(Part.VOLUME).isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "the pod is not there",
        "Error from server (Forbidden): pods is forbidden",
        "No resources found in connected-registry namespace.",
        "$ kubectl -n connected-registry get namespace,pods,pvc",
        "NAME     READY   STATUS    RESTARTS   AGE\nweb-1    1/1     Running   0          3m",
      })
  void whatTheCommandsDoNotPrintIsUnreadable(String text) {
    assertTrue(PastedOutput.read(text).isUnreadable(), text);
  }

  @ParameterizedTest
  @CsvSource({"12s, 12", "3m12s, 192", "2d3h, 183600", "1y, 31536000", "<unknown>, 0"})
  void agesAreAsKubectlPrintsThem(String text, long seconds) {
    assertEquals(Duration.ofSeconds(seconds), PastedAge.of(text));
  }

  @Test
  void whatIsQuotedOfItHasNoSecrets() {
    String log = "[Error] Connection timed out, password=hunter2hunter2\n";

    RootCauses causes = RootCauses.in(PastedOutput.read(log).addTo(offline()));

    String quoted = causes.roots().getFirst().diagnosis().evidence().toString();
    assertTrue(quoted.contains("timed out"), quoted);
    assertFalse(quoted.contains("hunter2"), quoted);
  }

  /** What Azure tells of a healthy site whose cluster the bot can't reach. */
  private static SiteEvidence unseen() {
    return withoutCluster(SampleEvidence.healthy());
  }

  private static SiteEvidence offline() {
    return withoutCluster(SampleEvidence.offline());
  }

  private static SiteEvidence withoutCluster(SiteEvidence seen) {
    SiteEvidence evidence = seen;
    for (Part<?> part :
        List.of(
            Part.NAMESPACE,
            Part.PODS,
            Part.LOG,
            Part.EVENTS,
            Part.VOLUME,
            Part.STORAGE_CLASSES,
            Part.PULLS,
            Part.PULL_SECRETS)) {
      evidence = evidence.without(part);
    }
    return evidence;
  }

  private static List<String> causes(SiteEvidence evidence) {
    return RootCauses.in(evidence).roots().stream()
        .map(Root::diagnosis)
        .map(Diagnosis::cause)
        .map(cause -> cause.name())
        .toList();
  }
}
