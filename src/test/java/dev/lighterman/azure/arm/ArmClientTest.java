package dev.lighterman.azure.arm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.identity.AzureCliCredentialBuilder;
import dev.lighterman.sandbox.http.ServerOptions;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.http.SimulatedServer;
import dev.lighterman.sandbox.world.ActiveFaults;
import dev.lighterman.sandbox.world.RequestLog;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The pages of lists, as Azure's own address gives them. */
final class ArmClientTest {
  private static final String ARM = "https://management.azure.com";
  private static final String LAST_PAGE = "{\"value\": [{\"name\": \"b\"}], \"nextLink\": null}";

  private String next = "";
  private final SimulatedServer server =
      SimulatedServer.start(
          ServerOptions.plain("arm", 0, new ActiveFaults(), new RequestLog()), this::page);
  private final HttpPipeline pipeline =
      new HttpPipelineBuilder()
          .httpClient(new JdkHttpClientBuilder().build())
          .policies(new OnlyToArm(ARM), new ServerRedirect(server.address()))
          .build();

  /** No token is asked for. */
  private final TokenCredential credential = new AzureCliCredentialBuilder().build();

  private final ArmClient client =
      new ArmClient(
          new AzureConnection(
              pipeline.getHttpClient(),
              credential,
              pipeline,
              ARM,
              new AzureClock(InstantSource.system())));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aListGoesOnAtTheSameHostWithOrWithoutItsDefaultPort() {
    for (String host : List.of(ARM, ARM + ":443")) {
      next = host + "/things?page=2";
      assertEquals(2, client.list("/things", "2025-11-01").size(), host);
    }
  }

  @Test
  void aListDoesNotGoOnElsewhere() {
    for (String host : List.of("https://management.azure.com.evil.example", ARM + ":444")) {
      next = host + "/things?page=2";
      assertThrows(IllegalStateException.class, () -> client.list("/things", "2025-11-01"), host);
    }
  }

  private ServerResponse page(ServerRequest request) {
    return ServerResponse.of(
        200,
        "application/json",
        request.query("page").isPresent()
            ? LAST_PAGE
            : "{\"value\": [{\"name\": \"a\"}], \"nextLink\": \"%s\"}".formatted(next));
  }
}
