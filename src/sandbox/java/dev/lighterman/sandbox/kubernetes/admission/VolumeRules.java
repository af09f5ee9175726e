package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.FieldProblem;
import dev.lighterman.sandbox.kubernetes.objects.Kind;
import dev.lighterman.sandbox.kubernetes.objects.Meta;
import dev.lighterman.sandbox.kubernetes.objects.ObjectStore;
import dev.lighterman.sandbox.kubernetes.objects.Tree;

/** Claims and storage classes: what a claim leaves open comes from the default class. */
final class VolumeRules {

  private static final String DEFAULT = "storageclass.kubernetes.io/is-default-class";

  private VolumeRules() {}

  static Rules storageClass() {
    return new Rules() {
      @Override
      public void complete(ObjectNode storageClass) {
        Tree.fill(storageClass, "reclaimPolicy", "Delete");
        Tree.fill(storageClass, "volumeBindingMode", "Immediate");
      }

      @Override
      public void check(ObjectNode storageClass, Problems problems) {
        problems.require(storageClass, "provisioner", "provisioner");
      }

      @Override
      public void checkChange(ObjectNode before, ObjectNode after, Problems problems) {
        problems.unchanged(before.path("provisioner"), after.path("provisioner"), "provisioner");
      }
    };
  }

  static Rules claim(ObjectStore store) {
    return new Claim(store);
  }

  private record Claim(ObjectStore store) implements Rules {

    @Override
    public void complete(ObjectNode claim) {
      ObjectNode spec = Tree.child(claim, "spec");
      Tree.fill(spec, "volumeMode", "Filesystem");
      if (!spec.has("storageClassName")) {
        store.list(Kind.STORAGE_CLASS, "").stream()
            .filter(c -> Meta.annotation(c, DEFAULT).equals("true"))
            .findFirst()
            .ifPresent(c -> spec.put("storageClassName", Meta.name(c)));
      }
      Tree.fill(Tree.child(claim, "status"), "phase", "Pending");
    }

    @Override
    public void check(ObjectNode claim, Problems problems) {
      JsonNode spec = claim.path("spec");
      problems.require(spec, "accessModes", "spec.accessModes");
      JsonNode requests = spec.path("resources").path("requests");
      if (!requests.has("storage")) {
        problems.add(FieldProblem.required("spec.resources[storage]"));
      }
    }

    @Override
    public void checkChange(ObjectNode before, ObjectNode after, Problems problems) {
      if (!fixed(before).equals(fixed(after))) {
        problems.add(
            FieldProblem.forbidden(
                "spec",
                "spec is immutable after creation except resources.requests and"
                    + " volumeAttributesClassName for bound claims"));
      }
    }

    private static JsonNode fixed(ObjectNode claim) {
      ObjectNode spec = Tree.child(claim.deepCopy(), "spec");
      spec.remove("resources");
      spec.remove("volumeName");
      return spec;
    }
  }
}
