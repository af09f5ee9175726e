package dev.lighterman;

import dev.lighterman.check.CheckCommand;
import dev.lighterman.settings.InvalidSettingsException;
import dev.lighterman.settings.Settings;
import dev.lighterman.setup.SetupCommand;
import dev.lighterman.status.SentenceRenderer;
import dev.lighterman.status.TextFormat;
import dev.lighterman.value.InteractionTimeouts;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The command line: {@code serve}, {@code check}, {@code setup}, {@code backup}, {@code audit}. */
public final class Lighterman {
  /** Exit code for wrong arguments or settings. */
  private static final int EXIT_UNUSABLE = 2;

  /** For parent processes: stops when standard input closes, so also when the parent crashes. */
  private static final String UNTIL_INPUT_ENDS = "--until-input-ends";

  private static final String USAGE =
      """
      lighterman serve      answers Slack; settings come from the environment and lighterman.yaml
      lighterman setup      prints what has to be pasted elsewhere: Slack app, Azure role, configuration
      lighterman check      tries every connection and says what works
      lighterman backup FILE
                            copies the database into a new file, also while the bot runs
      lighterman audit verify
                            looks whether a row of the audit was changed or is missing\
      """;

  private Lighterman() {}

  static void main(String[] args) throws IOException {
    System.exit(run(args, System.out));
  }

  private static int run(String[] args, PrintStream out) throws IOException {
    String command = args.length == 0 ? "" : args[0];
    return switch (command) {
      case "serve" -> withSettings(out, settings -> serve(settings, Arrays.asList(args), out));
      case "check" -> withSettings(out, settings -> CheckCommand.run(settings, out));
      case "backup" ->
          args.length == 2
              ? withSettings(out, each -> new DatabaseCommands(each, out).backup(Path.of(args[1])))
              : usage(out, EXIT_UNUSABLE);
      case "audit" ->
          String.join(" ", args).equals("audit verify")
              ? withSettings(out, each -> new DatabaseCommands(each, out).verifyAudit())
              : usage(out, EXIT_UNUSABLE);
      case "setup" ->
          new SetupCommand(System.getenv(), out, System.err)
              .run(Arrays.asList(args).subList(1, args.length));
      default -> usage(out, command.isEmpty() ? 0 : EXIT_UNUSABLE);
    };
  }

  private static int usage(PrintStream out, int exitCode) {
    out.println(USAGE);
    return exitCode;
  }

  /** A command that needs valid settings. */
  @FunctionalInterface
  private interface Command {
    int with(Settings settings) throws IOException;
  }

  private static int withSettings(PrintStream out, Command command) throws IOException {
    try {
      return command.with(Settings.read(System.getenv()));
    } catch (InvalidSettingsException invalid) {
      out.println("Lighterman can't start as it is set up:");
      invalid.problems().forEach(problem -> out.println("  - " + problem));
      return EXIT_UNUSABLE;
    } catch (OperatorMustAct failure) {
      return refused(out, failure.why(), failure.remedy());
    }
  }

  private static int refused(PrintStream out, Sentence why, Sentence remedy) {
    var renderer = new SentenceRenderer(Locale.ENGLISH);
    out.println("Lighterman can't start as things are:");
    out.println(
        "  - "
            + renderer.render(why, TextFormat.PLAIN)
            + " "
            + renderer.render(remedy, TextFormat.PLAIN));
    return EXIT_UNUSABLE;
  }

  private static int serve(Settings settings, List<String> args, PrintStream out)
      throws IOException {
    Bot bot = Bot.start(settings, InstantSource.system(), InteractionTimeouts.DEFAULT);
    Runtime.getRuntime().addShutdownHook(new Thread(bot::close, "close"));
    out.println("Lighterman answers " + bot.endpointDescription());
    if (args.contains(UNTIL_INPUT_ENDS)) {
      System.in.transferTo(OutputStream.nullOutputStream());
      return 0;
    }
    return waitForInterrupt();
  }

  private static int waitForInterrupt() {
    try {
      Thread.currentThread().join();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }
}
