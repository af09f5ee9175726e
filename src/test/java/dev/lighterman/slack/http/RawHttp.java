package dev.lighterman.slack.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** A connection on which anything can be sent, and at any pace. */
final class RawHttp implements AutoCloseable {
  static final String CLOSED = "closed";

  private final Socket socket;

  RawHttp(int port) {
    try {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  static String head(String requestLine, int length, List<String> headers) {
    return requestLine
        + " HTTP/1.1\r\nHost: bot\r\nContent-Length: "
        + length
        + "\r\n"
        + String.join("", headers.stream().map(header -> header + "\r\n").toList())
        + "\r\n";
  }

  /** Sends text; false if the other side has closed the connection. */
  boolean send(String text) {
    try {
      OutputStream out = socket.getOutputStream();
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
      return true;
    } catch (IOException closed) {
      return false;
    }
  }

  /** The status and body of the answer; {@link #CLOSED} if the connection is closed without. */
  String answer() {
    try {
      InputStream in = socket.getInputStream();
      var head = new ByteArrayOutputStream();
      while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
        int next = in.read();
        if (next < 0) {
          return CLOSED;
        }
        head.write(next);
      }
      return body(head.toString(StandardCharsets.UTF_8), in);
    } catch (SocketException reset) {
      return CLOSED;
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private static String body(String head, InputStream in) throws IOException {
    int length =
        head.lines()
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
            .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
            .findFirst()
            .orElse(0);
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    return (head.substring(9, 12) + " " + body).strip();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }
}
