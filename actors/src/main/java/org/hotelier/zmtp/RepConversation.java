package org.hotelier.zmtp;

import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One peer of a REP port: one question at a time, in order, each answer with the envelope of its
 * question (RFC 28/REQREP). A question without the empty frame that ends its envelope is dropped
 * and counted.
 */
final class RepConversation {

  private final ZmtpSession peer;
  private final RepTools tools;
  private final Deque<List<byte[]>> waiting = new ArrayDeque<>();
  private @Nullable Asked open;
  private boolean asking;
  private boolean paused;

  /** What all conversations of a port share. */
  record RepTools(EventLoop loop, int maxWaiting, RepQuestions questions, ZmtpCounts counts) {}

  RepConversation(ZmtpSession peer, RepTools tools) {
    this.peer = peer;
    this.tools = tools;
  }

  void received(List<List<byte[]>> messages) {
    waiting.addAll(messages);
    askNext();
    pauseOrResume();
  }

  /** A loop, not a recursion: who answers at once may be asked thousands of times. */
  private void askNext() {
    if (asking) {
      return;
    }
    asking = true;
    try {
      while (open == null && !waiting.isEmpty()) {
        ask(waiting.remove());
      }
    } finally {
      asking = false;
    }
  }

  private void ask(List<byte[]> message) {
    int bodyAt = bodyOf(message);
    if (bodyAt >= message.size()) {
      tools.counts().countMalformed();
      return;
    }
    var question = new Asked(message, bodyAt);
    open = question;
    tools.questions().asked(question);
  }

  /** Where the body begins: behind the first empty frame; beyond the end if there is none. */
  private static int bodyOf(List<byte[]> message) {
    int at = 0;
    while (at < message.size() && message.get(at).length > 0) {
      at++;
    }
    return at + 1;
  }

  private void answered(Asked question, List<byte[]> frames) {
    if (open != question) {
      return;
    }
    open = null;
    var answer = new ArrayList<byte[]>(question.bodyAt + frames.size());
    answer.addAll(question.message.subList(0, question.bodyAt));
    answer.addAll(frames);
    peer.send(answer);
    askNext();
    pauseOrResume();
  }

  private void pauseOrResume() {
    boolean full = waiting.size() > tools.maxWaiting();
    if (full != paused) {
      paused = full;
      peer.read(!full);
    }
  }

  /** The peer has gone; what it asked is not answered any more. */
  void ended() {
    waiting.clear();
    open = null;
  }

  /** A question and how it is to be answered. */
  private final class Asked implements RepQuestion {

    private final List<byte[]> message;
    private final int bodyAt;

    Asked(List<byte[]> message, int bodyAt) {
      this.message = message;
      this.bodyAt = bodyAt;
    }

    @Override
    public List<byte[]> body() {
      return message.subList(bodyAt, message.size());
    }

    @Override
    public String remote() {
      return peer.remote();
    }

    @Override
    public boolean authenticated() {
      return peer.authenticated();
    }

    @Override
    public void answer(List<byte[]> frames) {
      if (tools.loop().inEventLoop()) {
        answered(this, frames);
      } else {
        tools.loop().execute(() -> answered(this, frames));
      }
    }
  }
}
