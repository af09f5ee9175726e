package dev.lighterman.sandbox.kubernetes.controllers;

import dev.lighterman.sandbox.kubernetes.objects.WatchEvent;

/** A controller: reconciles the actual state with the desired state after each change. */
public interface Controller {
  void onChange(WatchEvent change);
}
