package org.hotelier.protocol.broker;

/**
 * Where the Protobuf fields of an item go: counted by one, written by the other, so that both
 * agree. Field numbers are those of {@code broker.proto}.
 */
interface ItemFields {

  /** Comes first; the fields of this kind of item follow. */
  void kind(int kind);

  void number(int field, long value);

  void text(int field, String value);

  void bytes(int field, byte[] value);

  default void flag(int field, boolean value) {
    number(field, value ? 1 : 0);
  }
}
