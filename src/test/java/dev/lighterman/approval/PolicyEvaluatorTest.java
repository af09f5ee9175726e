package dev.lighterman.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.approval.Member.Standing;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.settings.Glob;
import dev.lighterman.settings.People;
import dev.lighterman.settings.PolicyChannels;
import dev.lighterman.settings.PolicySettings;
import dev.lighterman.settings.PolicySettings.Approval;
import dev.lighterman.settings.PolicySettings.Freeze;
import dev.lighterman.settings.PolicySettings.ListedChannel;
import dev.lighterman.settings.PolicySettings.Rule;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Language;
import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Risk;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.UserGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class PolicyEvaluatorTest {
  private static final Channel EDGE = new Channel("C01EDGEOPS");
  private static final Channel STORES = new Channel("C02STORES");
  private static final Channel RANDOM = new Channel("C03RANDOM");
  private static final Channel DIRECT = new Channel("D01ASKER");
  private static final UserGroup LEADS = new UserGroup("S01LEADS");
  private static final Member AMINA = full("U01ASKER");
  private static final Member BEN = full("U02APPROVER", LEADS);
  private static final Member OLGA = full("U03OUTSIDER");
  private static final Member CHIARA = full("U04LEAD", LEADS);

  private static final Rule CANARY =
      rule("canary", "ring=canary", STORES, people("U03OUTSIDER"), people("U04LEAD"), 1);
  private static final Rule STORE =
      rule("stores", "store-*", STORES, people("U01ASKER"), leads(), 2);
  private static final Rule ANY = rule("edge", "*", EDGE, People.EVERYONE, leads(), 1);

  private final PolicyEvaluator policy =
      new PolicyEvaluator(new PolicySettings(listed(EDGE, STORES), List.of(CANARY, STORE, ANY)));

  @Test
  void firstRuleThatMatchesDecides() {
    assertAllowed("canary", policy.mayAsk(OLGA, about("store-101", "canary", STORES)));
    assertDenied(
        "approval.may-not-ask", policy.mayAsk(AMINA, about("store-101", "canary", STORES)));
    assertAllowed("stores", policy.mayAsk(AMINA, about("store-101", "west", STORES)));
    assertDenied("approval.no-rule", policy.mayAsk(AMINA, about("kiosk-02", "west", STORES)));
    assertAllowed("edge", policy.mayAsk(OLGA, about("kiosk-02", "west", EDGE)));
  }

  /** Which of the sites are shown is decided for each of them. */
  @Test
  void whoMaySeeSomeSiteMayAskAboutSites() {
    Member ines = full("U06STORES");
    Rule labs = seen("labs", "lab-*", "U04LEAD");
    Rule stores = seen("stores", "store-*", "U06STORES");
    var split = new PolicyEvaluator(new PolicySettings(listed(EDGE), List.of(labs, stores)));

    assertAllowed(
        "stores", split.maySee(ines, new PolicyRequest("list", "", Map.of(), null, EDGE)));
    assertDenied("approval.may-not-see", split.maySee(ines, about("lab-1", "w", EDGE)));
    assertDenied(
        "approval.may-not-see",
        split.maySee(OLGA, new PolicyRequest("list", "", Map.of(), null, EDGE)));
  }

  @Test
  void directMessagesShowWhatSomeChannelShowsAndNoMore() {
    Rule labs = seen("labs", "lab-*", "U04LEAD");
    Rule others = rule("others", "*", EDGE, People.EVERYONE, leads(), 1);
    var split = new PolicyEvaluator(new PolicySettings(listed(EDGE), List.of(labs, others)));

    assertDenied("approval.may-not-see-here", split.maySee(OLGA, about("lab-1", "w", DIRECT)));
    assertAllowed("others", split.maySee(OLGA, about("store-1", "w", DIRECT)));
  }

  @Test
  void ofAChannelThatListsItsSitesNobodySeesOthersNeitherThereNorInDirectMessages() {
    var edge = PolicyChannels.showing(EDGE, new Glob("store-*"), new Glob("ring=lab"));
    for (List<Rule> rules : List.of(List.of(ANY), List.<Rule>of())) {
      var may = new PolicyEvaluator(new PolicySettings(List.of(edge), rules));
      String rule = rules.isEmpty() ? "channels" : "edge";

      assertAllowed(rule, may.maySee(OLGA, about("store-1", "west", EDGE)));
      assertAllowed(rule, may.maySee(OLGA, about("store-1", "west", DIRECT)));
      assertAllowed(rule, may.maySee(OLGA, about("kiosk-1", "lab", EDGE)));
      assertAllowed(rule, may.maySee(OLGA, about("", "west", EDGE)));
      assertDenied("approval.may-not-see-here", may.maySee(OLGA, about("kiosk-1", "w", EDGE)));
      assertDenied("approval.may-not-see-here", may.maySee(OLGA, about("kiosk-1", "w", DIRECT)));
    }
  }

  @Test
  void aRuleSpeaksOfItsOperationsAlone() {
    var deploying = speakingOf(ANY, List.of(new Glob("deploy"), new Glob("re*")), ANY.sites());
    var may = new PolicyEvaluator(new PolicySettings(listed(EDGE), List.of(deploying)));

    assertAllowed("edge", may.mayAsk(AMINA, to("deploy")));
    assertAllowed("edge", may.mayAsk(AMINA, to("remove")));
    assertDenied("approval.no-rule", may.mayAsk(AMINA, to("upgrade")));
    assertDenied("approval.no-rule", may.maySee(AMINA, to("upgrade")));
    assertDenied("approval.no-rule", may.mayApprove(BEN, request(AMINA), to("upgrade")));
    assertEquals("", may.approvalRequirement(to("upgrade")).rule());
  }

  @Test
  void aRuleSpeaksOfItsSitesAlone() {
    var stores = speakingOf(ANY, ANY.operations(), List.of(new Glob("store-*")));
    var may = new PolicyEvaluator(new PolicySettings(listed(EDGE), List.of(stores)));

    assertAllowed("edge", may.mayAsk(AMINA, about("store-1", "w", EDGE)));
    assertDenied("approval.no-rule", may.mayAsk(AMINA, about("kiosk-1", "w", EDGE)));
    assertDenied(
        "approval.no-rule", may.mayApprove(BEN, request(AMINA), about("kiosk-1", "w", EDGE)));
    assertEquals(
        new ApprovalRequirement("", List.of(), 1, Duration.ofHours(1), false),
        may.approvalRequirement(about("kiosk-1", "w", EDGE)));
  }

  private static PolicyRequest to(String operation) {
    return new PolicyRequest(operation, "store-1", Map.of(), Risk.ADDS, EDGE);
  }

  private static Rule speakingOf(Rule rule, List<Glob> operations, List<Glob> sites) {
    return new Rule(
        rule.name(),
        operations,
        sites,
        rule.risks(),
        rule.channels(),
        rule.see(),
        rule.ask(),
        rule.approve());
  }

  @Test
  void channelHasToBeListed() {
    assertDenied("approval.channel-not-listed", policy.maySee(AMINA, about("a", "west", RANDOM)));
    assertDenied("approval.channel-not-listed", policy.mayAsk(AMINA, about("a", "west", RANDOM)));
  }

  @Test
  void directMessagesAreForQuestionsOnly() {
    assertAllowed("edge", policy.maySee(OLGA, about("store-101", "west", DIRECT)));
    assertDenied("approval.ask-in-a-channel", policy.mayAsk(AMINA, about("store-1", "w", DIRECT)));
    assertDenied(
        "approval.may-not-see-here", policy.maySee(guest("U05GUEST"), about("a", "w", DIRECT)));
  }

  @Test
  void askerMayNotApprove() {
    var leadAsks = request(BEN);

    assertDenied("approval.own", policy.mayApprove(BEN, leadAsks, about("store-1", "w", EDGE)));
    assertAllowed("edge", policy.mayApprove(CHIARA, leadAsks, about("store-1", "w", EDGE)));
  }

  @Test
  void onlyThoseWhomTheRuleNamesMayApprove() {
    var denied =
        (PolicyDecision.Denied)
            policy.mayApprove(OLGA, request(AMINA), about("store-1", "w", EDGE));

    assertEquals("approval.may-not-approve", denied.why().key());
    assertEquals(List.of(LEADS), denied.why().values().get("by"));
  }

  @ParameterizedTest
  @EnumSource(value = Standing.class, mode = EnumSource.Mode.EXCLUDE, names = "FULL")
  void noOneButFullMembersEverApproves(Standing standing) {
    var lead = new Member(BEN.person(), Set.of(LEADS), standing);

    assertFalse(
        policy.mayApprove(lead, request(AMINA), about("store-1", "w", EDGE))
            instanceof PolicyDecision.Allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "FULL,    ,                        edge",
    "GUEST,   approval.guest,          ",
    "BOT,     approval.bot,            ",
    "FOREIGN, approval.foreign,        ",
    "GONE,    approval.gone,           ",
  })
  void everyoneMeansEveryFullMember(
      Standing standing,
      @org.jspecify.annotations.Nullable String why,
      @org.jspecify.annotations.Nullable String rule) {
    var decision =
        policy.mayAsk(new Member(OLGA.person(), Set.of(), standing), about("a", "w", EDGE));

    switch (decision) {
      case PolicyDecision.Allowed allowed -> assertEquals(rule, allowed.rule());
      case PolicyDecision.Denied denied -> assertEquals(why, denied.why().key());
    }
  }

  @Test
  void guestMayWhatNamesThem() {
    assertAllowed(
        "canary", policy.mayAsk(guest("U03OUTSIDER"), about("store-1", "canary", STORES)));
  }

  @Test
  void approvalsSayWhoHowManyAndHowLong() {
    assertEquals(
        new ApprovalRequirement("stores", List.of(LEADS), 2, Duration.ofHours(1), false),
        policy.approvalRequirement(about("store-1", "west", STORES)));
    assertTrue(policy.approvalRequirement(about("kiosk-1", "west", STORES)).by().isEmpty());
  }

  @Test
  void anyFullMemberIsNamedAsSuch() {
    var open = rule("open", "*", EDGE, People.EVERYONE, People.EVERYONE, 1);
    var may = new PolicyEvaluator(new PolicySettings(listed(EDGE), List.of(open)));

    assertEquals(
        List.of(Sentence.of("approval.any-member")),
        may.approvalRequirement(about("a", "w", EDGE)).by());
  }

  @Test
  void policyItselfMayApprove() {
    var night = rule("night", "*", EDGE, leads(), People.NOBODY, 0);
    var may = new PolicyEvaluator(new PolicySettings(listed(EDGE), List.of(night)));

    assertFalse(may.approvalRequirement(about("a", "w", EDGE)).needed());
  }

  @Test
  void withoutRulesListedChannelsMayLookAndNoOneMayAsk() {
    var may = new PolicyEvaluator(new PolicySettings(listed(EDGE), List.of()));

    assertAllowed("channels", may.maySee(OLGA, about("", "w", EDGE)));
    assertDenied("approval.guest", may.maySee(guest("U05GUEST"), about("", "w", EDGE)));
    assertDenied("approval.no-rule", may.mayAsk(AMINA, about("", "w", EDGE)));
  }

  @Test
  void withoutAPolicyNobodyMayAnything() {
    var may = new PolicyEvaluator(PolicySettings.NOTHING);

    assertDenied("approval.channel-not-listed", may.maySee(AMINA, about("", "w", EDGE)));
    assertDenied("approval.channel-not-listed", may.mayAsk(AMINA, about("", "w", EDGE)));
  }

  @Test
  void whatIsAboutNoSiteIsMatchedByOperation() {
    assertAllowed("canary", policy.maySee(OLGA, about("", "", STORES)));
  }

  @Test
  void aRuleCanSpeakOfOneRiskAlone() {
    var careful =
        new Rule(
            "removals",
            List.of(new Glob("*")),
            List.of(new Glob("*")),
            List.of(Risk.REMOVES),
            List.of(EDGE),
            People.EVERYONE,
            people("U02APPROVER"),
            new Approval(leads(), 2, Duration.ofHours(1), false));
    var may = new PolicyEvaluator(new PolicySettings(listed(EDGE), List.of(careful, ANY)));

    assertEquals(1, may.approvalRequirement(of(Risk.ADDS)).count());
    assertEquals(2, may.approvalRequirement(of(Risk.REMOVES)).count());
    assertAllowed("removals", may.mayAskAnywhere(BEN, of(null)));
    assertAllowed("edge", may.mayAskAnywhere(AMINA, of(null)));
    assertAllowed("edge", may.maySee(OLGA, of(null)));
  }

  @Test
  void aChannelsOwnApproversDecideWhatIsAskedThere() {
    var own =
        new ListedChannel(
            EDGE,
            List.of(),
            List.of(),
            people("U03OUTSIDER"),
            null,
            null,
            List.of(),
            People.NOBODY,
            Language.EN);
    var may = new PolicyEvaluator(new PolicySettings(List.of(own), List.of(ANY)));

    assertEquals(List.of(OLGA.person()), may.approvalRequirement(of(Risk.ADDS)).by());
    assertAllowed("edge", may.mayApprove(OLGA, request(AMINA), of(Risk.ADDS)));
    assertDenied("approval.may-not-approve", may.mayApprove(BEN, request(AMINA), of(Risk.ADDS)));
  }

  @Test
  void aFreezeOfThePolicyCoversItsSitesAndIsToldWhereTheyAreShown() {
    var freezes =
        List.of(
            new Freeze(List.of(new Glob("ring=canary")), "inventory week"),
            new Freeze(List.of(new Glob("lab-*")), "moving house"));
    var may = new PolicyEvaluator(new PolicySettings(listed(EDGE), List.of(), List.of(), freezes));

    assertEquals(Optional.of("inventory week"), may.frozen(about("store-1", "canary", EDGE)));
    assertEquals(Optional.of("moving house"), may.frozen(about("lab-1", "canary-2", EDGE)));
    assertEquals(Optional.empty(), may.frozen(about("store-1", "stable", EDGE)));
    assertEquals(2, may.freezes(List.of(EDGE)).size());
    assertEquals(List.of(), may.freezes(List.of(STORES)));
  }

  private static PolicyRequest of(@Nullable Risk risk) {
    return new PolicyRequest("deploy", "", Map.of(), risk, EDGE);
  }

  @Test
  void anotherPolicyHasAnotherHash() {
    var other = new PolicyEvaluator(new PolicySettings(listed(EDGE), List.of(ANY)));

    assertEquals(64, policy.policyHash().length());
    assertNotEquals(policy.policyHash(), other.policyHash());
  }

  private static PolicyRequest about(String site, String ring, Channel channel) {
    return new PolicyRequest("deploy", site, Map.of("ring", ring), Risk.ADDS, channel);
  }

  private static Request request(Member asker) {
    var intent =
        new Intent("deploy", List.of("store-1"), new LinkedHashMap<>(), asker.person(), EDGE);
    return new Request(
        new RequestNumber(412), 1, intent, new RequestState.Planning(), null, null, Instant.EPOCH);
  }

  private static Rule rule(
      String name, String sites, Channel channel, People ask, People approve, int count) {
    return new Rule(
        name,
        List.of(new Glob("*")),
        List.of(new Glob(sites)),
        List.of(),
        List.of(channel),
        People.EVERYONE,
        ask,
        new Approval(approve, count, Duration.ofHours(1), false));
  }

  /** Only this person sees anything of these sites. */
  private static Rule seen(String name, String sites, String person) {
    Rule rule = rule(name, sites, EDGE, People.NOBODY, leads(), 1);
    return new Rule(
        name,
        rule.operations(),
        rule.sites(),
        rule.risks(),
        rule.channels(),
        people(person),
        rule.ask(),
        rule.approve());
  }

  private static List<ListedChannel> listed(Channel... channels) {
    return List.of(channels).stream().map(id -> PolicyChannels.listed(id, People.NOBODY)).toList();
  }

  private static People people(String id) {
    return new People(false, List.of(new Person(id)), List.of());
  }

  private static People leads() {
    return new People(false, List.of(), List.of(LEADS));
  }

  private static Member full(String id, UserGroup... groups) {
    return new Member(new Person(id), Set.of(groups), Standing.FULL);
  }

  private static Member guest(String id) {
    return new Member(new Person(id), Set.of(), Standing.GUEST);
  }

  private static void assertAllowed(String rule, PolicyDecision decision) {
    assertEquals(new PolicyDecision.Allowed(rule), decision);
  }

  private static void assertDenied(String why, PolicyDecision decision) {
    assertEquals(
        why, decision instanceof PolicyDecision.Denied denied ? denied.why().key() : "allowed");
  }
}
