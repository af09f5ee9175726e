package dev.lighterman.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What {@code kubectl apply -k} would apply of the manifests and their variants. */
final class KustomizeTest {
  private static final Path MANIFESTS = Path.of("src/main/kubernetes");

  @BeforeAll
  static void needsKubectl() {
    Assumptions.assumeTrue(
        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "kubectl"))),
        "no kubectl here");
  }

  @Test
  void oneReplicaWithAVolumeMayOnlyReachWhatItNeeds() throws Exception {
    List<JsonNode> objects = build("base");

    assertEquals(1, of("Deployment", objects).at("/spec/replicas").asInt());
    assertEquals(
        List.of("443", "6443"),
        of("NetworkPolicy", objects).at("/spec/egress/1/ports").findValuesAsText("port"));
    assertEquals(
        "lighterman",
        of("Deployment", objects)
            .at("/spec/template/spec/volumes/0/persistentVolumeClaim/claimName")
            .asText());
  }

  @Test
  void replicasOnPostgresqlHaveNoVolumeAndReachTheDatabase() throws Exception {
    List<JsonNode> objects = build("postgresql");
    JsonNode pod = of("Deployment", objects).at("/spec/template/spec");

    assertEquals(3, of("Deployment", objects).at("/spec/replicas").asInt());
    assertEquals("RollingUpdate", of("Deployment", objects).at("/spec/strategy/type").asText());
    assertFalse(kinds(objects).contains("PersistentVolumeClaim"));
    assertTrue(pod.findValues("persistentVolumeClaim").isEmpty(), pod::toString);
    assertEquals(
        List.of("lighterman", "lighterman-database"),
        pod.at("/containers/0/envFrom").findValuesAsText("name"));
    assertTrue(
        of("NetworkPolicy", objects)
            .at("/spec/egress/1/ports")
            .findValuesAsText("port")
            .contains("5432"));
    assertEquals(1, of("PodDisruptionBudget", objects).at("/spec/maxUnavailable").asInt());
  }

  @Test
  void aWorkloadIdentityTakesTheServiceAccountAndItsLabel() throws Exception {
    List<JsonNode> objects = build("workload-identity");
    JsonNode template = of("Deployment", objects).at("/spec/template");

    assertEquals(
        "true", template.at("/metadata/labels").path("azure.workload.identity/use").asText());
    assertEquals("lighterman", template.at("/spec/serviceAccountName").asText());
    assertTrue(
        template
            .at("/spec/containers/0/env")
            .findValuesAsText("value")
            .contains("workload-identity"));
    assertTrue(
        of("ServiceAccount", objects)
            .at("/metadata/annotations")
            .has("azure.workload.identity/client-id"));
  }

  private static List<JsonNode> build(String variant) throws Exception {
    Process kubectl =
        new ProcessBuilder("kubectl", "kustomize", MANIFESTS.resolve(variant).toString())
            .redirectErrorStream(true)
            .start();
    String printed = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, kubectl.waitFor(), printed);
    YAMLMapper yaml = new YAMLMapper();
    try (MappingIterator<JsonNode> documents = yaml.readerFor(JsonNode.class).readValues(printed)) {
      return documents.readAll();
    }
  }

  private static JsonNode of(String kind, List<JsonNode> objects) {
    return objects.stream()
        .filter(each -> each.path("kind").asText().equals(kind))
        .findFirst()
        .orElseThrow(() -> new AssertionError(kind + " is not in " + kinds(objects)));
  }

  private static List<String> kinds(List<JsonNode> objects) {
    return objects.stream().map(each -> each.path("kind").asText()).toList();
  }
}
