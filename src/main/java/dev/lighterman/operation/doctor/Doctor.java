package dev.lighterman.operation.doctor;

import dev.lighterman.command.Argument;
import dev.lighterman.command.Usage;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.diagnosis.evidence.EvidenceReader;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.operation.Page;
import dev.lighterman.operation.Query;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Rights;
import dev.lighterman.site.Inventory;
import dev.lighterman.site.InventorySnapshot;
import dev.lighterman.site.Site;
import dev.lighterman.site.SiteResolver;
import dev.lighterman.value.Answer;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.List;

/** Says what is wrong with a site, from which evidence, and what would put it right. */
public final class Doctor implements Query {
  public static final Rights RIGHTS = Inventory.RIGHTS.and(EvidenceReader.RIGHTS);

  /** To look into clusters; an answer says what the bot may not look at. */
  public static final Rights OPTIONAL_RIGHTS = EvidenceReader.OPTIONAL_RIGHTS;

  private static final Duration PATIENCE = Duration.ofSeconds(9);

  private final OperationContext services;
  private final EvidenceReader reader;

  public Doctor(OperationContext services) {
    this.services = services;
    this.reader = new EvidenceReader(services.azure(), services.clusters(), services.requests());
  }

  @Override
  public Usage usage() {
    return new Usage(
        "doctor",
        List.of("diagnose"),
        Sentence.of("operation.doctor"),
        List.of(
            new Argument(
                Sentence.of("placeholder.site"),
                Sentence.of("argument.site.optional"),
                Argument.Arity.ONE)),
        List.of(Page.OPTION));
  }

  @Override
  public Answer answer(Intent intent) {
    InventorySnapshot snapshot = services.inventory().recentSnapshot(intent);
    return intent.words().stream()
        .findFirst()
        .map(word -> site(word, snapshot))
        .orElseGet(
            () -> new SitesAnswer(snapshot, services.clock().instant()).answer(usage(), intent));
  }

  private Answer site(String word, InventorySnapshot snapshot) {
    Site site = new SiteResolver(snapshot).find(word, other -> "doctor " + other.argument());
    SiteEvidence evidence = reader.read(site, services.clock().instant(), PATIENCE);
    return new DoctorAnswer(site, evidence).answer();
  }
}
