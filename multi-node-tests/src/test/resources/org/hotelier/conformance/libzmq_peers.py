"""Cases of the conformance suite with peers on libzmq.

  libzmq_peers.py                      lists the cases: a name, a tab, the source of its rule
  libzmq_peers.py ENDPOINT CASE        runs one; ends with 0 if the broker obeys the rule
"""

import os
import sys

import zmq

PATIENCE = 15000
READY, REQUEST, REPLY, HEARTBEAT, DISCONNECT = b"\1", b"\2", b"\3", b"\4", b"\5"
CASES = {}


def rule(source):
    def note(case):
        CASES[case.__name__] = (source, case)
        return case

    return note


class Stage:
    """The peers of one case."""

    def __init__(self, endpoint):
        self.endpoint = endpoint
        self.context = zmq.Context()
        self.service = b"libzmq-" + os.urandom(6).hex().encode()

    def socket(self, kind, identity=None):
        socket = self.context.socket(kind)
        socket.linger = 0
        socket.rcvtimeo = PATIENCE
        if identity is not None:
            socket.identity = identity
        socket.connect(self.endpoint)
        return socket

    def dealer(self, identity=None):
        return self.socket(zmq.DEALER, identity)

    def worker(self):
        worker = self.dealer()
        worker.send_multipart([b"", b"MDPW01", READY, self.service])
        hears_nothing(worker)
        return worker

    def later_worker(self):
        worker = self.dealer()
        worker.send_multipart([b"MDPW02", READY, self.service])
        hears_nothing(worker)
        return worker


def receive(socket):
    """The next message that is not a heartbeat."""
    while True:
        message = socket.recv_multipart()
        if message not in ([b"", b"MDPW01", HEARTBEAT], [b"MDPW02", b"\5"]):
            return message


def expect(socket, *frames):
    got = receive(socket)
    assert got == list(frames), "Expected %r, but got %r" % (frames, got)


def hears_nothing(socket):
    """The next message is the answer to a question that the broker answers itself."""
    marker = b"mmi.marker-" + os.urandom(4).hex().encode()
    socket.send_multipart([b"", b"MDPC01", marker, b"?"])
    expect(socket, b"", b"MDPC01", marker, b"501")


def take(worker, *body):
    """A request of 0.1 with this body; returns its address."""
    got = receive(worker)
    assert len(got) > 5, "Expected a request, but got %r" % got
    assert got == [b"", b"MDPW01", REQUEST, got[3], b"", *body], "Got %r" % got
    return got[3]


def reply(worker, address, *body):
    worker.send_multipart([b"", b"MDPW01", REPLY, address, b"", *body])


@rule("RFC 7/MDP, MDP/Client on a REQ socket; MD-01")
def a_req_socket_is_answered(stage):
    worker, requester = stage.worker(), stage.socket(zmq.REQ)
    requester.send_multipart([b"MDPC01", stage.service, b"Hello"])
    reply(worker, take(worker, b"Hello"), b"World")
    expect(requester, b"MDPC01", stage.service, b"World")


@rule("RFC 7/MDP, MDP/Client on a DEALER socket; MD-01")
def a_dealer_socket_is_answered(stage):
    worker, requester = stage.worker(), stage.dealer()
    requester.send_multipart([b"", b"MDPC01", stage.service, b"Hello"])
    reply(worker, take(worker, b"Hello"), b"World")
    expect(requester, b"", b"MDPC01", stage.service, b"World")


@rule("RFC 7/MDP, many requests outstanding; MD-01, MD-41")
def many_requests_are_answered_in_order(stage):
    worker, requester = stage.worker(), stage.dealer()
    bodies = [b"%d" % i for i in range(500)]
    for body in bodies:
        requester.send_multipart([b"", b"MDPC01", stage.service, body])
    for body in bodies:
        reply(worker, take(worker, body), body)
    for body in bodies:
        expect(requester, b"", b"MDPC01", stage.service, body)


