package dev.lighterman.acceptance.security;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lighterman.acceptance.AdjustableClock;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.catalogue.Operations;
import dev.lighterman.sandbox.SandboxOptions;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.store.AuditLog;
import dev.lighterman.store.PlanJson;
import dev.lighterman.store.Store;
import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A year later: who had it done, and what was done outside, by the ids that others log. */
final class AuditTrailTest {
  @TempDir Path folder;

  @Test
  void everyChangeOutsideLeadsBackToWhoAskedAndWhoApproved() {
    StoreSettings kept;
    List<String> changes;
    try (Conversation talk =
        Conversation.begin(
            AdjustableClock.running(),
            SandboxOptions.forTests().withSpeed(500).withDirectory(folder))) {
      kept = talk.settings().store();
      talk.injectsFault("drop", "method", "PUT", "path", "/scopeMaps/", "times", "1");
      Quickstart.deploy(talk);
      changes = talk.changes();
    }
    try (Store store = Store.open(kept, new PlanJson(Operations.planFormats()))) {
      List<AuditLog.Entry> entries = store.audit().of(new RequestNumber(1));

      assertEquals(List.of(new Person(AMINA)), who(entries, "Asked"));
      assertEquals(List.of(new Person(BEN)), who(entries, "Approved"));
      assertEquals(
          changes.stream().map(AuditTrailTest::path).sorted().toList(),
          called(entries).map(each -> detail(each, "call")).sorted().toList());
      assertFalse(called(entries).anyMatch(each -> detail(each, "step").isEmpty()));
      assertEquals(
          List.of("PUT"),
          called(entries)
              .filter(each -> detail(each, "status").equals("no answer"))
              .map(each -> detail(each, "call").replaceFirst(" .*", ""))
              .toList());
      List<String> ids =
          called(entries).map(each -> detail(each, "id")).filter(id -> !id.isEmpty()).toList();
      assertEquals(changes.size(), ids.stream().distinct().count(), "an id each");
      assertEquals(Optional.empty(), store.audit().firstTamperedRow());
    }
  }

  private static List<Person> who(List<AuditLog.Entry> entries, String what) {
    return entries.stream()
        .filter(each -> each.what().equals(what))
        .flatMap(each -> Stream.ofNullable(each.who()))
        .toList();
  }

  private static Stream<AuditLog.Entry> called(List<AuditLog.Entry> entries) {
    return entries.stream().filter(each -> each.what().equals("Called"));
  }

  private static String detail(AuditLog.Entry entry, String name) {
    return entry.details().getOrDefault(name, "");
  }

  private static String path(String change) {
    return change.replaceFirst("\\?.*", "");
  }
}
