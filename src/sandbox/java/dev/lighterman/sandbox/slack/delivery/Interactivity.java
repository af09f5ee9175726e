package dev.lighterman.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.slack.blockkit.BlockKitValidator;
import dev.lighterman.sandbox.slack.blockkit.MenuOptions;
import dev.lighterman.sandbox.slack.blockkit.WebApiFailure;
import dev.lighterman.sandbox.slack.workspace.MessageContent;
import dev.lighterman.sandbox.slack.workspace.MethodArguments;
import dev.lighterman.sandbox.slack.workspace.Workspace;
import java.util.function.Supplier;

/** What every interaction hands out and understands: triggers, response addresses, blocks. */
public record Interactivity(
    TriggerIds triggers,
    ResponseUrls urls,
    BlockKitValidator blockKit,
    MenuOptions options,
    Supplier<String> address) {

  public static Interactivity in(Workspace workspace, Supplier<String> address) {
    BlockKitValidator blockKit = new BlockKitValidator();
    return new Interactivity(
        new TriggerIds(workspace.clock()),
        new ResponseUrls(workspace, blockKit),
        blockKit,
        new MenuOptions(),
        address);
  }

  /** A path of this face as the whole address. */
  public String address(String path) {
    return address.get() + path;
  }

  public MessageContent content(ObjectNode said) throws WebApiFailure {
    return MessageContent.of(MethodArguments.of(said), blockKit);
  }
}
