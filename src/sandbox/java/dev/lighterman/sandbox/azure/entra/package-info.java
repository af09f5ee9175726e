/** The token endpoint and the metadata service: who calls Azure. */
@NullMarked
package dev.lighterman.sandbox.azure.entra;

import org.jspecify.annotations.NullMarked;
