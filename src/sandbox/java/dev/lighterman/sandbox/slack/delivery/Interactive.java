package dev.lighterman.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.slack.blockkit.BlockKit;
import dev.lighterman.sandbox.slack.blockkit.Options;
import dev.lighterman.sandbox.slack.blockkit.Refusal;
import dev.lighterman.sandbox.slack.workspace.Arguments;
import dev.lighterman.sandbox.slack.workspace.Content;
import dev.lighterman.sandbox.slack.workspace.Workspace;
import java.util.function.Supplier;

/** What every interaction hands out and understands: triggers, response addresses, blocks. */
public record Interactive(
    Triggers triggers,
    ResponseUrls urls,
    BlockKit blockKit,
    Options options,
    Supplier<String> address) {

  public static Interactive in(Workspace workspace, Supplier<String> address) {
    BlockKit blockKit = new BlockKit();
    return new Interactive(
        new Triggers(workspace.clock()),
        new ResponseUrls(workspace, blockKit),
        blockKit,
        new Options(),
        address);
  }

  /** A path of this face as the whole address. */
  public String address(String path) {
    return address.get() + path;
  }

  public Content content(ObjectNode said) throws Refusal {
    return Content.of(Arguments.of(said), blockKit);
  }
}
