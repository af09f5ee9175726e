package dev.lighterman.slack.http;

import dev.lighterman.value.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Verifies Slack's signature: an HMAC over the timestamp and the raw body, with a timestamp that is
 * at most five minutes from now, in the past or in the future.
 */
public final class SignatureVerifier {
  private static final String ALGORITHM = "HmacSHA256";
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{1,12}");

  /** Prepared with the key, and copied for each signature. */
  private final Mac keyed;

  private final InstantSource clock;

  public SignatureVerifier(Secret signingSecret, InstantSource clock) {
    if (signingSecret.reveal().isBlank()) {
      throw new IllegalArgumentException("no signing secret");
    }
    this.keyed = keyed(new SecretKeySpec(bytes(signingSecret.reveal()), ALGORITHM));
    this.clock = clock;
  }

  boolean isValid(@Nullable String timestamp, @Nullable String signature, byte[] body) {
    return timestamp != null
        && signature != null
        && TIMESTAMP.matcher(timestamp).matches()
        && isRecent(Instant.ofEpochSecond(Long.parseLong(timestamp)))
        && MessageDigest.isEqual(bytes(sign(timestamp, body)), bytes(signature));
  }

  private boolean isRecent(Instant sent) {
    return Duration.between(sent, clock.instant()).abs().compareTo(TOLERANCE) <= 0;
  }

  /** The signature of a body that is sent at a timestamp, in seconds since 1970. */
  String sign(String timestamp, byte[] body) {
    try {
      Mac mac = (Mac) keyed.clone();
      mac.update(bytes("v0:" + timestamp + ":"));
      return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException("the JDK's own " + ALGORITHM + " can be copied", impossible);
    }
  }

  private static Mac keyed(SecretKeySpec key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
