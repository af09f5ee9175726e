package dev.lighterman.operation.inquiry;

import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.azure.Extension;
import dev.lighterman.operation.ConnectedRegistryColumns;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.operation.SyncedRepositories;
import dev.lighterman.site.Installation;
import dev.lighterman.site.InventorySnapshot;
import dev.lighterman.site.Site;
import dev.lighterman.value.Answer;
import dev.lighterman.value.Answer.Button;
import dev.lighterman.value.Answer.Buttons;
import dev.lighterman.value.Answer.Line;
import dev.lighterman.value.Answer.Table;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connected registry in the quickstart's columns, with its repositories and site. */
record ConnectedRegistryDetails(OperationContext services, InventorySnapshot snapshot) {
  /**
   * The details of one connected registry.
   *
   * @param site the site that runs it; null if unknown
   */
  Answer answer(ConnectedRegistry registry, @Nullable Site site) {
    var parts = new ArrayList<Answer.Part>();
    parts.add(
        new Table(
            ConnectedRegistryColumns.show(),
            List.of(ConnectedRegistryColumns.showCells(registry, snapshot))));
    registry.statusDetails().forEach(each -> parts.add(new Line(detail(each))));
    parts.add(new Line(repositories(registry)));
    if (site != null) {
      parts.add(
          new Line(
              extension(site.id())
                  .map(ConnectedRegistryDetails::extension)
                  .orElseGet(() -> Sentence.of("show.no-extension", "site", site.label()))));
      lastChange(site.id()).ifPresent(each -> parts.add(new Line(each)));
      parts.add(new Line(source(site)));
      parts.add(
          new Buttons(
              List.of(
                  new Button(
                      Sentence.of("button.doctor", "site", site.label()),
                      "doctor " + site.argument()))));
    }
    return new Answer(
        Sentence.of("show.first", "name", registry.name())
            .with("state", Sentence.of("connection.state", "state", registry.connection().text()))
            .with("site", site == null ? "?" : site.label()),
        SnapshotAge.after(parts, snapshot));
  }

  private static Sentence source(Site site) {
    Installation installation = site.installation();
    RequestNumber request = installation.request();
    return switch (installation.source()) {
      case STORED ->
          Sentence.of("show.source.stored", "site", site.label())
              .with("request", request == null ? "" : request.toString());
      case FILE -> Sentence.of("show.source.file", "site", site.label());
      case EXTENSION -> Sentence.of("show.source.extension", "site", site.label());
      case BY_NAME -> Sentence.of("show.source.by_name", "site", site.label());
      case UNKNOWN -> Sentence.of("show.source.unknown");
    };
  }

  private static Sentence detail(String text) {
    return Sentence.of("show.detail", "text", text);
  }

  /** With a managed identity, roles say what it synchronises, and the bot does not read those. */
  private Sentence repositories(ConnectedRegistry registry) {
    if (registry.syncsByManagedIdentity()) {
      return Sentence.of("show.managed-identity", "clients", registry.clientTokens().size());
    }
    List<String> synced = SyncedRepositories.by(services.azure().tokens(), registry);
    return Sentence.of("show.repositories", "repositories", synced)
        .with("count", synced.size())
        .with("clients", registry.clientTokens().size());
  }

  private Optional<Extension> extension(ArmId cluster) {
    return services.azure().extensions().connectedRegistry(cluster);
  }

  static Sentence extension(Extension extension) {
    return Sentence.of("show.extension", "name", extension.name())
        .with("state", Sentence.of("extension.state", "state", extension.provisioningText()))
        .with("version", Optional.ofNullable(extension.version()).orElse("none"))
        .with("address", extension.serviceAddress().orElse("?"));
  }

  private Optional<Sentence> lastChange(ArmId site) {
    return services.requests().newest(site).map(RequestLine::brief);
  }
}
