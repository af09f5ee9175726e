package dev.lighterman.slack.inbound;

import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import dev.lighterman.catalogue.OperationCatalogue;
import dev.lighterman.command.CommandParser;
import dev.lighterman.command.Invocation;
import dev.lighterman.command.Usage;
import dev.lighterman.operation.Change;
import dev.lighterman.operation.DecisionCommand;
import dev.lighterman.operation.FreezeCommand;
import dev.lighterman.operation.PastedText;
import dev.lighterman.operation.Query;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Plan;
import dev.lighterman.slack.message.LocalizedRenderers;
import dev.lighterman.slack.message.SlackMessage;
import dev.lighterman.value.Answer;
import dev.lighterman.value.AskerMustAct;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Parses slash commands and starts what they ask for; slow work is done in the background. */
public final class SlashCommands {
  private final OperationCatalogue catalogue;
  private final CommandParser parser;
  private final AccessControl access;
  private final ChangeRequests changeRequests;
  private final DecisionRecorder decisions;
  private final FreezeOrders freezes;
  private final RequestViewer requests;
  private final RequestChoices choices;
  private final OperationForms forms;
  private final PasteModal pasteModal;
  private final DeferredReplies replies;
  private final LocalizedRenderers renderers;
  private final HelpMessages help;

  public SlashCommands(
      OperationCatalogue catalogue,
      AccessControl access,
      ChangeRequests changeRequests,
      DecisionRecorder decisions,
      FreezeOrders freezes,
      RequestViewer requests,
      RequestChoices choices,
      OperationForms forms,
      PasteModal pasteModal,
      DeferredReplies replies,
      LocalizedRenderers renderers) {
    this.catalogue = catalogue;
    this.parser = new CommandParser(catalogue.usages());
    this.access = access;
    this.changeRequests = changeRequests;
    this.decisions = decisions;
    this.freezes = freezes;
    this.requests = requests;
    this.choices = choices;
    this.forms = forms;
    this.pasteModal = pasteModal;
    this.replies = replies;
    this.renderers = renderers;
    this.help = new HelpMessages(renderers);
  }

  /** The immediate answer; empty if the answer is sent later. */
  Optional<SlackMessage> handle(TypedCommand command) {
    return replies.answerOrError(
        command.replyTarget(), command.command(), () -> parseAndRun(command));
  }

  /** Opens the form of a change with what the words name; runs words that have no form. */
  Optional<SlackMessage> openForm(TypedCommand command) {
    return replies.answerOrError(
        command.replyTarget(),
        command.command(),
        () -> {
          Invocation invocation = parser.parse(command.text());
          if (invocation instanceof Invocation.Asked asked
              && catalogue.named(asked.usage().verb()).orElseThrow() instanceof Change change
              && change.form().isPresent()) {
            forms.openFilled(command, intent(command, asked));
            return Optional.empty();
          }
          return run(command, invocation);
        });
  }

  private Optional<SlackMessage> parseAndRun(TypedCommand command) {
    Invocation invocation;
    try {
      invocation = parser.parse(command.text());
    } catch (AskerMustAct invalid) {
      return withVisibleCommands(
          command,
          _ -> {
            throw invalid;
          });
    }
    return run(command, invocation);
  }

  private Optional<SlackMessage> run(TypedCommand command, Invocation invocation) {
    return switch (invocation) {
      case Invocation.Help(Usage usage) ->
          withVisibleCommands(command, visible -> help.about(command, visible, usage));
      case Invocation.Bare() -> {
        Query home = catalogue.home();
        Intent intent =
            new Intent(
                home.verb(), List.of(), new LinkedHashMap<>(), command.person(), command.channel());
        yield runInBackground(
            command,
            () -> {
              access.checkMaySee(intent);
              return render(command, freezes.after(command.channel(), home.answer(intent)));
            });
      }
      case Invocation.Asked asked -> run(command, intent(command, asked));
    };
  }

