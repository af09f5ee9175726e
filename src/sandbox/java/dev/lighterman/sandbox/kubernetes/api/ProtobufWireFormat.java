package dev.lighterman.sandbox.kubernetes.api;

import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Parses the wire format of protobuf: tags, varints and length-delimited fields. */
final class ProtobufWireFormat {

  static final int VARINT = 0;
  static final int BYTES = 2;

  private ProtobufWireFormat() {}

  /** The fields that are not varints, by number; the last one of each. */
  static Map<Integer, ByteBuffer> fields(ByteBuffer in) {
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

  /** The bytes of one field; empty if it is missing. */
  static ByteBuffer field(Map<Integer, ByteBuffer> fields, int number) {
    return fields.getOrDefault(number, ByteBuffer.allocate(0));
  }

  /** The bytes after a tag of a wire type other than {@link #VARINT}. */
  static ByteBuffer bytes(ByteBuffer in, int wireType) {
    int length = wireType == BYTES ? (int) varint(in) : wireType == 1 ? 8 : 4;
    if (length < 0 || length > in.remaining()) {
      throw ApiFailure.badRequest("unexpected EOF");
    }
    ByteBuffer bytes = in.slice(in.position(), length);
    in.position(in.position() + length);
    return bytes;
  }

  static long varint(ByteBuffer in) {
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

  static String string(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
  }
}
