package dev.lighterman.slack.http;

import com.slack.api.bolt.context.Context;
import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.middleware.MiddlewareChain;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.response.Response;
import dev.lighterman.slack.workspace.BotIdentity;
import dev.lighterman.value.Secret;

/** Gives Bolt's handlers what its own middleware would ask Slack for before each answer. */
public record BotAuthorization(Secret botToken, BotIdentity identity) implements Middleware {
  @Override
  @SuppressWarnings("rawtypes") // as Bolt declares it
  public Response apply(Request request, Response response, MiddlewareChain chain)
      throws Exception {
    Context context = request.getContext();
    context.setBotToken(botToken.reveal());
    BotIdentity.Known known = identity.known();
    if (known != null) {
      context.setBotUserId(known.bot().id());
    }
    return chain.next(request);
  }
}
