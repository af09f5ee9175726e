package dev.lighterman.sandbox.kubernetes.node;

/** The credentials for one registry in a pull secret. */
public record DockerLogin(String server, String username, String password) {

  @Override
  public String toString() {
    return "DockerLogin[" + username + "@" + server + "]";
  }
}
