package org.hotelier.protocol.mdp;

import java.util.List;

/** What a requester and a broker tell one another. */
public sealed interface RequesterMessage extends MdpMessage {

  /** The service that is asked for; a reply names the one of its request. */
  String service();

  /** The frames as they are, none of them interpreted. */
  List<byte[]> body();

  /**
   * Requester to broker: have this done by a worker of the service.
   *
   * @param body one or more frames; only a management request ({@code mmi.…}) may have none
   */
  record Request(MdpVersion version, String service, List<byte[]> body)
      implements RequesterMessage {}

  /** Broker to requester, 0.2 only: a part of the reply; more follows. */
  record Partial(String service, List<byte[]> body) implements RequesterMessage {

    @Override
    public MdpVersion version() {
      return MdpVersion.V0_2;
    }
  }

  /** Broker to requester: the reply, or its last part. Called REPLY in 0.1, FINAL in 0.2. */
  record Final(MdpVersion version, String service, List<byte[]> body) implements RequesterMessage {}
}
