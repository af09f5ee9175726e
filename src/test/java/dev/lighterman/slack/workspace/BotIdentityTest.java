package dev.lighterman.slack.workspace;

import static dev.lighterman.value.LongTimeouts.PATIENCE;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.slack.api.model.User;
import com.slack.api.model.User.EnterpriseUser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lighterman.settings.SlackSettings;
import dev.lighterman.slack.workspace.BotIdentity.Known;
import dev.lighterman.value.LongTimeouts;
import dev.lighterman.value.Person;
import dev.lighterman.value.Secret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The app may be installed in a workspace, of an organisation or not, or for all of that. */
final class BotIdentityTest {
  @ParameterizedTest
  @CsvSource({
    "T0HARBOUR,        , false, T0HARBOUR,         ,          , true",
    "T0HARBOUR,        , false, T0RETAIL,          ,          , false",
    "T0HARBOUR, E0PORTS, false, T0HARBOUR, E0PORTS,  T0HARBOUR, true",
    "T0HARBOUR, E0PORTS, false, T0QUAYS,   E0PORTS,  T0HARBOUR, true",
    "T0HARBOUR, E0PORTS, false, E0PORTS,   E0PORTS,  T0HARBOUR, true",
    "T0HARBOUR, E0PORTS, false, T0QUAYS,   E0PORTS,  T0QUAYS,   false",
    "T0HARBOUR, E0PORTS, false, T0QUAYS,   E0PORTS,          ,  false",
    "T0HARBOUR, E0PORTS, false, T0RETAIL,          ,          , false",
    "E0PORTS,   E0PORTS, true,  T0QUAYS,   E0PORTS,  T0QUAYS,   true",
    "E0PORTS,   E0PORTS, true,  E0PORTS,   E0PORTS,          ,  true",
    "E0PORTS,   E0PORTS, true,  T0RETAIL,  E0RETAIL, T0RETAIL,  false",
    "E0PORTS,   E0PORTS, true,  T0RETAIL,          ,          , false"
  })
  void whoIsAMember(
      String team,
      @Nullable String organisation,
      boolean wide,
      String home,
      @Nullable String theirs,
      @Nullable String teams,
      boolean member) {
    var known = new Known(new Person("U00LIGHTER"), team, organisation, wide, null);
    User user = new User();
    user.setTeamId(home);
    if (theirs != null) {
      var everywhere = new EnterpriseUser();
      everywhere.setEnterpriseId(theirs);
      everywhere.setTeams(teams == null ? null : List.of(teams));
      user.setEnterpriseUser(everywhere);
    }

    assertEquals(member, known.hasMember(user));
  }

  @Test
  void anAnswerThatComesLateDoesNotMakeItForgetTheApp() throws Exception {
    var asked = new CompletableFuture<Void>();
    var answer = new CompletableFuture<Void>();
    HttpServer slack = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    slack.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    slack.createContext(
        "/api/auth.test",
        exchange -> {
          if (asked.complete(null)) {
            answer.join();
          }
          answer(
              exchange,
              "{'ok':true,'user_id':'U00LIGHTER','team_id':'T0HARBOUR','bot_id':'B00LIGHTER'}");
        });
    slack.createContext(
        "/api/bots.info",
        exchange -> answer(exchange, "{'ok':true,'bot':{'app_id':'A00LIGHTER'}}"));
    slack.start();
    var settings =
        new SlackSettings(
            new SlackSettings.Transport.Requests(new Secret("signing")),
            new Secret("xoxb-token"),
            URI.create("http://localhost:" + slack.getAddress().getPort() + "/api/"));
    try (var api = new WebApi(settings, LongTimeouts.LONG.slackCall(), new SimpleMeterRegistry());
        var identity = new BotIdentity(api)) {
      var late = CompletableFuture.supplyAsync(identity::get);
      asked.get(PATIENCE.toMinutes(), TimeUnit.MINUTES);
      identity.start();
      Instant end = Instant.now().plus(PATIENCE);
      while (!isAppKnown(identity) && Instant.now().isBefore(end)) {
        Thread.sleep(5);
      }
      answer.complete(null);

      assertEquals("A00LIGHTER", late.get(PATIENCE.toMinutes(), TimeUnit.MINUTES).app());
      assertEquals("A00LIGHTER", requireNonNull(identity.known()).app());
    } finally {
      slack.stop(0);
    }
  }

  private static boolean isAppKnown(BotIdentity identity) {
    Known known = identity.known();
    return known != null && known.app() != null;
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    try (exchange) {
      byte[] body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
