package dev.lighterman.slack;

import dev.lighterman.sandbox.world.Fault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The errors of Slack's that pass by themselves, and where the bot meets them. */
public enum PassingError {
  INTERNAL_ERROR(code("internal_error")),
  LOST_ANSWER(Map.of()),
  BUSY(Map.of("status", "503", "type", "text/plain", "body", "busy")),
  HTML(Map.of("type", "text/html", "body", "<html>Oops</html>")),
  FATAL_ERROR(code("fatal_error")),
  TOO_MANY(Map.of("retryAfter", "2")),
  EMPTY(Map.of("type", "text/html")),
  REQUEST_TIMEOUT(code("request_timeout")),
  SERVICE_UNAVAILABLE(code("service_unavailable")),
  RATELIMITED(code("ratelimited")),
  CUT_OFF(Map.of("body", "{\"ok\":tr")),
  TEAM_ADDED_TO_ORG(code("team_added_to_org"));

  @SuppressWarnings("ImmutableEnumChecker") // Map.of makes no other.
  private final Map<String, String> details;

  PassingError(Map<String, String> details) {
    this.details = details;
  }

  private static Map<String, String> code(String code) {
    return Map.of("body", "{\"ok\":false,\"error\":\"" + code + "\"}");
  }

  /** The fault that answers one call of a method with the error. */
  public Fault at(String method) {
    Map<String, String> all = new HashMap<>(details);
    all.put("face", "slack");
    all.put("path", Pattern.quote(method));
    all.put("times", "1");
    String name =
        switch (this) {
          case LOST_ANSWER -> "drop";
          case TOO_MANY -> "429";
          default -> "answer";
        };
    return new Fault(name, all);
  }

  /**
   * What the bot is doing, and the methods that it calls for it. Together they are all that it
   * calls; each has a test in which each of them fails with each error.
   */
  public enum Situation {
    STARTING("auth.test", "bots.info"),
    CONNECTING("apps.connections.open"),
    ASKING(
        "conversations.info",
        "conversations.members",
        "conversations.history",
        "users.info",
        "usergroups.users.list",
        "chat.postEphemeral",
        "chat.postMessage",
        "views.publish"),
    RUNNING("chat.postMessage", "conversations.replies", "chat.update", "/response/"),
    OPENING_A_FORM("views.open"),
    FILLING_A_FORM("views.update"),
    TELLING_ONE("chat.postMessage"),
    NAMING_A_PERSON("users.list");

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes no other.
    private final List<String> methods;

    Situation(String... methods) {
      this.methods = List.of(methods);
    }

    public List<String> methods() {
      return methods;
    }

    /** Each of these errors once at each of the methods. */
    public Stream<Fault> faults(List<PassingError> errors) {
      return errors.stream().flatMap(error -> methods.stream().map(error::at));
    }
  }
}
