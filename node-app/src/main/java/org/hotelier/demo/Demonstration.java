package org.hotelier.demo;

import java.nio.file.Path;
import org.hotelier.protocol.control.ControlException;
import org.hotelier.protocol.luxi.ControlFailure;

/**
 * Three nodes find each other and serve; a worker and a node are killed over a request, which is
 * answered all the same. Every sentence is told after what it says was seen; if something does not
 * happen, the story ends there, with the logs.
 */
public final class Demonstration {

  private Demonstration() {}

  /** Plays with nodes started by the launcher; false if not all of it happened. */
  public static boolean play(Path launcher, Narrator narrator) {
    var cast = Cast.gather(launcher);
    try (cast) {
      play(new Stage(narrator, cast));
    } catch (StoryFailure | IllegalStateException | ControlException | ControlFailure e) {
      narrator.say("This did not go as it should. " + e.getMessage());
      narrator.quote(cast.logs());
      return false;
    }
    narrator.say("Cleaned up: no process, no file, no port is left of this.");
    return true;
  }

  private static void play(Stage stage) {
    var cluster = new Formation(stage).play();
    new Service(stage).play();
    new LostWorker(stage).play();
    new LostNode(stage).play();
    new Recovery(stage).play(cluster);
    new Parting(stage).play();
  }
}
