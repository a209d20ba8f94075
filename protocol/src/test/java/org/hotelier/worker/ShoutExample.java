package org.hotelier.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import org.hotelier.requester.Requester;

final class ShoutExample {

  static List<byte[]> shout(Request request) {
    var text = new String(request.body().get(0), UTF_8);
    return List.of(text.toUpperCase(Locale.ROOT).getBytes(UTF_8));
  }

  public static void main(String... brokers) {
    try (var worker = Worker.start("shout", ShoutExample::shout, brokers[0]);
        var requester = Requester.open(brokers[0])) {
      var reply = requester.call("shout", "hello".getBytes(UTF_8));
      System.out.println(new String(reply.get(0), UTF_8) + " by way of " + worker.broker());
    }
  }
}
