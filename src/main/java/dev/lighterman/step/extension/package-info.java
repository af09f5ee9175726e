/** The steps that install and remove the Arc extension, with the secret that only they hold. */
@NullMarked
package dev.lighterman.step.extension;

import org.jspecify.annotations.NullMarked;
