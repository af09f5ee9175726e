package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.FieldError;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ObjectStore;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;

/** Claims and storage classes: what a claim leaves open comes from the default class. */
final class VolumeRules {

  private VolumeRules() {}

  static KindRules storageClass() {
    return new KindRules() {
      @Override
      public void complete(ObjectNode storageClass) {
        JsonTree.fill(storageClass, "reclaimPolicy", "Delete");
        JsonTree.fill(storageClass, "volumeBindingMode", "Immediate");
      }

      @Override
      public void check(ObjectNode storageClass, ValidationErrors problems) {
        problems.require(storageClass, "provisioner", "provisioner");
      }

      @Override
      public void checkChange(ObjectNode before, ObjectNode after, ValidationErrors problems) {
        problems.unchanged(before.path("provisioner"), after.path("provisioner"), "provisioner");
      }
    };
  }

  static KindRules claim(ObjectStore store) {
    return new Claim(store);
  }

  private record Claim(ObjectStore store) implements KindRules {

    @Override
    public void complete(ObjectNode claim) {
      ObjectNode spec = JsonTree.child(claim, "spec");
      JsonTree.fill(spec, "volumeMode", "Filesystem");
      if (!spec.has("storageClassName")) {
        store.list(ResourceKind.STORAGE_CLASS, "").stream()
            .filter(c -> ObjectMeta.annotation(c, ObjectMeta.DEFAULT_STORAGE_CLASS).equals("true"))
            .findFirst()
            .ifPresent(c -> spec.put("storageClassName", ObjectMeta.name(c)));
      }
      JsonTree.fill(JsonTree.child(claim, "status"), "phase", "Pending");
    }

    @Override
    public void check(ObjectNode claim, ValidationErrors problems) {
      JsonNode spec = claim.path("spec");
      problems.require(spec, "accessModes", "spec.accessModes");
      JsonNode requests = spec.path("resources").path("requests");
      if (!requests.has("storage")) {
        problems.add(FieldError.required("spec.resources[storage]"));
      }
    }

    @Override
    public void checkChange(ObjectNode before, ObjectNode after, ValidationErrors problems) {
      if (!fixed(before).equals(fixed(after))) {
        problems.add(
            FieldError.forbidden(
                "spec",
                "spec is immutable after creation except resources.requests and"
                    + " volumeAttributesClassName for bound claims"));
      }
    }

    private static JsonNode fixed(ObjectNode claim) {
      ObjectNode spec = JsonTree.child(claim.deepCopy(), "spec");
      spec.remove("resources");
      spec.remove("volumeName");
      return spec;
    }
  }
}
