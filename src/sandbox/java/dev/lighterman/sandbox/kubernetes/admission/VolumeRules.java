package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.FieldError;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ObjectStore;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;

/** Defaults and validation of storage classes and persistent volume claims. */
final class VolumeRules {

  private VolumeRules() {}

  static KindRules storageClass() {
    return new KindRules() {
      @Override
      public void setDefaults(ObjectNode storageClass) {
        JsonTree.setDefault(storageClass, "reclaimPolicy", "Delete");
        JsonTree.setDefault(storageClass, "volumeBindingMode", "Immediate");
      }

      @Override
      public void validate(ObjectNode storageClass, ValidationErrors errors) {
        errors.require(storageClass, "provisioner", "provisioner");
      }

      @Override
      public void validateUpdate(ObjectNode before, ObjectNode after, ValidationErrors errors) {
        errors.requireUnchanged(
            before.path("provisioner"), after.path("provisioner"), "provisioner");
      }
    };
  }

  static KindRules claim(ObjectStore store) {
    return new Claim(store);
  }

  private record Claim(ObjectStore store) implements KindRules {

    @Override
    public void setDefaults(ObjectNode claim) {
      ObjectNode spec = JsonTree.child(claim, "spec");
      JsonTree.setDefault(spec, "volumeMode", "Filesystem");
      if (!spec.has("storageClassName")) {
        store.list(ResourceKind.STORAGE_CLASS, "").stream()
            .filter(storageClass ->
                ObjectMeta.annotation(storageClass, ObjectMeta.DEFAULT_STORAGE_CLASS)
                    .equals("true"))
            .findFirst()
            .ifPresent(storageClass -> spec.put("storageClassName", ObjectMeta.name(storageClass)));
      }
      JsonTree.setDefault(JsonTree.child(claim, "status"), "phase", "Pending");
    }

    @Override
    public void validate(ObjectNode claim, ValidationErrors errors) {
      JsonNode spec = claim.path("spec");
      errors.require(spec, "accessModes", "spec.accessModes");
      JsonNode requests = spec.path("resources").path("requests");
      if (!requests.has("storage")) {
        errors.add(FieldError.required("spec.resources[storage]"));
      }
    }

    @Override
    public void validateUpdate(ObjectNode before, ObjectNode after, ValidationErrors errors) {
      if (!immutableSpec(before).equals(immutableSpec(after))) {
        errors.add(
            FieldError.forbidden(
                "spec",
                "spec is immutable after creation except resources.requests and"
                    + " volumeAttributesClassName for bound claims"));
      }
    }

    private static JsonNode immutableSpec(ObjectNode claim) {
      ObjectNode spec = JsonTree.child(claim.deepCopy(), "spec");
      spec.remove("resources");
      spec.remove("volumeName");
      return spec;
    }
  }
}
