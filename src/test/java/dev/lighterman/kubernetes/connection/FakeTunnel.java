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
 * A program that tunnels as {@code az connectedk8s proxy} does: it listens on a port, writes a
 * kubeconfig that points there, says so, and runs until it is killed. It needs nothing but the JDK,
 * so that it starts fast.
 */
public final class FakeTunnel {
  /** What it says where it ends at once. */
  static final String REFUSAL = "ERROR: Please run 'az login' to setup account.";

  /** What no message may show. */
  static final String SECRET =
      "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiIsIng1dCI6Imk2bEdrM0ZaenhSY1ViMkM";

  private static final Pattern SERVER = Pattern.compile("https://([^:/]+):(\\d+)/");

  private FakeTunnel() {}

  /** How it behaves. */
  public enum Manner {
    CARRIES,
    /** Another process carries, that it started. */
    BY_A_CHILD,
    /** Dies the first time. */
    AT_THE_SECOND_TRY,
    NEVER,
    DIES,
    /** Carries, and does not listen when it is asked to end. */
    DEAF
  }

  /**
   * The command that opens one.
   *
   * @param kubeconfig by which it reaches the cluster itself
   */
  public static List<String> command(Manner manner, Path kubeconfig) {
    return Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx64m",
            "-cp",
            classes(),
            FakeTunnel.class.getName(),
            manner.name(),
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

  /** Every kubeconfig that one wrote or was to write, in the order of their starts. */
  public static List<Path> written(Path kubeconfig) {
    try {
      return Files.exists(diary(kubeconfig))
          ? Files.readAllLines(diary(kubeconfig)).stream().map(Path::of).toList()
          : List.of();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Those that run, whoever started them. */
  public static List<ProcessHandle> running(Path kubeconfig) {
    return ProcessHandle.allProcesses()
        .filter(each -> each.info().commandLine().orElse("").contains(kubeconfig.toString()))
        .toList();
  }

  private static Path diary(Path kubeconfig) {
    return kubeconfig.resolveSibling("tunnels");
  }

  static void main(String[] args) throws IOException, InterruptedException {
    Path source = Path.of(args[1]);
    Path target = Path.of(args[3]);
    Manner manner = Manner.valueOf(args[0]);
    boolean first = written(source).isEmpty();
    Files.writeString(
        diary(source), target + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    switch (manner) {
      case CARRIES -> carry(source, args[2], target, Integer.parseInt(args[4]));
      case BY_A_CHILD -> new ProcessBuilder(child(args)).inheritIO().start().waitFor();
      case AT_THE_SECOND_TRY -> {
        if (first) {
          die();
        }
        carry(source, args[2], target, Integer.parseInt(args[4]));
      }
      case NEVER -> {
        System.out.println("Still waiting for the relay.");
        Thread.currentThread().join();
      }
      case DIES -> die();
      case DEAF -> {
        Runtime.getRuntime().addShutdownHook(new Thread(FakeTunnel::waitForEver));
        carry(source, args[2], target, Integer.parseInt(args[4]));
      }
    }
  }

  private static List<String> child(String... args) {
    List<String> words = command(Manner.CARRIES, Path.of(args[1]));
    return Stream.concat(words.stream().limit(words.size() - 3), Stream.of(args).skip(2)).toList();
  }

  private static void die() {
    System.out.println("WARNING: token=" + SECRET);
    System.out.println(REFUSAL);
    System.exit(3);
  }

  private static void waitForEver() {
    try {
      Thread.currentThread().join();
    } catch (InterruptedException never) {
      Thread.currentThread().interrupt();
    }
  }

  private static void carry(Path source, String context, Path target, int port) throws IOException {
    String kubeconfig = Files.readString(source);
    Matcher server = SERVER.matcher(kubeconfig);
    if (!server.find()) {
      throw new IllegalArgumentException("no server in " + source);
    }
    String host = server.group(1);
    int to = Integer.parseInt(server.group(2));
    try (var listening = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
      System.out.println("Proxy is listening on port " + port);
      Files.writeString(target, pointed(kubeconfig, context, port));
      System.out.println("Start sending kubectl requests on '" + context + "' context.");
      System.out.println("Press Ctrl+C to close proxy.");
      while (true) {
        Socket here = listening.accept();
        Socket there = new Socket(host, to);
        Thread.ofVirtual().start(() -> pump(here, there));
        Thread.ofVirtual().start(() -> pump(there, here));
      }
    }
  }

  /** The kubeconfig with this context as the current one, and every server behind the port. */
  private static String pointed(String kubeconfig, String context, int port) {
    return SERVER
        .matcher(kubeconfig)
        .replaceAll("https://127.0.0.1:" + port + "/")
        .replaceFirst("current-context: .*", "current-context: \"" + context + "\"");
  }

  private static void pump(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException closed) {
      // One side hung up.
    }
  }
}
