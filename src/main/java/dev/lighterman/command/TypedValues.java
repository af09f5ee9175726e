package dev.lighterman.command;

import dev.lighterman.value.ArmId;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.ConnectedRegistryName;
import dev.lighterman.value.ImageReference;
import dev.lighterman.value.KubernetesName;
import dev.lighterman.value.Repository;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.ServiceAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Values as people type them. A value itself throws {@link IllegalArgumentException} for what it
 * refuses, since that may also come from Azure, a cluster, a file or the database; only here is it
 * for the asker to correct, which each method says by {@link AskerMustAct}.
 */
public final class TypedValues {
  private TypedValues() {}

  public static ServiceAddress serviceAddress(String typed) {
    return read(() -> ServiceAddress.of(typed), Sentence.of("value.not-an-address", "text", typed));
  }

  public static Repository repository(String typed) {
    return read(() -> new Repository(typed), Sentence.of("value.repository", "text", typed));
  }

  /** An image with its registry; one whose repository is wrong is refused for that. */
  public static ImageReference image(String typed) {
    return read(
        () -> ImageReference.of(typed, TypedValues::repository),
        Sentence.of("value.image", "text", typed));
  }

  public static KubernetesName kubernetesName(String typed) {
    return read(
        () -> new KubernetesName(typed), Sentence.of("value.kubernetes-name", "text", typed));
  }

  public static ConnectedRegistryName connectedRegistryName(String typed) {
    String near = ConnectedRegistryName.near(typed).map(ConnectedRegistryName::text).orElse("none");
    return read(
        () -> new ConnectedRegistryName(typed),
        Sentence.of("value.connected-registry-name", "text", typed).with("near", near));
  }

  /** The ARM id, where people may type a name as well: empty if it does not begin like an id. */
  public static Optional<ArmId> armId(String typed) {
    return typed.strip().toLowerCase(Locale.ROOT).startsWith("/subscriptions/")
        ? Optional.of(
            read(() -> ArmId.of(typed), Sentence.of("value.not-an-arm-id", "text", typed)))
        : Optional.empty();
  }

  private static <T> T read(Supplier<T> value, Sentence otherwise) {
    try {
      return value.get();
    } catch (IllegalArgumentException _) {
      throw new AskerMustAct(otherwise);
    }
  }
}
