package dev.lighterman.step.cloud;

import dev.lighterman.azure.Azure;
import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.azure.ProvisioningState;
import dev.lighterman.azure.RegistryToken;
import dev.lighterman.azure.ScopeMap;
import dev.lighterman.azure.arm.ArmErrors;
import dev.lighterman.request.Phase;
import dev.lighterman.request.Rights;
import dev.lighterman.step.ArmDeletion;
import dev.lighterman.step.ArmRemovalStep;
import dev.lighterman.step.AzCommand;
import dev.lighterman.step.StepContext;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Deletes a connected registry, a token with its passwords, or a scope map; can't be undone. */
public record RemoveRegistryResource(ArmId id) implements ArmRemovalStep {
  public static final Rights RIGHTS = Rights.union(Arrays.stream(Type.values()).map(Type::rights));

  public RemoveRegistryResource {
    Type.of(id);
  }

  @Override
  public Sentence description() {
    return Sentence.of(type().description, "name", id.name());
  }

  @Override
  public Rights rights() {
    return type().rights();
  }

  @Override
  public Phase phase() {
    return Phase.CONNECTED_REGISTRY;
  }

  @Override
  public Duration expectedDuration() {
    return Duration.ofSeconds(5);
  }

  @Override
  public List<String> commands() {
    return List.of(AzCommand.acr(id, type().command + " delete", "--yes"));
  }

  @Override
  public ArmDeletion deletion(StepContext services) {
    Azure azure = services.azure();
    return new ArmDeletion(id, () -> type().read(azure, id), () -> delete(azure));
  }

  /** Where Azure refuses it, in whatever words, says what can't be without it. */
  private void delete(Azure azure) {
    try {
      type().delete(azure, id);
    } catch (OperatorMustAct refused) {
      List<String> users =
          refused.why().key().equals(ArmErrors.REFUSED)
              ? type().users(azure, id).toList()
              : List.of();
      throw users.isEmpty() ? refused : inUse(String.join(", ", users), refused.why());
    }
  }

  private OperatorMustAct inUse(String users, Sentence refusal) {
    return new OperatorMustAct(
        Sentence.of(type().description + ".in-use", "name", id.name())
            .with("users", users)
            .with("refusal", refusal),
        Sentence.of("step.remove.in-use.remedy", "users", users));
  }

  private Type type() {
    return Type.of(id);
  }

  /** The child resources of a cloud registry that can be deleted. */
  private enum Type {
    CONNECTED_REGISTRY(
        "connectedRegistries", "connected-registry", "step.remove-connected-registry") {
      @Override
      Optional<ProvisioningState> read(Azure azure, ArmId id) {
        return azure.connectedRegistries().get(id).map(ConnectedRegistry::provisioning);
      }

      @Override
      void delete(Azure azure, ArmId id) {
        azure.connectedRegistries().get(id).ifPresent(StepContext::refuseManagedIdentity);
        azure.connectedRegistries().delete(id);
      }

      @Override
      Stream<String> users(Azure azure, ArmId id) {
        return azure.connectedRegistries().list(id.parent()).stream()
            .filter(each -> id.equals(each.parent()))
            .map(ConnectedRegistry::name);
      }
    },
    TOKEN("tokens", "token", "step.remove-token") {
      @Override
      Optional<ProvisioningState> read(Azure azure, ArmId id) {
        return azure.tokens().token(id).map(RegistryToken::provisioning);
      }

      @Override
      void delete(Azure azure, ArmId id) {
        azure.tokens().deleteToken(id);
      }

      @Override
      Rights rights() {
        return Rights.union(Stream.of(super.rights(), Rights.arm(CONNECTED_REGISTRIES_READ)));
      }

      @Override
      Stream<String> users(Azure azure, ArmId id) {
        return azure.connectedRegistries().list(id.parent()).stream()
            .filter(each -> id.equals(each.syncToken()))
            .map(ConnectedRegistry::name);
      }
    },
    SCOPE_MAP("scopeMaps", "scope-map", "step.remove-scope-map") {
      @Override
      Optional<ProvisioningState> read(Azure azure, ArmId id) {
        return azure.tokens().scopeMap(id).map(ScopeMap::provisioning);
      }

      @Override
      void delete(Azure azure, ArmId id) {
        azure.tokens().deleteScopeMap(id);
      }

      @Override
      Rights rights() {
        return Rights.union(Stream.of(super.rights(), Rights.arm(TOKENS_READ)));
      }

      @Override
      Stream<String> users(Azure azure, ArmId id) {
        return azure.tokens().listTokens(id.parent()).stream()
            .filter(each -> id.equals(each.scopeMap()))
            .map(each -> each.id().name());
      }
    };

    private static final String CONNECTED_REGISTRIES_READ =
        "Microsoft.ContainerRegistry/registries/connectedRegistries/read";
    private static final String TOKENS_READ = "Microsoft.ContainerRegistry/registries/tokens/read";

    private final String collection;
    private final String command;
    private final String description;

    /**
     * @param collection the collection's name in ARM ids
     * @param command the {@code az acr} subcommand
     * @param description the text key of the step's description
     */
    Type(String collection, String command, String description) {
      this.collection = collection;
      this.command = command;
      this.description = description;
    }

    static Type of(ArmId id) {
      String within = id.parent() + "/";
      return Arrays.stream(values())
          .filter(type -> id.toString().startsWith(within + type.collection + "/"))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("not to be deleted: " + id));
    }

    Rights rights() {
      String type = "Microsoft.ContainerRegistry/registries/" + collection;
      return Rights.arm(type + "/read", type + "/delete");
    }

    abstract Optional<ProvisioningState> read(Azure azure, ArmId id);

    abstract void delete(Azure azure, ArmId id);

    /** The names of those that can't be without it. */
    abstract Stream<String> users(Azure azure, ArmId id);
  }
}
