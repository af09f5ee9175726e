/** The kubelet: pods, their containers, images and logs. */
@NullMarked
package dev.lighterman.sandbox.kubernetes.node;

import org.jspecify.annotations.NullMarked;
