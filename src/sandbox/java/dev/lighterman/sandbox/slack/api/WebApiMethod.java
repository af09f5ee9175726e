package dev.lighterman.sandbox.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.slack.blockkit.WebApiFailure;
import dev.lighterman.sandbox.slack.workspace.MethodArguments;
import java.util.List;

/**
 * A method of the Web API.
 *
 * @param scopes the scopes of which one is required
 * @param appLevel whether it requires the app-level token, not the bot token
 */
record WebApiMethod(RateLimits.Tier tier, List<String> scopes, boolean appLevel, Call call) {
  static WebApiMethod of(RateLimits.Tier tier, String scopes, Call call) {
    return new WebApiMethod(
        tier, scopes.isEmpty() ? List.of() : List.of(scopes.split(" ")), false, call);
  }

  static WebApiMethod appLevel(RateLimits.Tier tier, Call call) {
    return new WebApiMethod(tier, List.of(), true, call);
  }

  /** The implementation; returns the response without {@code "ok":true}. */
  @FunctionalInterface
  interface Call {
    ObjectNode call(MethodArguments arguments) throws WebApiFailure;
  }
}
