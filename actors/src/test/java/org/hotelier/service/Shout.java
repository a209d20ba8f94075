package org.hotelier.service;

import com.typesafe.config.Config;
import java.util.Locale;
import org.apache.pekko.actor.typed.Behavior;

/** A service as a developer adds it, found by its entry in the test resources. */
public final class Shout implements Service {

  @Override
  public String name() {
    return "shout";
  }

  @Override
  public Behavior<ServiceRequest> create(Config settings) {
    var sign = settings.hasPath("sign") ? settings.getString("sign") : "!";
    return Serving.function(request -> Reply.text(request.text().toUpperCase(Locale.ROOT) + sign));
  }
}
