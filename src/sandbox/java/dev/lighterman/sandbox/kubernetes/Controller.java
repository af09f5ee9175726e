package dev.lighterman.sandbox.kubernetes;

import dev.lighterman.sandbox.kubernetes.objects.Change;

/** Brings a cluster nearer to what its objects ask for, one change after the other. */
interface Controller {
  void changed(Change change);
}