@rule("RFC 7/MDP, requests wait for a worker; MD-03")
def a_request_waits_for_a_worker(stage):
    requester = stage.dealer()
    requester.send_multipart([b"", b"MDPC01", stage.service, b"early"])
    hears_nothing(requester)
    worker = stage.dealer()
    worker.send_multipart([b"", b"MDPW01", READY, stage.service])
    reply(worker, take(worker, b"early"), b"served")
    expect(requester, b"", b"MDPC01", stage.service, b"served")


@rule("RFC 7/MDP, bodies are opaque: empty frames")
def empty_frames_are_carried(stage):
    worker, requester = stage.worker(), stage.dealer()
    requester.send_multipart([b"", b"MDPC01", stage.service, b"", b"a", b""])
    reply(worker, take(worker, b"", b"a", b""), b"", b"")
    expect(requester, b"", b"MDPC01", stage.service, b"", b"")


@rule("RFC 23/ZMTP, long frames")
def large_bodies_are_carried(stage):
    worker, requester = stage.worker(), stage.dealer()
    body = os.urandom(3 * 1024 * 1024)
    requester.send_multipart([b"", b"MDPC01", stage.service, body])
    reply(worker, take(worker, body), body)
    expect(requester, b"", b"MDPC01", stage.service, body)


@rule("RFC 18, PARTIAL and FINAL; M2-01")
def parts_come_in_order(stage):
    worker, requester = stage.later_worker(), stage.dealer()
    requester.send_multipart([b"MDPC02", b"\1", stage.service, b"Hello"])
    address = receive(worker)[2]
    for command, part in ((b"\3", b"1"), (b"\3", b"2"), (b"\4", b"end")):
        worker.send_multipart([b"MDPW02", command, address, b"", part])
    for command, part in ((b"\2", b"1"), (b"\2", b"2"), (b"\3", b"end")):
        expect(requester, b"MDPC02", command, stage.service, part)
    hears_nothing(requester)


@rule("M2-03: a 0.1 requester and a 0.2 worker")
def parts_are_one_reply_in_0_1(stage):
    worker, requester = stage.later_worker(), stage.socket(zmq.REQ)
    requester.send_multipart([b"MDPC01", stage.service, b"Hello"])
    address = receive(worker)[2]
    for command, part in ((b"\3", b"1"), (b"\4", b"end")):
        worker.send_multipart([b"MDPW02", command, address, b"", part])
    expect(requester, b"MDPC01", stage.service, b"1", b"end")


@rule("RFC 7/MDP, HEARTBEAT of an unknown worker; MD-11, MD-43")
def a_heartbeat_of_an_unknown_worker_is_sent_away(stage):
    worker = stage.dealer()
    worker.send_multipart([b"", b"MDPW01", HEARTBEAT])
    expect(worker, b"", b"MDPW01", DISCONNECT)


@rule("RFC 7/MDP, a second READY; MD-11, MD-43")
def a_second_ready_is_sent_away(stage):
    worker = stage.worker()
    worker.send_multipart([b"", b"MDPW01", READY, stage.service])
    expect(worker, b"", b"MDPW01", DISCONNECT)


@rule("RFC 8/MMI, a reserved name; MD-19, MD-44")
def a_worker_for_a_reserved_service_is_sent_away(stage):
    worker = stage.dealer()
    worker.send_multipart([b"", b"MDPW01", READY, b"mmi.mine"])
    expect(worker, b"", b"MDPW01", DISCONNECT)


@rule("RFC 7/MDP, the broker resends the request of a dead worker; MD-18, MD-47")
def the_request_of_a_dead_worker_goes_to_another(stage):
    dying, requester = stage.worker(), stage.dealer()
    requester.send_multipart([b"", b"MDPC01", stage.service, b"Hello"])
    take(dying, b"Hello")
    other = stage.worker()
    dying.close()
    reply(other, take(other, b"Hello"), b"World")
    expect(requester, b"", b"MDPC01", stage.service, b"World")


