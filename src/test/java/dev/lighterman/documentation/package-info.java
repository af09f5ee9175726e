/** README and the pages under {@code src/site/markdown}: they say what the code does. */
@NullMarked
package dev.lighterman.documentation;

import org.jspecify.annotations.NullMarked;
