package dev.lighterman.workflow;

import static dev.lighterman.workflow.FakeStep.created;
import static dev.lighterman.workflow.Transitions.PLAN;
import static dev.lighterman.workflow.WorkflowFixture.AMINA;
import static dev.lighterman.workflow.WorkflowFixture.BEN;
import static dev.lighterman.workflow.WorkflowFixture.CHIARA;
import static dev.lighterman.workflow.WorkflowFixture.EDGE_OPS;
import static dev.lighterman.workflow.WorkflowFixture.KIOSKS;
import static dev.lighterman.workflow.WorkflowFixture.OLGA;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.approval.Member;
import dev.lighterman.request.Decision;
import dev.lighterman.request.Intent;
import dev.lighterman.request.ListedRequest;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.site.SiteVisibility.VisibleSites;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which requests wait for whom, and which requests and sites a person may see. */
final class PolicyRequestFiltersTest {
  private final WorkflowFixture fixture;

  PolicyRequestFiltersTest(@TempDir Path directory) {
    fixture = WorkflowFixture.byHand(StoreSettings.in(directory), new ManualClock(), 2);
    fixture.plan(created("token"));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aRequestWaitsForWhoMayApproveItAndHasNotVoted() {
    RequestNumber number = planned();

    assertTrue(waitsFor(BEN, number) && waitsFor(CHIARA, number));
    assertFalse(waitsFor(AMINA, number), "who asked may not approve");
    assertFalse(waitsFor(OLGA, number));

    fixture.approve(number, BEN);
    assertFalse(waitsFor(BEN, number), "he has voted");
    assertTrue(waitsFor(CHIARA, number));

    fixture.approve(number, CHIARA);
    assertFalse(waitsFor(CHIARA, number), "it is approved");
  }

  @Test
  void aRequestThatIsNotPlannedYetWaitsForNobody() {
    assertFalse(waitsFor(BEN, fixture.ask()));
  }

  @Test
  void aRequestIsListedForWhoAskedAndForWhoMaySeeIt() {
    RequestNumber number = planned();
    fixture.seeing(BEN);

    assertTrue(sees(AMINA, number) && sees(BEN, number));
    assertFalse(sees(OLGA, number));

    fixture.decides(BEN, Decision.REJECT, number);
    assertTrue(sees(BEN, number), "what is over too");
  }

  @Test
  void aGuestSeesNothing() {
    RequestNumber number = planned();
    fixture.is(AMINA, Member.Standing.GUEST);
    fixture.is(OLGA, Member.Standing.GUEST);

    assertFalse(sees(AMINA, number) || sees(OLGA, number));
  }

  @Test
  void aPersonSeesTheSitesThatTheirChannelShowsAndThePolicyLetsThemSee() {
    fixture.seeing(BEN);

    assertTrue(sites(BEN, EDGE_OPS).isVisible("store-104", Map.of()));
    assertFalse(sites(OLGA, EDGE_OPS).isVisible("store-104", Map.of()));
    assertFalse(sites(BEN, KIOSKS).isVisible("store-104", Map.of()));
    assertTrue(sites(BEN, KIOSKS).isVisible("kiosk-2", Map.of()));
  }

  private RequestNumber planned() {
    RequestNumber number = fixture.ask();
    fixture.runs(PLAN, number);
    return number;
  }

  private boolean waitsFor(Person person, RequestNumber number) {
    return filters().awaiting(person).test(ListedRequest.of(fixture.request(number)));
  }

  private boolean sees(Person person, RequestNumber number) {
    return filters().visible(person).test(ListedRequest.of(fixture.request(number)));
  }

  private PolicyRequestFilters filters() {
    return new PolicyRequestFilters(fixture.store, fixture::policy, fixture::known);
  }

  private VisibleSites sites(Person person, Channel channel) {
    var intent = new Intent("list", List.of(), new LinkedHashMap<>(), person, channel);
    return new PolicySiteVisibility(fixture::policy, fixture::known).of(intent);
  }
}
