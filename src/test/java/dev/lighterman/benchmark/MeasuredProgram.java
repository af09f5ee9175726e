package dev.lighterman.benchmark;

import dev.lighterman.sandbox.bot.BotProcessOptions;
import java.util.List;

/** What is started and measured. */
record MeasuredProgram(List<String> command) {
  static final MeasuredProgram BOT =
      new MeasuredProgram(
          BotProcessOptions.sameJava("dev.lighterman.Lighterman", "serve", "--until-input-ends"));

  /** What the bot stands on. */
  static final MeasuredProgram LIBRARIES =
      new MeasuredProgram(BotProcessOptions.sameJava(LibrariesOnlyBot.class.getName()));

  MeasuredProgram {
    command = List.copyOf(command);
  }
}
