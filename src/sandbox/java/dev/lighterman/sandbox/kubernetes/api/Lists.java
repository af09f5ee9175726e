package dev.lighterman.sandbox.kubernetes.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.Kind;
import dev.lighterman.sandbox.kubernetes.objects.ObjectStore;
import dev.lighterman.sandbox.kubernetes.objects.Selection;
import dev.lighterman.sandbox.kubernetes.objects.Tree;
import java.time.InstantSource;
import java.util.List;

/** Lists of objects, chosen by selectors and cut into pages. */
record Lists(ObjectStore store, InstantSource clock) {

  ObjectNode list(Call call) {
    return store.atomically(() -> {
      List<ObjectNode> all = all(call);
      long from = call.number("continue", 0);
      long limit = call.number("limit", 0);
      List<ObjectNode> page =
          all.stream().skip(from).limit(limit > 0 ? limit : Long.MAX_VALUE).toList();
      String version = Long.toString(store.version());
      Kind kind = call.address().kind();
      ObjectNode list =
          call.wantsTable()
              ? call.tables().of(page, version, clock.instant())
              : of(kind, page, version);
      long left = all.size() - from - page.size();
      if (left > 0) {
        Tree.child(list, "metadata")
            .put("continue", Long.toString(from + page.size()))
            .put("remainingItemCount", left);
      }
      return list;
    });
  }

  /** All that are meant, whatever the page. */
  List<ObjectNode> all(Call call) {
    Selection selection = selection(call);
    return store.list(call.address().kind(), call.address().namespace()).stream()
        .filter(selection::matches)
        .toList();
  }

  ObjectNode of(Kind kind, List<ObjectNode> objects, String version) {
    ObjectNode list =
        Tree.object().put("kind", kind.kind() + "List").put("apiVersion", kind.apiVersion());
    list.putObject("metadata").put("resourceVersion", version);
    ArrayNode items = list.putArray("items");
    objects.forEach(items::add);
    return list;
  }

  static Selection selection(Call call) {
    return Selection.parse(
        call.address().kind(), call.query("labelSelector", ""), call.query("fieldSelector", ""));
  }
}
