package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Defaults and validation of one kind of object. */
interface KindRules {

  /** Converts fields that only clients write into the stored form. */
  default void normalize(ObjectNode object) {}

  /** Sets the defaults of a new or changed object. */
  default void setDefaults(ObjectNode object) {}

  /** Adds the errors of a new or changed object. */
  default void validate(ObjectNode object, ValidationErrors errors) {}

  /** Adds the errors of a change. */
  default void validateUpdate(ObjectNode before, ObjectNode after, ValidationErrors errors) {}
}
