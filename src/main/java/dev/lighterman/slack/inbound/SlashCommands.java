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
  private final AccessControl access;
  private final ChangeRequests changeRequests;
  private final DecisionRecorder decisions;
  private final RequestViewer requests;
  private final OperationForms forms;
  private final DeferredReplies replies;
  private final LocalizedRenderers renderers;

  public SlashCommands(
      OperationCatalogue catalogue,
      AccessControl access,
      ChangeRequests changeRequests,
      DecisionRecorder decisions,
      RequestViewer requests,
      OperationForms forms,
      DeferredReplies replies,
      LocalizedRenderers renderers) {
    this.catalogue = catalogue;
    this.access = access;
    this.changeRequests = changeRequests;
    this.decisions = decisions;
    this.requests = requests;
    this.forms = forms;
    this.replies = replies;
    this.renderers = renderers;
  }

  /** What to answer at once; nothing where the answer follows. */
  Optional<SlackMessage> hear(TypedCommand command) {
    return replies.now(command.replyTarget(), command.command(), () -> understood(command));
  }

  private Optional<SlackMessage> understood(TypedCommand command) {
    Invocation invocation;
    try {
      invocation = CommandParser.parse(command.text(), catalogue.usages());
    } catch (AskerMustAct misunderstood) {
      return read(
          command,
          _ -> {
            throw misunderstood;
          });
    }
    return answered(command, invocation);
  }

  private Optional<SlackMessage> answered(TypedCommand command, Invocation invocation) {
    return switch (invocation) {
      case Invocation.Help(Usage usage) ->
          read(
              command,
              visible ->
                  renderers.to(command.replyTarget()).help(command.command(), visible, usage));
      case Invocation.Bare() -> {
        Query home = catalogue.home();
        yield query(
            command,
            home,
            new Intent(
                home.verb(),
                List.of(),
                new LinkedHashMap<>(),
                command.person(),
                command.channel()));
      }
      case Invocation.Asked asked -> asked(command, intent(command, asked));
    };
  }

  /** Answers from what the person may see, and speaks of nothing else. */
  private Optional<SlackMessage> read(
      TypedCommand command, Function<List<Usage>, SlackMessage> answer) {
    Supplier<SlackMessage> work =
        () -> {
          List<Usage> visible = access.visibleCommands(command.person(), command.channel());
          CommandParser.parse(command.text(), visible);
          return answer.apply(visible);
        };
    return access.isCached(command.person()) ? Optional.of(work.get()) : later(command, work);
  }

  private Optional<SlackMessage> asked(TypedCommand command, Intent intent) {
    return switch (catalogue.named(intent.operation()).orElseThrow()) {
      case Query query -> query(command, query, intent);
      case Change change -> change(command, change, intent);
      case DecisionCommand(var decision) -> {
        decisions.typed(decision, intent, command);
        yield Optional.empty();
      }
    };
  }

  private Optional<SlackMessage> query(TypedCommand command, Query query, Intent intent) {
    return later(
        command,
        () ->
            query
                .request(intent)
                .map(number -> requests.latest(number, command.person()))
                .orElseGet(() -> {
                  access.checkMaySee(intent);
                  return said(command, query.answer(intent));
                }));
  }

  private Optional<SlackMessage> change(TypedCommand command, Change change, Intent intent) {
    if (change.form().isPresent() && intent.words().isEmpty() && intent.options().isEmpty()) {
      forms.open(command, intent);
      return Optional.empty();
    }
    if (intent.dryRun()) {
      return later(
          command,
          () -> {
            access.checkMaySee(intent);
            Plan plan = change.plan(intent);
            return renderers.to(command.replyTarget()).rehearsal(plan);
          });
    }
    Supplier<Optional<SlackMessage>> ask =
        () -> changeRequests.ask(intent, command.trigger()).map(answer -> said(command, answer));
    if (changeRequests.ready(intent)) {
      return ask.get();
    }
    replies.runInBackground(command.replyTarget(), command.command(), ask);
    return Optional.empty();
  }

  /** By now the person may be known, and so their language. */
  private SlackMessage said(TypedCommand command, Answer answer) {
    return renderers.to(command.replyTarget()).answer(answer);
  }

  private Optional<SlackMessage> later(TypedCommand command, Supplier<SlackMessage> work) {
    replies.runInBackground(
        command.replyTarget(), command.command(), () -> Optional.of(work.get()));
    return Optional.empty();
  }

  private static Intent intent(TypedCommand command, Invocation.Asked asked) {
    return new Intent(
        asked.usage().verb(), asked.words(), asked.options(), command.person(), command.channel());
  }
}
