package dev.lighterman.sandbox.bot;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks a bot whether it is well. */
final class HealthProbe implements AutoCloseable {
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private final HttpRequest question;

  HealthProbe(URI bot) {
    this.question =
        HttpRequest.newBuilder(bot.resolve("/healthz")).timeout(Duration.ofSeconds(2)).build();
  }

  /** False, too, where nobody answers. */
  boolean good() throws InterruptedException {
    try {
      return client.send(question, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
