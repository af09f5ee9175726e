package dev.lighterman.azure.arm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.identity.CredentialUnavailableException;
import dev.lighterman.sandbox.http.ServerOptions;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.http.SimulatedServer;
import dev.lighterman.sandbox.world.ActiveFaults;
import dev.lighterman.sandbox.world.RequestLog;
import dev.lighterman.settings.AzureCredential;
import dev.lighterman.settings.AzureSettings;
import dev.lighterman.value.Secret;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each way to sign in gets a token with the libraries that the bot has, which are fewer than the
 * SDK's.
 */
final class CredentialFactoryTest {
  private static final URI LOGIN = URI.create("https://login.example.com/");
  private static final URI ARM = URI.create("https://management.azure.com/");
  private static final String TENANT = "11111111-2222-4333-8444-555555555555";
  private static final String CLIENT = "66666666-7777-4888-9999-000000000000";

  @TempDir private Path directory;

  private final SimulatedServer server =
      SimulatedServer.start(
          ServerOptions.plain("entra", 0, new ActiveFaults(), new RequestLog()),
          CredentialFactoryTest::answer);
  private final HttpPipeline pipeline =
      new HttpPipelineBuilder()
          .httpClient(new JdkHttpClientBuilder().build())
          .policies(new ServerRedirect(server.address()))
          .build();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aClientSecretAWorkloadsTokenAndAManagedIdentityGetAToken() throws Exception {
    Path token = Files.writeString(directory.resolve("token"), "eyJhbGciOiJub25lIn0.e30.");
    for (AzureCredential each :
        List.of(
            new AzureCredential.ClientSecret(TENANT, CLIENT, new Secret("secret")),
            new AzureCredential.WorkloadIdentity(TENANT, CLIENT, token),
            new AzureCredential.ManagedIdentity(CLIENT))) {
      assertEquals("a-token", token(each), each::toString);
    }
  }

  /** Where somebody is signed in with az, that person gets a token instead. */
  @Test
  void azThatIsMissingOrNotSignedInIsUnavailable() {
    try {
      assertFalse(token(new AzureCredential.AzLogin(null)).isEmpty());
    } catch (CredentialUnavailableException unavailable) {
      String said = String.valueOf(unavailable.getMessage());
      assertTrue(said.contains("Azure CLI") || said.contains("az login"), said);
    }
  }

  private String token(AzureCredential how) {
    HttpClient client = request -> pipeline.send(request);
    TokenCredential credential =
        CredentialFactory.of(new AzureSettings(how, List.of("2222"), ARM, LOGIN, null), client);
    return credential
        .getTokenSync(new TokenRequestContext().addScopes(ARM + ".default"))
        .getToken();
  }

  /** As Entra ID answers, and the instance metadata service of a machine. */
  private static ServerResponse answer(ServerRequest request) {
    String login = LOGIN + TENANT;
    String answer =
        request.path().contains("openid-configuration")
            ? "{\"issuer\": \"%s/v2.0\", \"token_endpoint\": \"%s/oauth2/v2.0/token\", \"authorization_endpoint\": \"%s/oauth2/v2.0/authorize\"}"
                .formatted(login, login, login)
            : "{\"token_type\": \"Bearer\", \"access_token\": \"a-token\", \"expires_in\": \"3600\", \"expires_on\": \"4102444800\", \"resource\": \"https://management.azure.com\"}";
    return ServerResponse.of(200, "application/json", answer);
  }
}
