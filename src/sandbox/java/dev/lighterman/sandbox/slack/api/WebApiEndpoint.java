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

/** {@code /api/METHOD}: checks token, scopes and rate limit, then calls the method. */
public final class WebApiEndpoint {
  private static final Set<String> WITHOUT_TOKEN = Set.of("api.test", "blocks.validate");

  private final BotApp app;
  private final RateLimits limits;
  private final Map<String, WebApiMethod> methods = new HashMap<>();

  public WebApiEndpoint(
      Workspace workspace,
      Interactivity interactivity,
      FileUploads uploads,
      SocketMode socketMode) {
    this.app = workspace.app();
    this.limits = new RateLimits(workspace.clock());
    methods.putAll(new ChatMethods(workspace, interactivity.blockKit()).all());
    methods.putAll(new ViewMethods(workspace, interactivity).all());
    methods.putAll(new UserMethods(workspace).all());
    methods.putAll(new ConversationMethods(workspace).all());
    methods.putAll(new OtherMethods(workspace, interactivity.blockKit()).all());
    methods.putAll(uploads.all());
    methods.put("apps.connections.open", WebApiMethod.appLevel(Tier.CONNECTING, socketMode::open));
  }

  public ServerResponse handle(ServerRequest request) {
    try {
      return ok(call(request));
    } catch (WebApiFailure e) {
      return e.error().equals("ratelimited") ? rateLimited(e) : ok(e.response());
    }
  }

  private ObjectNode call(ServerRequest request) throws WebApiFailure {
    String name = request.parameter("method");
    MethodArguments arguments =
        MethodArguments.of(
            query(request), request.header("content-type").orElse(""), request.text());
    WebApiMethod method = methods.get(name);
    if (method == null) {
      throw new WebApiFailure("unknown_method", Json.object().put("req_method", name));
    }
    if (!WITHOUT_TOKEN.contains(name)) {
      authenticate(request, arguments, method);
      requireScope(method);
      requireWithinRateLimit(name, method, arguments);
    }
    return Json.object().put("ok", true).setAll(method.call().call(arguments));
  }

  private static String query(ServerRequest request) {
    int question = request.target().indexOf('?');
    return question < 0 ? "" : request.target().substring(question + 1);
  }

  /** An app-level token is accepted only in the header. */
  private void authenticate(ServerRequest request, MethodArguments arguments, WebApiMethod method)
      throws WebApiFailure {
    Optional<String> header = request.bearer();
    String token =
        header.or(() -> arguments.text("token")).orElseThrow(() -> new WebApiFailure("not_authed"));
    if (method.appLevel() && header.isEmpty()) {
      throw new WebApiFailure("invalid_auth");
    }
    if (!token.equals(method.appLevel() ? app.appToken() : app.token())) {
      boolean otherToken = token.equals(app.token()) || token.equals(app.appToken());
      throw new WebApiFailure(otherToken ? "not_allowed_token_type" : "invalid_auth");
    }
  }

  private void requireScope(WebApiMethod method) throws WebApiFailure {
    if (!method.scopes().isEmpty() && method.scopes().stream().noneMatch(app::hasScope)) {
      throw new WebApiFailure(
          "missing_scope",
          Json.object()
              .put("needed", String.join(",", method.scopes()))
              .put("provided", String.join(",", app.scopes())));
    }
  }

  private void requireWithinRateLimit(String name, WebApiMethod method, MethodArguments arguments)
      throws WebApiFailure {
    boolean posting = method.tier() == Tier.POSTING;
    String key = posting ? name + " " + arguments.text("channel").orElse("") : name;
    long seconds = limits.retryAfterSeconds(key, method.tier());
    if (seconds > 0) {
      throw new WebApiFailure("ratelimited", Json.object().put("retry_after", seconds));
    }
  }

  private ServerResponse rateLimited(WebApiFailure failure) {
    String seconds = failure.response().path("retry_after").asText();
    return ServerResponse.json(429, Json.object().put("ok", false).put("error", "ratelimited"))
        .withHeader("Retry-After", seconds);
  }

  private ServerResponse ok(ObjectNode response) {
    return ServerResponse.json(200, response)
        .withHeader("X-OAuth-Scopes", String.join(",", app.scopes()))
        .withHeader("Cache-Control", "private, no-cache, no-store, must-revalidate");
  }
}
