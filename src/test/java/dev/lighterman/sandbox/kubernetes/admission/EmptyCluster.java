package dev.lighterman.sandbox.kubernetes.admission;

import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectStore;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import dev.lighterman.sandbox.kubernetes.objects.ServiceIpRange;
import dev.lighterman.sandbox.kubernetes.objects.WriteOptions;
import java.time.InstantSource;
import java.util.Random;

/** An API server that has no more than the namespace {@code default}. */
final class EmptyCluster {
  static final WriteOptions WRITE = WriteOptions.by("test");

  private EmptyCluster() {}

  static ObjectApi api() {
    var api =
        new ObjectApi(
            new ObjectStore(),
            ServiceIpRange.of("10.0.0.0/16"),
            InstantSource.system(),
            new Random(1));
    api.create(ResourceKind.NAMESPACE, "", JsonTree.read("metadata: {name: default}"), WRITE);
    return api;
  }
}
