package dev.lighterman.sandbox.kubernetes.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectSelectorTest {

  private static final Map<String, String> LABELS = Map.of("app", "web", "tier", "front");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "app=web; true",
        "app==web,tier=front; true",
        "app=web,tier=back; false",
        "app!=web; false",
        "ring!=west; true",
        "app in (web, api); true",
        "app notin (web,api),tier; false",
        "tier; true",
        "!tier; false",
        "!ring; true",
      })
  void parsesLabelRequirements(String selector, boolean expected) {
    assertEquals(expected, LabelSelector.parse(selector).matches(LABELS));
  }

  @Test
  void readsMatchLabelsAndMatchExpressions() {
    var selector =
        JsonTree.read(
            """
            matchLabels: {app: web}
            matchExpressions:
              - {key: tier, operator: In, values: [front, back]}
              - {key: ring, operator: DoesNotExist}
            """);
    assertEquals(true, LabelSelector.of(selector).matches(LABELS));
    assertEquals(false, LabelSelector.of(selector).matches(Map.of("app", "web")));
  }

  @Test
  void selectsByFields() {
    var pod =
        JsonTree.read("{metadata: {name: p}, spec: {nodeName: n1}, status: {phase: Running}}");
    assertEquals(true, matches("spec.nodeName=n1,status.phase!=Failed", pod));
    assertEquals(false, matches("metadata.name=q", pod));
  }

  @Test
  void rejectsUnsupportedFields() {
    var failure =
        assertThrows(
            ApiFailure.class, () -> ObjectSelector.parse(ResourceKind.SECRET, "", "data.x=1"));
    assertEquals(400, failure.code());
  }

  private static boolean matches(String fields, JsonNode pod) {
    return ObjectSelector.parse(ResourceKind.POD, "", fields).matches(pod);
  }
}
