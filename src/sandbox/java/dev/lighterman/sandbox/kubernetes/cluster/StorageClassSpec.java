package dev.lighterman.sandbox.kubernetes.cluster;

/** A storage class that a cluster offers from its start. */
public record StorageClassSpec(
    String name, String provisioner, boolean isDefault, boolean waitsForFirstConsumer) {

  /** Immediate binding, not the default class. */
  public static StorageClassSpec of(String name, String provisioner) {
    return new StorageClassSpec(name, provisioner, false, false);
  }

  public StorageClassSpec asDefault() {
    return new StorageClassSpec(name, provisioner, true, waitsForFirstConsumer);
  }
}
