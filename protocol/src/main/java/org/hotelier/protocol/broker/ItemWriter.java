package org.hotelier.protocol.broker;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes items into an array that has room for them; each byte of a body is copied once. */
final class ItemWriter implements ItemFields {
  private final CodedOutputStream out;
  private int fieldsSize;

  ItemWriter(CodedOutputStream out) {
    this.out = out;
  }

  /** Writes the item, whose fields take that many bytes. */
  void write(BrokerItem item, int size) {
    this.fieldsSize = size;
    ItemLayout.describe(item, this);
  }

  @Override
  public void kind(int kind) {
    try {
      out.writeTag(kind, WireFormat.WIRETYPE_LENGTH_DELIMITED);
      out.writeUInt32NoTag(fieldsSize);
    } catch (IOException e) {
      throw noRoom(e);
    }
  }

  @Override
  public void number(int field, long value) {
    try {
      out.writeUInt64(field, value);
    } catch (IOException e) {
      throw noRoom(e);
    }
  }

  @Override
  public void text(int field, String value) {
    try {
      out.writeString(field, value);
    } catch (IOException e) {
      throw noRoom(e);
    }
  }

  @Override
  public void bytes(int field, byte[] value) {
    try {
      out.writeByteArray(field, value);
    } catch (IOException e) {
      throw noRoom(e);
    }
  }

  private static UncheckedIOException noRoom(IOException e) {
    return new UncheckedIOException(
        "Expected room as counted, but the array ends; correct the count of sizes", e);
  }
}
