package org.hotelier.protocol.seekchat;

import com.google.protobuf.ByteString;

/**
 * A message as it travels: its exact bytes, which the proof covers, and what they say.
 *
 * @param bytes the encoded message
 * @param proof empty in requests and where no join token is set
 */
public record SeekFrame(SeekMessage message, ByteString bytes, ByteString proof) {}
