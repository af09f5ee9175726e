package dev.lighterman.status;

/** The sign before a card's title; the title says the same in words. */
enum StateSign {
  WAITING("🟡"),
  MOVING("🔵"),
  STOPPED("🔴"),
  SUCCEEDED("🟢"),
  ENDED("⚪");

  private final String text;

  StateSign(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }
}