@rule("RFC 28/REQREP, an identity is used again by its owner's next connection")
def a_peer_comes_back_with_its_identity(stage):
    worker = stage.worker()
    for _ in range(5):
        requester = known_as(stage, b"me-" + stage.service)
        requester.send_multipart([b"", b"MDPC01", stage.service, b"Hello"])
        reply(worker, take(worker, b"Hello"), b"World")
        expect(requester, b"", b"MDPC01", stage.service, b"World")
        requester.close()


def known_as(stage, identity):
    """A peer that the broker has let in by this identity.

    As long as the connection before is not over for the broker it refuses the next one, and
    what libzmq has written to that one is lost.
    """
    while True:
        peer = stage.dealer(identity)
        peer.rcvtimeo = 500
        try:
            hears_nothing(peer)
            peer.rcvtimeo = PATIENCE
            return peer
        except zmq.Again:
            peer.close()


@rule("RFC 8/MMI, mmi.service; MM-02")
def management_knows_live_services(stage):
    requester = stage.socket(zmq.REQ)
    for code in (b"404", b"200"):
        requester.send_multipart([b"MDPC01", b"mmi.service", stage.service])
        expect(requester, b"MDPC01", b"mmi.service", code)
        worker = stage.worker()
    worker.close()


@rule("RFC 37/ZMTP, PING and PONG: libzmq's own heartbeats")
def heartbeats_of_libzmq_are_answered(stage):
    worker = stage.context.socket(zmq.DEALER)
    worker.linger = 0
    worker.rcvtimeo = PATIENCE
    worker.setsockopt(zmq.HEARTBEAT_IVL, 50)
    worker.setsockopt(zmq.HEARTBEAT_TIMEOUT, 500)
    worker.setsockopt(zmq.HEARTBEAT_TTL, 1000)
    monitor = worker.get_monitor_socket(zmq.EVENT_DISCONNECTED)
    worker.connect(stage.endpoint)
    worker.send_multipart([b"", b"MDPW01", READY, stage.service])
    # The second heartbeat in MDP comes long after libzmq would have given the broker up.
    for _ in range(2):
        assert worker.recv_multipart() == [b"", b"MDPW01", HEARTBEAT]
    assert monitor.poll(0) == 0, "libzmq has given the broker up"
    worker.disable_monitor()


@rule("RFC 23/ZMTP, NULL: other mechanisms do not match")
def a_curve_peer_is_kept_out(stage):
    public, secret = zmq.curve_keypair()
    stranger = stage.context.socket(zmq.DEALER)
    stranger.linger = 0
    stranger.curve_publickey = stranger.curve_serverkey = public
    stranger.curve_secretkey = secret
    monitor = stranger.get_monitor_socket()
    stranger.connect(stage.endpoint)
    failures = (
        zmq.EVENT_DISCONNECTED
        | zmq.EVENT_HANDSHAKE_FAILED_PROTOCOL
        | zmq.EVENT_HANDSHAKE_FAILED_NO_DETAIL
    )
    while True:
        assert monitor.poll(PATIENCE), "Expected the broker to end the connection"
        event = int.from_bytes(monitor.recv_multipart()[0][:2], sys.byteorder)
        assert event != zmq.EVENT_HANDSHAKE_SUCCEEDED, "Expected no handshake"
        if event & failures:
            break
    stranger.disable_monitor()
    hears_nothing(stage.dealer())


def main():
    if len(sys.argv) == 1:
        for name, (source, _) in CASES.items():
            print(name + "\t" + source)
        return
    stage = Stage(sys.argv[1])
    CASES[sys.argv[2]][1](stage)
    # Not waited for: what the case has opened ends with the process.
    sys.stdout.flush()
    os._exit(0)


main()
