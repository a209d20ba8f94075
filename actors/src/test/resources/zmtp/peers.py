"""Peers on libzmq for LibzmqInteropTest: python3 peers.py CASE ENDPOINT. Exit code 0: as expected."""

import sys

import zmq
from zmq.utils.monitor import recv_monitor_message

CONTEXT = zmq.Context()
PATIENCE_MS = 20_000


def socket(kind, endpoint, **options):
    made = CONTEXT.socket(kind)
    made.linger = 0
    made.rcvtimeo = PATIENCE_MS
    made.sndtimeo = PATIENCE_MS
    for name, value in options.items():
        setattr(made, name, value)
    made.connect(endpoint)
    return made


def expect(wanted, got):
    if wanted != got:
        sys.exit("Expected %.200r, but got %.200r" % (wanted, got))


def echoed(peer, *frames):
    peer.send_multipart(frames)
    expect(list(frames), peer.recv_multipart())


def req(endpoint):
    peer = socket(zmq.REQ, endpoint)
    for number in range(100):
        echoed(peer, b"%d" % number, b"")


def dealer(endpoint):
    peer = socket(zmq.DEALER, endpoint, identity=b"Rose")
    for number in range(5000):
        peer.send_multipart([b"", b"%d" % number])
    for number in range(5000):
        expect([b"", b"%d" % number], peer.recv_multipart())


def router(endpoint):
    """A ROUTER may only be sent to by name: it asks a DEALER's peer to speak first."""
    peer = CONTEXT.socket(zmq.ROUTER)
    peer.linger = 0
    peer.rcvtimeo = PATIENCE_MS
    peer.probe_router = 1
    peer.connect(endpoint)
    name, greeting = peer.recv_multipart()  # the echo of its probe
    expect(b"", greeting)
    peer.send_multipart([name, b"hello"])
    expect([name, b"hello"], peer.recv_multipart())


def frames(endpoint):
    peer = socket(zmq.DEALER, endpoint)
    echoed(peer, *[b"x" * size for size in range(224, 288)])


def frames_too_many(endpoint):
    gone(socket(zmq.DEALER, endpoint), [b""] * 65)


def large(endpoint):
    peer = socket(zmq.DEALER, endpoint)
    for size in (255, 256, 65_535, 65_536, 1_000_000, 4 * 1024 * 1024):
        echoed(peer, b"y" * size)


def large_too_large(endpoint):
    gone(socket(zmq.DEALER, endpoint), [b"y" * (4 * 1024 * 1024), b"y"])


def gone(peer, message):
    monitor = peer.get_monitor_socket(zmq.EVENT_DISCONNECTED)
    peer.send_multipart(message)
    if not monitor.poll(PATIENCE_MS):
        sys.exit("Expected the node to hang up, but it did not")


def plain(endpoint):
    peer = socket(zmq.DEALER, endpoint, plain_username=b"anybody", plain_password=b"sesame")
    echoed(peer, b"hello")


def plain_wrong(endpoint):
    peer = CONTEXT.socket(zmq.DEALER)
    peer.linger = 0
    peer.plain_username = b"anybody"
    peer.plain_password = b"open"
    failures = zmq.EVENT_HANDSHAKE_FAILED_AUTH | zmq.EVENT_HANDSHAKE_FAILED_PROTOCOL
    failures |= zmq.EVENT_HANDSHAKE_FAILED_NO_DETAIL | zmq.EVENT_DISCONNECTED
    monitor = peer.get_monitor_socket(failures)
    peer.connect(endpoint)
    if not monitor.poll(PATIENCE_MS):
        sys.exit("Expected to be refused, but nothing happened")


def heartbeats(endpoint):
    """Longer silent than its own time-out: only PONGs keep the connection."""
    peer = CONTEXT.socket(zmq.DEALER)
    peer.linger = 0
    peer.rcvtimeo = PATIENCE_MS
    peer.heartbeat_ivl = 50
    peer.heartbeat_timeout = 200
    peer.heartbeat_ttl = 300
    monitor = peer.get_monitor_socket(zmq.EVENT_DISCONNECTED)
    peer.connect(endpoint)
    echoed(peer, b"hello")
    if monitor.poll(1500):
        sys.exit("Expected to stay connected, but got %r" % recv_monitor_message(monitor))
    echoed(peer, b"still here")


def incompatible(endpoint):
    peer = CONTEXT.socket(zmq.SUB)
    peer.linger = 0
    monitor = peer.get_monitor_socket(zmq.EVENT_DISCONNECTED | zmq.EVENT_HANDSHAKE_FAILED_PROTOCOL)
    peer.connect(endpoint)
    if not monitor.poll(PATIENCE_MS):
        sys.exit("Expected to be refused, but nothing happened")


def rep_dealer(endpoint):
    """Ten questions at once, each with an envelope of its own."""
    peer = socket(zmq.DEALER, endpoint)
    for number in range(10):
        peer.send_multipart([b"hop", b"%d" % number, b"", b"question", b"%d" % number])
    for number in range(10):
        expect([b"hop", b"%d" % number, b"", b"question", b"%d" % number], peer.recv_multipart())


def sub(endpoint):
    peer = socket(zmq.SUB, endpoint)
    peer.subscribe(b"me")
    peer.subscribe(b"other")
    heard = [b""]
    while heard != [b"membership", b"first"]:
        heard = peer.recv_multipart()
        if heard[0] == b"unwanted":
            sys.exit("Expected nothing but what was subscribed to, but got %r" % heard)
    peer.unsubscribe(b"me")
    for _ in range(10):
        expect(b"other", peer.recv_multipart()[0])


if __name__ == "__main__":
    globals()[sys.argv[1]](sys.argv[2])
