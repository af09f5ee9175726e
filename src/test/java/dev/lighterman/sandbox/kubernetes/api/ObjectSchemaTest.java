package dev.lighterman.sandbox.kubernetes.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The fields that the API server knows. */
final class ObjectSchemaTest {
  @ParameterizedTest
  @EnumSource
  void everyServedKindIsDecodedByItsSchema(ResourceKind kind) {
    var object = JsonTree.object().put("kind", kind.kind()).put("datum", 1);
    object.putObject("metadata").put("label", "x");

    assertEquals(
        List.of("datum", "metadata.label"), ObjectSchema.INSTANCE.unknownFields(kind, object));
  }
}
