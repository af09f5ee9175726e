package dev.lighterman.slack;

import dev.lighterman.durable.Durable;
import dev.lighterman.durable.Task;
import dev.lighterman.slack.message.Announcements;
import dev.lighterman.slack.message.Mailman;
import dev.lighterman.slack.message.Outbox;
import dev.lighterman.slack.message.Pace;
import dev.lighterman.slack.message.Speech;
import dev.lighterman.slack.message.Voices;
import dev.lighterman.store.Store;
import dev.lighterman.workflow.Progress;
import java.time.InstantSource;

/** Tells the workspace how requests come along. */
public final class SlackAnnouncer {
  private final Progress progress;
  private final Task task;

  public SlackAnnouncer(
      SlackWorkspace workspace, Store store, Durable durable, Speech speech, InstantSource clock) {
    Voices voices = new Voices(speech, workspace.roster());
    progress = new Announcements(store.messages(), store.runs(), durable, voices, clock);
    Mailman mailman = new Mailman(store, workspace.postings());
    task =
        new Task(
            Outbox.TASK,
            new Outbox(store, mailman, voices, workspace.presence(), new Pace(clock), clock));
  }

  /** Writes down what there is to say, in the transactions that make it so. */
  public Progress progress() {
    return progress;
  }

  /** Says it afterwards, whatever dies in between. */
  public Task task() {
    return task;
  }
}
