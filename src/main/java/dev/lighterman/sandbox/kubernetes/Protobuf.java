package dev.lighterman.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.Tree;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads objects in Kubernetes' protobuf form: four bytes, then an envelope that names the type and
 * holds the object. A field that is not in {@link ProtobufSchema} is refused unless it is empty.
 */
final class Protobuf {

  static final String TYPE = "application/vnd.kubernetes.protobuf";

  private static final byte[] MAGIC = {'k', '8', 's', 0};
  private static final int VARINT = 0;
  private static final int BYTES = 2;

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
    Map<Integer, ByteBuffer> envelope = fields(in);
    Map<Integer, ByteBuffer> type = fields(part(envelope, 1));
    String kind = text(part(type, 2));
    ObjectNode object = Tree.object().put("apiVersion", text(part(type, 1))).put("kind", kind);
    new Protobuf(ProtobufSchema.INSTANCE).message(kind, part(envelope, 2), object);
    return object;
  }

  private void message(String type, ByteBuffer in, ObjectNode into) {
    while (in.hasRemaining()) {
      long tag = varint(in);
      int number = (int) (tag >>> 3);
      boolean isNumber = (tag & 7) == VARINT;
      long value = isNumber ? varint(in) : 0;
      ByteBuffer bytes = isNumber ? ByteBuffer.allocate(0) : bytes(in, (int) (tag & 7));
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
      case "string" -> into.put(name, text(bytes));
      case "strings" -> into.withArray(name).add(text(bytes));
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
    Map<Integer, ByteBuffer> entry = fields(bytes);
    ByteBuffer value = part(entry, 2);
    byte[] raw = new byte[value.remaining()];
    value.get(raw);
    map.put(
        text(part(entry, 1)),
        base64 ? Base64.getEncoder().encodeToString(raw) : new String(raw, StandardCharsets.UTF_8));
  }

  private static void intOrString(ObjectNode into, String name, ByteBuffer in) {
    while (in.hasRemaining()) {
      long tag = varint(in);
      if ((tag & 7) == BYTES) {
        ByteBuffer text = bytes(in, BYTES);
        if (text.hasRemaining()) {
          into.put(name, text(text));
        }
      } else {
        long value = varint(in);
        if (tag >>> 3 == 2 && value != 0) {
          into.put(name, Math.toIntExact(value));
        }
      }
    }
  }

  /** The fields that hold bytes; the last of each number. */
  private static Map<Integer, ByteBuffer> fields(ByteBuffer in) {
    Map<Integer, ByteBuffer> fields = new HashMap<>();
    while (in.hasRemaining()) {
      long tag = varint(in);
      if ((tag & 7) == VARINT) {
        varint(in);
      } else {
        fields.put((int) (tag >>> 3), bytes(in, (int) (tag & 7)));
      }
    }
    return fields;
  }

  private static ByteBuffer part(Map<Integer, ByteBuffer> fields, int number) {
    return fields.getOrDefault(number, ByteBuffer.allocate(0));
  }

  private static ByteBuffer bytes(ByteBuffer in, int wire) {
    int length = wire == BYTES ? (int) varint(in) : wire == 1 ? 8 : 4;
    if (length < 0 || length > in.remaining()) {
      throw ApiFailure.badRequest("unexpected EOF");
    }
    ByteBuffer bytes = in.slice(in.position(), length);
    in.position(in.position() + length);
    return bytes;
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; in.hasRemaining() && shift < 64; shift += 7) {
      byte next = in.get();
      value |= (long) (next & 127) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw ApiFailure.badRequest("unexpected EOF");
  }

  private static String text(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
  }
}
