package dev.lighterman.sandbox.kubernetes.tables;

import static dev.lighterman.sandbox.kubernetes.tables.Column.text;
import static dev.lighterman.sandbox.kubernetes.tables.Column.wide;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.kubernetes.objects.Kind;
import dev.lighterman.sandbox.kubernetes.objects.Meta;
import dev.lighterman.sandbox.kubernetes.objects.Tree;
import java.util.List;

/** How volumes, claims and storage classes are shown. */
final class VolumeColumns {

  private static final String DEFAULT = "storageclass.kubernetes.io/is-default-class";

  private VolumeColumns() {}

  static List<Column> of(Kind kind) {
    return switch (kind) {
      case PERSISTENT_VOLUME -> volume();
      case PERSISTENT_VOLUME_CLAIM -> claim();
      default -> storageClass();
    };
  }

  private static List<Column> claim() {
    return List.of(
        Column.NAME,
        text("Status", c -> Meta.leaving(c) ? "Terminating" : Columns.at(c, "status", "phase")),
        text("Volume", c -> Columns.at(c, "spec", "volumeName")),
        text("Capacity", c -> Columns.at(c, "status", "capacity", "storage")),
        text("Access Modes", c -> modes(c.path("status").path("accessModes"))),
        text("StorageClass", c -> Columns.at(c, "spec", "storageClassName")),
        text("VolumeAttributesClass", c -> "<unset>"),
        Column.AGE,
        wide("VolumeMode", c -> Columns.at(c, "spec", "volumeMode")));
  }

  private static List<Column> volume() {
    return List.of(
        Column.NAME,
        text("Capacity", v -> Columns.at(v, "spec", "capacity", "storage")),
        text("Access Modes", v -> modes(v.path("spec").path("accessModes"))),
        text("Reclaim Policy", v -> Columns.at(v, "spec", "persistentVolumeReclaimPolicy")),
        text("Status", v -> Columns.at(v, "status", "phase")),
        text("Claim", VolumeColumns::claimOf),
        text("StorageClass", v -> Columns.at(v, "spec", "storageClassName")),
        text("VolumeAttributesClass", v -> "<unset>"),
        text("Reason", v -> ""),
        Column.AGE,
        wide("VolumeMode", v -> Columns.at(v, "spec", "volumeMode")));
  }

  private static List<Column> storageClass() {
    return List.of(
        text(
            "Name",
            c -> Meta.name(c) + (Meta.annotation(c, DEFAULT).equals("true") ? " (default)" : "")),
        text("Provisioner", c -> Columns.at(c, "provisioner")),
        text("ReclaimPolicy", c -> Columns.at(c, "reclaimPolicy")),
        text("VolumeBindingMode", c -> Columns.at(c, "volumeBindingMode")),
        text(
            "AllowVolumeExpansion",
            c -> Boolean.toString(c.path("allowVolumeExpansion").asBoolean())),
        Column.AGE);
  }

  private static String claimOf(JsonNode volume) {
    return Columns.at(volume, "spec", "claimRef", "namespace")
        + "/"
        + Columns.at(volume, "spec", "claimRef", "name");
  }

  private static String modes(JsonNode modes) {
    return Tree.items(modes)
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
