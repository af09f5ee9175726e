package dev.lighterman.sandbox.slack.delivery;

import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.slack.blockkit.BlockKitValidator;
import dev.lighterman.sandbox.slack.blockkit.WebApiFailure;
import dev.lighterman.sandbox.slack.workspace.MessageContent;
import dev.lighterman.sandbox.slack.workspace.MessageLocation;
import dev.lighterman.sandbox.slack.workspace.MethodArguments;
import dev.lighterman.sandbox.slack.workspace.PostedMessage;
import dev.lighterman.sandbox.slack.workspace.Workspace;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Response URLs: the bot can answer an interaction five times within half an hour, also in channels
 * where it is not a member. Answers are ephemeral unless the bot asks for {@code in_channel}.
 */
public final class ResponseUrls {
  public static final String PATH = "/response/";
  private static final Duration LIFETIME = Duration.ofMinutes(30);
  private static final int MAX_USES = 5;

  private final Workspace workspace;
  private final BlockKitValidator blockKit;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, ResponseUrl> byToken = new HashMap<>();

  ResponseUrls(Workspace workspace, BlockKitValidator blockKit) {
    this.workspace = workspace;
    this.blockKit = blockKit;
  }

  /** A response URL: its location, the message that it can replace, expiry and remaining uses. */
  private record ResponseUrl(
      MessageLocation location, @Nullable String original, Instant expiry, int remainingUses) {
    ResponseUrl afterUse(@Nullable String newOriginal) {
      return new ResponseUrl(location, newOriginal, expiry, remainingUses - 1);
    }
  }

  /**
   * Creates a response URL for an action of a user; returns its path.
   *
   * @param original the message that the bot can replace, if there is one
   */
  public synchronized String issue(
      String user, MessageLocation location, @Nullable String original) {
    byte[] secret = new byte[16];
    random.nextBytes(secret);
    String token = HexFormat.of().formatHex(secret);
    Instant expiry = workspace.clock().instant().plus(LIFETIME);
    byToken.put(token, new ResponseUrl(location.ephemeralTo(user), original, expiry, MAX_USES));
    return PATH + workspace.team().id() + "/" + token;
  }

  /** Sets the message that can be replaced, when the acknowledgement was posted as a message. */
  public synchronized void setOriginal(String path, String ts) {
    byToken.computeIfPresent(
        path.substring(path.lastIndexOf('/') + 1),
        (token, responseUrl) ->
            responseUrl.original() == null
                ? new ResponseUrl(
                    responseUrl.location(), ts, responseUrl.expiry(), responseUrl.remainingUses())
                : responseUrl);
  }

  public synchronized ServerResponse handle(ServerRequest request) {
    try {
      String token = request.parameter("token");
      ResponseUrl responseUrl = requireValid(byToken.get(token));
      MethodArguments response = MethodArguments.of("", "application/json", request.text());
      byToken.put(token, responseUrl.afterUse(apply(response, responseUrl)));
      return ServerResponse.of(200, "text/html", "ok");
    } catch (WebApiFailure e) {
      return ServerResponse.json(e.error().endsWith("_url") ? 404 : 400, e.response());
    }
  }

  private ResponseUrl requireValid(@Nullable ResponseUrl responseUrl) throws WebApiFailure {
    if (responseUrl == null || responseUrl.expiry().isBefore(workspace.clock().instant())) {
      throw new WebApiFailure("expired_url");
    }
    if (responseUrl.remainingUses() == 0) {
      throw new WebApiFailure("used_url");
    }
    return responseUrl;
  }

  private @Nullable String apply(MethodArguments response, ResponseUrl responseUrl)
      throws WebApiFailure {
    Optional<PostedMessage> original =
        Optional.ofNullable(responseUrl.original())
            .flatMap(ts -> workspace.messages().find(responseUrl.location().channel(), ts));
    if (response.flag("delete_original")) {
      original.ifPresent(workspace.messages()::delete);
      return null;
    }
    MessageContent content = MessageContent.of(response, blockKit);
    if (response.flag("replace_original") && original.isPresent()) {
      workspace.messages().replace(original.get(), content);
      return responseUrl.original();
    }
    PostedMessage posted =
        workspace.postAsBot(responseLocation(response, responseUrl.location()), content);
    return responseUrl.original() == null ? posted.ts() : responseUrl.original();
  }

  private static MessageLocation responseLocation(
      MethodArguments response, MessageLocation ephemeral) {
    boolean inChannel = response.text("response_type").filter("in_channel"::equals).isPresent();
    MessageLocation location =
        inChannel ? MessageLocation.inChannel(ephemeral.channel()) : ephemeral;
    String thread = response.text("thread_ts").orElse(null);
    return thread == null ? location : location.inThread(thread);
  }
}
