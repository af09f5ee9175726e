package dev.lighterman.sandbox.world;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A container image: its manifest and the behaviour of its containers.
 *
 * @param manifest the manifest's JSON; its digest is the image's
 * @param exits whether a container prints and exits, else it runs until it is stopped
 */
public record ContainerImage(String manifest, long sizeBytes, boolean exits, Instant pushed) {

  public static final String MANIFEST_TYPE = "application/vnd.oci.image.manifest.v1+json";

  /** An image derived from a name, so that equal names give equal digests. */
  static ContainerImage of(String name, long sizeBytes, boolean exits, Instant pushed) {
    var config = sha256("config of " + name);
    var layer = sha256("layer of " + name);
    var manifest =
        """
        {"schemaVersion":2,"mediaType":"%s",\
        "config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"%s","size":1470},\
        "layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","digest":"%s","size":%d}]}\
        """
            .formatted(MANIFEST_TYPE, config, layer, sizeBytes);
    return new ContainerImage(manifest, sizeBytes, exits, pushed);
  }

  /** {@code sha256:…} of the manifest. */
  public String digest() {
    return sha256(manifest);
  }

  private static String sha256(String text) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
