package dev.lighterman.operation.inquiry;

import dev.lighterman.request.Authority;
import dev.lighterman.request.ListedRequest;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.store.StoredRequest;
import dev.lighterman.value.Person;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Formats a request as one line. */
final class RequestLine {
  private static final Sentence NOBODY = PlainText.text("");

  private RequestLine() {}

  static Sentence brief(StoredRequest row) {
    return row.readable().map(RequestLine::brief).orElseGet(() -> unreadable(row.number()));
  }

  /** Says that a request is there, although this version can't read it. */
  static Sentence unreadable(RequestNumber number) {
    return Sentence.of("request.unreadable", "number", number.toString());
  }

  static Sentence brief(Request request) {
    return brief(ListedRequest.of(request));
  }

  static Sentence brief(ListedRequest request) {
    return Sentence.of("request.brief", "number", request.number().toString())
        .with("operation", request.intent().operation())
        .with("site", request.site())
        .with("purpose", purpose(request))
        .with("state", state(request))
        .with("asker", request.intent().asker())
        .with("asked", request.asked())
        .with("how", how(request.state()))
        .with("decided", decidedBy(request.state()));
  }

  /** The operation, and what it puts right: a site may need several repairs. */
  static Sentence operation(ListedRequest request) {
    return Sentence.of("request.operation", "operation", request.intent().operation())
        .with("purpose", purpose(request));
  }

  private static Object purpose(ListedRequest request) {
    return request.purpose().<Object>map(each -> each).orElse("");
  }

  /** How it was decided; empty if it has not been, or if that is not stored. */
  private static String how(RequestState state) {
    if (decidedBy(state).equals(NOBODY)) {
      return "";
    }
    return switch (state) {
      case RequestState.Rejected _ -> "rejected";
      case RequestState.Withdrawn _ -> "withdrawn";
      case RequestState.Planning _, RequestState.AwaitingApproval _ -> "";
      case RequestState.Refused _, RequestState.Expired _, RequestState.Superseded _ -> "";
      case RequestState.Approved _, RequestState.Running _, RequestState.Resuming _ -> "approved";
      case RequestState.AwaitingReapproval _, RequestState.Halted _ -> "approved";
      case RequestState.Undoing _, RequestState.Undone _, RequestState.Left _ -> "approved";
      case RequestState.Succeeded _ -> "approved";
    };
  }

  /** The same with the channel in which it is decided. */
  static Sentence inChannel(ListedRequest request) {
    return Sentence.of("request.in-channel", "brief", brief(request))
        .with("channel", request.intent().channel());
  }

  /** Who approved, rejected or withdrew it; empty if nobody has yet, or if it is not stored. */
  static Sentence decidedBy(RequestState state) {
    return switch (state) {
      case RequestState.Approved approved -> decidedBy(approved.authority());
      case RequestState.Running running -> decidedBy(running.authority());
      case RequestState.Resuming resuming -> decidedBy(resuming.authority());
      case RequestState.AwaitingReapproval again -> decidedBy(again.halted().authority());
      case RequestState.Halted halted -> decidedBy(halted.authority());
      case RequestState.Undoing undoing -> decidedBy(undoing.authority());
      case RequestState.Succeeded succeeded -> decidedBy(succeeded.authority());
      case RequestState.Undone undone -> decidedBy(undone.authority());
      case RequestState.Left left -> decidedBy(left.authority());
      case RequestState.Rejected rejected -> person(rejected.by());
      case RequestState.Withdrawn withdrawn -> person(withdrawn.by());
      case RequestState.Planning _, RequestState.AwaitingApproval _ -> NOBODY;
      case RequestState.Refused _, RequestState.Expired _ -> NOBODY;
      case RequestState.Superseded _ -> NOBODY;
    };
  }

  private static Sentence decidedBy(@Nullable Authority authority) {
    return switch (authority) {
      case null -> NOBODY;
      case Authority.Votes votes -> Sentence.of("cell.person", "person", votes.approvers());
      case Authority.Policy(var rule) -> PlainText.text(rule);
      case Authority.Parent(var parent) -> PlainText.text(parent.toString());
    };
  }

  private static Sentence person(Person person) {
    return Sentence.of("cell.person", "person", person);
  }

  static Sentence state(ListedRequest request) {
    RequestState state = request.state();
    return Sentence.of("state." + state.getClass().getSimpleName().toLowerCase(Locale.ROOT));
  }
}
