package dev.lighterman.sandbox.kubernetes.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/**
 * Parses objects in Kubernetes' protobuf format: four bytes, then an envelope with the type and the
 * object. A field that is not in {@link ProtobufSchema} is rejected unless it is empty.
 */
final class ProtobufReader {

  static final String TYPE = "application/vnd.kubernetes.protobuf";

  private static final byte[] MAGIC = {'k', '8', 's', 0};

  private final ProtobufSchema schema;

  private ProtobufReader(ProtobufSchema schema) {
    this.schema = schema;
  }

  static ObjectNode read(byte[] body) {
    ByteBuffer in = ByteBuffer.wrap(body);
    byte[] magic = new byte[Math.min(MAGIC.length, body.length)];
    in.get(magic);
    if (!Arrays.equals(magic, MAGIC)) {
      throw ApiFailure.badRequest("provided data does not appear to be a protobuf message");
    }
    Map<Integer, ByteBuffer> envelope = ProtobufWireFormat.fields(in);
    Map<Integer, ByteBuffer> type =
        ProtobufWireFormat.fields(ProtobufWireFormat.field(envelope, 1));
    String kind = ProtobufWireFormat.string(ProtobufWireFormat.field(type, 2));
    ObjectNode object =
        JsonTree.object()
            .put("apiVersion", ProtobufWireFormat.string(ProtobufWireFormat.field(type, 1)))
            .put("kind", kind);
    new ProtobufReader(ProtobufSchema.INSTANCE)
        .message(kind, ProtobufWireFormat.field(envelope, 2), object);
    return object;
  }

  private void message(String type, ByteBuffer in, ObjectNode into) {
    while (in.hasRemaining()) {
      long tag = ProtobufWireFormat.varint(in);
      int number = (int) (tag >>> 3);
      boolean isNumber = (tag & 7) == ProtobufWireFormat.VARINT;
      long value = isNumber ? ProtobufWireFormat.varint(in) : 0;
      ByteBuffer bytes =
          isNumber ? ByteBuffer.allocate(0) : ProtobufWireFormat.bytes(in, (int) (tag & 7));
      if (isNumber ? value != 0 : bytes.hasRemaining()) {
        ProtobufSchema.Field field =
            schema
                .field(type, number)
                .orElseThrow(() ->
                    ApiFailure.badRequest(
                        "field %d of %s is not read here in protobuf; send JSON"
                            .formatted(number, type)));
        put(field, value, bytes, into);
      }
    }
  }

  private void put(ProtobufSchema.Field field, long value, ByteBuffer bytes, ObjectNode into) {
    String name = field.name();
    switch (field.type()) {
      case "int" -> into.put(name, Math.toIntExact(value));
      case "bool" -> into.put(name, value != 0);
      case "string" -> into.put(name, ProtobufWireFormat.string(bytes));
      case "strings" -> into.withArray(name).add(ProtobufWireFormat.string(bytes));
      case "map" -> mapEntry(JsonTree.child(into, name), bytes, false);
      case "bytesmap" -> mapEntry(JsonTree.child(into, name), bytes, true);
      case "intorstring" -> intOrString(into, name, bytes);
      case "skip" -> {
        // The API server sets it itself.
      }
      default -> {
        if (field.repeated()) {
          message(field.type(), bytes, into.withArray(name).addObject());
        } else {
          message(field.type(), bytes, JsonTree.child(into, name));
        }
      }
    }
  }

  private static void mapEntry(ObjectNode map, ByteBuffer bytes, boolean base64) {
    Map<Integer, ByteBuffer> entry = ProtobufWireFormat.fields(bytes);
    ByteBuffer value = ProtobufWireFormat.field(entry, 2);
    byte[] raw = new byte[value.remaining()];
    value.get(raw);
    map.put(
        ProtobufWireFormat.string(ProtobufWireFormat.field(entry, 1)),
        base64 ? Base64.getEncoder().encodeToString(raw) : new String(raw, StandardCharsets.UTF_8));
  }

  private static void intOrString(ObjectNode into, String name, ByteBuffer in) {
    while (in.hasRemaining()) {
      long tag = ProtobufWireFormat.varint(in);
      if ((tag & 7) == ProtobufWireFormat.BYTES) {
        ByteBuffer text = ProtobufWireFormat.bytes(in, ProtobufWireFormat.BYTES);
        if (text.hasRemaining()) {
          into.put(name, ProtobufWireFormat.string(text));
        }
      } else {
        long value = ProtobufWireFormat.varint(in);
        if (tag >>> 3 == 2 && value != 0) {
          into.put(name, Math.toIntExact(value));
        }
      }
    }
  }
}
