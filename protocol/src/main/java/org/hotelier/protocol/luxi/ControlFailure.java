package org.hotelier.protocol.luxi;

import java.util.List;
import java.util.Objects;

/**
 * A call that was refused or failed, as the pair that travels on the control socket: {@code
 * ["NotReady", ["no peer answers"]]}. The name is for programs, the arguments are for people.
 */
public final class ControlFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final transient List<String> arguments;

  public ControlFailure(String name, String... arguments) {
    this(name, List.of(arguments));
  }

  public ControlFailure(String name, List<String> arguments) {
    super(Objects.requireNonNull(name) + arguments);
    this.name = name;
    this.arguments = List.copyOf(arguments);
  }

  /** The error's name on the wire, for instance {@code NotReady}. */
  public String name() {
    return name;
  }

  /** The error's arguments on the wire, as text. */
  public List<String> arguments() {
    return arguments == null ? List.of() : arguments;
  }
}
