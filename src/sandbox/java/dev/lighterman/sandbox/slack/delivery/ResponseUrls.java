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
 * Addresses at which the bot may answer what a person did: five times within half an hour, to that
 * person alone unless it says otherwise, even where it could not post.
 */
public final class ResponseUrls {
  public static final String PATH = "/response/";
  private static final Duration LIFE = Duration.ofMinutes(30);
  private static final int USES = 5;

  private final Workspace workspace;
  private final BlockKitValidator blockKit;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Ticket> tickets = new HashMap<>();

  ResponseUrls(Workspace workspace, BlockKitValidator blockKit) {
    this.workspace = workspace;
    this.blockKit = blockKit;
  }

  /** Where an answer goes, which message it may replace, until when and how often. */
  private record Ticket(
      MessageLocation location, @Nullable String original, Instant until, int left) {
    Ticket used(@Nullable String said) {
      return new Ticket(location, said, until, left - 1);
    }
  }

  /** The path of a fresh address for what {@code user} did there, on {@code original} if any. */
  public synchronized String issue(String user, MessageLocation there, @Nullable String original) {
    byte[] secret = new byte[16];
    random.nextBytes(secret);
    String token = HexFormat.of().formatHex(secret);
    Instant until = workspace.clock().instant().plus(LIFE);
    tickets.put(token, new Ticket(there.onlyFor(user), original, until, USES));
    return PATH + workspace.team().id() + "/" + token;
  }

  /** The bot's first answer came as its acknowledgement: that is what may be replaced later. */
  public synchronized void answered(String path, String ts) {
    tickets.computeIfPresent(
        path.substring(path.lastIndexOf('/') + 1),
        (token, ticket) ->
            ticket.original() == null
                ? new Ticket(ticket.location(), ts, ticket.until(), ticket.left())
                : ticket);
  }

  public synchronized ServerResponse answer(ServerRequest request) {
    try {
      String token = request.parameter("token");
      Ticket ticket = valid(tickets.get(token));
      MethodArguments said = MethodArguments.of("", "application/json", request.text());
      tickets.put(token, ticket.used(carryOut(said, ticket)));
      return ServerResponse.of(200, "text/html", "ok");
    } catch (WebApiFailure e) {
      return ServerResponse.json(e.error().endsWith("_url") ? 404 : 400, e.answer());
    }
  }

  private Ticket valid(@Nullable Ticket ticket) throws WebApiFailure {
    if (ticket == null || ticket.until().isBefore(workspace.clock().instant())) {
      throw new WebApiFailure("expired_url");
    }
    if (ticket.left() == 0) {
      throw new WebApiFailure("used_url");
    }
    return ticket;
  }

  private @Nullable String carryOut(MethodArguments said, Ticket ticket) throws WebApiFailure {
    Optional<PostedMessage> original =
        Optional.ofNullable(ticket.original())
            .flatMap(ts -> workspace.messages().find(ticket.location().channel(), ts));
    if (said.flag("delete_original")) {
      original.ifPresent(workspace.messages()::delete);
      return null;
    }
    MessageContent content = MessageContent.of(said, blockKit);
    if (said.flag("replace_original") && original.isPresent()) {
      workspace.messages().replace(original.get(), content);
      return ticket.original();
    }
    PostedMessage posted = workspace.say(place(said, ticket.location()), content);
    return ticket.original() == null ? posted.ts() : ticket.original();
  }

  private static MessageLocation place(MethodArguments said, MessageLocation theirs) {
    boolean forAll = said.text("response_type").filter("in_channel"::equals).isPresent();
    MessageLocation location = forAll ? MessageLocation.in(theirs.channel()) : theirs;
    String thread = said.text("thread_ts").orElse(null);
    return thread == null ? location : location.inThread(thread);
  }
}
