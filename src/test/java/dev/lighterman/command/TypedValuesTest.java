package dev.lighterman.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lighterman.value.ArmId;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.ConnectedRegistryName;
import dev.lighterman.value.ImageReference;
import dev.lighterman.value.KubernetesName;
import dev.lighterman.value.Repository;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.ServiceAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What a value refuses is the asker's to correct once a person typed it. */
final class TypedValuesTest {
  private static final String ID =
      "/subscriptions/s/resourceGroups/g/providers/Microsoft.ContainerRegistry/registries/prod";

  @Test
  void whatIsRightIsTheValue() {
    assertEquals(ServiceAddress.of("10.0.0.50"), TypedValues.serviceAddress(" 10.0.0.50"));
    assertEquals(new Repository("team/pos"), TypedValues.repository("team/pos"));
    assertEquals(new KubernetesName("shop"), TypedValues.kubernetesName("shop"));
    assertEquals(
        new ConnectedRegistryName("store104"), TypedValues.connectedRegistryName("store104"));
    assertEquals(
        ImageReference.of("mcr.microsoft.com/pos:1.4"),
        TypedValues.image("mcr.microsoft.com/pos:1.4"));
  }

  @Test
  void whatIsWrongIsRefusedWithItsSentence() {
    refuses(
        Sentence.of("value.not-an-address", "text", "300.1.2.3"),
        () -> TypedValues.serviceAddress("300.1.2.3"));
    refuses(Sentence.of("value.repository", "text", "POS!"), () -> TypedValues.repository("POS!"));
    refuses(
        Sentence.of("value.kubernetes-name", "text", "a$(id)"),
        () -> TypedValues.kubernetesName("a$(id)"));
    refuses(Sentence.of("value.image", "text", "pos"), () -> TypedValues.image("pos"));
    refuses(
        Sentence.of("value.repository", "text", "POS"),
        () -> TypedValues.image("mcr.microsoft.com/POS:1.4"));
  }

  @Test
  void theNearestNameOfAConnectedRegistryIsOffered() {
    Sentence why = Sentence.of("value.connected-registry-name", "text", "my-store");
    refuses(why.with("near", "mystore"), () -> TypedValues.connectedRegistryName("my-store"));
    Sentence none = Sentence.of("value.connected-registry-name", "text", "a-1");
    refuses(none.with("near", "none"), () -> TypedValues.connectedRegistryName("a-1"));
  }

  @Test
  void anArmIdIsReadWhereANameMayStandToo() {
    assertEquals(Optional.of(ArmId.of(ID)), TypedValues.armId(ID));
    assertEquals(Optional.empty(), TypedValues.armId("prod"));
    refuses(
        Sentence.of("value.not-an-arm-id", "text", "/Subscriptions/1"),
        () -> TypedValues.armId("/Subscriptions/1"));
  }

  private static void refuses(Sentence why, Executable read) {
    assertEquals(why, assertThrows(AskerMustAct.class, read).why());
  }
}
