package org.hotelier.protocol.broker;

import static com.google.protobuf.CodedOutputStream.computeFixed64Size;
import static com.google.protobuf.CodedOutputStream.computeUInt64Size;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.hotelier.protocol.broker.BrokerMessage.Batch;

/** The bytes of a batch, those of {@code Batch} in {@code broker.proto}, straight from records. */
public final class BatchCodec {

  /** What a batch takes besides its items, at most: two incarnations and two numbers. */
  public static final int OVERHEAD = 2 * (1 + Long.BYTES) + 2 * (1 + 10);

  private static final int FROM = 1;
  private static final int TO = 2;
  private static final int ACKNOWLEDGED = 3;
  private static final int FIRST = 4;
  private static final int ITEMS = 5;

  private BatchCodec() {}

  /** The batch's bytes. */
  public static byte[] encode(Batch batch) {
    var items = batch.items();
    var fields = new int[items.size()];
    var bytes = new byte[headSize(batch) + itemsSize(items, fields)];
    var out = CodedOutputStream.newInstance(bytes);
    var writer = new ItemWriter(out);
    try {
      writeHead(batch, out);
      for (int i = 0; i < fields.length; i++) {
        out.writeTag(ITEMS, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        out.writeUInt32NoTag(ItemCodec.withKind(fields[i]));
        writer.write(items.get(i), fields[i]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.checkNoSpaceLeft();
    return bytes;
  }

  /**
   * The batch that these are the bytes of.
   *
   * @throws IOException when they are not
   */
  public static Batch decode(byte[] bytes) throws IOException {
    var in = CodedInputStream.newInstance(bytes);
    var reader = new ItemReader(in);
    var items = new ArrayList<BrokerItem>();
    long from = 0;
    long to = 0;
    long acknowledged = 0;
    long first = 0;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag) {
        case FROM << 3 | WireFormat.WIRETYPE_FIXED64 -> from = in.readFixed64();
        case TO << 3 | WireFormat.WIRETYPE_FIXED64 -> to = in.readFixed64();
        case ACKNOWLEDGED << 3 | WireFormat.WIRETYPE_VARINT -> acknowledged = in.readUInt64();
        case FIRST << 3 | WireFormat.WIRETYPE_VARINT -> first = in.readUInt64();
        case ITEMS << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED -> {
          int limit = in.pushLimit(in.readRawVarint32());
          items.add(reader.read());
          in.popLimit(limit);
        }
        default -> ItemReader.skip(in, tag);
      }
    }
    return new Batch(new Session(from, to), acknowledged, first, items);
  }

  private static int headSize(Batch batch) {
    return computeFixed64Size(FROM, batch.session().from())
        + computeFixed64Size(TO, batch.session().to())
        + computeUInt64Size(ACKNOWLEDGED, batch.acknowledged())
        + computeUInt64Size(FIRST, batch.first());
  }

  private static void writeHead(Batch batch, CodedOutputStream out) throws IOException {
    out.writeFixed64(FROM, batch.session().from());
    out.writeFixed64(TO, batch.session().to());
    out.writeUInt64(ACKNOWLEDGED, batch.acknowledged());
    out.writeUInt64(FIRST, batch.first());
  }

  private static int itemsSize(List<BrokerItem> items, int[] fields) {
    var sizes = new FieldSizes();
    int total = 0;
    for (int i = 0; i < fields.length; i++) {
      fields[i] = sizes.of(items.get(i));
      total += ItemCodec.sizeInBatch(ItemCodec.withKind(fields[i]));
    }
    return total;
  }
}
