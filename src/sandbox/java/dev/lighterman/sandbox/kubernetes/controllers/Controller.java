package dev.lighterman.sandbox.kubernetes.controllers;

import dev.lighterman.sandbox.kubernetes.objects.Change;

/** Brings a cluster nearer to what its objects ask for, one change after the other. */
public interface Controller {
  void changed(Change change);
}
