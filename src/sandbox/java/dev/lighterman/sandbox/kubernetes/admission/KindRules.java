package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the API server demands of one kind of object, and what it fills in. */
interface KindRules {

  /** Turns what clients may also write in another form into what is kept. */
  default void read(ObjectNode object) {}

  /** Puts the defaults. */
  default void complete(ObjectNode object) {}

  /** Says what is wrong with a new or changed object. */
  default void check(ObjectNode object, ValidationErrors problems) {}

  /** Says which changes are not allowed. */
  default void checkChange(ObjectNode before, ObjectNode after, ValidationErrors problems) {}
}
