package dev.lighterman.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;

/** What every interaction hands out and understands: triggers, response addresses, blocks. */
record Interactive(
    Triggers triggers,
    ResponseUrls urls,
    BlockKit blockKit,
    Options options,
    Supplier<String> address) {

  static Interactive in(Workspace workspace, Supplier<String> address) {
    BlockKit blockKit = new BlockKit();
    return new Interactive(
        new Triggers(workspace.clock()),
        new ResponseUrls(workspace, blockKit),
        blockKit,
        new Options(),
        address);
  }

  /** A path of this face as the whole address. */
  String address(String path) {
    return address.get() + path;
  }

  Content content(ObjectNode said) throws Refusal {
    return Content.of(Arguments.of(said), blockKit);
  }
}
