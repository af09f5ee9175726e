package dev.lighterman.request;

import java.time.Duration;
import java.util.List;

/** A step of tests that has no effect and takes no time, as far as it does not say otherwise. */
public interface InertStep extends Step {
  @Override
  default List<Effect> effects() {
    return List.of();
  }

  @Override
  default Rights rights() {
    return Rights.NONE;
  }

  @Override
  default Phase phase() {
    return Phase.EXTENSION;
  }

  @Override
  default Duration expectedDuration() {
    return Duration.ZERO;
  }

  @Override
  default List<String> commands() {
    return List.of();
  }
}
