/*
 * echoworker.c - echo workers for a Majordomo Protocol broker
 *                (ZeroMQ RFC 7/MDP, MDP/Worker 0.1).
 *
 * Build:  gcc -std=gnu11 -O2 -Wall -Wextra -o echoworker echoworker.c -lzmq -lpthread
 * (Debian/Ubuntu: apt-get install libzmq3-dev)
 *
 * Each worker is one DEALER socket registered for one service; it handles one
 * request at a time, as the RFC has it; with --ready credit=N a broker that
 * knows of it sends it up to N before the first is answered.  --threads threads
 * share --workers workers out among them.  A worker heartbeats while idle, takes DISCONNECT or
 * a silence of --liveness heartbeat intervals as a lost broker, and registers
 * anew on a new socket.  On SIGINT or SIGTERM it sends DISCONNECT and ends.
 * The last line on stdout is one JSON object.
 */
#define _GNU_SOURCE
#include <zmq.h>
#include <errno.h>
#include <getopt.h>
#include <inttypes.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define READY      1
#define REQUEST    2
#define REPLY      3
#define HEARTBEAT  4
#define DISCONNECT 5

static struct {
    const char *endpoint, *service, *ready;
    size_t service_len;
    long workers, threads, heartbeat_ms, liveness, reconnect_ms, delay_us,
         duration_s, io_threads;
    long long count, crash_after;
    bool quiet;
} opt = {
    .endpoint = "tcp://127.0.0.1:5555", .service = "echo", .workers = 1,
    .threads = 1, .heartbeat_ms = 2500, .liveness = 3, .reconnect_ms = 250,
    .io_threads = 1,
};

static void usage (FILE *out)
{
    fputs (
"usage: echoworker [options]\n"
"Register MDP/0.1 workers with a broker; answer each request with its body.\n"
"  --endpoint EP      broker's endpoint         (tcp://127.0.0.1:5555)\n"
"  --service NAME     service registered for    (echo)\n"
"  --ready TEXT       one more frame of READY, such as credit=64 (none)\n"
"  --workers N        workers, one socket each  (1)\n"
"  --threads T        threads the workers share (1)\n"
"  --heartbeat MS     heartbeat interval        (2500)\n"
"  --liveness N       silent intervals before the broker counts as lost (3)\n"
"  --reconnect MS     wait before a new socket  (250)\n"
"  --delay-us US      work this long on each request (0; holds up the thread,\n"
"                     so give as many threads as workers)\n"
"  --count N          leave, in order, after N replies of all workers\n"
"  --crash-after N    _exit(3) on taking request N, not answering it\n"
"  --duration SEC     leave, in order, after SEC seconds\n"
"  --io-threads N     libzmq I/O threads        (1)\n"
"  --quiet            nothing but the JSON line\n"
"  --help\n"
"A line \"ready\" is written to stderr once all workers have sent READY.\n"
"The last line on stdout is one JSON object.\n", out);
}

static volatile sig_atomic_t stopping;
static void on_signal (int sig) { (void) sig; stopping = 1; }
static atomic_llong total_requests, total_replies;
static atomic_long started;

