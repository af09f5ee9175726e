package dev.lighterman.sandbox.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Issues and verifies the signed tokens (HS256) of the simulated Azure and its registries. */
public final class JwtIssuer {

  private static final String HEADER = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");

  private final InstantSource clock;
  private final SecretKeySpec key;

  /** An issuer with a new key; tokens of earlier issuers are invalid. */
  public JwtIssuer(InstantSource clock) {
    this.clock = clock;
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    this.key = new SecretKeySpec(bytes, "HmacSHA256");
  }

  /**
   * An issuer whose tokens expire in real time, however fast the world goes: who holds a token
   * keeps it for as long as it says, by a clock of their own.
   */
  public static JwtIssuer inRealTime() {
    return new JwtIssuer(InstantSource.system());
  }

  /** A token with these claims. */
  public String issue(Map<String, ?> claims, Duration validFor) {
    var now = clock.instant().getEpochSecond();
    // As in real tokens, the times come before the access: the Azure SDK looks for the first number
    // after "exp" without parsing the JSON.
    var body = Json.object();
    body.put("iat", now).put("nbf", now).put("exp", now + validFor.toSeconds());
    body.setAll(Json.object(claims));
    var signed = HEADER + "." + encode(Json.write(body));
    return signed + "." + signature(signed);
  }

  /** The claims of a token that was issued here and has not expired. */
  public Optional<ObjectNode> claims(String token) {
    var parts = token.split("\\.", -1);
    if (parts.length != 3 || !constantTimeEquals(signature(parts[0] + "." + parts[1]), parts[2])) {
      return Optional.empty();
    }
    try {
      var body = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
      return Json.read(body) instanceof ObjectNode claims
              && claims.path("exp").asLong() > clock.instant().getEpochSecond()
          ? Optional.of(claims)
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private String signature(String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean constantTimeEquals(String first, String second) {
    return MessageDigest.isEqual(
        first.getBytes(StandardCharsets.UTF_8), second.getBytes(StandardCharsets.UTF_8));
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
