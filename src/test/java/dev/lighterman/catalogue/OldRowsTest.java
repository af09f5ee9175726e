package dev.lighterman.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.operation.deploy.DeployDetails;
import dev.lighterman.request.Details;
import dev.lighterman.request.Finding;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.StepProgress;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.status.CardRenderer;
import dev.lighterman.status.SentenceRenderer;
import dev.lighterman.step.cloud.RemoveRegistryResource;
import dev.lighterman.store.PlanJson;
import dev.lighterman.store.Store;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.WorkloadMode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A database that was written before details and findings had types, with 29 requests that wait,
 * run, halted and ended, is read as if it had been written today.
 */
final class OldRowsTest {
  @TempDir private Path folder;
  private Store store;

  @BeforeEach
  void restore() throws IOException, SQLException {
    StoreSettings settings = StoreSettings.in(folder);
    try (var connection = DriverManager.getConnection(settings.jdbcUrl());
        var statement = connection.createStatement()) {
      statement.executeUpdate(text("lighterman.sql"));
    }
    store = Store.open(settings, new PlanJson(Operations.planFormats()));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void everyRequestIsReadInItsState() {
    Map<String, Long> states =
        store.requests().recent(100).stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.state().getClass().getSimpleName(), Collectors.counting()));

    assertEquals(
        Map.ofEntries(
            Map.entry("AwaitingApproval", 5L),
            Map.entry("Expired", 1L),
            Map.entry("Halted", 3L),
            Map.entry("Left", 1L),
            Map.entry("Refused", 4L),
            Map.entry("Rejected", 1L),
            Map.entry("Succeeded", 10L),
            Map.entry("Superseded", 1L),
            Map.entry("Undone", 1L),
            Map.entry("Withdrawn", 2L)),
        states);
  }

  @Test
  void whatWasApprovedThenIsStillApproved() {
    for (Request each : store.requests().open()) {
      if (each.state() instanceof RequestState.AwaitingApproval waiting) {
        assertTrue(waiting.hash().isOf(plan(each)), each.number()::toString);
      }
    }
    var approved = new PlanHash("7504353826dcfabe8fb1a17d0644eda1891e0075efff6178e6bdcb7969949cdf");
    assertTrue(approved.isOf(plan(request(25))));
  }

  /** Buttons and approvals of a version before this one name its plans by their hashes. */
  @Test
  void thePlansOfTheVersionBeforeKeepTheirHashes() {
    assertEquals("525b17aa", PlanHash.of(plan(request(25))).brief());
    assertEquals("ef926f5d", PlanHash.of(plan(request(26))).brief());
  }

  @Test
  void theDetailsOfADeploymentAreAllThere() {
    var details = assertInstanceOf(DeployDetails.class, plan(request(26)).details());

    assertEquals("store-104", details.cluster().name());
    assertEquals("store104", details.connectedRegistry().name());
    assertEquals(WorkloadMode.DEPLOY, details.workload());
    assertEquals(
        "myacrregistry/store104-pull",
        details.connectedRegistry().parent().name() + "/" + details.pullName());
    assertEquals("west", details.labels().get("ring"));
    assertEquals(true, details.manualCommands().isPresent());
    assertEquals(
        new Details.RightsScope(details.connectedRegistry().parent(), null), details.rightsScope());
  }

  @Test
  void stepsThatHadAnotherNameAreRead() {
    assertEquals(
        3,
        plan(request(28)).steps().stream()
            .filter(each -> each.step() instanceof RemoveRegistryResource)
            .filter(each -> each.id().text().matches("remove-(connected-registry|token-.*)"))
            .count());
  }

  @Test
  void whatStepsFoundIsRead() {
    List<Finding> findings =
        store.runs().of(request(18)).stream()
            .map(StepProgress::finding)
            .filter(Objects::nonNull)
            .toList();

    assertEquals(
        List.of("ImportedImage", "ConnectedRegistryState", "ImagePull"),
        findings.stream().map(each -> each.getClass().getSimpleName()).toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 16, 18, 20, 24})
  void peopleReadOfASuccessWhatTheyReadThen(int number) throws IOException {
    Request request = request(number);
    var cards = new CardRenderer(new SentenceRenderer(Locale.ENGLISH));

    assertEquals(
        text("R" + number + ".txt"),
        cards.ended(request, store.runs().of(request), Instant.EPOCH).text());
  }

  private Request request(int number) {
    return store.requests().find(new RequestNumber(number)).orElseThrow();
  }

  private static Plan plan(Request request) {
    return Objects.requireNonNull(request.plan());
  }

  private static String text(String name) throws IOException {
    try (InputStream resource = OldRowsTest.class.getResourceAsStream("old-rows/" + name)) {
      return new String(
          Objects.requireNonNull(resource, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
