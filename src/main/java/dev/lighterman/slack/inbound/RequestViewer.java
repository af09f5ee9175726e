package dev.lighterman.slack.inbound;

import dev.lighterman.catalogue.OperationCatalogue;
import dev.lighterman.command.Usage;
import dev.lighterman.operation.deploy.CanonicalRequest;
import dev.lighterman.request.Plan;
import dev.lighterman.request.Request;
import dev.lighterman.slack.message.LocalizedRenderers;
import dev.lighterman.slack.message.SlackMessage;
import dev.lighterman.store.Store;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import java.time.InstantSource;
import java.util.Objects;

/** Renders a request for one person, who must be allowed to see it. */
public final class RequestViewer {
  private final Store store;
  private final OperationCatalogue catalogue;
  private final AccessControl access;
  private final LocalizedRenderers renderers;
  private final InstantSource clock;

  public RequestViewer(
      Store store,
      OperationCatalogue catalogue,
      AccessControl access,
      LocalizedRenderers renderers,
      InstantSource clock) {
    this.store = store;
    this.catalogue = catalogue;
    this.access = access;
    this.renderers = renderers;
    this.clock = clock;
  }

  /** The request's present state, with its buttons. */
  SlackMessage latest(RequestNumber number, Person person) {
    Request request =
        store
            .requests()
            .find(number)
            .orElseThrow(() ->
                new AskerMustAct(Sentence.of("slack.no-request", "number", number.toString())));
    access.checkMaySee(request, person);
    return renderers
        .about(request, person)
        .latest(request, store.runs().of(request), clock.instant());
  }

  /** The command lines for the rest of the request's plan. */
  SlackMessage commandLines(PlanReference reference, Person person) {
    Request request =
        store
            .requests()
            .find(reference.number())
            .filter(found -> found.plan() != null)
            .orElseThrow(() -> new AskerMustAct(Sentence.of("slack.old-button")));
    access.checkMaySee(request, person);
    Plan plan = Objects.requireNonNull(request.plan());
    Usage usage = catalogue.change(plan.operation()).usage();
    String words = CanonicalRequest.anew(TypedCommand.COMMAND, usage, plan);
    return renderers.about(request, person).commands(request, store.runs().of(request), words);
  }
}
