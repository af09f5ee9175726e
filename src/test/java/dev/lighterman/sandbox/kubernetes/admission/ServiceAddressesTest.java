package dev.lighterman.sandbox.kubernetes.admission;

import static dev.lighterman.sandbox.kubernetes.admission.EmptyCluster.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.Patch;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ServiceAddressesTest {

  private final ObjectApi api = EmptyCluster.api();

  @Test
  void allocatesAboveTheStaticBandWithoutARequestedIp() {
    assertEquals("10.0.1.1", address(create("a", "")));
    assertEquals("10.0.1.2", address(create("b", "")));
  }

  @Test
  void headlessServiceHasNoClusterIp() {
    assertEquals("None", address(create("a", "None")));
    assertEquals("None", address(create("b", "None")));
  }

  @Test
  void deletedServiceReleasesItsClusterIp() {
    create("a", "10.0.0.50");
    api.delete(new ObjectKey(ResourceKind.SERVICE, "default", "a"), DeleteOptions.background());
    assertEquals("10.0.0.50", address(create("b", "10.0.0.50")));
  }

  @Test
  void oneOfManyConcurrentServicesGetsAnIp() throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      var attempts =
          IntStream.range(0, 32)
              .<Callable<Boolean>>mapToObj(i -> () -> tryCreate("s" + i, "10.0.0.50"))
              .toList();
      int successes = 0;
      for (var result : threads.invokeAll(attempts)) {
        successes += result.get() ? 1 : 0;
      }
      assertEquals(1, successes);
    }
  }

  @Test
  void clusterIpIsImmutable() {
    create("a", "10.0.0.50");
    var key = new ObjectKey(ResourceKind.SERVICE, "default", "a");
    var patch =
        new Patch.Merge(JsonTree.read("spec: {clusterIP: 10.0.0.51, clusterIPs: [10.0.0.51]}"));
    try {
      api.patch(key, patch, WRITE);
    } catch (ApiFailure refused) {
      assertTrue(refused.status().path("message").asText().contains("may not change once set"));
      return;
    }
    throw new AssertionError("The address changed");
  }

  private boolean tryCreate(String name, String address) {
    try {
      create(name, address);
      return true;
    } catch (ApiFailure refused) {
      return false;
    }
  }

  private ObjectNode create(String name, String address) {
    ObjectNode service = JsonTree.read("spec: {ports: [{port: 80}]}");
    service.putObject("metadata").put("name", name);
    if (!address.isEmpty()) {
      JsonTree.child(service, "spec").put("clusterIP", address);
    }
    return api.create(ResourceKind.SERVICE, "default", service, WRITE);
  }

  private static String address(ObjectNode service) {
    return service.path("spec").path("clusterIP").asText();
  }
}
