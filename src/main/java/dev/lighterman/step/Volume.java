package dev.lighterman.step;

import dev.lighterman.azure.Extension;
import dev.lighterman.value.Sentence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The volume that stores a connected registry's images.
 *
 * @param storageClass null for the cluster's default
 * @param size such as {@code 500Gi}; null for the extension's default
 */
public record Volume(@Nullable String storageClass, @Nullable String size) {
  /** The extension's default. */
  public static final String DEFAULT_SIZE = "500Gi";

  /** The length of a unit such as {@code Gi}. */
  private static final int UNIT = 2;

  /** The extension setting for the storage class. */
  public static final String CLASS = Extension.STORAGE_CLASS;

  /** The extension setting for the size. */
  public static final String SIZE = "pvc.storageRequest";

  /** The volume as extension settings. */
  public Map<String, String> settings() {
    var settings = new LinkedHashMap<String, String>();
    if (storageClass != null) {
      settings.put(CLASS, storageClass);
    }
    if (size != null) {
      settings.put(SIZE, size);
    }
    return settings;
  }

  /** Whether an extension's settings have this volume; an existing volume can't be changed. */
  public boolean fits(Map<String, String> settings) {
    var own = settings();
    return List.of(CLASS, SIZE).stream()
        .allMatch(key -> Objects.equals(own.get(key), settings.get(key)));
  }

  /** The size as people read it, who know the unit by different names. */
  public Sentence sizeInWords() {
    String asked = size == null ? DEFAULT_SIZE : size;
    int unit = asked.length() - UNIT;
    return Sentence.of("volume.size", "n", asked.substring(0, unit))
        .with("unit", asked.substring(unit));
  }
}
