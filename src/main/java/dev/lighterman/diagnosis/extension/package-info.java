/** What can be wrong with the extension and its installation by Helm. */
@NullMarked
package dev.lighterman.diagnosis.extension;

import org.jspecify.annotations.NullMarked;
