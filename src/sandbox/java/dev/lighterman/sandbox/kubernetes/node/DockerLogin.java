package dev.lighterman.sandbox.kubernetes.node;

/** One registry's entry in a pull secret. */
public record DockerLogin(String server, String username, String password) {

  @Override
  public String toString() {
    return "DockerLogin[" + username + "@" + server + "]";
  }
}
