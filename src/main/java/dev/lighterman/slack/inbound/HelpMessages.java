package dev.lighterman.slack.inbound;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lighterman.command.Usage;
import dev.lighterman.slack.message.LocalizedRenderers;
import dev.lighterman.slack.message.SlackMessage;
import dev.lighterman.value.Language;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Help, rendered once for all who may see the same commands in the same language: it stays the same
 * until the next start, and rendering it takes a third of the time to its acknowledgement.
 */
final class HelpMessages {
  private static final int MAX_ENTRIES = 50;

  private final LocalizedRenderers renderers;
  private final Cache<Key, SlackMessage> rendered =
      Caffeine.newBuilder().maximumSize(MAX_ENTRIES).build();

  /**
   * What the help depends on.
   *
   * @param command the slash command as it was typed
   * @param visible the verbs of the commands that the person may see
   * @param verb whose help it is; empty for all
   */
  private record Key(
      Language language, String command, List<String> visible, Optional<String> verb) {}

  HelpMessages(LocalizedRenderers renderers) {
    this.renderers = renderers;
  }

  /**
   * The help about one command, or about all.
   *
   * @param usage null for all
   */
  SlackMessage about(TypedCommand command, List<Usage> visible, @Nullable Usage usage) {
    Language language = renderers.language(command.replyTarget());
    var key =
        new Key(
            language,
            command.command(),
            visible.stream().map(Usage::verb).toList(),
            Optional.ofNullable(usage).map(Usage::verb));
    return rendered.get(key, _ -> renderers.in(language).help(command.command(), visible, usage));
  }
}
