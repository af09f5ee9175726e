package dev.lighterman.sandbox.kubernetes.controllers;

import dev.lighterman.sandbox.kubernetes.objects.WatchEvent;

/** Brings a cluster nearer to what its objects ask for, one change after the other. */
public interface Controller {
  void onChange(WatchEvent change);
}
