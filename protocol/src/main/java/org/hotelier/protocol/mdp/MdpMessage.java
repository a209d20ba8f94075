package org.hotelier.protocol.mdp;

/** One message of the Majordomo protocol, without the identity of who sent it. */
public sealed interface MdpMessage permits RequesterMessage, WorkerMessage {

  MdpVersion version();
}
