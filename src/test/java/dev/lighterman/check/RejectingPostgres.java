package dev.lighterman.check;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A PostgreSQL server that rejects every password. */
final class RejectingPostgres implements AutoCloseable {
  private static final String REFUSAL =
      "SFATAL\0VFATAL\0C28P01\0Mpassword authentication failed for user \"lighterman\"\0\0";

  private final ServerSocket server;

  RejectingPostgres() throws IOException {
    server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::refuseAll);
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:%d/lighterman?sslmode=disable&gssEncMode=disable"
        .formatted(server.getLocalPort());
  }

  private void refuseAll() {
    while (!server.isClosed()) {
      try (Socket caller = server.accept()) {
        refuse(caller);
      } catch (IOException closedOrGone) {
        // Wait for the next connection, or stop.
      }
    }
  }

  private static void refuse(Socket caller) throws IOException {
    var in = new DataInputStream(caller.getInputStream());
    in.readNBytes(in.readInt() - Integer.BYTES);
    byte[] refusal = REFUSAL.getBytes(StandardCharsets.UTF_8);
    var out = new DataOutputStream(caller.getOutputStream());
    out.writeByte('E');
    out.writeInt(refusal.length + Integer.BYTES);
    out.write(refusal);
    out.flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
