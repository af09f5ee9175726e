package dev.lighterman.sandbox.slack.people;

import dev.lighterman.sandbox.slack.blockkit.TargetNotFound;
import dev.lighterman.sandbox.slack.delivery.InteractionContainer;
import dev.lighterman.sandbox.slack.workspace.PostedMessage;
import dev.lighterman.sandbox.slack.workspace.SlackUser;
import dev.lighterman.sandbox.slack.workspace.View;
import dev.lighterman.sandbox.slack.workspace.Workspace;

/** Finds the messages and views that a person can see. */
record VisibleSurface(Workspace workspace) {
  InteractionContainer find(SlackUser person, InteractionTarget target) throws TargetNotFound {
    if (target.viewId() != null) {
      return new InteractionContainer.OfView(view(person, target.viewId()));
    }
    PostedMessage message =
        workspace.messages().all().stream()
            .filter(each -> each.ts().equals(target.messageTs()))
            .filter(each ->
                target.channel() == null || each.location().channel().equals(target.channel()))
            .findFirst()
            .orElseThrow(
                () -> new TargetNotFound("There is no message " + target.messageTs() + "."));
    workspace.channel(message.location().channel(), person);
    if (message.ephemeral() && !person.id().equals(message.location().ephemeralTo())) {
      throw new TargetNotFound(
          "Only " + message.location().ephemeralTo() + " can see that message.");
    }
    return new InteractionContainer.OfMessage(message);
  }

  View view(SlackUser person, String id) throws TargetNotFound {
    return workspace
        .views()
        .find(id)
        .filter(view -> view.user().equals(person.id()))
        .orElseThrow(() -> new TargetNotFound(person.realName() + " has no form " + id + " open."));
  }
}
