package dev.lighterman.kubernetes.connection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A program that works like {@code az connectedk8s proxy}: it listens on a port, writes a
 * kubeconfig with that port, prints it, and runs until it is killed. It uses only the JDK, so that
 * it starts fast.
 */
public final class FakeTunnel {
  /** What it prints before it exits. */
  static final String REFUSAL = "ERROR: Please run 'az login' to setup account.";

  /** A secret that it prints, which no message may contain. */
  static final String SECRET =
      "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiIsIng1dCI6Imk2bEdrM0ZaenhSY1ViMkM";

  private static final Pattern SERVER = Pattern.compile("https://([^:/]+):(\\d+)/");

  private FakeTunnel() {}

  /** How it behaves. */
  public enum Behaviour {
    FORWARDS,
    /** Starts a child process that forwards. */
    FORWARDS_IN_CHILD_PROCESS,
    /** Exits at its first start. */
    FORWARDS_AT_SECOND_START,
    NEVER_READY,
    EXITS,
    /** Forwards, and has to be killed. */
    IGNORES_TERMINATION
  }

  /**
   * The command that opens one.
   *
   * @param kubeconfig of the cluster to which it forwards
   */
  public static List<String> command(Behaviour behaviour, Path kubeconfig) {
    return Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx64m",
            "-cp",
            classes(),
            FakeTunnel.class.getName(),
            behaviour.name(),
            kubeconfig.toString(),
            "{cluster}",
            "{kubeconfig}",
            "{port}")
        .toList();
  }

  private static String classes() {
    var source = FakeTunnel.class.getProtectionDomain().getCodeSource();
    return Path.of(URI.create(source.getLocation().toString())).toString();
  }

  /** The kubeconfigs that were passed to all tunnels so far, in the order of their starts. */
  public static List<Path> kubeconfigs(Path kubeconfig) {
    try {
      return Files.exists(startLog(kubeconfig))
          ? Files.readAllLines(startLog(kubeconfig)).stream().map(Path::of).toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All running processes of tunnels to this cluster. */
  public static List<ProcessHandle> processes(Path kubeconfig) {
    return ProcessHandle.allProcesses()
        .filter(each -> each.info().commandLine().orElse("").contains(kubeconfig.toString()))
        .toList();
  }

  private static Path startLog(Path kubeconfig) {
    return kubeconfig.resolveSibling("tunnels");
  }

  static void main(String[] args) throws IOException, InterruptedException {
    Path source = Path.of(args[1]);
    Path target = Path.of(args[3]);
    Behaviour behaviour = Behaviour.valueOf(args[0]);
    boolean first = kubeconfigs(source).isEmpty();
    Files.writeString(
        startLog(source), target + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    switch (behaviour) {
      case FORWARDS -> forwardPort(source, args[2], target, Integer.parseInt(args[4]));
      case FORWARDS_IN_CHILD_PROCESS ->
          new ProcessBuilder(child(args)).inheritIO().start().waitFor();
      case FORWARDS_AT_SECOND_START -> {
        if (first) {
          fail();
        }
        forwardPort(source, args[2], target, Integer.parseInt(args[4]));
      }
      case NEVER_READY -> {
        System.out.println("Still waiting for the relay.");
        Thread.currentThread().join();
      }
      case EXITS -> fail();
      case IGNORES_TERMINATION -> {
        Runtime.getRuntime().addShutdownHook(new Thread(FakeTunnel::waitForever));
        forwardPort(source, args[2], target, Integer.parseInt(args[4]));
      }
    }
  }

  private static List<String> child(String... args) {
    List<String> words = command(Behaviour.FORWARDS, Path.of(args[1]));
    return Stream.concat(words.stream().limit(words.size() - 3), Stream.of(args).skip(2)).toList();
  }

  private static void fail() {
    System.out.println("WARNING: token=" + SECRET);
    System.out.println(REFUSAL);
    System.exit(3);
  }

  private static void waitForever() {
    try {
      Thread.currentThread().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forwardPort(Path source, String context, Path target, int port)
      throws IOException {
    String kubeconfig = Files.readString(source);
    Matcher match = SERVER.matcher(kubeconfig);
    if (!match.find()) {
      throw new IllegalArgumentException("no server in " + source);
    }
    String host = match.group(1);
    int to = Integer.parseInt(match.group(2));
    try (var listening = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
      System.out.println("Proxy is listening on port " + port);
      Files.writeString(target, rewritten(kubeconfig, context, port));
      System.out.println("Start sending kubectl requests on '" + context + "' context.");
      System.out.println("Press Ctrl+C to close proxy.");
      while (true) {
        Socket client = listening.accept();
        Socket server = new Socket(host, to);
        Thread.ofVirtual().start(() -> copy(client, server));
        Thread.ofVirtual().start(() -> copy(server, client));
      }
    }
  }

  /** The kubeconfig with this current context and with the port for every server. */
  private static String rewritten(String kubeconfig, String context, int port) {
    return SERVER
        .matcher(kubeconfig)
        .replaceAll("https://127.0.0.1:" + port + "/")
        .replaceFirst("current-context: .*", "current-context: \"" + context + "\"");
  }

  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException closed) {
      // One side closed the connection.
    }
  }
}
