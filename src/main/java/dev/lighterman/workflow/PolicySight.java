package dev.lighterman.workflow;

import dev.lighterman.approval.Matter;
import dev.lighterman.approval.Member;
import dev.lighterman.approval.Verdict;
import dev.lighterman.approval.WhoMay;
import dev.lighterman.request.Intent;
import dev.lighterman.site.Seen;
import dev.lighterman.site.Sight;
import java.util.function.Supplier;

/** Shows people the sites that the policy lets them see. */
public record PolicySight(Supplier<WhoMay> whoMay, Members members) implements Sight {
  @Override
  public Seen of(Intent intent) {
    WhoMay now = whoMay.get();
    Member asker = members.member(intent.asker());
    return (site, labels) ->
        now.see(asker, new Matter(intent.operation(), site, labels, null, intent.channel()))
            instanceof Verdict.Allowed;
  }
}
