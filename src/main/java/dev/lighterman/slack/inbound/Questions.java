package dev.lighterman.slack.inbound;

import dev.lighterman.approval.Matter;
import dev.lighterman.approval.Verdict;
import dev.lighterman.approval.WhoMay;
import dev.lighterman.operation.Change;
import dev.lighterman.operation.Query;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Plan;
import dev.lighterman.slack.workspace.Roster;
import dev.lighterman.value.Answer;
import dev.lighterman.value.AskerMustAct;
import java.util.Map;
import java.util.function.Supplier;

/** Answers who only wants to know. */
public final class Questions {
  private final Roster roster;
  private final Supplier<WhoMay> whoMay;

  public Questions(Roster roster, Supplier<WhoMay> whoMay) {
    this.roster = roster;
    this.whoMay = whoMay;
  }

  Answer answer(Query query, Intent intent) {
    allowed(whoMay.get().see(roster.asker(intent.asker()), matter(intent)));
    return query.answer(intent);
  }

  /** What a change would do, asked of nobody. */
  Plan rehearse(Change change, Intent intent) {
    allowed(whoMay.get().see(roster.asker(intent.asker()), matter(intent)));
    return change.plan(intent);
  }

  /** Lets pass who may; refuses the others with the reason. */
  static void allowed(Verdict verdict) {
    switch (verdict) {
      case Verdict.Allowed _ -> {}
      case Verdict.Denied(var why) -> throw new AskerMustAct(why);
    }
  }

  /** What it is about, before anything is resolved: no one site. */
  static Matter matter(Intent intent) {
    return new Matter(intent.operation(), "", Map.of(), null, intent.channel());
  }
}
