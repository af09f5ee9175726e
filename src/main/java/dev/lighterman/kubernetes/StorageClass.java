package dev.lighterman.kubernetes;

/**
 * A storage class of a cluster.
 *
 * @param expandable whether a claim of it may be enlarged
 */
public record StorageClass(String name, boolean isDefault, boolean expandable) {
  /** One whose claims keep their size, as Kubernetes has it unless it is told otherwise. */
  public StorageClass(String name, boolean isDefault) {
    this(name, isDefault, false);
  }
}
