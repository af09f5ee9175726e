package dev.lighterman.sandbox.slack.workspace;

import dev.lighterman.sandbox.slack.blockkit.NoSuchThing;
import java.time.InstantSource;
import java.util.List;

/** The workspace: who and what is in it, what has been said, and which forms are open. */
public record Workspace(
    BotApp app,
    Team team,
    Directory directory,
    InstantSource clock,
    Changes changes,
    Messages messages,
    Views views) {

  public static Workspace harbour(BotApp app, InstantSource clock, List<Person> more) {
    Changes changes = new Changes();
    return new Workspace(
        app,
        Team.HARBOUR,
        Directory.harbour(app, more),
        clock,
        changes,
        new Messages(clock, changes),
        new Views(changes));
  }

  public MessageJson json() {
    return new MessageJson(app, team, messages);
  }

  public ViewDrafts drafts() {
    return new ViewDrafts(app, team, clock);
  }

  public Message say(Place place, Content content) {
    return messages.post(app.botUser(), place, content);
  }

  public Person person(String id) throws NoSuchThing {
    return directory
        .person(id)
        .orElseThrow(() -> new NoSuchThing("There is nobody called " + id + " here."));
  }

  /** The channel that a person looks at. */
  public Channel channel(String id, Person person) throws NoSuchThing {
    Channel channel =
        directory
            .destination(id)
            .orElseThrow(() -> new NoSuchThing("There is no channel " + id + " here."));
    if (!channel.holds(person.id())) {
      throw new NoSuchThing(person.realName() + " is not in " + channel.name() + ".");
    }
    return channel;
  }
}
