package org.hotelier.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows under headings, each column as wide as its widest cell; no line ends in spaces. */
final class Table {
  private static final String GAP = "  ";

  /** A cell's text and what it means. */
  record Cell(String text, Tone tone) {}

  private final List<List<Cell>> rows = new ArrayList<>();
  private final int columns;

  Table(String... headings) {
    this.columns = headings.length;
    rows.add(List.of(headings).stream().map(heading -> new Cell(heading, Tone.HEADING)).toList());
  }

  static Cell plain(String text) {
    return new Cell(text, Tone.PLAIN);
  }

  Table row(Cell... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException(
          "Expected %d cells, but got %d; give one per heading".formatted(columns, cells.length));
    }
    rows.add(List.of(cells));
    return this;
  }

  void print(Terminal terminal) {
    print(terminal, "");
  }

  void print(Terminal terminal, String indent) {
    var widths = widths();
    rows.forEach(row -> terminal.out().println(indent + line(row, widths, terminal)));
  }

  private int[] widths() {
    var widths = new int[columns];
    for (var row : rows) {
      for (var column = 0; column < columns; column++) {
        widths[column] = Math.max(widths[column], row.get(column).text().length());
      }
    }
    return widths;
  }

  private String line(List<Cell> row, int[] widths, Terminal terminal) {
    var line = new StringBuilder();
    for (var column = 0; column < columns; column++) {
      var cell = row.get(column);
      line.append(terminal.paint(cell.tone(), cell.text()));
      if (column < columns - 1) {
        line.append(" ".repeat(widths[column] - cell.text().length())).append(GAP);
      }
    }
    return line.toString().stripTrailing();
  }
}
