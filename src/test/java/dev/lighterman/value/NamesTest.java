package dev.lighterman.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Short names and words: read as they are typed, written as they are read. */
final class NamesTest {
  @Test
  void namesAreWrittenAsTheyAre() {
    assertEquals("C01EDGEOPS", new Channel("C01EDGEOPS").toString());
    assertEquals("U01ASKER", new Person("U01ASKER").toString());
    assertEquals("S01LEADS", new UserGroup("S01LEADS").toString());
    assertEquals("store104", new ConnectedRegistryName("store104").toString());
    assertEquals("default", new KubernetesName("default").toString());
    assertEquals("pos/menu", new Repository("pos/menu").toString());
    assertEquals("10.0.0.0/16", new ServiceCidr("10.0.0.0/16").toString());
  }

  @Test
  void aRequestsNumberIsTypedWithItsLetterOrWithout() {
    var expected = Optional.of(new RequestNumber(412));
    assertEquals(expected, RequestNumber.typed("412"));
    assertEquals(expected, RequestNumber.typed("r412"));
    assertEquals(expected, RequestNumber.typed(" R412 "));
    assertEquals(Optional.empty(), RequestNumber.typed("R0"));
    assertEquals(Optional.empty(), RequestNumber.typed("store-412"));
    assertEquals("R1", new RequestNumber(1).toString());
    assertThrows(IllegalArgumentException.class, () -> new RequestNumber(0));
  }

  @Test
  void aMarkTellsRequestsOfTheSameNumberApart() {
    var number = new RequestNumber(412);
    assertEquals(
        "R412-20261128T015312Z",
        new RequestMark(number, Instant.parse("2026-11-28T01:53:12.345Z")).toString());
    assertFalse(
        new RequestMark(number, Instant.EPOCH)
            .toString()
            .equals(new RequestMark(number, Instant.EPOCH.plusSeconds(1)).toString()));
  }

  @Test
  void aWayToVerifyIsAWord() {
    assertEquals(List.of("check", "deploy", "none"), WorkloadMode.words());
    assertEquals(Optional.of(WorkloadMode.DEPLOY), WorkloadMode.of("deploy"));
    assertEquals(Optional.empty(), WorkloadMode.of("later"));
  }

  @Test
  void aLanguageIsThatOfTheLocaleWhateverItsCountry() {
    assertEquals(Optional.of(Language.FR), Language.of("fr-CA"));
    assertEquals(Optional.of(Language.EN), Language.of("en"));
    assertEquals(Optional.empty(), Language.of("de-DE"));
    assertEquals("fr", Language.FR.tag());
    assertEquals("en", Language.EN.locale().getLanguage());
  }

  @Test
  void aSecretShowsItselfOnlyWhenAsked() {
    var secret = new Secret("hunter2");
    assertEquals("hunter2", secret.reveal());
    assertEquals("<secret>", secret.toString());
  }

  @Test
  void repositoriesAreOrderedByName() {
    assertTrue(new Repository("menu").compareTo(new Repository("pos")) < 0);
    assertTrue(new Repository("pos").compareTo(new Repository("menu")) > 0);
  }

  @Test
  void eachFailureDoublesTheWaitUpToTheLongest() {
    var backoff = new ExponentialBackoff(Duration.ofSeconds(1), Duration.ofSeconds(30));
    assertEquals(Duration.ofSeconds(1), backoff.after(1));
    assertEquals(Duration.ofSeconds(2), backoff.after(2));
    assertEquals(Duration.ofSeconds(16), backoff.after(5));
    assertEquals(Duration.ofSeconds(30), backoff.after(6));
    assertEquals(Duration.ofSeconds(30), backoff.after(1000));
  }
}
