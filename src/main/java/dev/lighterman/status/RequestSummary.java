package dev.lighterman.status;

import dev.lighterman.request.Authority;
import dev.lighterman.request.Effect.Kind;
import dev.lighterman.request.Impact;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Plan;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.AwaitingApproval;
import dev.lighterman.value.Sentence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sentences that a request's cards share: number, site, asker, approval. */
public final class RequestSummary {
  /** Notes for the decision: what may happen in the run, and what it puts right. */
  private static final Set<String> OVER_AFTER_SUCCESS =
      Set.of(
          "deploy.warning.network",
          "deploy.warning.pod-security",
          "remove.warning.agents",
          "repair.note.outage",
          "repair.warning.token-disabled",
          "rights.note");

  /** Of a reason, a plan's card shows no more characters. */
  private static final int MAX_REASON = 50;

  private final Request request;

  public RequestSummary(Request request) {
    this.request = request;
  }

  /** Number and operation: {@code R412 · Deploy to store-114}. */
  public Sentence asked() {
    return titled("card.subject.asked").with("purpose", purpose(request.plan()));
  }

  /** Number and site: {@code R412 · store-114}. */
  Sentence brief() {
    return numbered("card.subject.brief").with("site", subject());
  }

  /** The result: {@code R412 · Succeeded · store-114 is serving}. */
  Sentence succeeded() {
    return titled("card.succeeded").with("achievement", orNothing(plan().details().achievement()));
  }

  String number() {
    return request.number().toString();
  }

  /** A sentence with the value {@code number}. */
  Sentence numbered(String key) {
    return Sentence.of(key, "number", number());
  }

  /** A sentence with the values {@code number}, {@code operation} and {@code site}. */
  Sentence titled(String key) {
    return numbered(key).with("operation", operation()).with("site", subject());
  }

  /** What a plan puts right; an empty text if its operation says it all. */
  static Object purpose(@Nullable Plan plan) {
    return orNothing(Optional.ofNullable(plan).flatMap(each -> each.details().purpose()));
  }

  /**
   * Whether what an approver approves now can be undone, and how; what it touches, and what stays,
   * is that of the whole plan, since an undo takes all of it back.
   */
  static Sentence reversal(Plan plan, Impact impact) {
    var whole = new Impact(plan.effects());
    List<Sentence> lost = whole.says(Kind.RENEW);
    List<Sentence> stays = Stream.concat(plan.staying().stream(), lost.stream()).toList();
    return plan.details()
        .reversal(plan.siteArgument())
        .orElse(
            Sentence.of("card.reversal", "operation", plan.operation())
                .with("touched", whole.undoable())
                .with("deletes", impact.deletes())
                .with("deleted", impact.says(Kind.DELETE))
                .with("site", plan.siteArgument())
                .with("stays", stays)
                .with("staying", stays.size())
                .with("lost", lost));
  }

  private static Object orNothing(Optional<Sentence> sentence) {
    return sentence.<Object>map(each -> each).orElse("");
  }

  Plan plan() {
    return Objects.requireNonNull(request.plan(), "it is planned by now");
  }

  /** The plan's notes; once it has succeeded, those that still hold. */
  List<Sentence> notes() {
    return request.state() instanceof RequestState.Succeeded
        ? plan().notes().stream().filter(note -> !OVER_AFTER_SUCCESS.contains(note.key())).toList()
        : plan().notes();
  }

  /** The earliest start of a request that waits for approval; empty if it starts at once. */
  Optional<Instant> start() {
    return request.state() instanceof AwaitingApproval waiting
        ? Optional.ofNullable(waiting.notBefore())
        : Optional.empty();
  }

  /** Who asked, and the reason if one was given. */
  List<Sentence> asker() {
    var sentences = new ArrayList<Sentence>();
    sentences.add(Sentence.of("card.asked-by", "person", request.intent().asker()));
    if (!request.owners().isEmpty()) {
      sentences.add(Sentence.of("card.owned-by", "person", request.owner()));
    }
    request.intent().reason().ifPresent(why -> sentences.add(Sentence.of("card.why", "why", why)));
    return sentences;
  }

  /** Who asked, and the beginning of why; that no reason was given is said, too. */
  List<Sentence> requester() {
    return requester(beginning(request.intent().reason().orElse("")));
  }

  /** Who asked, and all of why, if {@link #requester} doesn't say it all. */
  List<Sentence> requesterIfShortened() {
    String why = request.intent().reason().orElse("");
    return beginning(why).equals(why) ? List.of() : requester(why);
  }

  /** Of a long text, the words that fit in two lines on a phone, beside a name. */
  private static String beginning(String text) {
    if (text.codePointCount(0, text.length()) <= MAX_REASON) {
      return text;
    }
    String cut = text.substring(0, text.offsetByCodePoints(0, MAX_REASON));
    int end = cut.lastIndexOf(' ');
    return cut.substring(0, end > MAX_REASON / 2 ? end : cut.length()) + "…";
  }

  private List<Sentence> requester(String why) {
    var sentences = new ArrayList<Sentence>();
    sentences.add(
        Sentence.of("card.requester", "person", request.intent().asker()).with("why", why));
    if (!request.owners().isEmpty()) {
      sentences.add(Sentence.of("card.owned-by", "person", request.owner()));
    }
    return sentences;
  }

  /** Who asked, who approved, and who had it undone and when, as far as it is stored. */
  List<Sentence> undone(RequestState.Undone state) {
    var sentences = new ArrayList<>(asker());
    if (state.authority() != null) {
      sentences.add(authority(state.authority()));
    }
    if (state.by() != null) {
      sentences.add(Sentence.of("card.undone-by", "person", state.by()).with("at", state.at()));
    }
    return sentences;
  }

  /** Who asked and who approved what was closed, as far as it is stored. */
  List<Sentence> left(RequestState.Left state) {
    var sentences = new ArrayList<>(asker());
    if (state.authority() != null) {
      sentences.add(authority(state.authority()));
    }
    return sentences;
  }

  static Sentence authority(Authority authority) {
    return switch (authority) {
      case Authority.Votes votes -> Sentence.of("card.approved-by", "persons", votes.named());
      case Authority.Policy(var rule) -> Sentence.of("card.approved-by-rule", "rule", rule);
      case Authority.Parent(var parent) ->
          Sentence.of("card.approved-with", "parent", parent.toString());
    };
  }

  String operation() {
    return request.intent().operation();
  }

  /** What it changes: the site, unless a plan says that it is what sites share. */
  Object subject() {
    Plan plan = request.plan();
    return plan == null ? site() : subject(plan);
  }

  static Object subject(Plan plan) {
    return plan.details().subject().<Object>map(each -> each).orElse(plan.siteName());
  }

  private String site() {
    Plan plan = request.plan();
    Intent intent = request.intent();
    return plan != null
        ? plan.siteName()
        : intent.value(Intent.CLUSTER).orElse(String.join(" ", intent.words()));
  }
}
