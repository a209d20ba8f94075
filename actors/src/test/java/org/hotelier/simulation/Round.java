package org.hotelier.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hotelier.protocol.seekchat.SeekMessage.Joined;
import org.hotelier.protocol.seekchat.SeekMessage.Payload;
import org.hotelier.seekchat.Finding;

/** One round of questions: ends once, with the last answer or soon after an invitation. */
final class Round {

  private final Incarnation own;
  private final Consumer<List<Finding>> tell;
  private final List<Finding> findings = new ArrayList<>();
  private int asked;
  private boolean ended;

  Round(Incarnation own, Consumer<List<Finding>> tell) {
    this.own = own;
    this.tell = tell;
  }

  /** Puts the question to all other nodes. */
  void askAll(Payload question) {
    for (var process : own.world().processes()) {
      if (process != own.process()) {
        asked++;
        own.chat().ask(process.endpoint(), question, this::found);
      }
    }
  }

  private void found(Finding finding) {
    findings.add(finding);
    if (findings.size() == asked) {
      end();
    } else if (finding instanceof Finding.Answered answered && answered.reply() instanceof Joined) {
      own.later(Settings.LOCATOR.invited().toMillis(), this::end);
    }
  }

  private void end() {
    if (!ended) {
      ended = true;
      tell.accept(List.copyOf(findings));
    }
  }
}
