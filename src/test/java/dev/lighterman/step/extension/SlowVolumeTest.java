package dev.lighterman.step.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.HandmadeResources;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.acceptance.deploy.ClusterAdmin;
import dev.lighterman.azure.Azure;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.settings.SiteSettings;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepContext;
import dev.lighterman.step.Volume;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.RequestMark;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.ServiceAddress;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The connected registry's pod waits for its volume, which its storage class is making. */
final class SlowVolumeTest {
  /** At which a volume takes minutes. */
  private static final double SLOW = 0.01;

  private static final String OBJECTS =
      """
      apiVersion: storage.k8s.io/v1
      kind: StorageClass
      metadata: {name: slow}
      provisioner: example.com/slow
      volumeBindingMode: Immediate
      ---
      apiVersion: v1
      kind: Namespace
      metadata: {name: connected-registry}
      ---
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata: {name: connected-registry-pvc, namespace: connected-registry}
      spec:
        accessModes: [ReadWriteOnce]
        storageClassName: slow
        resources: {requests: {storage: 1Gi}}
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: connected-registry-0
        namespace: connected-registry
        labels: {app.kubernetes.io/name: connected-registry}
      spec:
        containers: [{name: main, image: "mcr.microsoft.com/acr/connected-registry:1.0.0"}]
        volumes:
        - name: data
          persistentVolumeClaim: {claimName: connected-registry-pvc}
      """;

  @Test
  void itIsTheCauseOnlyOnceItTakesTooLong() {
    try (Conversation talk = Conversation.atSpeed(500);
        KubernetesClient admin = ClusterAdmin.client(talk, Quickstart.CLUSTER)) {
      talk.post("speed", JsonNodeFactory.instance.objectNode().put("speed", SLOW));
      Instant created = Instant.now();
      for (String object : OBJECTS.split("---\n", -1)) {
        admin.resource(object).create();
      }
      talk.until(
          () ->
              admin.v1().events().inNamespace("connected-registry").list().getItems().stream()
                  .anyMatch(event -> event.getReason().equals("FailedScheduling")),
          "no node takes the pod");

      assertEquals(
          Sentence.of("step.install-extension.volume", "pod", "connected-registry-0")
              .with("class", "slow"),
          says(talk, created.plusSeconds(30)));
      assertEquals(
          "step.install-extension.unscheduled",
          says(talk, created.plus(Duration.ofMinutes(3))).key());
    }
  }

  private static Sentence says(Conversation talk, Instant now) {
    var mark = new RequestMark(new RequestNumber(1), now);
    var run = new RunInfo(mark, now, now, now);
    try (var clusters = new Clusters(talk.settings().kubernetes(), () -> SiteSettings.NOTHING)) {
      var services = new StepContext(Azure.connect(talk.settings().azure()), clusters);
      StepOutcome outcome = ExtensionDiagnostics.obstacle(step(talk), services, run).orElseThrow();
      return ((StepOutcome.Wait) outcome).says();
    }
  }

  private static InstallExtension step(Conversation talk) {
    ArmId cluster = HandmadeResources.in(talk).cluster(Quickstart.CLUSTER);
    return new InstallExtension(
        cluster.extension("Microsoft.KubernetesConfiguration/extensions", Quickstart.NAME),
        Quickstart.registry(talk).child("connectedRegistries", Quickstart.NAME),
        ServiceAddress.of("10.0.0.50"),
        false,
        new Volume("slow", null),
        Quickstart.CLUSTER,
        null,
        3);
  }
}
