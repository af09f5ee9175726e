package dev.lighterman.sandbox.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.Callback;

/** Converts Jetty's requests and responses. */
final class JettyConverter {

  private JettyConverter() {}

  /** Reads a request with its whole body. */
  static ServerRequest read(org.eclipse.jetty.server.Request in) throws IOException {
    var headers = new HashMap<String, String>();
    for (HttpField field : in.getHeaders()) {
      headers.merge(
          field.getName().toLowerCase(Locale.ROOT),
          Optional.ofNullable(field.getValue()).orElse(""),
          (first, second) -> first + ", " + second);
    }
    byte[] body;
    try (InputStream bytes = Content.Source.asInputStream(in)) {
      body = bytes.readAllBytes();
    }
    var uri = in.getHttpURI();
    return new ServerRequest(
        in.getMethod().toUpperCase(Locale.ROOT),
        Optional.ofNullable(uri.getDecodedPath()).orElse("/"),
        Optional.ofNullable(uri.getQuery()).orElse(""),
        headers,
        body);
  }

  /** Sends a response; each chunk of its content is written as it comes. */
  static void send(
      ServerResponse response, org.eclipse.jetty.server.Response out, Callback callback) {
    out.setStatus(response.status());
    response.headers().forEach((name, value) -> out.getHeaders().put(name, value));
    try {
      response.content().writeTo(bytes -> write(out, bytes));
      callback.succeeded();
    } catch (IOException e) {
      callback.failed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      callback.failed(e);
    }
  }

  private static void write(org.eclipse.jetty.server.Response out, byte[] bytes)
      throws IOException {
    try (var blocker = Blocker.callback()) {
      out.write(false, ByteBuffer.wrap(bytes), blocker);
      blocker.block();
    }
  }
}
