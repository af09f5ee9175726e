package dev.lighterman.operation;

import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.azure.ConnectionState;
import dev.lighterman.command.Argument;
import dev.lighterman.command.Usage;
import dev.lighterman.request.Intent;
import dev.lighterman.site.Estate;
import dev.lighterman.value.Answer;
import dev.lighterman.value.Answer.Table;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Every connected registry that the channel may speak of, in the quickstart's columns. */
final class ListRegistries implements Query {
  private final World world;

  ListRegistries(World world) {
    this.world = world;
  }

  @Override
  public Usage usage() {
    return new Usage(
        "list",
        List.of("ls"),
        Sentence.of("operation.list"),
        List.of(new Argument("STATE", Sentence.of("argument.state"), Argument.Arity.ONE)),
        List.of());
  }

  @Override
  public Answer answer(Intent intent) {
    Estate estate = world.inventory().look(intent);
    List<ConnectedRegistry> all = estate.connected();
    List<ConnectedRegistry> shown =
        intent.words().stream()
            .findFirst()
            .map(ListRegistries::state)
            .map(state -> all.stream().filter(each -> each.connection() == state).toList())
            .orElse(all);
    var first =
        Sentence.of("list.first", "shown", shown.size())
            .with("all", all.size())
            .with("offline", all.stream().filter(ListRegistries::needsYou).count());
    return shown.isEmpty()
        ? Answer.of(first, new Answer.Line(Sentence.of("list.empty")))
        : Answer.of(first, table(shown, estate));
  }

  private static boolean needsYou(ConnectedRegistry registry) {
    return registry.connection() == ConnectionState.OFFLINE
        || registry.connection() == ConnectionState.UNHEALTHY;
  }

  private static Table table(List<ConnectedRegistry> shown, Estate estate) {
    return new Table(
        Columns.list(), shown.stream().map(each -> Columns.cells(each, estate)).toList());
  }

  private static ConnectionState state(String word) {
    return Arrays.stream(ConnectionState.values())
        .filter(each -> each.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(() ->
            new AskerMustAct(
                Sentence.of("list.no-state", "word", word)
                    .with(
                        "known",
                        Arrays.stream(ConnectionState.values())
                            .map(each -> each.name().toLowerCase(Locale.ROOT))
                            .toList())));
  }
}
