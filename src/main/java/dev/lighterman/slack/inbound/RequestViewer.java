package dev.lighterman.slack.inbound;

import dev.lighterman.approval.Member;
import dev.lighterman.catalogue.OperationCatalogue;
import dev.lighterman.command.Usage;
import dev.lighterman.operation.deploy.CanonicalRequest;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Plan;
import dev.lighterman.request.Request;
import dev.lighterman.slack.message.LocalizedRenderers;
import dev.lighterman.slack.message.RequestMessageRenderer;
import dev.lighterman.slack.message.SiteHistory;
import dev.lighterman.slack.message.SlackMessage;
import dev.lighterman.store.Store;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import dev.lighterman.workflow.RequestInbox;
import java.time.InstantSource;

/** Renders a request for one person, who is told of no request that they may not see. */
public final class RequestViewer {
  private final Store store;
  private final RequestInbox inbox;
  private final OperationCatalogue catalogue;
  private final AccessControl access;
  private final RequestChoices choices;
  private final LocalizedRenderers renderers;
  private final InstantSource clock;

  public RequestViewer(
      Store store,
      RequestInbox inbox,
      OperationCatalogue catalogue,
      AccessControl access,
      RequestChoices choices,
      LocalizedRenderers renderers,
      InstantSource clock) {
    this.store = store;
    this.inbox = inbox;
    this.catalogue = catalogue;
    this.access = access;
    this.choices = choices;
    this.renderers = renderers;
    this.clock = clock;
  }

  /** The request's present state, with its buttons. */
  SlackMessage latest(RequestNumber number, TypedCommand command) {
    Request request = visible(number, command);
    return renderers
        .about(request, command.person())
        .latest(request, store.runs().of(request), SiteHistory.of(store, request), clock.instant());
  }

  /** The lists of the request's plan, and what exists of it so far. */
  SlackMessage fullPlan(PlanReference reference, TypedCommand command) {
    Request request = visible(reference.number(), command);
    if (request.plan() == null) {
      throw new AskerMustAct(Sentence.of("slack.old-button"));
    }
    RequestMessageRenderer renderer = renderers.about(request, command.person());
    return choices.mayDecide(request, command)
        ? renderer.fullPlanToDecide(request, store.runs().of(request))
        : renderer.fullPlan(request, store.runs().of(request));
  }

  /**
   * The command lines for the rest of the request's plan; if a step failed with one of its values,
   * with the value that could help.
   */
  SlackMessage commandLines(PlanReference reference, TypedCommand command) {
    Request stored = visible(reference.number(), command);
    Request request =
        inbox
            .amended(stored)
            .map(amended -> stored.planned(amended, stored.state()))
            .orElse(stored);
    Plan plan = request.plan();
    if (plan == null) {
      throw new AskerMustAct(Sentence.of("slack.old-button"));
    }
    Usage usage = catalogue.change(plan.operation()).usage();
    String words = CanonicalRequest.anew(TypedCommand.COMMAND, usage, plan);
    return renderers
        .about(request, command.person())
        .commands(request, store.runs().of(request), words);
  }

  /** What was asked for, to be asked for again by whoever reads it. */
  Intent askedAgain(RequestNumber number, TypedCommand command) {
    Intent asked = visible(number, command).intent();
    return new Intent(
        asked.operation(), asked.words(), asked.options(), command.person(), asked.channel());
  }

  private Request visible(RequestNumber number, TypedCommand command) {
    Member member = access.member(command.person());
    try {
      return inbox.visible(number, command.channel(), member);
    } catch (AskerMustAct refusal) {
      throw choices.instead(refusal, command.person(), command.channel());
    }
  }
}
