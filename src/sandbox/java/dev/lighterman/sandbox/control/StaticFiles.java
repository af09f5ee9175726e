package dev.lighterman.sandbox.control;

import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** Serves the page's files from the class path. */
final class StaticFiles {
  private static final String FOLDER = "/dev/lighterman/sandbox/page/";
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("json", "application/json; charset=utf-8"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("txt", "text/plain; charset=utf-8"));

  ServerResponse handle(ServerRequest request) throws IOException {
    String path = request.path().equals("/") ? "index.html" : request.path().substring(1);
    String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
    if (!request.method().equals("GET") || type == null || !isSafe(path)) {
      return notFound();
    }
    try (InputStream file = StaticFiles.class.getResourceAsStream(FOLDER + path)) {
      return file == null
          ? notFound()
          : ServerResponse.of(200, type, file.readAllBytes())
              .withHeader("Cache-Control", "no-store")
              .withHeader("X-Content-Type-Options", "nosniff")
              .withHeader(
                  "Content-Security-Policy",
                  "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'");
    }
  }

  private static boolean isSafe(String path) {
    return List.of(path.split("/", -1)).stream()
        .allMatch(part -> !part.isEmpty() && !part.startsWith("."));
  }

  private static ServerResponse notFound() {
    return ServerResponse.of(404, "text/plain; charset=utf-8", "There is nothing here.");
  }
}
