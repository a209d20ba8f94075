package org.hotelier.broker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hotelier.protocol.broker.BrokerItem;
import org.hotelier.protocol.broker.BrokerMessage;
import org.hotelier.protocol.broker.BrokerMessage.Batch;

/** A post that keeps the letters. */
final class FakePost implements Post {
  final Map<String, List<BrokerMessage>> sent = new LinkedHashMap<>();

  @Override
  public Box to(String clusterAddress) {
    var box = new ArrayList<BrokerMessage>();
    sent.put(clusterAddress, box);
    return box::add;
  }

  /** What the node of this address was told, of one kind. */
  <T extends BrokerItem> List<T> items(String clusterAddress, Class<T> type) {
    return sent.getOrDefault(clusterAddress, List.of()).stream()
        .filter(Batch.class::isInstance)
        .flatMap(message -> ((Batch) message).items().stream())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }
}
