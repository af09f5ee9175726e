package dev.lighterman.slack.http;

import dev.lighterman.value.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Whether a delivery is Slack's: an HMAC over the raw bytes and a timestamp near ours, in the past
 * or in the future.
 */
public final class SignatureVerifier {
  private static final String ALGORITHM = "HmacSHA256";
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final SecretKeySpec key;
  private final InstantSource clock;

  public SignatureVerifier(Secret signingSecret, InstantSource clock) {
    if (signingSecret.reveal().isBlank()) {
      throw new IllegalArgumentException("no signing secret");
    }
    this.key =
        new SecretKeySpec(signingSecret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM);
    this.clock = clock;
  }

  boolean genuine(@Nullable String timestamp, @Nullable String signature, byte[] body) {
    return timestamp != null
        && signature != null
        && timestamp.matches("[0-9]{1,12}")
        && near(Instant.ofEpochSecond(Long.parseLong(timestamp)))
        && MessageDigest.isEqual(bytes(sign(timestamp, body)), bytes(signature));
  }

  private boolean near(Instant sent) {
    return Duration.between(sent, clock.instant()).abs().compareTo(TOLERANCE) <= 0;
  }

  /** The signature that Slack gives to a body sent at {@code timestamp}. */
  String sign(String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(bytes("v0:" + timestamp + ":"));
      return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
