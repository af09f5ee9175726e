package dev.lighterman.sandbox.kubernetes.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.Tree;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/**
 * Reads objects in Kubernetes' protobuf form: four bytes, then an envelope that names the type and
 * holds the object. A field that is not in {@link ProtobufSchema} is refused unless it is empty.
 */
final class Protobuf {

  static final String TYPE = "application/vnd.kubernetes.protobuf";

  private static final byte[] MAGIC = {'k', '8', 's', 0};

  private final ProtobufSchema schema;

  private Protobuf(ProtobufSchema schema) {
    this.schema = schema;
  }

  static ObjectNode read(byte[] body) {
    ByteBuffer in = ByteBuffer.wrap(body);
    byte[] magic = new byte[Math.min(MAGIC.length, body.length)];
    in.get(magic);
    if (!Arrays.equals(magic, MAGIC)) {
      throw ApiFailure.badRequest("provided data does not appear to be a protobuf message");
    }
    Map<Integer, ByteBuffer> envelope = Wire.fields(in);
    Map<Integer, ByteBuffer> type = Wire.fields(Wire.part(envelope, 1));
    String kind = Wire.text(Wire.part(type, 2));
    ObjectNode object =
        Tree.object().put("apiVersion", Wire.text(Wire.part(type, 1))).put("kind", kind);
    new Protobuf(ProtobufSchema.INSTANCE).message(kind, Wire.part(envelope, 2), object);
    return object;
  }

  private void message(String type, ByteBuffer in, ObjectNode into) {
    while (in.hasRemaining()) {
      long tag = Wire.varint(in);
      int number = (int) (tag >>> 3);
      boolean isNumber = (tag & 7) == Wire.VARINT;
      long value = isNumber ? Wire.varint(in) : 0;
      ByteBuffer bytes = isNumber ? ByteBuffer.allocate(0) : Wire.bytes(in, (int) (tag & 7));
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
      case "string" -> into.put(name, Wire.text(bytes));
      case "strings" -> into.withArray(name).add(Wire.text(bytes));
      case "map" -> entry(Tree.child(into, name), bytes, false);
      case "bytesmap" -> entry(Tree.child(into, name), bytes, true);
      case "intorstring" -> intOrString(into, name, bytes);
      case "skip" -> {
        // The API server sets it itself.
      }
      default -> {
        if (field.repeated()) {
          message(field.type(), bytes, into.withArray(name).addObject());
        } else {
          message(field.type(), bytes, Tree.child(into, name));
        }
      }
    }
  }

  private static void entry(ObjectNode map, ByteBuffer bytes, boolean base64) {
    Map<Integer, ByteBuffer> entry = Wire.fields(bytes);
    ByteBuffer value = Wire.part(entry, 2);
    byte[] raw = new byte[value.remaining()];
    value.get(raw);
    map.put(
        Wire.text(Wire.part(entry, 1)),
        base64 ? Base64.getEncoder().encodeToString(raw) : new String(raw, StandardCharsets.UTF_8));
  }

  private static void intOrString(ObjectNode into, String name, ByteBuffer in) {
    while (in.hasRemaining()) {
      long tag = Wire.varint(in);
      if ((tag & 7) == Wire.BYTES) {
        ByteBuffer text = Wire.bytes(in, Wire.BYTES);
        if (text.hasRemaining()) {
          into.put(name, Wire.text(text));
        }
      } else {
        long value = Wire.varint(in);
        if (tag >>> 3 == 2 && value != 0) {
          into.put(name, Math.toIntExact(value));
        }
      }
    }
  }
}
