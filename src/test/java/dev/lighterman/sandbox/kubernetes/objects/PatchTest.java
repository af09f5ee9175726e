package dev.lighterman.sandbox.kubernetes.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class PatchTest {

  private static final String POD =
      """
      metadata: {labels: {a: "1", b: "2"}, finalizers: [one]}
      spec:
        containers:
          - {name: main, image: "x:1", args: [a, b], env: [{name: E, value: "1"}]}
          - {name: side, image: "y:1"}
      """;

  @Test
  void strategicMergesListsByKey() {
    assertEquals(
        JsonTree.read(
            """
            metadata: {labels: {a: "1", b: "3"}, finalizers: [one, two]}
            spec:
              containers:
                - {name: main, image: "x:2", args: [c], env: [{name: E, value: "1"}, {name: F, value: "2"}]}
                - {name: side, image: "y:1"}
            """),
        strategic(
            """
            metadata: {labels: {b: "3"}, finalizers: [two]}
            spec:
              containers:
                - {name: main, image: "x:2", args: [c], env: [{name: F, value: "2"}]}
            """));
  }

  @Test
  void strategicDeletesByDirectiveAndByNull() {
    assertEquals(
        JsonTree.read(
            """
            metadata: {labels: {b: "2"}, finalizers: []}
            spec: {containers: [{name: main, image: "x:1", args: [a, b], env: [{name: E, value: "1"}]}]}
            """),
        strategic(
            """
            metadata: {labels: {a: null}, $deleteFromPrimitiveList/finalizers: [one]}
            spec: {containers: [{name: side, $patch: delete}]}
            """));
  }

  @Test
  void strategicReplacesListsByDirective() {
    ObjectNode patched =
        strategic("spec: {containers: [{$patch: replace}, {name: only, image: \"z:1\"}]}");
    assertEquals(
        JsonTree.parse("[{name: only, image: \"z:1\"}]"), patched.path("spec").path("containers"));
  }

  @Test
  void strategicDistinguishesPortsByProtocol() {
    ObjectNode service = JsonTree.read("spec: {ports: [{port: 53, protocol: TCP}]}");
    ObjectNode patch = JsonTree.read("spec: {ports: [{port: 53, protocol: UDP}]}");
    assertEquals(
        JsonTree.parse("[{port: 53, protocol: TCP}, {port: 53, protocol: UDP}]"),
        new Patch.Strategic(patch).apply(service).path("spec").path("ports"));
  }

  @Test
  void mergeReplacesListsAndRemovesNulls() {
    ObjectNode patch = JsonTree.read("metadata: {labels: {a: null}, finalizers: [two]}");
    assertEquals(
        JsonTree.parse("{labels: {b: \"2\"}, finalizers: [two]}"),
        new Patch.Merge(patch).apply(JsonTree.read(POD)).path("metadata"));
  }

  @Test
  void jsonPatchAppliesOperationsInOrder() {
    var operations =
        JsonTree.parse(
            """
            - {op: test, path: /metadata/labels/a, value: "1"}
            - {op: remove, path: /metadata/labels/a}
            - {op: add, path: /metadata/finalizers/0, value: zero}
            - {op: add, path: /metadata/finalizers/-, value: last}
            - {op: replace, path: /metadata/labels/b, value: "3"}
            """);
    assertEquals(
        JsonTree.parse("{labels: {b: \"3\"}, finalizers: [zero, one, last]}"),
        new Patch.Json(operations).apply(JsonTree.read(POD)).path("metadata"));
  }

  @Test
  void jsonPatchRejectsOperationsThatDoNotApply() {
    var test = JsonTree.parse("[{op: test, path: /metadata/labels/a, value: \"2\"}]");
    var remove = JsonTree.parse("[{op: remove, path: /metadata/nothing}]");
    for (var patch : new Patch[] {new Patch.Json(test), new Patch.Json(remove)}) {
      var failure = assertThrows(ApiFailure.class, () -> patch.apply(JsonTree.read(POD)));
      assertEquals(422, failure.code());
    }
  }

  private static ObjectNode strategic(String patch) {
    return new Patch.Strategic(JsonTree.read(patch)).apply(JsonTree.read(POD));
  }
}
