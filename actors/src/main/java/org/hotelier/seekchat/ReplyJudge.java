package org.hotelier.seekchat;

import com.google.protobuf.ByteString;
import org.hotelier.network.Endpoint;
import org.hotelier.protocol.seekchat.SeekFrame;
import org.hotelier.protocol.seekchat.SeekMessage;
import org.hotelier.protocol.seekchat.SeekMessage.Reply;

/**
 * Whether a reply is authentic: same cluster name, same protocol version, from the host that was
 * asked, and proved over the question's nonce.
 */
record ReplyJudge(SeekIdentity identity, ByteString nonce, String ownHost, Endpoint asked) {

  Finding judge(SeekFrame frame) {
    var message = frame.message();
    var peer = message.sender();
    if (!message.clusterName().equals(identity.clusterName())) {
      return new Finding.Alien(
          asked, peer, "cluster name", message.clusterName(), identity.clusterName());
    }
    if (message.version() != SeekMessage.VERSION) {
      return new Finding.Alien(
          asked,
          peer,
          "protocol version",
          String.valueOf(message.version()),
          String.valueOf(SeekMessage.VERSION));
    }
    if (!(message.payload() instanceof Reply reply)) {
      return new Finding.Silent(asked, "it asked instead of answering");
    }
    if (!peer.host().equals(asked.host())) {
      return new Finding.Silent(asked, "it says that it is " + peer.endpoint());
    }
    if (!identity.token().holds(frame.proof(), nonce, ownHost, peer.host(), frame.bytes())) {
      return new Finding.Unproven(asked, peer, difference(frame.proof()));
    }
    return new Finding.Answered(asked, peer, reply);
  }

  private String difference(ByteString proof) {
    if (proof.isEmpty()) {
      return "it proves none, and this node has one";
    }
    return identity.token().isSet()
        ? "it has another one than this node"
        : "it has one, and this node has none";
  }
}
