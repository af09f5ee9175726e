package dev.lighterman.sandbox.kubernetes.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectSelector;
import dev.lighterman.sandbox.kubernetes.objects.ObjectStore;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import java.time.InstantSource;
import java.util.List;

/** Lists objects by selectors, in pages. */
record ObjectListing(ObjectStore store, InstantSource clock) {

  ObjectNode list(ApiRequest call) {
    return store.atomically(() -> {
      List<ObjectNode> all = all(call);
      long from = from(call);
      long limit = call.longQuery("limit", 0);
      List<ObjectNode> page =
          all.stream().skip(from).limit(limit > 0 ? limit : Long.MAX_VALUE).toList();
      String version = Long.toString(store.version());
      ResourceKind kind = call.path().kind();
      ObjectNode list =
          call.wantsTable()
              ? call.tables().of(page, version, clock.instant())
              : toList(kind, page, version);
      long remaining = all.size() - from - page.size();
      if (remaining > 0) {
        JsonTree.child(list, "metadata")
            .put("continue", Long.toString(from + page.size()))
            .put("remainingItemCount", remaining);
      }
      return list;
    });
  }

  /** Where the page begins. */
  private static long from(ApiRequest call) {
    String token = call.query("continue", "0");
    if (!token.matches("[0-9]{1,9}")) {
      throw ApiFailure.badRequest("continue key is not valid: illegal base64 data at input byte 0");
    }
    return Long.parseLong(token);
  }

  /** The selected objects of all pages. */
  List<ObjectNode> all(ApiRequest call) {
    ObjectSelector selector = selector(call);
    return store.list(call.path().kind(), call.path().namespace(), selector::matches);
  }

  ObjectNode toList(ResourceKind kind, List<ObjectNode> objects, String version) {
    ObjectNode list =
        JsonTree.object().put("kind", kind.kind() + "List").put("apiVersion", kind.apiVersion());
    list.putObject("metadata").put("resourceVersion", version);
    ArrayNode items = list.putArray("items");
    objects.forEach(items::add);
    return list;
  }

  static ObjectSelector selector(ApiRequest call) {
    return ObjectSelector.parse(
        call.path().kind(), call.query("labelSelector", ""), call.query("fieldSelector", ""));
  }
}
