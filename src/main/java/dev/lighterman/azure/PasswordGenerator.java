package dev.lighterman.azure;

import com.azure.resourcemanager.containerregistry.fluent.models.GenerateCredentialsResultInner;
import com.azure.resourcemanager.containerregistry.models.GenerateCredentialsParameters;
import com.azure.resourcemanager.containerregistry.models.TokenPassword;
import com.azure.resourcemanager.containerregistry.models.TokenPasswordName;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Secret;
import java.time.Duration;

/** Generates the passwords of tokens, of which only the first is used. */
final class PasswordGenerator {
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final RegistryClients clients;

  PasswordGenerator(RegistryClients clients) {
    this.clients = clients;
  }

  NewPassword generate(ArmId token) {
    var registry = token.parent();
    var wanted =
        new GenerateCredentialsParameters()
            .withTokenId(token.toString())
            .withName(TokenPasswordName.PASSWORD1);
    var answer =
        clients
            .of(token)
            .getRegistries()
            .beginGenerateCredentials(registry.resourceGroup(), registry.name(), wanted);
    // Azure answers at once. Where it puts us off, the answer is nowhere but in this operation.
    return in(answer.setPollInterval(LOOK).getFinalResult(LONGEST));
  }

  private static NewPassword in(GenerateCredentialsResultInner answer) {
    return answer.passwords().stream()
        .filter(password -> TokenPasswordName.PASSWORD1.equals(password.name()))
        .map(PasswordGenerator::read)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no password came"));
  }

  private static NewPassword read(TokenPassword it) {
    return new NewPassword(new Secret(it.value()), it.creationTime().toInstant());
  }
}
