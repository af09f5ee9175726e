package dev.lighterman.slack.inbound;

import dev.lighterman.catalogue.OperationCatalogue;
import dev.lighterman.command.CommandParser;
import dev.lighterman.command.Invocation;
import dev.lighterman.command.Usage;
import dev.lighterman.operation.Change;
import dev.lighterman.operation.DecisionCommand;
import dev.lighterman.operation.Query;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Plan;
import dev.lighterman.slack.message.LocalizedRenderers;
import dev.lighterman.slack.message.SlackMessage;
import dev.lighterman.value.Answer;
import dev.lighterman.value.AskerMustAct;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Understands what was said, and sends it where it belongs; nothing slow happens in here. */
public final class SlashCommands {

  private final OperationCatalogue catalogue;
  private final InboundServices conversations;
  private final OperationForms forms;
  private final DeferredReplies replies;
  private final LocalizedRenderers voices;

  public SlashCommands(
      OperationCatalogue catalogue,
      InboundServices conversations,
      OperationForms forms,
      DeferredReplies replies,
      LocalizedRenderers voices) {
    this.catalogue = catalogue;
    this.conversations = conversations;
    this.forms = forms;
    this.replies = replies;
    this.voices = voices;
  }

  /** What to answer at once; nothing where the answer follows. */
  Optional<SlackMessage> hear(TypedCommand spoken) {
    return replies.now(spoken.ear(), spoken.command(), () -> understood(spoken));
  }

  private Optional<SlackMessage> understood(TypedCommand spoken) {
    Invocation invocation;
    try {
      invocation = CommandParser.parse(spoken.text(), catalogue.usages());
    } catch (AskerMustAct misunderstood) {
      return read(
          spoken,
          _ -> {
            throw misunderstood;
          });
    }
    return answered(spoken, invocation);
  }

  private Optional<SlackMessage> answered(TypedCommand spoken, Invocation invocation) {
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
  private Optional<SlackMessage> read(
      TypedCommand spoken, Function<List<Usage>, SlackMessage> answer) {
    VisibleCommands handbook = conversations.handbook();
    Supplier<SlackMessage> work =
        () -> {
          List<Usage> visible = handbook.open(spoken.person(), spoken.channel());
          CommandParser.parse(spoken.text(), visible);
          return answer.apply(visible);
        };
    return handbook.knows(spoken.person()) ? Optional.of(work.get()) : later(spoken, work);
  }

  private Optional<SlackMessage> asked(TypedCommand spoken, Intent intent) {
    return switch (catalogue.named(intent.operation()).orElseThrow()) {
      case Query query -> query(spoken, query, intent);
      case Change change -> change(spoken, change, intent);
      case DecisionCommand decision -> {
        conversations.decisions().typed(decision, intent, spoken);
        yield Optional.empty();
      }
    };
  }

  private Optional<SlackMessage> query(TypedCommand spoken, Query query, Intent intent) {
    return later(
        spoken,
        () ->
            query
                .request(intent)
                .map(number -> conversations.requests().latest(number, spoken.person()))
                .orElseGet(() -> said(spoken, conversations.questions().answer(query, intent))));
  }

  private Optional<SlackMessage> change(TypedCommand spoken, Change change, Intent intent) {
    if (change.form().isPresent() && intent.words().isEmpty() && intent.options().isEmpty()) {
      forms.open(spoken, intent);
      return Optional.empty();
    }
    if (intent.dryRun()) {
      return later(
          spoken,
          () -> {
            Plan plan = conversations.questions().rehearse(change, intent);
            return voices.to(spoken.ear()).rehearsal(plan);
          });
    }
    ChangeRequests asks = conversations.asks();
    Supplier<Optional<SlackMessage>> ask =
        () -> asks.ask(intent, spoken.trigger()).map(answer -> said(spoken, answer));
    if (asks.ready(intent)) {
      return ask.get();
    }
    replies.runInBackground(spoken.ear(), spoken.command(), ask);
    return Optional.empty();
  }

  /** By now the person may be known, and so their language. */
  private SlackMessage said(TypedCommand spoken, Answer answer) {
    return voices.to(spoken.ear()).answer(answer);
  }

  private Optional<SlackMessage> later(TypedCommand spoken, Supplier<SlackMessage> work) {
    replies.runInBackground(spoken.ear(), spoken.command(), () -> Optional.of(work.get()));
    return Optional.empty();
  }

  private static Intent intent(TypedCommand spoken, Invocation.Asked asked) {
    return new Intent(
        asked.usage().verb(), asked.words(), asked.options(), spoken.person(), spoken.channel());
  }
}
