package dev.lighterman.sandbox.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.slack.blockkit.WebApiFailure;
import dev.lighterman.sandbox.slack.workspace.MethodArguments;
import java.util.List;

/**
 * One method of the Web API: how often it may be called, the scopes of which it needs one, and what
 * it does.
 *
 * @param byApp whether the app itself calls it, by its own token, and not the bot
 */
record WebApiMethod(RateLimits.Tier tier, List<String> scopes, boolean appLevel, Call call) {
  static WebApiMethod of(RateLimits.Tier tier, String scopes, Call call) {
    return new WebApiMethod(
        tier, scopes.isEmpty() ? List.of() : List.of(scopes.split(" ")), false, call);
  }

  static WebApiMethod appLevel(RateLimits.Tier tier, Call call) {
    return new WebApiMethod(tier, List.of(), true, call);
  }

  /** Does what was asked and answers what goes beside {@code "ok":true}. */
  @FunctionalInterface
  interface Call {
    ObjectNode call(MethodArguments arguments) throws WebApiFailure;
  }
}
