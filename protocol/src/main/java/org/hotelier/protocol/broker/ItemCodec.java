package org.hotelier.protocol.broker;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The bytes of one item, those of {@code Item} in {@code broker.proto}. Written and read by hand,
 * without the generated classes, because every request crosses it several times.
 */
public final class ItemCodec {

  private ItemCodec() {}

  /** How many bytes the item takes. */
  public static int size(BrokerItem item) {
    return withKind(new FieldSizes().of(item));
  }

  /** How many bytes an item of this size takes in a batch. */
  public static int sizeInBatch(int size) {
    return 1 + CodedOutputStream.computeUInt32SizeNoTag(size) + size;
  }

  /** The item's bytes. */
  public static byte[] encode(BrokerItem item) {
    int fields = new FieldSizes().of(item);
    var bytes = new byte[withKind(fields)];
    var out = CodedOutputStream.newInstance(bytes);
    new ItemWriter(out).write(item, fields);
    out.checkNoSpaceLeft();
    return bytes;
  }

  /**
   * The item that these are the bytes of, one buffer after the other.
   *
   * @throws IOException when they are not
   */
  public static BrokerItem decode(List<ByteBuffer> bytes) throws IOException {
    return new ItemReader(CodedInputStream.newInstance(bytes)).read();
  }

  /** The size of an item whose fields take that many bytes. */
  static int withKind(int fields) {
    return 1 + CodedOutputStream.computeUInt32SizeNoTag(fields) + fields;
  }
}
