package dev.lighterman.sandbox.slack.people;

import dev.lighterman.sandbox.slack.blockkit.NoSuchThing;
import dev.lighterman.sandbox.slack.delivery.Events;
import dev.lighterman.sandbox.slack.delivery.Outcome;
import dev.lighterman.sandbox.slack.workspace.Content;
import dev.lighterman.sandbox.slack.workspace.Person;
import dev.lighterman.sandbox.slack.workspace.Place;
import dev.lighterman.sandbox.slack.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** What people say to each other; the bot hears of it where it is mentioned. */
public record Talk(Workspace workspace, Events events) {
  /** Says something in a channel, or in the thread under {@code thread}. */
  public Outcome say(String user, String channel, String text, @Nullable String thread)
      throws NoSuchThing {
    Person person = workspace.person(user);
    Place place = Place.in(workspace.channel(channel, person).id()).inThread(thread);
    return events.said(workspace.messages().post(user, place, Content.text(text)));
  }
}
