package dev.lighterman.value;

/** Thrown for what the operators of the bot, a cluster or a subscription have to fix; says how. */
public final class OperatorMustAct extends RuntimeException {
  private final transient Sentence why;
  private final transient Sentence remedy;

  public OperatorMustAct(Sentence why, Sentence remedy) {
    super(why.toString());
    this.why = why;
    this.remedy = remedy;
  }

  public Sentence why() {
    return why;
  }

  public Sentence remedy() {
    return remedy;
  }
}
