package dev.lighterman.step.extension;

import dev.lighterman.request.Effect;
import dev.lighterman.step.PasswordEffect;
import dev.lighterman.step.Volume;
import dev.lighterman.value.Sentence;
import java.util.ArrayList;
import java.util.List;

/** What installing the extension does, to the cluster and to those who share it. */
final class ExtensionEffects {
  private ExtensionEffects() {}

  static List<Effect> of(InstallExtension step) {
    String cluster = step.id().parent().toString();
    var effects = new ArrayList<Effect>();
    effects.add(
        others(
            cluster + "/containerd",
            Sentence.of("effect.containerd-trust", "nodes", step.nodes())));
    effects.add(certManager(cluster + "/cert-manager", step.installCertManager()));
    effects.add(others(cluster + "/volume", volume(step.volume())));
    if (step.overwrites() != null) {
      effects.add(PasswordEffect.of(step.overwrites()));
    }
    effects.add(
        new Effect(
            Effect.Kind.CREATE,
            step.id().toString(),
            Sentence.of("effect.extension", "name", step.id().name())
                .with("cluster", step.id().parent().name())
                .with("address", step.address().toString())));
    return effects;
  }

  private static Effect certManager(String subject, boolean install) {
    return install
        ? others(subject, Sentence.of("effect.cert-manager.install"))
        : new Effect(Effect.Kind.KEEP, subject, Sentence.of("effect.cert-manager.found"));
  }

  private static Sentence volume(Volume volume) {
    return volume.storageClass() == null
        ? Sentence.of("effect.volume.default-class", "size", volume.sizeInWords())
        : Sentence.of("effect.volume", "size", volume.sizeInWords())
            .with("class", volume.storageClass());
  }

  private static Effect others(String subject, Sentence says) {
    return new Effect(Effect.Kind.TOUCHES_OTHERS, subject, says);
  }
}
