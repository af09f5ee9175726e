package dev.lighterman.slack;

import dev.lighterman.approval.WhoMay;
import dev.lighterman.request.Request;
import dev.lighterman.store.Store;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Person;
import dev.lighterman.value.Sentence;
import dev.lighterman.workflow.Matters;

/** Shows a request as the lines that one would type without the bot. */
final class CommandLines {
  private final Store store;
  private final Roster roster;
  private final WhoMay whoMay;
  private final RequestVoice voice;

  CommandLines(Store store, Roster roster, WhoMay whoMay, RequestVoice voice) {
    this.store = store;
    this.roster = roster;
    this.whoMay = whoMay;
    this.voice = voice;
  }

  Posting of(Seen seen, Person person) {
    Request request =
        store
            .requests()
            .find(seen.number())
            .filter(found -> found.plan() != null)
            .orElseThrow(() -> new AskerMustAct(Sentence.of("slack.old-button")));
    Questions.allowed(whoMay.see(roster.asker(person), Matters.of(request)));
    return voice.commands(request, store.runs().of(request));
  }
}
