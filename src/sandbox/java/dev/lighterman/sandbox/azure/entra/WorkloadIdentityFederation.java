package dev.lighterman.sandbox.azure.entra;

import dev.lighterman.sandbox.http.JwtIssuer;
import java.time.Duration;
import java.util.Map;

/** The trust of the bot's application in a service account of a cluster: workload identity. */
public record WorkloadIdentityFederation(JwtIssuer tokens) {
  private static final String AUDIENCE = "api://AzureADTokenExchange";
  private static final String SUBJECT = "system:serviceaccount:lighterman:lighterman";

  /** What the cluster lays into the pod, as a file. */
  public String serviceAccountToken() {
    return tokens.issue(Map.of("aud", AUDIENCE, "sub", SUBJECT), Duration.ofHours(24));
  }

  /** Whether an assertion comes from that service account. */
  boolean trusts(String assertion) {
    return tokens
        .claims(assertion)
        .filter(claims -> claims.path("aud").asText().equals(AUDIENCE))
        .filter(claims -> claims.path("sub").asText().equals(SUBJECT))
        .isPresent();
  }
}
