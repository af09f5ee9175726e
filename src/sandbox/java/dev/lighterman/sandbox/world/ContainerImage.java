package dev.lighterman.sandbox.world;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * A container image: its manifest and blobs, and the behaviour of its containers. The blobs follow
 * from the name, so that equal names give equal digests.
 *
 * @param name what the one file of its one layer says
 * @param manifest the manifest's JSON; its digest is the image's
 * @param sizeBytes how large it is said to be and how long its pull takes; its blobs are smaller
 * @param exits whether a container prints and exits, else it runs until it is stopped
 */
public record ContainerImage(
    String name, String manifest, long sizeBytes, boolean exits, Instant pushed) {

  public static final String MANIFEST_TYPE = "application/vnd.oci.image.manifest.v1+json";
  private static final int TAR_BLOCK = 512;

  /** An image derived from a name. */
  public static ContainerImage of(String name, long sizeBytes, boolean exits, Instant pushed) {
    var config = config(name);
    var layer = gzip(tar(name));
    var manifest =
        """
        {"schemaVersion":2,"mediaType":"%s",\
        "config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"%s","size":%d},\
        "layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","digest":"%s","size":%d}]}\
        """
            .formatted(MANIFEST_TYPE, sha256(config), config.length, sha256(layer), layer.length);
    return new ContainerImage(name, manifest, sizeBytes, exits, pushed);
  }

  /** {@code sha256:…} of the manifest. */
  public String digest() {
    return sha256(manifest.getBytes(StandardCharsets.UTF_8));
  }

  /** Its configuration or its layer. */
  public Optional<byte[]> blob(String digest) {
    return Stream.of(config(name), gzip(tar(name)))
        .filter(blob -> sha256(blob).equals(digest))
        .findFirst();
  }

  private static byte[] config(String name) {
    return """
    {"architecture":"amd64","os":"linux","config":{"Cmd":["/start"]},\
    "rootfs":{"type":"layers","diff_ids":["%s"]}}\
    """
        .formatted(sha256(tar(name)))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** An archive with one file, {@code start}, that contains the name. */
  private static byte[] tar(String name) {
    var content = name.getBytes(StandardCharsets.UTF_8);
    var header = new byte[TAR_BLOCK];
    put(header, 0, "start");
    put(header, 100, "0000755\0" + "0000000\0".repeat(2));
    put(header, 124, "%011o\0".formatted(content.length) + "00000000000\0" + " ".repeat(8) + "0");
    put(header, 257, "ustar\00000");
    int sum = 0;
    for (byte each : header) {
      sum += each & 0xff;
    }
    put(header, 148, "%06o\0 ".formatted(sum));
    var tar = new ByteArrayOutputStream();
    tar.writeBytes(header);
    tar.writeBytes(content);
    // The last block is filled, and two empty ones end the archive.
    tar.writeBytes(new byte[TAR_BLOCK - content.length % TAR_BLOCK + 2 * TAR_BLOCK]);
    return tar.toByteArray();
  }

  private static void put(byte[] block, int at, String text) {
    var bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, block, at, bytes.length);
  }

  private static byte[] gzip(byte[] content) {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static String sha256(byte[] content) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(content);
      return "sha256:" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
