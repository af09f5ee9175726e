package dev.lighterman.sandbox.azure.entra;

import dev.lighterman.sandbox.http.JwtIssuer;
import java.time.Duration;
import java.util.Map;

/** The bot's federated credential: a service account whose tokens are accepted as assertions. */
public record WorkloadIdentityFederation(JwtIssuer tokens) {
  private static final String AUDIENCE = "api://AzureADTokenExchange";
  private static final String SUBJECT = "system:serviceaccount:lighterman:lighterman";

  /** The token that the cluster mounts into the pod. */
  public String serviceAccountToken() {
    return tokens.issue(Map.of("aud", AUDIENCE, "sub", SUBJECT), Duration.ofHours(24));
  }

  /** Whether an assertion is a valid token of that service account. */
  boolean trusts(String assertion) {
    return tokens
        .claims(assertion)
        .filter(claims -> claims.path("aud").asText().equals(AUDIENCE))
        .filter(claims -> claims.path("sub").asText().equals(SUBJECT))
        .isPresent();
  }
}
