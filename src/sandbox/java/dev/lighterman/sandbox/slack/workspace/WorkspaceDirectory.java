package dev.lighterman.sandbox.slack.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The users, user groups and channels of the workspace. */
public record WorkspaceDirectory(
    List<SlackUser> people, List<SlackUserGroup> groups, List<SlackChannel> channels) {
  static final String EDGE_OPS = "C01EDGEOPS";
  private static final String STORES = "C02STORES";
  private static final String RANDOM = "C03RANDOM";
  private static final String PARTNERS = "C04PARTNERS";
  static final String ASKER = "U01ASKER";
  static final String APPROVER = "U02APPROVER";

  private static final String OUTSIDER = "U03OUTSIDER";
  private static final String LEAD = "U04LEAD";
  private static final String GUEST = "U05GUEST";

  public WorkspaceDirectory {
    people = List.copyOf(people);
    groups = List.copyOf(groups);
    channels = new CopyOnWriteArrayList<>(channels);
  }

  /**
   * The default directory; the bot is a member of all channels but {@code #random}.
   *
   * @param additionalUsers members of {@code #edge-ops}, {@code #stores} and {@code #random}
   */
  static WorkspaceDirectory create(BotApp app, List<SlackUser> additionalUsers) {
    List<SlackUser> people = new ArrayList<>(defaultUsers(app));
    people.addAll(additionalUsers);
    List<SlackUserGroup> groups =
        List.of(
            new SlackUserGroup("S01LEADS", "edge-leads", "Edge leads", List.of(APPROVER, LEAD)),
            new SlackUserGroup("S02ONCALL", "edge-oncall", "Edge on call", List.of(APPROVER)));
    List<String> additional = additionalUsers.stream().map(SlackUser::id).toList();
    return new WorkspaceDirectory(people, groups, channels(people, app, additional));
  }

  private static List<SlackUser> defaultUsers(BotApp app) {
    return List.of(
        new SlackUser(ASKER, "amina", "Amina Diallo", "asker", false, "en-US"),
        new SlackUser(APPROVER, "ben", "Ben Okafor", "approver", false, "en-US"),
        new SlackUser(OUTSIDER, "olga", "Olga Petrova", "outsider", false, "en-US"),
        new SlackUser(LEAD, "chiara", "Chiara Rossi", "lead", false, "en-GB"),
        new SlackUser(GUEST, "gus", "Gus Guest", "guest", true, "en-US"),
        new SlackUser(
            app.botUser(), "lighterman", "Lighterman", SlackUser.BOT_ROLE, false, "en-US"),
        SlackUser.SLACKBOT);
  }

  private static List<SlackChannel> channels(
      List<SlackUser> people, BotApp app, List<String> additional) {
    String bot = app.botUser();
    List<SlackChannel> channels = new ArrayList<>();
    List<String> inEdgeOps = members(additional, ASKER, APPROVER, OUTSIDER, LEAD, GUEST, bot);
    String topic = "Connected registries, Arc, deploys";
    channels.add(SlackChannel.of(EDGE_OPS, "edge-ops", topic, inEdgeOps));
    List<String> inStores = members(additional, ASKER, OUTSIDER, bot);
    channels.add(SlackChannel.of(STORES, "stores", "What the stores ask for", inStores));
    List<String> inRandom = members(additional, ASKER, APPROVER, OUTSIDER, LEAD);
    channels.add(SlackChannel.of(RANDOM, "random", "Anything", inRandom));
    List<String> inPartners = List.of(ASKER, APPROVER, bot);
    String shared = "Shared with Quayside Retail";
    channels.add(new SlackChannel(PARTNERS, "partners", shared, false, true, inPartners));
    for (SlackUser person : people) {
      if (!person.bot()) {
        channels.add(
            new SlackChannel(
                person.dm(), person.name(), "", true, false, List.of(person.id(), bot)));
      }
    }
    return channels;
  }

  private static List<String> members(List<String> additional, String... defaults) {
    return Stream.concat(Stream.of(defaults), additional.stream()).toList();
  }

  public Optional<SlackUser> person(String id) {
    return people.stream().filter(person -> person.id().equals(id)).findFirst();
  }

  public Optional<SlackChannel> channel(String id) {
    return channels.stream().filter(channel -> channel.id().equals(id)).findFirst();
  }

  /** Makes somebody a member of a channel; returns it with all its members. */
  synchronized SlackChannel join(String channel, String user) {
    channels.replaceAll(
        each -> each.id().equals(channel) && !each.hasMember(user) ? each.withMember(user) : each);
    return channel(channel).orElseThrow();
  }

  public Optional<SlackUserGroup> group(String id) {
    return groups.stream().filter(group -> group.id().equals(id)).findFirst();
  }

  /** The channel of a message's target: a channel's id or name, or a person's direct messages. */
  public Optional<SlackChannel> destination(String target) {
    String name = target.startsWith("#") ? target.substring(1) : target;
    return channel(target)
        .or(() -> person(target).filter(person -> !person.bot()).flatMap(p -> channel(p.dm())))
        .or(() -> channels.stream().filter(c -> !c.im() && c.name().equals(name)).findFirst());
  }
}
