package dev.lighterman.step.cloud;

import dev.lighterman.request.Effect;
import dev.lighterman.request.Effect.Kind;
import dev.lighterman.value.ImageReference;
import dev.lighterman.value.Sentence;
import java.util.Optional;

/** What an import does to its tag, going by what the plan saw. */
record ImportEffect(ImportImage step) {
  /** Where the source can't be read, what has the tag is left alone: it may well be the same. */
  Kind kind() {
    if (step.before() == null) {
      return Kind.CREATE;
    }
    return step.source().pinned() && !step.source().reference().equals(step.before())
        ? Kind.OVERWRITE
        : Kind.KEEP;
  }

  Effect effect() {
    return new Effect(kind(), step.registry() + "/images/" + step.target(), says());
  }

  private Sentence says() {
    String before = step.before();
    if (before == null) {
      return about("effect.import");
    }
    String key =
        kind() == Kind.OVERWRITE
            ? "effect.import.overwritten"
            : step.source().pinned() ? "effect.import.kept" : "effect.import.unread";
    return about(key).with("digest", ImageReference.brief(before));
  }

  private Sentence about(String key) {
    return Sentence.of(key, "image", step.target()).with("source", step.source().brief());
  }

  /** Whether the tag stands for what it should. */
  boolean right(String digest) {
    return kind() == Kind.KEEP
        ? digest.equals(step.before())
        : !step.source().pinned() || digest.equals(step.source().reference());
  }

  /** Whether the tag, which is not right, is not what the plan saw either. */
  boolean moved(Optional<String> digest) {
    return kind() == Kind.KEEP || digest.filter(now -> !now.equals(step.before())).isPresent();
  }
}
