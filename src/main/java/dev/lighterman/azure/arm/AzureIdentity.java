package dev.lighterman.azure.arm;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.stream.Stream;

/**
 * The bot's identity by the claims of its access token, which is decoded and not verified.
 *
 * @param name a person's sign-in name, or an application's id
 */
public record AzureIdentity(String name, String tenant) {
  /** Requests a token and reads its claims; "?" where they cannot be read. */
  public static AzureIdentity of(TokenCredential credential, String scope) {
    return ArmErrors.translating(
        () -> read(credential.getTokenSync(new TokenRequestContext().addScopes(scope)).getToken()));
  }

  private static AzureIdentity read(String token) {
    String[] parts = token.split("\\.", -1);
    try {
      JsonNode claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
      String name =
          Stream.of("upn", "unique_name", "appid", "oid")
              .map(claim -> claims.path(claim).asText())
              .filter(text -> !text.isEmpty())
              .findFirst()
              .orElse("?");
      return new AzureIdentity(name, claims.path("tid").asText("?"));
    } catch (IOException | RuntimeException opaque) {
      return new AzureIdentity("?", "?");
    }
  }
}
