package dev.lighterman.slack.inbound;

import dev.lighterman.approval.WhoMay;
import dev.lighterman.catalogue.Catalogue;
import dev.lighterman.command.Usage;
import dev.lighterman.operation.deploy.Asking;
import dev.lighterman.request.Plan;
import dev.lighterman.request.Request;
import dev.lighterman.slack.message.Posting;
import dev.lighterman.slack.message.Voices;
import dev.lighterman.slack.workspace.Roster;
import dev.lighterman.store.Store;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import dev.lighterman.workflow.Matters;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Supplier;

/** Shows a request to one person who may see it. */
public final class RequestViews {
  private final Store store;
  private final Roster roster;
  private final Catalogue catalogue;
  private final Supplier<WhoMay> whoMay;
  private final Voices voices;
  private final InstantSource clock;

  public RequestViews(
      Store store,
      Catalogue catalogue,
      Roster roster,
      Supplier<WhoMay> whoMay,
      Voices voices,
      InstantSource clock) {
    this.store = store;
    this.catalogue = catalogue;
    this.roster = roster;
    this.whoMay = whoMay;
    this.voices = voices;
    this.clock = clock;
  }

  /** What its messages say at this moment, to be pressed as there. */
  Posting latest(RequestNumber number, Person person) {
    Request request =
        store
            .requests()
            .find(number)
            .orElseThrow(() ->
                new AskerMustAct(Sentence.of("slack.no-request", "number", number.toString())));
    allow(request, person);
    return voices.about(request, person).latest(request, store.runs().of(request), clock.instant());
  }

  /** The lines that one would type without the bot. */
  Posting commands(Seen seen, Person person) {
    Request request =
        store
            .requests()
            .find(seen.number())
            .filter(found -> found.plan() != null)
            .orElseThrow(() -> new AskerMustAct(Sentence.of("slack.old-button")));
    allow(request, person);
    Plan plan = Objects.requireNonNull(request.plan());
    Usage usage = catalogue.change(plan.operation()).usage();
    String words = Asking.anew(Spoken.COMMAND, usage, plan);
    return voices.about(request, person).commands(request, store.runs().of(request), words);
  }

  private void allow(Request request, Person person) {
    Questions.allowed(whoMay.get().see(roster.asker(person), Matters.of(request)));
  }
}
