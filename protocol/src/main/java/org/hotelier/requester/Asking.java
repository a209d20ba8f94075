package org.hotelier.requester;

import java.util.List;
import org.hotelier.protocol.dealer.Timer;
import org.hotelier.protocol.mdp.RequesterMessage;
import org.hotelier.protocol.mdp.RequesterMessage.Final;
import org.hotelier.protocol.mdp.RequesterMessage.Partial;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request through its tries, to its one end. All of it on the loop's thread.
 *
 * <p>A try begins with a time-out. Until that is over it looks for a connection, sends once, and
 * waits; what was sent on a connection that breaks or stays silent needs the next try.
 */
final class Asking {
  private static final Logger LOG = LoggerFactory.getLogger(Asking.class);

  /** How many parts may wait to be dealt with before nothing more is read. */
  private static final int MOST_UNTAKEN = 64;

  /** In bytes: as much as a reply in one message may have. */
  private static final int MOST_GATHERED = 4 << 20;

  private final Desk desk;
  private final String service;
  private final List<byte[]> frames;
  private final boolean inParts;
  private final Replies replies;
  private final Gathering gathering;
  private @Nullable Line line;
  private @Nullable Timer limit;
  private @Nullable Timer nextLook;
  private String trouble = "none has answered yet";
  private int tries;
  private boolean sent;
  private boolean everSent;
  private boolean told;
  private int untaken;
  private boolean paused;
  private boolean ended;

  /**
   * @param inParts whether parts are handed out as they come, else they are gathered
   */
  Asking(Desk desk, String service, List<byte[]> frames, boolean inParts, Replies replies) {
    this.desk = desk;
    this.service = service;
    this.frames = frames;
    this.inParts = inParts;
    this.replies = replies;
    gathering = new Gathering(MOST_GATHERED);
  }

  void begin() {
    tries++;
    sent = false;
    gathering.clear();
    awaitReply();
    look();
  }

  /** Before it has begun. */
  void refuse(RequestFailed why) {
    ended = true;
    replies.failed(why);
  }

  void fail(RequestFailed why) {
    if (!ended) {
      end();
      replies.failed(why);
    }
  }

  /** Nobody wants the reply any more. */
  void abandon() {
    if (!ended) {
      end();
    }
  }

  /** Its connection is open. */
  void connected() {
    if (line != null && line.send(frames)) {
      sent = true;
      everSent = true;
    }
  }

  /** Its connection has ended. */
  void lost(String why) {
    line = null;
    trouble = why;
    if (sent) {
      endTry(new RequestFailed.ConnectionLost(service, tries, why));
    } else {
      look();
    }
  }

  void received(Line from, RequesterMessage message) {
    if (!sent || !message.service().equals(service)) {
      LOG.debug(
          "{} sent a reply of {}, which nobody asked there", from.broker(), message.service());
    } else if (message instanceof Partial part) {
      part(part.body());
    } else if (message instanceof Final last) {
      last(from, last.body());
    }
  }

  private void awaitReply() {
    stop(limit);
    limit = desk.after(desk.settings().timeout(), this::silence);
  }

  private void look() {
    var choice = desk.choose();
    if (!choice.after().isZero()) {
      stop(nextLook);
      nextLook = desk.after(choice.after(), this::look);
      return;
    }
    var free = desk.free(choice.broker());
    if (free == null) {
      line = new Line(desk, choice.broker(), this);
    } else {
      line = free;
      free.take(this);
      connected();
    }
  }

  private void silence() {
    stop(nextLook);
    if (line != null) {
      desk.silent(line);
      line = null;
    }
    endTry(
        everSent
            ? new RequestFailed.TimedOut(service, tries, desk.settings().timeout())
            : new RequestFailed.Unreachable(service, trouble));
  }

  private void endTry(RequestFailed why) {
    if (tries < desk.settings().tries() && !told) {
      LOG.debug("Try {} for {} failed, the next follows: {}", tries, service, why.getMessage());
      begin();
    } else {
      fail(why);
    }
  }

  private void part(List<byte[]> body) {
    if (!inParts) {
      gather(body);
      awaitReply();
      return;
    }
    told = true;
    untaken++;
    paused |= untaken >= MOST_UNTAKEN;
    if (!paused) {
      awaitReply();
    } else if (line != null) {
      line.pause();
      stop(limit); // the silence is ours
    }
    replies.part(body, () -> desk.execute(this::taken));
  }

  private void taken() {
    untaken--;
    if (paused && untaken <= MOST_UNTAKEN / 2 && !ended && line != null) {
      paused = false;
      line.resume();
      awaitReply();
    }
  }

  private boolean gather(List<byte[]> body) {
    boolean fits = gathering.add(body);
    if (!fits) {
      fail(new RequestFailed.TooLarge(service, MOST_GATHERED));
    }
    return fits;
  }

  private void last(Line from, List<byte[]> body) {
    if (!inParts && !gather(body)) {
      return;
    }
    line = null;
    if (paused) {
      from.resume();
    }
    end();
    desk.release(from);
    replies.last(inParts ? body : gathering.all());
  }

  private void end() {
    ended = true;
    stop(limit);
    stop(nextLook);
    if (line != null) {
      // Its reply may still come, and must not be taken for another's.
      line.close();
      line = null;
    }
    desk.ended(this);
  }

  private static void stop(@Nullable Timer timer) {
    if (timer != null) {
      timer.cancel();
    }
  }
}
