package dev.lighterman.kubernetes.connection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import io.fabric8.kubernetes.api.model.ExecConfig;
import io.fabric8.kubernetes.api.model.ExecEnvVar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The program that a kubeconfig names for signing in, such as {@code kubelogin}. It runs without a
 * terminal, and is terminated where it does not end in time: it may wait for a person to sign in.
 *
 * @param user of the kubeconfig
 * @param directory of the kubeconfig, to which a command with a path is relative
 */
record ExecPlugin(String user, ExecConfig config, Path directory, Duration limit) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the program printed; null for what it did not. */
  record Printed(
      @Nullable String token, @Nullable String certificate, @Nullable String certificateKey) {}

  /** Runs it once. */
  Printed run() {
    try {
      Path errors = Files.createTempFile("lighterman-exec-", ".txt");
      try {
        return read(run(errors), errors);
      } finally {
        Files.deleteIfExists(errors);
      }
    } catch (IOException failed) {
      throw failure(Sentence.of("kubernetes.exec-start"));
    }
  }

  private String run(Path errors) throws IOException {
    Process process = start(errors);
    var tree = new ProcessTree(process.toHandle());
    try {
      process.getOutputStream().close();
      CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> output(process));
      String printed = output.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (process.waitFor() != 0) {
        throw failure(
            Sentence.of("kubernetes.exec-failed", "code", process.exitValue())
                .with("said", RedactedOutputTail.of(errors)));
      }
      return printed;
    } catch (TimeoutException slow) {
      throw failure(
          Sentence.of("kubernetes.exec-slow", "limit", limit)
              .with("said", RedactedOutputTail.of(errors)));
    } catch (ExecutionException unreadable) {
      throw new IOException(unreadable);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TryLater(
          Sentence.of("kubernetes.exec-interrupted", "program", program()), Duration.ZERO);
    } finally {
      tree.terminate();
    }
  }

  private Process start(Path errors) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(program().contains("/") ? directory.resolve(program()).toString() : program());
    words.addAll(Objects.requireNonNullElse(config.getArgs(), List.of()));
    var builder = new ProcessBuilder(words).redirectError(errors.toFile());
    // It may need variables to sign in to Azure, but none of Slack and the database.
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("SLACK_") || name.startsWith("LIGHTERMAN_"));
    builder.environment().put("KUBERNETES_EXEC_INFO", execInfo());
    Objects.requireNonNullElse(config.getEnv(), List.<ExecEnvVar>of())
        .forEach(each -> builder.environment().put(each.getName(), each.getValue()));
    return builder.start();
  }

  private String execInfo() {
    var info = JSON.createObjectNode().put("kind", "ExecCredential");
    info.put("apiVersion", config.getApiVersion()).putObject("spec").put("interactive", false);
    return info.toString();
  }

  private static String output(Process process) {
    try {
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Printed read(String printed, Path errors) {
    JsonNode status = JSON.createObjectNode();
    try {
      status = JSON.readTree(printed).path("status");
    } catch (JsonProcessingException e) {
      // Not JSON: it has neither.
    }
    String token = text(status, "token");
    String certificate = text(status, "clientCertificateData");
    if (token == null && certificate == null) {
      throw failure(
          Sentence.of("kubernetes.exec-nothing").with("said", RedactedOutputTail.of(errors)));
    }
    return new Printed(token, certificate, text(status, "clientKeyData"));
  }

  private static @Nullable String text(JsonNode status, String field) {
    String text = status.path(field).asText().strip();
    return text.isEmpty() ? null : text;
  }

  private OperatorMustAct failure(Sentence why) {
    return new OperatorMustAct(
        why.with("program", program()).with("user", user),
        Sentence.of("kubernetes.exec.remedy", "program", program()));
  }

  private String program() {
    return Objects.requireNonNullElse(config.getCommand(), "");
  }
}
