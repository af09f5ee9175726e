/** The steps that ensure something in Azure. */
@NullMarked
package dev.lighterman.step.cloud;

import org.jspecify.annotations.NullMarked;
