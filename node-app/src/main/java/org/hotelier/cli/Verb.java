package org.hotelier.cli;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The verbs, in the order the help lists them; a verb's class is loaded when it is used. */
enum Verb {
  NODE("node"),
  DEMO("demo"),
  STATUS("status"),
  NODES("nodes"),
  SERVICES("services"),
  GUESTS("guests"),
  EVENTS("events"),
  CALL("call"),
  WAIT("wait"),
  DRAIN("drain"),
  REVIVE("revive"),
  SAFE_TO_STOP("safe-to-stop"),
  STOP("stop"),
  FOUND("found"),
  DOCTOR("doctor"),
  WORKER("worker"),
  REHEARSE("rehearse");

  private final String word;

  Verb(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  Callable<Integer> command(Terminal terminal) {
    return switch (this) {
      case NODE -> new NodeCommand();
      case DEMO -> new DemoCommand(terminal);
      case STATUS -> new StatusCommand(terminal);
      case NODES -> new NodesCommand(terminal);
      case SERVICES -> new ServicesCommand(terminal);
      case GUESTS -> new GuestsCommand(terminal);
      case EVENTS -> new EventsCommand(terminal);
      case CALL -> new CallCommand(terminal);
      case WAIT -> new WaitCommand(terminal);
      case DRAIN -> new DrainCommand(terminal);
      case REVIVE -> new ReviveCommand(terminal);
      case SAFE_TO_STOP -> new SafeToStopCommand(terminal);
      case STOP -> new StopCommand(terminal);
      case FOUND -> new FoundCommand(terminal);
      case DOCTOR -> new DoctorCommand(terminal);
      case WORKER -> new WorkerCommand(terminal);
      case REHEARSE -> new RehearseCommand();
    };
  }

  static Optional<Verb> named(String word) {
    return Arrays.stream(values()).filter(verb -> verb.word.equals(word)).findFirst();
  }
}
