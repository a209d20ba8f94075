package org.hotelier.protocol.broker;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hotelier.protocol.broker.BrokerItem.AttemptFailed;
import org.hotelier.protocol.broker.BrokerItem.Cancel;
import org.hotelier.protocol.broker.BrokerItem.Drains;
import org.hotelier.protocol.broker.BrokerItem.DrainsNoted;
import org.hotelier.protocol.broker.BrokerItem.Failure;
import org.hotelier.protocol.broker.BrokerItem.FinalReply;
import org.hotelier.protocol.broker.BrokerItem.Forward;
import org.hotelier.protocol.broker.BrokerItem.GuestsChanged;
import org.hotelier.protocol.broker.BrokerItem.Hint;
import org.hotelier.protocol.broker.BrokerItem.PartialReply;
import org.hotelier.protocol.broker.BrokerItem.Returned;
import org.hotelier.protocol.broker.BrokerItem.ServiceDrains;
import org.hotelier.protocol.broker.BrokerItem.Started;
import org.hotelier.protocol.wire.broker.Item;

/**
 * Reads items, one after the other. Fields that it does not know are skipped, as Protobuf asks; a
 * kind that it does not know is refused, since a piece of the row would be missing.
 */
final class ItemReader {
  private static final int FIELDS = 15;

  private final CodedInputStream in;
  private final long[] numbers = new long[FIELDS];
  private final String[] texts = new String[FIELDS];
  private List<byte[]> body = List.of();

  ItemReader(CodedInputStream in) {
    this.in = in;
  }

  /** Reads an item up to the stream's present limit. */
  BrokerItem read() throws IOException {
    int kind = 0;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        kind = WireFormat.getTagFieldNumber(tag);
        int limit = in.pushLimit(in.readRawVarint32());
        readFields();
        in.checkLastTagWas(0);
        in.popLimit(limit);
      } else {
        skip(in, tag);
      }
    }
    return item(kind);
  }

  private void readFields() throws IOException {
    Arrays.fill(numbers, 0);
    Arrays.fill(texts, "");
    body = List.of();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      int field = WireFormat.getTagFieldNumber(tag);
      int type = WireFormat.getTagWireType(tag);
      if (field < FIELDS && type == WireFormat.WIRETYPE_VARINT) {
        numbers[field] = in.readRawVarint64();
      } else if (field == ItemLayout.BODY && type == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        addFrame(in.readByteArray());
      } else if (field < FIELDS && type == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        texts[field] = in.readStringRequireUtf8();
      } else {
        skip(in, tag);
      }
    }
  }

  /** Leaves out a field that is not known; refuses the end of a group that never began. */
  static void skip(CodedInputStream in, int tag) throws IOException {
    if (!in.skipField(tag)) {
      throw new InvalidProtocolBufferException("Expected a field, but got the end of a group");
    }
  }

  /** Most bodies are of one frame, or of two: an empty one first. */
  private void addFrame(byte[] frame) {
    switch (body.size()) {
      case 0 -> body = List.of(frame);
      case 1 -> body = new ArrayList<>(Arrays.asList(body.get(0), frame));
      default -> body.add(frame);
    }
  }

  private BrokerItem item(int kind) throws InvalidProtocolBufferException {
    long request = numbers[ItemLayout.REQUEST];
    int attempt = number(ItemLayout.ATTEMPT);
    return switch (kind) {
      case Item.FORWARD_FIELD_NUMBER ->
          new Forward(request, attempt, texts[4], texts[5], body, numbers[6]);
      case Item.CANCEL_FIELD_NUMBER -> new Cancel(request, attempt);
      case Item.STARTED_FIELD_NUMBER -> new Started(request, attempt, texts[4], numbers[5] != 0);
      case Item.PARTIAL_REPLY_FIELD_NUMBER -> new PartialReply(request, attempt, body);
      case Item.FINAL_REPLY_FIELD_NUMBER -> new FinalReply(request, attempt, body, texts[4]);
      case Item.FAILURE_FIELD_NUMBER -> new Failure(request, attempt, texts[5], texts[6], texts[4]);
      case Item.ATTEMPT_FAILED_FIELD_NUMBER -> new AttemptFailed(request, attempt, texts[4]);
      case Item.RETURNED_FIELD_NUMBER -> new Returned(request, attempt, texts[4]);
      case Item.HINT_FIELD_NUMBER ->
          new Hint(
              texts[4],
              number(5),
              number(6),
              number(7),
              number(8),
              numbers[9],
              numbers[10] != 0,
              number(11),
              numbers[12],
              numbers[13],
              numbers[14]);
      case Item.DRAINS_FIELD_NUMBER -> new Drains(numbers[4] != 0);
      case Item.DRAINS_NOTED_FIELD_NUMBER -> new DrainsNoted(numbers[4] != 0);
      case Item.SERVICE_DRAINS_FIELD_NUMBER -> new ServiceDrains(texts[4], numbers[5] != 0);
      case Item.GUESTS_CHANGED_FIELD_NUMBER -> new GuestsChanged();
      default ->
          throw new InvalidProtocolBufferException(
              "Expected an item of a known kind, but got kind " + kind);
    };
  }

  private int number(int field) {
    return (int) numbers[field];
  }
}
