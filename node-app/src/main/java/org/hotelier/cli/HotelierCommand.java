package org.hotelier.cli;

import picocli.CommandLine.Command;

/** What {@code hotelier} without a verb is: its help and its version. */
@Command(
    name = "hotelier",
    description = "A cluster of JVM nodes that forms itself.",
    synopsisSubcommandLabel = "VERB",
    commandListHeading = "%nVerbs:%n",
    footer = {
      "",
      "Exit codes: 0 done; 1 the answer is no, or the request failed; 2 usage; 3 no node",
      "reachable; 4 time-out. 'hotelier VERB --help' explains a verb."
    })
final class HotelierCommand {}
