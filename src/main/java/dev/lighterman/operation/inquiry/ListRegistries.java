package dev.lighterman.operation.inquiry;

import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.command.Argument;
import dev.lighterman.command.Usage;
import dev.lighterman.operation.Columns;
import dev.lighterman.operation.Query;
import dev.lighterman.operation.World;
import dev.lighterman.request.Intent;
import dev.lighterman.site.Estate;
import dev.lighterman.value.Answer;
import dev.lighterman.value.Answer.Table;
import dev.lighterman.value.Sentence;
import java.util.List;

/** Every connected registry that the channel may speak of, in the quickstart's columns. */
public final class ListRegistries implements Query {
  private final World world;

  public ListRegistries(World world) {
    this.world = world;
  }

  @Override
  public Usage usage() {
    return new Usage(
        "list",
        List.of("ls"),
        Sentence.of("operation.list"),
        List.of(
            new Argument("STATE", Sentence.of("argument.state"), Argument.Arity.ONE),
            new Argument("LABEL=VALUE", Sentence.of("argument.label"), Argument.Arity.LABELS)),
        List.of());
  }

  @Override
  public Answer answer(Intent intent) {
    Estate estate = world.inventory().look(intent);
    List<ConnectedRegistry> all = estate.connected();
    List<ConnectedRegistry> shown =
        all.stream().filter(new Narrowing(intent.words(), estate)::shows).toList();
    var first =
        Sentence.of("list.first", "shown", shown.size())
            .with("all", all.size())
            .with("offline", all.stream().filter(ConnectedRegistry::troubled).count())
            .with("resting", all.stream().filter(ConnectedRegistry::resting).count());
    return shown.isEmpty()
        ? Answer.of(first, new Answer.Line(Sentence.of(all.isEmpty() ? "list.empty" : "list.none")))
        : Answer.of(first, table(shown, estate));
  }

  private static Table table(List<ConnectedRegistry> shown, Estate estate) {
    return new Table(
        Columns.list(), shown.stream().map(each -> Columns.cells(each, estate)).toList());
  }
}
