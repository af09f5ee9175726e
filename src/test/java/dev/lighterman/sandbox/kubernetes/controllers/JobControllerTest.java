package dev.lighterman.sandbox.kubernetes.controllers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.kubernetes.KubernetesServerFixture;
import dev.lighterman.sandbox.kubernetes.cluster.SimulatedCluster;
import dev.lighterman.sandbox.kubernetes.node.ImageBehaviour;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.StatusConditions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobControllerTest {

  private final KubernetesServerFixture clusters = new KubernetesServerFixture();
  private final SimulatedCluster cluster = clusters.cluster;

  @AfterEach
  void stop() {
    clusters.close();
  }

  @Test
  void jobIsCompleteOnceItsPodHasSucceeded() throws Exception {
    create("10.0.0.50/hello-world:latest", "{}");
    KubernetesServerFixture.eventually("it is complete", () -> hasCondition("Complete"));
    assertEquals(1, status().path("succeeded").asInt());
    assertTrue(status().has("completionTime"));
  }

  @Test
  void jobFailsAfterTooManyTries() throws Exception {
    clusters.images.put(
        "broken:1", KubernetesServerFixture.pulled(ImageBehaviour.exits(3, "Oh no.")));
    create("broken:1", "{backoffLimit: 1}");
    KubernetesServerFixture.eventually("it has failed", () -> hasCondition("Failed"));
    assertEquals(2, status().path("failed").asInt());
    assertEquals("BackoffLimitExceeded", reason());
  }

  @Test
  void jobFailsAtItsDeadline() throws Exception {
    create("nobodys/image:1", "{activeDeadlineSeconds: 20}");
    KubernetesServerFixture.eventually("it has failed", () -> hasCondition("Failed"));
    assertEquals("DeadlineExceeded", reason());
    KubernetesServerFixture.eventually(
        "its pod is gone", () -> cluster.list("Pod", "default").isEmpty());
  }

  @Test
  void jobIsDeletedAfterItsTtl() throws Exception {
    create("10.0.0.50/hello-world:latest", "{ttlSecondsAfterFinished: 10}");
    KubernetesServerFixture.eventually(
        "it is gone", () -> cluster.list("Job", "default").isEmpty());
    KubernetesServerFixture.eventually(
        "so is its pod", () -> cluster.list("Pod", "default").isEmpty());
  }

  private void create(String image, String fields) {
    var job =
        JsonTree.read(
            """
            kind: Job
            metadata: {name: j}
            spec:
              template:
                spec:
                  restartPolicy: Never
                  containers: [{name: main, image: "%s"}]
            """
                .formatted(image));
    JsonTree.child(job, "spec").setAll(JsonTree.read(fields));
    cluster.create(job);
  }

  private JsonNode status() {
    return cluster.get("Job", "default", "j").orElseThrow().path("status");
  }

  private boolean hasCondition(String condition) {
    return StatusConditions.find(status(), condition).isPresent();
  }

  private String reason() {
    return StatusConditions.find(status(), "Failed").orElseThrow().path("reason").asText();
  }
}
