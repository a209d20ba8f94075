package org.hotelier.broker.mdp;

import java.util.List;
import org.hotelier.broker.Outcome;
import org.hotelier.broker.Requester;
import org.hotelier.protocol.mdp.MdpVersion;
import org.hotelier.protocol.mdp.RequesterMessage.Final;
import org.hotelier.protocol.mdp.RequesterMessage.Partial;
import org.jspecify.annotations.Nullable;

/**
 * One request until its end. MDP has no word for a refusal: then its requester hears nothing. The
 * first reply that is lost on the way to a requester takes the rest of its parts with it.
 */
final class OpenRequest implements Requester {
  private final RequesterConnection from;
  private final MdpVersion version;
  private final String service;
  private @Nullable Parts parts;
  private boolean lost;

  OpenRequest(RequesterConnection from, MdpVersion version, String service) {
    this.from = from;
    this.version = version;
    this.service = service;
  }

  @Override
  public String key() {
    return from.key();
  }

  @Override
  public void tell(Outcome outcome) {
    if (outcome instanceof Outcome.Partial partial) {
      part(partial.body());
      return;
    }
    from.ended();
    if (outcome instanceof Outcome.Final last) {
      last(last.body());
    }
  }

  private void part(List<byte[]> body) {
    if (lost) {
      return;
    }
    if (version == MdpVersion.V0_2) {
      lost = !from.send(new Partial(service, body));
    } else {
      gather(body);
    }
  }

  private void last(List<byte[]> body) {
    if (parts != null) {
      gather(body);
    }
    if (!lost) {
      from.send(new Final(version, service, parts == null ? body : parts.all()));
    }
  }

  /** In 0.1 there is one reply: all parts in one. */
  private void gather(List<byte[]> body) {
    if (parts == null) {
      parts = new Parts(from.maxBodyBytes());
    }
    if (!lost && !parts.add(body)) {
      lost = true;
      parts = new Parts(0);
      from.tooLarge();
    }
  }
}
