/** Simulates Microsoft Entra ID: the token endpoint and the instance metadata service. */
@NullMarked
package dev.lighterman.sandbox.azure.entra;

import org.jspecify.annotations.NullMarked;
