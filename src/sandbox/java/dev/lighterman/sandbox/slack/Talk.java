package dev.lighterman.sandbox.slack;

import org.jspecify.annotations.Nullable;

/** What people say to each other; the bot hears of it where it is mentioned. */
record Talk(Workspace workspace, Events events) {
  /** Says something in a channel, or in the thread under {@code thread}. */
  Outcome say(String user, String channel, String text, @Nullable String thread)
      throws NoSuchThing {
    Person person = workspace.person(user);
    Place place = Place.in(workspace.channel(channel, person).id()).inThread(thread);
    return events.said(workspace.messages().post(user, place, Content.text(text)));
  }
}
