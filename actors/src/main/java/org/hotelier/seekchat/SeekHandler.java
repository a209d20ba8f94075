package org.hotelier.seekchat;

import java.util.concurrent.CompletionStage;
import org.hotelier.protocol.seekchat.SeekMessage;
import org.hotelier.protocol.seekchat.SeekMessage.Reply;

/** Answers a question that came in on the listener port, from the host its sender claims. */
@FunctionalInterface
public interface SeekHandler {

  CompletionStage<Reply> answer(SeekMessage question);
}
