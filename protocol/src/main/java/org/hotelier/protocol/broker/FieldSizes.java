package org.hotelier.protocol.broker;

import com.google.protobuf.CodedOutputStream;

/** Counts the bytes that the fields of an item take. */
final class FieldSizes implements ItemFields {
  private int total;

  /** How many bytes the item's fields take, without its kind and length. */
  int of(BrokerItem item) {
    total = 0;
    ItemLayout.describe(item, this);
    return total;
  }

  @Override
  public void kind(int kind) {
    // not a field of its own
  }

  @Override
  public void number(int field, long value) {
    total += CodedOutputStream.computeUInt64Size(field, value);
  }

  @Override
  public void text(int field, String value) {
    total += CodedOutputStream.computeStringSize(field, value);
  }

  @Override
  public void bytes(int field, byte[] value) {
    total += CodedOutputStream.computeByteArraySize(field, value);
  }
}
