package org.hotelier.cli;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Runs one verb and answers its exit code. Whatever goes wrong becomes one line on standard error
 * that says what to do.
 */
public final class CommandLineInterface {
  private final Terminal terminal;

  public CommandLineInterface(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Runs the verb that the arguments name; the result is one of {@link ExitCode}. */
  public int run(String... args) {
    if (args.length == 0) {
      complain("Expected a verb, but got none; see 'hotelier --help'");
      return ExitCode.USAGE;
    }
    return commandLine(args).execute(args);
  }

  /** Only the verb asked for is built: building all of them takes longer than running one. */
  private CommandLine commandLine(String... args) {
    var line = withHelp(new HotelierCommand());
    wanted(args[0])
        .forEach(verb -> line.addSubcommand(verb.word(), withHelp(verb.command(terminal))));
    return line.setOut(terminal.out())
        .setErr(terminal.err())
        .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colour() ? Ansi.ON : Ansi.OFF))
        .setParameterExceptionHandler(this::misused)
        .setExecutionExceptionHandler(this::failed);
  }

  private static CommandLine withHelp(Object command) {
    var line = new CommandLine(command);
    line.getCommandSpec().mixinStandardHelpOptions(true).versionProvider(new VersionLine());
    return line;
  }

  private static List<Verb> wanted(String word) {
    return word.equals("--version")
        ? List.of()
        : Verb.named(word).map(List::of).orElseGet(() -> List.of(Verb.values()));
  }

  private int misused(ParameterException misuse, String[] args) {
    var verb = misuse.getCommandLine().getCommandSpec().qualifiedName();
    complain("%s; see '%s --help'".formatted(sentence(misuse, args), verb));
    return ExitCode.USAGE;
  }

  private static String sentence(ParameterException misuse, String[] args) {
    var aboutVerb = misuse.getCommandLine().getParent() == null;
    if (aboutVerb && misuse instanceof UnmatchedArgumentException) {
      var words = Arrays.stream(Verb.values()).map(Verb::word).toList();
      return "Expected a verb, but got '%s'; did you mean '%s'?"
          .formatted(args[0], Nearest.of(args[0], words));
    }
    return Complaints.oneLine(misuse.getMessage());
  }

  private int failed(Exception failure, CommandLine command, ParseResult parsed) {
    var complaint = Complaints.of(failure);
    complain(complaint.line());
    return complaint.exitCode();
  }

  private void complain(String line) {
    terminal.out().flush();
    terminal.err().println(terminal.paint(Tone.BAD, "hotelier: ") + line);
  }
}
