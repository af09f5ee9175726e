package dev.lighterman.benchmark;

import dev.lighterman.sandbox.bot.BotSetting;
import java.util.List;

/** What is started and measured. */
record Program(List<String> command) {
  static final Program BOT =
      new Program(BotSetting.sameJava("dev.lighterman.Lighterman", "serve", "--until-input-ends"));

  /** What the bot stands on. */
  static final Program LIBRARIES = new Program(BotSetting.sameJava(Libraries.class.getName()));

  Program {
    command = List.copyOf(command);
  }
}
