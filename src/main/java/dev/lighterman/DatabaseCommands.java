package dev.lighterman;

import dev.lighterman.settings.Settings;
import dev.lighterman.status.SentenceRenderer;
import dev.lighterman.status.TextFormat;
import dev.lighterman.store.Backup;
import dev.lighterman.store.DatabaseReader;
import dev.lighterman.value.Sentence;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/** The sub-commands {@code backup} and {@code audit verify}, which work while the bot runs. */
final class DatabaseCommands {
  private final SentenceRenderer renderer = new SentenceRenderer(Locale.ENGLISH);
  private final Settings settings;
  private final PrintStream out;

  DatabaseCommands(Settings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  /** Writes a backup; returns the exit code. */
  int backup(Path file) {
    Backup backup = Backup.write(settings.store(), file);
    say(
        Sentence.of("backup.done", "file", file.toString())
            .with("requests", backup.requests())
            .with("rows", backup.auditRows()));
    return 0;
  }

  /** Checks the audit; returns the exit code, which is 1 if a row was changed or is missing. */
  int verifyAudit() {
    DatabaseReader.AuditCheck check = new DatabaseReader(settings.store()).checkAudit();
    say(
        check
            .firstBroken()
            .map(row -> Sentence.of("audit.broken", "row", row).with("rows", check.intact()))
            .orElseGet(() -> Sentence.of("audit.intact", "rows", check.intact())));
    return check.firstBroken().isPresent() ? 1 : 0;
  }

  private void say(Sentence sentence) {
    out.println(renderer.render(sentence, TextFormat.PLAIN));
  }
}
