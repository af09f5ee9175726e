package dev.lighterman.sandbox.kubernetes.tables;

import static dev.lighterman.sandbox.kubernetes.tables.TableColumn.text;
import static dev.lighterman.sandbox.kubernetes.tables.TableColumn.wide;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import java.util.List;

/** The columns of persistent volumes, claims and storage classes. */
final class VolumeColumns {

  private VolumeColumns() {}

  static List<TableColumn> of(ResourceKind kind) {
    return switch (kind) {
      case PERSISTENT_VOLUME -> volume();
      case PERSISTENT_VOLUME_CLAIM -> claim();
      default -> storageClass();
    };
  }

  private static List<TableColumn> claim() {
    return List.of(
        TableColumn.NAME,
        text(
            "Status",
            c ->
                ObjectMeta.isTerminating(c)
                    ? "Terminating"
                    : KindColumns.field(c, "status", "phase")),
        text("Volume", c -> KindColumns.field(c, "spec", "volumeName")),
        text("Capacity", c -> KindColumns.field(c, "status", "capacity", "storage")),
        text("Access Modes", c -> accessModes(c.path("status").path("accessModes"))),
        text("StorageClass", c -> KindColumns.field(c, "spec", "storageClassName")),
        text("VolumeAttributesClass", c -> "<unset>"),
        TableColumn.AGE,
        wide("VolumeMode", c -> KindColumns.field(c, "spec", "volumeMode")));
  }

  private static List<TableColumn> volume() {
    return List.of(
        TableColumn.NAME,
        text("Capacity", v -> KindColumns.field(v, "spec", "capacity", "storage")),
        text("Access Modes", v -> accessModes(v.path("spec").path("accessModes"))),
        text("Reclaim Policy", v -> KindColumns.field(v, "spec", "persistentVolumeReclaimPolicy")),
        text("Status", v -> KindColumns.field(v, "status", "phase")),
        text("Claim", VolumeColumns::claimOf),
        text("StorageClass", v -> KindColumns.field(v, "spec", "storageClassName")),
        text("VolumeAttributesClass", v -> "<unset>"),
        text("Reason", v -> ""),
        TableColumn.AGE,
        wide("VolumeMode", v -> KindColumns.field(v, "spec", "volumeMode")));
  }

  private static List<TableColumn> storageClass() {
    return List.of(
        text(
            "Name",
            c ->
                ObjectMeta.name(c)
                    + (ObjectMeta.annotation(c, ObjectMeta.DEFAULT_STORAGE_CLASS).equals("true")
                        ? " (default)"
                        : "")),
        text("Provisioner", c -> KindColumns.field(c, "provisioner")),
        text("ReclaimPolicy", c -> KindColumns.field(c, "reclaimPolicy")),
        text("VolumeBindingMode", c -> KindColumns.field(c, "volumeBindingMode")),
        text(
            "AllowVolumeExpansion",
            c -> Boolean.toString(c.path("allowVolumeExpansion").asBoolean())),
        TableColumn.AGE);
  }

  private static String claimOf(JsonNode volume) {
    return KindColumns.field(volume, "spec", "claimRef", "namespace")
        + "/"
        + KindColumns.field(volume, "spec", "claimRef", "name");
  }

  private static String accessModes(JsonNode modes) {
    return JsonTree.items(modes)
        .map(mode ->
            switch (mode.asText()) {
              case "ReadWriteOnce" -> "RWO";
              case "ReadOnlyMany" -> "ROX";
              case "ReadWriteMany" -> "RWX";
              default -> "RWOP";
            })
        .collect(joining(","));
  }
}
