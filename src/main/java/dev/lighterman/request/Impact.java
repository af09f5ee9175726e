package dev.lighterman.request;

import dev.lighterman.request.Effect.Kind;
import dev.lighterman.value.Sentence;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What several effects come to: how many there are of a kind, and what they say. */
public record Impact(List<Effect> effects) {
  /** Effects on others that reach widest: told first, since a list of them may be cut short. */
  private static final List<String> WIDEST_FIRST =
      List.of("effect.service-ip", "effect.cert-manager.install", "effect.containerd-trust");

  public Impact {
    effects = List.copyOf(effects);
  }

  public int creates() {
    return count(Kind.CREATE);
  }

  /** How many resources it changes, those that it overwrites or renews among them. */
  public int changes() {
    return count(Kind.CHANGE, Kind.OVERWRITE, Kind.RENEW);
  }

  /** How many resources it creates or changes in a way that an undo takes back. */
  public int undoable() {
    return count(Kind.CREATE, Kind.CHANGE, Kind.OVERWRITE);
  }

  public int overwrites() {
    return count(Kind.OVERWRITE);
  }

  public int deletes() {
    return count(Kind.DELETE);
  }

  /** How many things it changes that others use as well. */
  public int shared() {
    return count(Kind.TOUCHES_OTHERS);
  }

  /** Whether it changes nothing else. */
  public boolean isOfSharedThings() {
    return shared() > 0 && creates() + changes() + deletes() == 0;
  }

  /** How many things fail, now or later, that others use. */
  public int breaks() {
    return count(Kind.BREAKS_OTHERS);
  }

  /** Whether something is lost or fails. */
  public boolean destroys() {
    return effects.stream().anyMatch(Effect::destroys);
  }

  private int count(Kind first, Kind... more) {
    Set<Kind> kinds = EnumSet.of(first, more);
    return (int) effects.stream().filter(effect -> kinds.contains(effect.kind())).count();
  }

  /** What the effects of some kinds say, kind by kind; of each, what reaches widest first. */
  public List<Sentence> says(Kind... kinds) {
    return Stream.of(kinds)
        .flatMap(kind ->
            effects.stream()
                .filter(effect -> effect.kind() == kind)
                .map(Effect::says)
                .sorted(Comparator.comparingInt(Impact::narrowness)))
        .toList();
  }

  private static int narrowness(Sentence says) {
    int place = WIDEST_FIRST.indexOf(says.key());
    return place < 0 ? WIDEST_FIRST.size() : place;
  }
}
