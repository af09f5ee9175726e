package dev.lighterman.value;

/** What whoever runs the bot, the cluster or the subscription has to mend, and how. */
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
