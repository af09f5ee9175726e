package dev.lighterman.sandbox.slack.delivery;

import dev.lighterman.sandbox.http.Request;
import dev.lighterman.sandbox.http.Response;
import dev.lighterman.sandbox.slack.blockkit.BlockKit;
import dev.lighterman.sandbox.slack.blockkit.Refusal;
import dev.lighterman.sandbox.slack.workspace.Arguments;
import dev.lighterman.sandbox.slack.workspace.Content;
import dev.lighterman.sandbox.slack.workspace.Message;
import dev.lighterman.sandbox.slack.workspace.Place;
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
  private final BlockKit blockKit;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Ticket> tickets = new HashMap<>();

  ResponseUrls(Workspace workspace, BlockKit blockKit) {
    this.workspace = workspace;
    this.blockKit = blockKit;
  }

  /** Where an answer goes, which message it may replace, until when and how often. */
  private record Ticket(Place place, @Nullable String original, Instant until, int left) {
    Ticket used(@Nullable String said) {
      return new Ticket(place, said, until, left - 1);
    }
  }

  /** The path of a fresh address for what {@code user} did there, on {@code original} if any. */
  public synchronized String mint(String user, Place there, @Nullable String original) {
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
                ? new Ticket(ticket.place(), ts, ticket.until(), ticket.left())
                : ticket);
  }

  public synchronized Response answer(Request request) {
    try {
      String token = request.parameter("token");
      Ticket ticket = valid(tickets.get(token));
      Arguments said = Arguments.of("", "application/json", request.text());
      tickets.put(token, ticket.used(carryOut(said, ticket)));
      return Response.of(200, "text/html", "ok");
    } catch (Refusal e) {
      return Response.json(e.error().endsWith("_url") ? 404 : 400, e.answer());
    }
  }

  private Ticket valid(@Nullable Ticket ticket) throws Refusal {
    if (ticket == null || ticket.until().isBefore(workspace.clock().instant())) {
      throw new Refusal("expired_url");
    }
    if (ticket.left() == 0) {
      throw new Refusal("used_url");
    }
    return ticket;
  }

  private @Nullable String carryOut(Arguments said, Ticket ticket) throws Refusal {
    Optional<Message> original =
        Optional.ofNullable(ticket.original())
            .flatMap(ts -> workspace.messages().find(ticket.place().channel(), ts));
    if (said.flag("delete_original")) {
      original.ifPresent(workspace.messages()::delete);
      return null;
    }
    Content content = Content.of(said, blockKit);
    if (said.flag("replace_original") && original.isPresent()) {
      workspace.messages().replace(original.get(), content);
      return ticket.original();
    }
    Message posted = workspace.say(place(said, ticket.place()), content);
    return ticket.original() == null ? posted.ts() : ticket.original();
  }

  private static Place place(Arguments said, Place theirs) {
    boolean forAll = said.text("response_type").filter("in_channel"::equals).isPresent();
    Place place = forAll ? Place.in(theirs.channel()) : theirs;
    String thread = said.text("thread_ts").orElse(null);
    return thread == null ? place : place.inThread(thread);
  }
}
