package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the API server demands of one kind of object, and what it fills in. */
interface KindRules {

  /** Turns what clients may also write in another form into what is kept. */
  default void normalize(ObjectNode object) {}

  /** Puts the defaults. */
  default void setDefaults(ObjectNode object) {}

  /** Says what is wrong with a new or changed object. */
  default void validate(ObjectNode object, ValidationErrors errors) {}

  /** Says which changes are not allowed. */
  default void validateUpdate(ObjectNode before, ObjectNode after, ValidationErrors errors) {}
}
