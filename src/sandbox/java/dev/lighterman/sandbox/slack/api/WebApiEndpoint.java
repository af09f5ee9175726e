package dev.lighterman.sandbox.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.slack.api.RateLimits.Tier;
import dev.lighterman.sandbox.slack.blockkit.WebApiFailure;
import dev.lighterman.sandbox.slack.delivery.Interactivity;
import dev.lighterman.sandbox.slack.delivery.SocketMode;
import dev.lighterman.sandbox.slack.workspace.BotApp;
import dev.lighterman.sandbox.slack.workspace.MethodArguments;
import dev.lighterman.sandbox.slack.workspace.Workspace;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code /api/METHOD}: who asks, whether they may, whether not too often, and the method itself.
 */
public final class WebApiEndpoint {
  private static final Set<String> OPEN_TO_ALL = Set.of("api.test", "blocks.validate");

  private final BotApp app;
  private final RateLimits limits;
  private final Map<String, WebApiMethod> methods = new HashMap<>();

  public WebApiEndpoint(
      Workspace workspace, Interactivity interactive, FileUploads uploads, SocketMode socketMode) {
    this.app = workspace.app();
    this.limits = new RateLimits(workspace.clock());
    methods.putAll(new ChatMethods(workspace, interactive.blockKit()).all());
    methods.putAll(new ViewMethods(workspace, interactive).all());
    methods.putAll(new UserMethods(workspace).all());
    methods.putAll(new ConversationMethods(workspace).all());
    methods.putAll(new OtherMethods(workspace, interactive.blockKit()).all());
    methods.putAll(uploads.all());
    methods.put("apps.connections.open", WebApiMethod.byApp(Tier.CONNECTING, socketMode::open));
  }

  public ServerResponse answer(ServerRequest request) {
    try {
      return ok(called(request));
    } catch (WebApiFailure e) {
      return e.error().equals("ratelimited") ? throttled(e) : ok(e.answer());
    }
  }

  private ObjectNode called(ServerRequest request) throws WebApiFailure {
    String name = request.parameter("method");
    MethodArguments arguments =
        MethodArguments.of(
            query(request), request.header("content-type").orElse(""), request.text());
    WebApiMethod method = methods.get(name);
    if (method == null) {
      throw new WebApiFailure("unknown_method", Json.object().put("req_method", name));
    }
    if (!OPEN_TO_ALL.contains(name)) {
      authenticate(request, arguments, method);
      authorise(method);
      throttle(name, method, arguments);
    }
    return Json.object().put("ok", true).setAll(method.call().call(arguments));
  }

  private static String query(ServerRequest request) {
    int question = request.target().indexOf('?');
    return question < 0 ? "" : request.target().substring(question + 1);
  }

  /** An app's own token counts in the header alone. */
  private void authenticate(ServerRequest request, MethodArguments arguments, WebApiMethod method)
      throws WebApiFailure {
    Optional<String> header = request.bearer();
    String token =
        header.or(() -> arguments.text("token")).orElseThrow(() -> new WebApiFailure("not_authed"));
    if (method.byApp() && header.isEmpty()) {
      throw new WebApiFailure("invalid_auth");
    }
    if (!token.equals(method.byApp() ? app.appToken() : app.token())) {
      boolean other = token.equals(app.token()) || token.equals(app.appToken());
      throw new WebApiFailure(other ? "not_allowed_token_type" : "invalid_auth");
    }
  }

  private void authorise(WebApiMethod method) throws WebApiFailure {
    if (!method.scopes().isEmpty() && method.scopes().stream().noneMatch(app::hasScope)) {
      throw new WebApiFailure(
          "missing_scope",
          Json.object()
              .put("needed", String.join(",", method.scopes()))
              .put("provided", String.join(",", app.scopes())));
    }
  }

  private void throttle(String name, WebApiMethod method, MethodArguments arguments)
      throws WebApiFailure {
    boolean posting = method.tier() == Tier.POSTING;
    String key = posting ? name + " " + arguments.text("channel").orElse("") : name;
    long seconds = limits.secondsToWait(key, method.tier());
    if (seconds > 0) {
      throw new WebApiFailure("ratelimited", Json.object().put("retry_after", seconds));
    }
  }

  private ServerResponse throttled(WebApiFailure refusal) {
    String seconds = refusal.answer().path("retry_after").asText();
    return ServerResponse.json(429, Json.object().put("ok", false).put("error", "ratelimited"))
        .withHeader("Retry-After", seconds);
  }

  private ServerResponse ok(ObjectNode answer) {
    return ServerResponse.json(200, answer)
        .withHeader("X-OAuth-Scopes", String.join(",", app.scopes()))
        .withHeader("Cache-Control", "private, no-cache, no-store, must-revalidate");
  }
}
