/** The kubelet and the container runtime: pods, containers, image pulls and logs. */
@NullMarked
package dev.lighterman.sandbox.kubernetes.node;

import org.jspecify.annotations.NullMarked;
