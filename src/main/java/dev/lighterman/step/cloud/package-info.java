/** Steps that change Azure resources. */
@NullMarked
package dev.lighterman.step.cloud;

import org.jspecify.annotations.NullMarked;
