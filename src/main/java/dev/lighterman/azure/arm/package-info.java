/** The connection to Azure: who we are to it, its calls, its errors and its limits. */
@NullMarked
package dev.lighterman.azure.arm;

import org.jspecify.annotations.NullMarked;
