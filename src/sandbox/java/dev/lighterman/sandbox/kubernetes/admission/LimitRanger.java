package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ObjectStore;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The admission plugin for LimitRanges: what they set in new pods and claims, and forbid. */
record LimitRanger(ObjectStore store) {

  /** The most that containers may have is what they get, and with it what they ask for. */
  static final KindRules RULES =
      new KindRules() {
        @Override
        public void setDefaults(ObjectNode range) {
          JsonTree.objects(range.path("spec").path("limits")).stream()
              .filter(item -> item.path("type").asText().equals("Container"))
              .forEach(item -> {
                addMissing(item, "default", item.path("max"));
                addMissing(item, "defaultRequest", item.path("default"));
                addMissing(item, "defaultRequest", item.path("min"));
              });
        }
      };

  private static final String ANNOTATION = "kubernetes.io/limit-ranger";

  /** Sets what the containers of a new pod leave out, and says so in an annotation. */
  void setDefaults(ObjectNode pod) {
    for (ObjectNode range : ranges(pod)) {
      List<ObjectNode> items =
          JsonTree.objects(range.path("spec").path("limits")).stream()
              .filter(item -> item.path("type").asText().equals("Container"))
              .toList();
      List<String> set = new ArrayList<>();
      for (ObjectNode container : containers(pod, "containers")) {
        set.addAll(setDefaults(container, items, "container"));
      }
      for (ObjectNode container : containers(pod, "initContainers")) {
        set.addAll(setDefaults(container, items, "init container"));
      }
      if (!set.isEmpty()) {
        JsonTree.child(ObjectMeta.of(pod), "annotations")
            .put(ANNOTATION, "LimitRanger plugin set: " + String.join("; ", set));
      }
    }
  }

  private static List<String> setDefaults(
      ObjectNode container, List<ObjectNode> items, String what) {
    ObjectNode resources = JsonTree.child(container, "resources");
    List<String> limits = new ArrayList<>();
    List<String> requests = new ArrayList<>();
    for (ObjectNode item : items) {
      limits.addAll(addMissing(resources, "limits", item.path("default")));
      requests.addAll(addMissing(resources, "requests", item.path("defaultRequest")));
    }
    String name = " for " + what + " " + container.path("name").asText();
    return Stream.of(said(requests, " request" + name), said(limits, " limit" + name))
        .filter(each -> !each.isEmpty())
        .toList();
  }

  private static String said(List<String> names, String of) {
    return names.isEmpty() ? "" : String.join(", ", names.stream().sorted().toList()) + of;
  }

  /** Adds the amounts that are missing in a field; returns their names. */
  private static List<String> addMissing(ObjectNode parent, String field, JsonNode amounts) {
    List<String> added = new ArrayList<>();
    amounts
        .properties()
        .forEach(each -> {
          ObjectNode present = JsonTree.child(parent, field);
          if (!present.has(each.getKey())) {
            present.put(each.getKey(), each.getValue().asText());
            added.add(each.getKey());
          }
        });
    return added;
  }

  /**
   * Checks a new pod or claim against its namespace's LimitRanges.
   *
   * @throws ApiFailure 403 where it is outside
   */
  void requireWithin(ResourceKind kind, ObjectNode object) {
    for (ObjectNode range : ranges(object)) {
      List<String> errors =
          JsonTree.items(range.path("spec").path("limits"))
              .flatMap(item ->
                  uses(kind, object, item.path("type").asText()).flatMap(use -> use.errors(item)))
              .distinct()
              .toList();
      if (!errors.isEmpty()) {
        String all = String.join(", ", errors);
        throw ApiFailure.forbidden(
            kind, ObjectMeta.name(object), errors.size() == 1 ? all : "[" + all + "]");
      }
    }
  }

  private List<ObjectNode> ranges(ObjectNode object) {
    return store.list(ResourceKind.LIMIT_RANGE, ObjectMeta.namespace(object));
  }

  private static List<ObjectNode> containers(ObjectNode pod, String list) {
    return JsonTree.objects(pod.path("spec").path(list));
  }

  /** What an object uses of what limits of a type count. */
  private static Stream<Use> uses(ResourceKind kind, ObjectNode object, String type) {
    if (kind == ResourceKind.PERSISTENT_VOLUME_CLAIM) {
      return type.equals("PersistentVolumeClaim")
          ? Stream.of(Use.of(type, object.path("spec").path("resources")))
          : Stream.empty();
    }
    return switch (type) {
      case "Container" ->
          Stream.of("containers", "initContainers")
              .flatMap(list -> containers(object, list).stream())
              .map(container -> Use.of(type, container.path("resources")));
      case "Pod" -> Stream.of(new Use(type, Amounts.ofPod(object)));
      default -> Stream.empty();
    };
  }

  /**
   * What is used of what an item limits.
   *
   * @param type of the item
   */
  private record Use(String type, Amounts amounts) {
    static Use of(String type, JsonNode resources) {
      return new Use(type, Amounts.of(resources));
    }

    Stream<String> errors(JsonNode item) {
      return Stream.of(
              Amounts.read(item.path("min")).entrySet().stream()
                  .map(each -> belowMinimum(each.getKey(), each.getValue())),
              Amounts.read(item.path("max")).entrySet().stream()
                  .map(each -> aboveMaximum(each.getKey(), each.getValue())),
              Amounts.read(item.path("maxLimitRequestRatio")).entrySet().stream()
                  .map(each -> aboveRatio(each.getKey(), each.getValue())))
          .flatMap(each -> each)
          .filter(each -> !each.isEmpty());
    }

    private String belowMinimum(String name, Quantity least) {
      String minimum = "minimum %s usage per %s is %s".formatted(name, type, least.text());
      Quantity request = amounts.requests().get(name);
      Quantity limit = amounts.limits().get(name);
      if (request == null) {
        return minimum + ".  No request is specified";
      }
      if (request.compareTo(least) < 0) {
        return minimum + ", but request is " + request.text();
      }
      return limit != null && limit.compareTo(least) < 0
          ? minimum + ", but limit is " + limit.text()
          : "";
    }

    /** What a claim asks for is what it gets, so it has no limit. */
    private String aboveMaximum(String name, Quantity most) {
      String maximum = "maximum %s usage per %s is %s".formatted(name, type, most.text());
      Quantity request = amounts.requests().get(name);
      boolean isClaim = type.equals("PersistentVolumeClaim");
      String what = isClaim ? "request" : "limit";
      Quantity used = isClaim ? request : amounts.limits().get(name);
      if (used == null) {
        return "%s.  No %s is specified".formatted(maximum, what);
      }
      if (used.compareTo(most) > 0) {
        return "%s, but %s is %s".formatted(maximum, what, used.text());
      }
      return request != null && request.compareTo(most) > 0
          ? maximum + ", but request is " + request.text()
          : "";
    }

    private String aboveRatio(String name, Quantity most) {
      String ratio =
          "%s max limit to request ratio per %s is %s".formatted(name, type, most.text());
      double request = amounts.requests().getOrDefault(name, Quantity.ZERO).value().doubleValue();
      double limit = amounts.limits().getOrDefault(name, Quantity.ZERO).value().doubleValue();
      if (request == 0) {
        return ratio + ", but no request is specified or request is 0";
      }
      if (limit == 0) {
        return ratio + ", but no limit is specified or limit is 0";
      }
      return limit / request > most.value().doubleValue()
          ? ratio + ", but provided ratio is " + String.format(Locale.ROOT, "%f", limit / request)
          : "";
    }
  }
}
