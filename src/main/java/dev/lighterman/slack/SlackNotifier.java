package dev.lighterman.slack;

import dev.lighterman.durable.Task;
import dev.lighterman.durable.TaskScheduler;
import dev.lighterman.slack.message.EditRateLimiter;
import dev.lighterman.slack.message.LocalizedRenderers;
import dev.lighterman.slack.message.MessageSender;
import dev.lighterman.slack.message.Outbox;
import dev.lighterman.slack.message.PostRateLimiter;
import dev.lighterman.slack.message.RequestNotifier;
import dev.lighterman.slack.message.UnconfirmedMessages;
import dev.lighterman.store.Store;
import dev.lighterman.workflow.ProgressListener;
import java.time.InstantSource;

/** Posts the progress of requests to Slack. */
public final class SlackNotifier {
  private final ProgressListener progress;
  private final Task task;

  public SlackNotifier(
      SlackWorkspace workspace,
      Store store,
      TaskScheduler scheduler,
      LocalizedRenderers renderers,
      InstantSource clock) {
    progress = new RequestNotifier(store.messages(), store.runs(), scheduler, renderers, clock);
    MessageSender sender =
        new MessageSender(
            store,
            workspace.chat(),
            new UnconfirmedMessages(store, workspace.sentMessages(), clock),
            new PostRateLimiter(clock),
            clock);
    task =
        new Task(
            Outbox.TASK,
            new Outbox(
                store,
                sender,
                renderers,
                renderers.approversIn(workspace.channelMembers(), workspace.identity()),
                workspace.membership(),
                new EditRateLimiter(clock),
                clock));
  }

  /** Stores the messages to post, in the transactions that change a request. */
  public ProgressListener progress() {
    return progress;
  }

  /** The task that posts the stored messages, also after a crash. */
  public Task task() {
    return task;
  }
}
