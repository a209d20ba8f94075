package org.hotelier.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Reads the end of a log file, however long the file has become. */
final class LogTail {
  /** More than the lines that anybody asks for, and little enough to read in one go. */
  private static final int BYTES = 64 * 1024;

  private LogTail() {}

  /** The last lines, or the reason why there are none. */
  static String of(Path log, int lines) {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      long start = Math.max(0, file.length() - BYTES);
      var bytes = new byte[(int) (file.length() - start)];
      file.seek(start);
      file.readFully(bytes);
      List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
    } catch (IOException failure) {
      return "(no log: " + failure.getMessage() + ")";
    }
  }
}