  /**
   * Answers with only the commands that the person may see: the command is parsed again with those.
   */
  private Optional<SlackMessage> withVisibleCommands(
      TypedCommand command, Function<List<Usage>, SlackMessage> answer) {
    Supplier<SlackMessage> work =
        () -> {
          List<Usage> visible = access.visibleCommands(command.person(), command.channel());
          List<Usage> usable = access.usable(visible, command.person(), command.channel());
          parser.limitedTo(visible, usable).parse(command.text());
          return answer.apply(visible);
        };
    return access.isCached(command.person())
        ? Optional.of(work.get())
        : runInBackground(command, work);
  }

  private Optional<SlackMessage> run(TypedCommand command, Intent intent) {
    return switch (catalogue.named(intent.operation()).orElseThrow()) {
      case Query query -> query(command, query, intent);
      case Change change -> change(command, change, intent);
      case DecisionCommand(var decision) when intent.words().isEmpty() ->
          runInBackground(
              command,
              () -> {
                throw choices.which(decision, command);
              });
      case DecisionCommand(var decision) -> {
        decisions.recordTyped(decision, intent, command);
        yield Optional.empty();
      }
      case FreezeCommand _ -> freeze(command, intent);
    };
  }

  private Optional<SlackMessage> freeze(TypedCommand command, Intent intent) {
    Optional<FreezeCommand.Order> order = FreezeCommand.order(intent);
    if (order.isPresent()) {
      freezes.take(order.get(), command);
      return Optional.empty();
    }
    return runInBackground(
        command,
        () -> {
          access.checkMaySee(intent);
          return render(command, freezes.asked(intent));
        });
  }

  private Optional<SlackMessage> query(TypedCommand command, Query query, Intent intent) {
    Optional<PastedText> pasted = query.pasted(intent);
    if (pasted.isPresent()) {
      replies.runInBackground(
          command.replyTarget(),
          command.command(),
          () -> {
            access.checkMaySee(intent);
            pasteModal.open(command, pasted.get());
            return Optional.empty();
          });
      return Optional.empty();
    }
    return runInBackground(
        command,
        () ->
            query
                .request(intent)
                .map(number -> requests.latest(number, command))
                .orElseGet(() -> {
                  access.checkMaySee(intent);
                  return render(command, query.answer(intent));
                }));
  }

  /**
   * Answers a query from what somebody pasted for it.
   *
   * @return why it can't be read, by block; empty if it can, or if an error was answered
   */
  Map<String, String> submitPasted(ViewSubmissionPayload payload) {
    TypedCommand command = pasteModal.command(payload);
    var notRead = new HashMap<String, String>();
    replies.runBeforeAck(
        command.replyTarget(),
        command.command(),
        () -> {
          Invocation invocation = parser.parse(command.text());
          if (invocation instanceof Invocation.Asked asked
              && catalogue.named(asked.usage().verb()).orElseThrow() instanceof Query query) {
            Intent intent = intent(command, asked);
            query
                .pasted(intent)
                .ifPresent(pasted ->
                    notRead.putAll(
                        pasteModal.submit(
                            payload, command, pasted, () -> access.checkMaySee(intent))));
          }
        });
    return notRead;
  }

  private Optional<SlackMessage> change(TypedCommand command, Change change, Intent intent) {
    if (change.form().isPresent() && intent.words().isEmpty() && intent.options().isEmpty()) {
      forms.open(command, intent);
      return Optional.empty();
    }
    if (intent.dryRun()) {
      return runInBackground(
          command,
          () -> {
            access.checkMaySee(intent);
            Plan plan = change.plan(intent);
            return renderers.to(command.replyTarget()).dryRun(plan);
          });
    }
    changeRequests.ask(intent, command);
    return Optional.empty();
  }

  /** In the person's language, which may be known only by now. */
  private SlackMessage render(TypedCommand command, Answer answer) {
    return renderers.to(command.replyTarget()).answer(answer);
  }

  private Optional<SlackMessage> runInBackground(
      TypedCommand command, Supplier<SlackMessage> work) {
    replies.runInBackground(
        command.replyTarget(), command.command(), () -> Optional.of(work.get()));
    return Optional.empty();
  }

  private static Intent intent(TypedCommand command, Invocation.Asked asked) {
    return new Intent(
        asked.usage().verb(), asked.words(), asked.options(), command.person(), command.channel());
  }
}