static int64_t now_ms (void)
{
    struct timespec t;
    clock_gettime (CLOCK_MONOTONIC, &t);
    return (int64_t) t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void die (const char *what)
{
    fprintf (stderr, "echoworker: %s: %s\n", what, zmq_strerror (zmq_errno ()));
    exit (2);
}

typedef struct {
    void *sock;                 /* NULL: waiting to reconnect */
    int64_t heartbeat_at;       /* when to send the next HEARTBEAT */
    int64_t expires_at;         /* when the broker counts as lost */
    int64_t connect_at;         /* when to connect, while sock is NULL */
    long long replies;
} worker_t;

typedef struct {
    void *ctx;
    worker_t *workers;
    int n;
    long long beats_in, beats_out, disconnects, lost, bad, connects;
} group_t;

static void send_part (void *sock, const void *p, size_t n, int flags)
{
    while (zmq_send (sock, p, n, flags) == -1)
        if (zmq_errno () != EINTR) die ("send");
}

static void send_command (void *sock, unsigned char command, bool service)
{
    send_part (sock, "", 0, ZMQ_SNDMORE);
    send_part (sock, "MDPW01", 6, ZMQ_SNDMORE);
    send_part (sock, &command, 1, service ? ZMQ_SNDMORE : 0);
    if (!service) return;
    send_part (sock, opt.service, opt.service_len, opt.ready ? ZMQ_SNDMORE : 0);
    if (opt.ready) send_part (sock, opt.ready, strlen (opt.ready), 0);
}

static void worker_connect (group_t *g, worker_t *w)
{
    w->sock = zmq_socket (g->ctx, ZMQ_DEALER);
    if (!w->sock) die ("socket");
    int linger = 0;
    zmq_setsockopt (w->sock, ZMQ_LINGER, &linger, sizeof linger);
    if (zmq_connect (w->sock, opt.endpoint)) die (opt.endpoint);
    send_command (w->sock, READY, true);
    int64_t t = now_ms ();
    w->heartbeat_at = t + opt.heartbeat_ms;
    w->expires_at = t + opt.heartbeat_ms * opt.liveness;
    g->connects++;
}

static void worker_drop (worker_t *w)
{
    zmq_close (w->sock);
    w->sock = NULL;
    w->connect_at = now_ms () + opt.reconnect_ms;
}

/* Reads away what is left of a message. */
static void skip_rest (void *sock, bool more)
{
    while (more) {
        zmq_msg_t m;
        zmq_msg_init (&m);
        while (zmq_msg_recv (&m, sock, 0) == -1)
            if (zmq_errno () != EINTR) die ("receive");
        more = zmq_msg_more (&m);
        zmq_msg_close (&m);
    }
}

static void next_part (void *sock, zmq_msg_t *m)
{
    zmq_msg_init (m);
    while (zmq_msg_recv (m, sock, 0) == -1)
        if (zmq_errno () != EINTR) die ("receive");
}

/* Takes one message if there is one; false when there is none. */
static bool worker_step (group_t *g, worker_t *w)
{
    zmq_msg_t m;
    zmq_msg_init (&m);
    if (zmq_msg_recv (&m, w->sock, ZMQ_DONTWAIT) == -1) {
        zmq_msg_close (&m);
        if (zmq_errno () == EAGAIN || zmq_errno () == EINTR) return false;
        die ("receive");
    }
    bool more = zmq_msg_more (&m), good = zmq_msg_size (&m) == 0 && more;
    zmq_msg_close (&m);
    unsigned char command = 0;
    if (good) {
        next_part (w->sock, &m);
        more = zmq_msg_more (&m);
        good = more && zmq_msg_size (&m) == 6
            && !memcmp (zmq_msg_data (&m), "MDPW01", 6);
        zmq_msg_close (&m);
    }
    if (good) {
        next_part (w->sock, &m);
        more = zmq_msg_more (&m);
        good = zmq_msg_size (&m) == 1;
        if (good) command = *(unsigned char *) zmq_msg_data (&m);
        zmq_msg_close (&m);
    }
    if (!good) {
        skip_rest (w->sock, more);
        g->bad++;
        return true;
    }

    switch (command) {
    case REQUEST: {
        long long nth = atomic_fetch_add (&total_requests, 1) + 1;
        if (opt.crash_after && nth >= opt.crash_after) _exit (3);
        /* Gather client address, delimiter and body, then send them back. */
        enum { MOST = 64 };
        zmq_msg_t part[MOST];
        int n = 0;
        while (more && n < MOST) {
            next_part (w->sock, &part[n]);
            more = zmq_msg_more (&part[n]);
            n++;
        }
        bool whole = !more && n >= 3 && zmq_msg_size (&part[0]) > 0
                  && zmq_msg_size (&part[1]) == 0;
        skip_rest (w->sock, more);
        if (whole) {
            if (opt.delay_us) {
                struct timespec ts = { opt.delay_us / 1000000,
                                       opt.delay_us % 1000000 * 1000 };
                while (nanosleep (&ts, &ts) && errno == EINTR && !stopping) ;
            }
            static const unsigned char reply = REPLY;
            send_part (w->sock, "", 0, ZMQ_SNDMORE);
            send_part (w->sock, "MDPW01", 6, ZMQ_SNDMORE);
            send_part (w->sock, &reply, 1, ZMQ_SNDMORE);
            for (int i = 0; i < n; i++)
                while (zmq_msg_send (&part[i], w->sock,
                                     i < n - 1 ? ZMQ_SNDMORE : 0) == -1)
                    if (zmq_errno () != EINTR) die ("send");
            w->replies++;
            atomic_fetch_add (&total_replies, 1);
        } else {
            g->bad++;
            for (int i = 0; i < n; i++) zmq_msg_close (&part[i]);
        }
        break;
    }
    case HEARTBEAT:
        skip_rest (w->sock, more);
        g->beats_in++;
        break;
    case DISCONNECT:
        skip_rest (w->sock, more);
        g->disconnects++;
        worker_drop (w);
        return true;
    default:
        skip_rest (w->sock, more);
        g->bad++;
    }
    return true;
}

static void *group_main (void *arg)
{
    group_t *g = arg;
    zmq_pollitem_t *items = calloc ((size_t) g->n, sizeof *items);
    if (!items) { fputs ("echoworker: out of memory\n", stderr); exit (2); }
    for (int i = 0; i < g->n; i++) worker_connect (g, &g->workers[i]);
    if (atomic_fetch_add (&started, g->n) + g->n == opt.workers && !opt.quiet)
        fputs ("ready\n", stderr);

    int64_t checked = now_ms ();
    while (!stopping) {
        bool busy = false;
        for (int i = 0; i < g->n; i++) {
            worker_t *w = &g->workers[i];
            if (!w->sock || !worker_step (g, w)) continue;
            busy = true;
            if (w->sock) {                   /* any command is a heartbeat */
                int64_t t = now_ms ();
                w->expires_at = t + opt.heartbeat_ms * opt.liveness;
            }
        }
        if (opt.count && atomic_load (&total_replies) >= opt.count) stopping = 1;

        int64_t t = now_ms ();
        if (busy && t - checked < 50) continue;
        checked = t;
        int64_t wake = t + 250;
        for (int i = 0; i < g->n; i++) {
            worker_t *w = &g->workers[i];
            if (!w->sock) {
                if (t >= w->connect_at) worker_connect (g, w);
                else if (w->connect_at < wake) wake = w->connect_at;
            } else if (t >= w->expires_at) {
                g->lost++;
                worker_drop (w);
            } else if (t >= w->heartbeat_at) {
                send_command (w->sock, HEARTBEAT, false);
                g->beats_out++;
                w->heartbeat_at = t + opt.heartbeat_ms;
            }
            if (w->sock && w->heartbeat_at < wake) wake = w->heartbeat_at;
        }
        if (!busy) {
            int n = 0;
            for (int i = 0; i < g->n; i++)
                if (g->workers[i].sock)
                    items[n++] = (zmq_pollitem_t)
                        { g->workers[i].sock, 0, ZMQ_POLLIN, 0 };
            long wait = (long) (wake - t);
            if (n) zmq_poll (items, n, wait);
            else usleep ((useconds_t) wait * 1000);
        }
    }
    for (int i = 0; i < g->n; i++)
        if (g->workers[i].sock) {
            int linger = 500;
            zmq_setsockopt (g->workers[i].sock, ZMQ_LINGER, &linger,
                            sizeof linger);
            send_command (g->workers[i].sock, DISCONNECT, false);
            zmq_close (g->workers[i].sock);
        }
    free (items);
    return NULL;
}

static long number (const char *name, const char *text, long low, long high)
{
    char *end;
    errno = 0;
    long v = strtol (text, &end, 10);
    if (errno || end == text || *end || v < low || v > high) {
        fprintf (stderr, "echoworker: --%s wants a number from %ld to %ld\n",
                 name, low, high);
        exit (2);
    }
    return v;
}

int main (int argc, char **argv)
{
    enum { O_EP = 1000, O_SVC, O_WORKERS, O_THREADS, O_BEAT, O_LIVE, O_RECON,
           O_DELAY, O_COUNT, O_CRASH, O_READY, O_DUR, O_IO, O_QUIET, O_HELP };
    static const struct option longs[] = {
        { "endpoint", 1, 0, O_EP }, { "service", 1, 0, O_SVC },
        { "ready", 1, 0, O_READY }, { "workers", 1, 0, O_WORKERS }, { "threads", 1, 0, O_THREADS },
        { "heartbeat", 1, 0, O_BEAT }, { "liveness", 1, 0, O_LIVE },
        { "reconnect", 1, 0, O_RECON }, { "delay-us", 1, 0, O_DELAY },
        { "count", 1, 0, O_COUNT }, { "crash-after", 1, 0, O_CRASH },
        { "duration", 1, 0, O_DUR }, { "io-threads", 1, 0, O_IO },
        { "quiet", 0, 0, O_QUIET }, { "help", 0, 0, O_HELP }, { 0, 0, 0, 0 } };
    int o;
    while ((o = getopt_long (argc, argv, "", longs, NULL)) != -1)
        switch (o) {
        case O_EP: opt.endpoint = optarg; break;
        case O_SVC: opt.service = optarg; break;
        case O_READY: opt.ready = optarg; break;
        case O_WORKERS: opt.workers = number ("workers", optarg, 1, 10000); break;
        case O_THREADS: opt.threads = number ("threads", optarg, 1, 1000); break;
        case O_BEAT: opt.heartbeat_ms = number ("heartbeat", optarg, 1, 3600000);
            break;
        case O_LIVE: opt.liveness = number ("liveness", optarg, 1, 1000); break;
        case O_RECON: opt.reconnect_ms = number ("reconnect", optarg, 0, 600000);
            break;
        case O_DELAY: opt.delay_us = number ("delay-us", optarg, 0, 60000000);
            break;
        case O_COUNT: opt.count = number ("count", optarg, 1, 1L << 40); break;
        case O_CRASH: opt.crash_after = number ("crash-after", optarg, 1, 1L << 40);
            break;
        case O_DUR: opt.duration_s = number ("duration", optarg, 1, 86400); break;
        case O_IO: opt.io_threads = number ("io-threads", optarg, 1, 64); break;
        case O_QUIET: opt.quiet = true; break;
        case O_HELP: usage (stdout); return 0;
        default: usage (stderr); return 2;
        }
    if (optind != argc) { usage (stderr); return 2; }
    opt.service_len = strlen (opt.service);
    if (opt.threads > opt.workers) opt.threads = opt.workers;

    struct sigaction sa = { .sa_handler = on_signal };
    sigaction (SIGINT, &sa, NULL);
    sigaction (SIGTERM, &sa, NULL);
    sigaction (SIGALRM, &sa, NULL);
    if (opt.duration_s) alarm ((unsigned) opt.duration_s);

    void *ctx = zmq_ctx_new ();
    if (!ctx) die ("context");
    zmq_ctx_set (ctx, ZMQ_IO_THREADS, (int) opt.io_threads);
    if (opt.workers > 1000)
        zmq_ctx_set (ctx, ZMQ_MAX_SOCKETS, (int) opt.workers + 64);

    worker_t *workers = calloc ((size_t) opt.workers, sizeof *workers);
    group_t *groups = calloc ((size_t) opt.threads, sizeof *groups);
    pthread_t *ids = calloc ((size_t) opt.threads, sizeof *ids);
    if (!workers || !groups || !ids) {
        fputs ("echoworker: out of memory\n", stderr);
        return 2;
    }
    long from = 0;
    for (long i = 0; i < opt.threads; i++) {
        long n = opt.workers / opt.threads + (i < opt.workers % opt.threads);
        groups[i].ctx = ctx;
        groups[i].workers = workers + from;
        groups[i].n = (int) n;
        from += n;
        if (pthread_create (&ids[i], NULL, group_main, &groups[i])) {
            fputs ("echoworker: cannot start a thread\n", stderr);
            return 2;
        }
    }
    group_t sum = { 0 };
    for (long i = 0; i < opt.threads; i++) {
        pthread_join (ids[i], NULL);
        sum.beats_in += groups[i].beats_in;
        sum.beats_out += groups[i].beats_out;
        sum.disconnects += groups[i].disconnects;
        sum.lost += groups[i].lost;
        sum.bad += groups[i].bad;
        sum.connects += groups[i].connects;
    }
    long long least = workers[0].replies, most = 0;
    for (long i = 0; i < opt.workers; i++) {
        if (workers[i].replies < least) least = workers[i].replies;
        if (workers[i].replies > most) most = workers[i].replies;
    }
    zmq_ctx_term (ctx);
    printf ("{\"workers\":%ld,\"threads\":%ld,\"requests\":%lld,"
            "\"replies\":%lld,\"least_per_worker\":%lld,"
            "\"most_per_worker\":%lld,\"registrations\":%lld,"
            "\"heartbeats_in\":%lld,\"heartbeats_out\":%lld,"
            "\"disconnects\":%lld,\"broker_lost\":%lld,\"bad_messages\":%lld}\n",
            opt.workers, opt.threads, (long long) total_requests,
            (long long) total_replies, least, most, sum.connects, sum.beats_in,
            sum.beats_out, sum.disconnects, sum.lost, sum.bad);
    fflush (stdout);
    free (workers); free (groups); free (ids);
    return 0;
}
