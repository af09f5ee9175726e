package dev.lighterman.sandbox.slack.workspace;

import dev.lighterman.sandbox.slack.blockkit.TargetNotFound;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The state of the workspace: users, channels, messages and open views.
 *
 * @param timeout how long Slack waits for an acknowledgement, and a trigger id is valid
 * @param archived the ids of the channels that are archived now
 */
public record Workspace(
    BotApp app,
    Team team,
    WorkspaceDirectory directory,
    InstantSource clock,
    Duration timeout,
    ChangeListeners changes,
    MessageHistory messages,
    OpenViews views,
    Set<String> archived) {

  public static Workspace create(
      BotApp app,
      Team team,
      InstantSource clock,
      Duration timeout,
      List<SlackUser> additionalUsers) {
    ChangeListeners changes = new ChangeListeners();
    return new Workspace(
        app,
        team,
        WorkspaceDirectory.create(app, additionalUsers),
        clock,
        timeout,
        changes,
        new MessageHistory(clock, changes),
        new OpenViews(changes),
        ConcurrentHashMap.newKeySet());
  }

  public MessageJson messageJson() {
    return new MessageJson(app, team, messages);
  }

  public ViewBuilder viewBuilder() {
    return new ViewBuilder(app, team, clock);
  }

  public PostedMessage postAsBot(MessageLocation location, MessageContent content) {
    return messages.post(app.botUser(), location, content);
  }

  /** The bot becomes a member of a channel. */
  public SlackChannel join(SlackChannel channel) {
    SlackChannel joined = directory.join(channel.id(), app.botUser());
    changes.notifyListeners();
    return joined;
  }

  public SlackUser person(String id) throws TargetNotFound {
    return directory
        .person(id)
        .orElseThrow(() -> new TargetNotFound("There is nobody called " + id + " here."));
  }

  /** A channel of which the person is a member. */
  public SlackChannel channel(String id, SlackUser person) throws TargetNotFound {
    SlackChannel channel =
        directory
            .destination(id)
            .orElseThrow(() -> new TargetNotFound("There is no channel " + id + " here."));
    if (!channel.hasMember(person.id())) {
      throw new TargetNotFound(person.realName() + " is not in " + channel.name() + ".");
    }
    return channel;
  }
}
