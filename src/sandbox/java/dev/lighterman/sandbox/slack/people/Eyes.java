package dev.lighterman.sandbox.slack.people;

import dev.lighterman.sandbox.slack.blockkit.NoSuchThing;
import dev.lighterman.sandbox.slack.delivery.Container;
import dev.lighterman.sandbox.slack.workspace.Message;
import dev.lighterman.sandbox.slack.workspace.Person;
import dev.lighterman.sandbox.slack.workspace.View;
import dev.lighterman.sandbox.slack.workspace.Workspace;

/** What a person has before them. */
record Eyes(Workspace workspace) {
  Container see(Person person, Target target) throws NoSuchThing {
    if (target.viewId() != null) {
      return new Container.OfView(view(person, target.viewId()));
    }
    Message message =
        workspace.messages().all().stream()
            .filter(each -> each.ts().equals(target.messageTs()))
            .filter(
                each -> target.channel() == null || each.place().channel().equals(target.channel()))
            .findFirst()
            .orElseThrow(() -> new NoSuchThing("There is no message " + target.messageTs() + "."));
    workspace.channel(message.place().channel(), person);
    if (message.ephemeral() && !person.id().equals(message.place().onlyFor())) {
      throw new NoSuchThing("Only " + message.place().onlyFor() + " can see that message.");
    }
    return new Container.OfMessage(message);
  }

  View view(Person person, String id) throws NoSuchThing {
    return workspace
        .views()
        .find(id)
        .filter(view -> view.user().equals(person.id()))
        .orElseThrow(() -> new NoSuchThing(person.realName() + " has no form " + id + " open."));
  }
}
