package dev.lighterman.slack.inbound;

import dev.lighterman.catalogue.Catalogue;
import dev.lighterman.command.Invocation;
import dev.lighterman.command.Usage;
import dev.lighterman.command.Words;
import dev.lighterman.operation.Change;
import dev.lighterman.operation.Decision;
import dev.lighterman.operation.Query;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Plan;
import dev.lighterman.slack.message.Posting;
import dev.lighterman.slack.message.Voices;
import dev.lighterman.value.Answer;
import dev.lighterman.value.AskerMustAct;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Understands what was said, and sends it where it belongs; nothing slow happens in here. */
public final class Commands {

  private final Catalogue catalogue;
  private final Conversations conversations;
  private final Forms forms;
  private final Replies replies;
  private final Voices voices;

  public Commands(
      Catalogue catalogue,
      Conversations conversations,
      Forms forms,
      Replies replies,
      Voices voices) {
    this.catalogue = catalogue;
    this.conversations = conversations;
    this.forms = forms;
    this.replies = replies;
    this.voices = voices;
  }

  /** What to answer at once; nothing where the answer follows. */
  Optional<Posting> hear(Spoken spoken) {
    return replies.now(spoken.ear(), spoken.command(), () -> understood(spoken));
  }

  private Optional<Posting> understood(Spoken spoken) {
    Invocation invocation;
    try {
      invocation = Words.parse(spoken.text(), catalogue.usages());
    } catch (AskerMustAct misunderstood) {
      return read(
          spoken,
          _ -> {
            throw misunderstood;
          });
    }
    return answered(spoken, invocation);
  }

  private Optional<Posting> answered(Spoken spoken, Invocation invocation) {
    return switch (invocation) {
      case Invocation.Help(Usage usage) ->
          read(spoken, visible -> voices.to(spoken.ear()).help(spoken.command(), visible, usage));
      case Invocation.Bare() -> {
        Query home = catalogue.home();
        yield query(
            spoken,
            home,
            new Intent(
                home.verb(), List.of(), new LinkedHashMap<>(), spoken.person(), spoken.channel()));
      }
      case Invocation.Asked asked -> asked(spoken, intent(spoken, asked));
    };
  }

  /** Answers from what the person may see, and speaks of nothing else. */
  private Optional<Posting> read(Spoken spoken, Function<List<Usage>, Posting> answer) {
    Handbook handbook = conversations.handbook();
    Supplier<Posting> work =
        () -> {
          List<Usage> visible = handbook.open(spoken.person(), spoken.channel());
          Words.parse(spoken.text(), visible);
          return answer.apply(visible);
        };
    return handbook.knows(spoken.person()) ? Optional.of(work.get()) : later(spoken, work);
  }

  private Optional<Posting> asked(Spoken spoken, Intent intent) {
    return switch (catalogue.named(intent.operation()).orElseThrow()) {
      case Query query -> query(spoken, query, intent);
      case Change change -> change(spoken, change, intent);
      case Decision decision -> {
        conversations.decisions().typed(decision, intent, spoken);
        yield Optional.empty();
      }
    };
  }

  private Optional<Posting> query(Spoken spoken, Query query, Intent intent) {
    return later(
        spoken,
        () ->
            query
                .request(intent)
                .map(number -> conversations.requests().latest(number, spoken.person()))
                .orElseGet(() -> said(spoken, conversations.questions().answer(query, intent))));
  }

  private Optional<Posting> change(Spoken spoken, Change change, Intent intent) {
    if (change.form().isPresent() && intent.words().isEmpty() && intent.options().isEmpty()) {
      forms.open(spoken, intent);
      return Optional.empty();
    }
    if (intent.rehearsal()) {
      return later(
          spoken,
          () -> {
            Plan plan = conversations.questions().rehearse(change, intent);
            return voices.to(spoken.ear()).rehearsal(plan);
          });
    }
    Asks asks = conversations.asks();
    Supplier<Optional<Posting>> ask =
        () -> asks.ask(intent, spoken.trigger()).map(answer -> said(spoken, answer));
    if (asks.ready(intent)) {
      return ask.get();
    }
    replies.later(spoken.ear(), spoken.command(), ask);
    return Optional.empty();
  }

  /** By now the person may be known, and so their language. */
  private Posting said(Spoken spoken, Answer answer) {
    return voices.to(spoken.ear()).answer(answer);
  }

  private Optional<Posting> later(Spoken spoken, Supplier<Posting> work) {
    replies.later(spoken.ear(), spoken.command(), () -> Optional.of(work.get()));
    return Optional.empty();
  }

  private static Intent intent(Spoken spoken, Invocation.Asked asked) {
    return new Intent(
        asked.usage().verb(), asked.words(), asked.options(), spoken.person(), spoken.channel());
  }
}
