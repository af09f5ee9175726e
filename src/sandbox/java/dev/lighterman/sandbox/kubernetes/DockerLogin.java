package dev.lighterman.sandbox.kubernetes;

/** One registry's entry in a pull secret. */
public record DockerLogin(String server, String username, String password) {

  @Override
  public String toString() {
    return "DockerLogin[" + username + "@" + server + "]";
  }
}
