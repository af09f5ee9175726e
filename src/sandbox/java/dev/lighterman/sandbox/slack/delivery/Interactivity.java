package dev.lighterman.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.slack.blockkit.BlockKitValidator;
import dev.lighterman.sandbox.slack.blockkit.MenuOptions;
import dev.lighterman.sandbox.slack.blockkit.WebApiFailure;
import dev.lighterman.sandbox.slack.workspace.MessageContent;
import dev.lighterman.sandbox.slack.workspace.MethodArguments;
import dev.lighterman.sandbox.slack.workspace.Workspace;
import java.util.function.Supplier;

/** What all interactions use: trigger ids, response URLs, Block Kit, menu options. */
public record Interactivity(
    TriggerIds triggers,
    ResponseUrls responseUrls,
    BlockKitValidator blockKit,
    MenuOptions options,
    Supplier<String> origin) {

  public static Interactivity create(Workspace workspace, Supplier<String> origin) {
    BlockKitValidator blockKit = new BlockKitValidator();
    return new Interactivity(
        new TriggerIds(workspace.clock(), workspace.timeout()),
        new ResponseUrls(workspace, blockKit),
        blockKit,
        new MenuOptions(),
        origin);
  }

  /** The absolute URL of a path of this server. */
  public String url(String path) {
    return origin.get() + path;
  }

  public MessageContent messageContent(ObjectNode response) throws WebApiFailure {
    return MessageContent.of(MethodArguments.of(response), blockKit);
  }
}
