package dev.lighterman.slack;

/** Text of others, put so that Slack reads no markup, mention or link in it. */
final class Markup {
  private Markup() {}

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
