/*
 * loadgen.c - closed-loop (or fixed-rate) load generator for a Majordomo
 *             Protocol broker (ZeroMQ RFC 7/MDP, MDP/Client 0.1), or for a
 *             NATS server, to compare the two.
 *
 * Build:  gcc -std=gnu11 -O2 -Wall -Wextra -o loadgen loadgen.c -lzmq -lpthread
 * (Debian/Ubuntu: apt-get install libzmq3-dev)
 *
 * Each client is one thread owning one DEALER socket.  It keeps up to
 * --window requests outstanding; each request is
 *     [empty] ["MDPC01"] [service] [body]
 * and each reply must be
 *     [empty] ["MDPC01"] [service] [body]      (an echo of the body)
 * With an endpoint nats://ADDRESS:PORT a client is one connection to a NATS
 * server instead, its requests are published to the subject of that name, and
 * the replies come to an inbox of its own.
 *
 * The first 8 bytes of a body are a tag (slot, generation), by which replies
 * are matched, in whatever order they come; the last byte is checked as well,
 * and with --verify every byte.
 *
 * The last line on stdout is one JSON object.  Exit status: 0 all requests
 * answered rightly; 1 wrong replies, or requests left unanswered; 2 usage or
 * set-up error; 130 interrupted.
 */
#define _GNU_SOURCE
#include "nats.h"
#include <zmq.h>
#include <errno.h>
#include <getopt.h>
#include <inttypes.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#define MAX_WATCH 8

/* ------------------------------------------------------------------ options */

static struct {
    const char *endpoint, *service, *label;
    size_t service_len;
    long window, size, clients, io_threads, warmup, timeout_ms, duration_s;
    long long count;
    double rate;                    /* requests/s, all clients; 0: closed loop */
    bool verify, quiet, nats;
    struct { char name[32]; long pid; } watch[MAX_WATCH];
    int watches;
} opt = {
    .endpoint = "tcp://127.0.0.1:5555", .service = "echo", .label = "",
    .window = 1, .size = 64, .clients = 1, .io_threads = 1, .warmup = -1,
    .timeout_ms = 10000, .duration_s = 0, .count = 10000,
};

static void usage (FILE *out)
{
    fputs (
"usage: loadgen [options]\n"
"Send MDP/0.1 client requests through a broker and measure the replies.\n"
"  --endpoint EP     broker's endpoint          (tcp://127.0.0.1:5555);\n"
"                    nats://ADDRESS:PORT asks a NATS server instead\n"
"  --service NAME    service asked for          (echo)\n"
"  --window W        requests outstanding per client (1)\n"
"  --size S          body bytes, at least 8     (64)\n"
"  --count N         measured requests, all clients together (10000)\n"
"  --warmup N        requests before those, all clients (count/10)\n"
"  --clients C       client sockets, one thread each (1)\n"
"  --rate R          send R requests/s, all clients together, on a fixed\n"
"                    schedule; latency then counts from the scheduled time\n"
"  --duration SEC    stop sending after SEC seconds (no limit)\n"
"  --timeout MS      give up when a client gets no reply for MS (10000)\n"
"  --io-threads N    libzmq I/O threads         (1)\n"
"  --watch NAME=PID  report CPU time and memory of a process over the\n"
"                    measured part (Linux; may be repeated, at most 8)\n"
"  --label TEXT      copied into the JSON line\n"
"  --verify          compare every byte of each reply\n"
"  --quiet           nothing but the JSON line\n"
"  --help\n"
"The last line on stdout is one JSON object; times in it are microseconds.\n",
        out);
}

/* ---------------------------------------------------------------- utilities */

static volatile sig_atomic_t stopping;
static void on_signal (int sig) { (void) sig; stopping = 1; }

static uint64_t now_ns (void)
{
    struct timespec t;
    clock_gettime (CLOCK_MONOTONIC, &t);
    return (uint64_t) t.tv_sec * 1000000000u + (uint64_t) t.tv_nsec;
}

static void die (const char *what)
{
    fprintf (stderr, "loadgen: %s: %s\n", what, zmq_strerror (zmq_errno ()));
    exit (2);
}

static void *xcalloc (size_t n, size_t size)
{
    void *p = calloc (n ? n : 1, size);
    if (!p) { fputs ("loadgen: out of memory\n", stderr); exit (2); }
    return p;
}

/* Log-linear histogram of nanoseconds: 64 steps per power of two (1.6 %). */
#define SUB_BITS 6
#define SUB      (1u << SUB_BITS)
#define BUCKETS  ((64 - SUB_BITS + 1) * SUB)

typedef struct {
    uint64_t n[BUCKETS], total, min, max;
    double sum;
} hist_t;

static unsigned hist_index (uint64_t v)
{
    if (v < SUB) return (unsigned) v;
    unsigned shift = 63 - (unsigned) __builtin_clzll (v) - SUB_BITS;
    return (shift + 1) * SUB + (unsigned) ((v >> shift) - SUB);
}

static uint64_t hist_value (unsigned i)         /* middle of the bucket */
{
    if (i < SUB) return i;
    unsigned shift = i / SUB - 1;
    uint64_t low = (uint64_t) (i % SUB + SUB) << shift;
    return low + ((1ull << shift) >> 1);
}

static void hist_add (hist_t *h, uint64_t v)
{
    h->n[hist_index (v)]++;
    if (!h->total++ || v < h->min) h->min = v;
    if (v > h->max) h->max = v;
    h->sum += (double) v;
}

static void hist_merge (hist_t *to, const hist_t *from)
{
    if (!from->total) return;
    for (unsigned i = 0; i < BUCKETS; i++) to->n[i] += from->n[i];
    if (!to->total || from->min < to->min) to->min = from->min;
    if (from->max > to->max) to->max = from->max;
    to->total += from->total;
    to->sum += from->sum;
}

static double hist_us (const hist_t *h, double q)
{
    if (!h->total) return 0;
    uint64_t want = (uint64_t) (q * (double) h->total), seen = 0;
    if (want >= h->total) want = h->total - 1;
    for (unsigned i = 0; i < BUCKETS; i++) {
        seen += h->n[i];
        if (seen > want) {
            uint64_t v = hist_value (i);
            if (v < h->min) v = h->min;
            if (v > h->max) v = h->max;
            return (double) v / 1000.0;
        }
    }
    return (double) h->max / 1000.0;
}

/* What a watched process has used: CPU seconds, and memory in kB. */
typedef struct { double user, sys; long rss, peak; bool ok; } usage_t;

static usage_t proc_usage (long pid)
{
    usage_t u = { 0 };
    char path[64], line[1024];
    snprintf (path, sizeof path, "/proc/%ld/stat", pid);
    FILE *f = fopen (path, "r");
    if (!f) return u;
    if (fgets (line, sizeof line, f)) {
        char *p = strrchr (line, ')');          /* the name may hold blanks */
        unsigned long ut, st;
        if (p && sscanf (p + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u"
                         " %lu %lu", &ut, &st) == 2) {
            double hz = (double) sysconf (_SC_CLK_TCK);
            u.user = (double) ut / hz;
            u.sys = (double) st / hz;
            u.ok = true;
        }
    }
    fclose (f);
    snprintf (path, sizeof path, "/proc/%ld/status", pid);
    if ((f = fopen (path, "r"))) {
        while (fgets (line, sizeof line, f)) {
            sscanf (line, "VmRSS: %ld", &u.rss);
            sscanf (line, "VmHWM: %ld", &u.peak);
        }
        fclose (f);
    }
    return u;
}

static void json_string (const char *s)
{
    putchar ('"');
    for (; *s; s++) {
        unsigned char c = (unsigned char) *s;
        if (c == '"' || c == '\\') printf ("\\%c", c);
        else if (c < 0x20) printf ("\\u%04x", c);
        else putchar (c);
    }
    putchar ('"');
}

/* ------------------------------------------------------------------ clients */

typedef struct {
    uint64_t sent_ns;
    uint32_t gen;
    bool busy;
} slot_t;

typedef struct {
    int index;
    void *ctx;
    pthread_barrier_t *gate;
    long long count, warmup;
    /* results */
    hist_t *lat;
    uint64_t start_ns, end_ns;
    long long sent, ok, bad_frames, bad_body, unknown, reordered, lost;
    bool timed_out;
    /* state */
    void *sock;
    nats_t nats;                                /* instead of sock */
    char publish[160];                          /* "PUB service inbox size" */
    slot_t *slots;
    uint32_t *idle;                             /* stack of idle slots */
    long idle_n;
    uint32_t gen;
    unsigned char *body;
    uint64_t newest;                            /* send time of newest reply */
} client_t;

/* Puts a request of MDP; false when the socket would block or we must stop. */
static bool mdp_request (client_t *c)
{
    if (zmq_send (c->sock, "", 0, ZMQ_SNDMORE | ZMQ_DONTWAIT) == -1) {
        if (zmq_errno () == EAGAIN || zmq_errno () == EINTR) return false;
        die ("send");
    }
    /* Once the first frame is taken the rest of the message must follow. */
    const struct { const void *p; size_t n; int flags; } part[] = {
        { "MDPC01", 6, ZMQ_SNDMORE },
        { opt.service, opt.service_len, ZMQ_SNDMORE },
        { c->body, (size_t) opt.size, 0 },
    };
    for (int i = 0; i < 3; i++)
        while (zmq_send (c->sock, part[i].p, part[i].n, part[i].flags) == -1)
            if (zmq_errno () != EINTR) die ("send");
    return true;
}

/* Puts a request of NATS; it leaves when there is no reply left to take. */
static bool nats_request (client_t *c)
{
    nats_text (&c->nats, c->publish);
    nats_put (&c->nats, c->body, (size_t) opt.size);
    nats_text (&c->nats, "\r\n");
    return true;
}

/* Returns true when sent, false when the socket would block or we must stop. */
static bool send_request (client_t *c, uint64_t when_ns, bool measured)
{
    uint32_t s = c->idle[c->idle_n - 1];
    uint32_t gen = ++c->gen;
    memcpy (c->body, &s, 4);
    memcpy (c->body + 4, &gen, 4);
    if (!(opt.nats ? nats_request (c) : mdp_request (c))) return false;
    c->idle_n--;
    c->slots[s] = (slot_t) { when_ns, gen, true };
    if (measured) c->sent++;
    return true;
}

/* A reply's body: its tag, and whether the rest is what was sent. */
typedef struct { uint32_t s, gen; bool ok; } echo_t;

static echo_t read_body (client_t *c, const unsigned char *p, size_t n)
{
    echo_t echo = { 0 };
    if (n != (size_t) opt.size) return echo;
    memcpy (&echo.s, p, 4);
    memcpy (&echo.gen, p + 4, 4);
    echo.ok = n == 8 || p[n - 1] == c->body[n - 1];
    if (echo.ok && opt.verify) echo.ok = !memcmp (p + 8, c->body + 8, n - 8);
    return echo;
}

/* Counts a reply.  1: a right one; -1: a wrong one. */
static int settle (client_t *c, bool shape, echo_t echo, bool measured)
{
    uint64_t t = now_ns ();
    if (!shape) c->bad_frames++;
    else if (!echo.ok) c->bad_body++;
    else if (echo.s >= (uint32_t) opt.window || !c->slots[echo.s].busy
             || c->slots[echo.s].gen != echo.gen) c->unknown++;
    else {
        slot_t *slot = &c->slots[echo.s];
        slot->busy = false;
        c->idle[c->idle_n++] = echo.s;
        if (slot->sent_ns < c->newest) { if (measured) c->reordered++; }
        else c->newest = slot->sent_ns;
        if (measured) {
            hist_add (c->lat, t > slot->sent_ns ? t - slot->sent_ns : 0);
            c->ok++;
        }
        return 1;
    }
    return -1;
}

/* As take_reply, of MDP. */
static int mdp_reply (client_t *c, int flags, bool measured)
{
    zmq_msg_t m;
    int frame = 0;
    echo_t echo = { 0 };
    bool more = true, shape = true;
    while (more) {
        zmq_msg_init (&m);
        int rc;
        do rc = zmq_msg_recv (&m, c->sock, frame ? 0 : flags);
        while (rc == -1 && frame && zmq_errno () == EINTR);
        if (rc == -1) {
            zmq_msg_close (&m);
            if (zmq_errno () == EAGAIN || zmq_errno () == EINTR) return 0;
            die ("receive");
        }
        const unsigned char *p = zmq_msg_data (&m);
        size_t n = zmq_msg_size (&m);
        switch (frame) {
        case 0: if (n) shape = false; break;
        case 1: if (n != 6 || memcmp (p, "MDPC01", 6)) shape = false; break;
        case 2: if (n != opt.service_len || memcmp (p, opt.service, n))
                    shape = false;
                break;
        case 3:
            echo = read_body (c, p, n);
            break;
        default: shape = false;
        }
        more = zmq_msg_more (&m);
        zmq_msg_close (&m);
        frame++;
    }
    return settle (c, shape && frame == 4, echo, measured);
}

/* As take_reply, of NATS.  Sends what was put before it waits. */
static int nats_reply (client_t *c, bool measured)
{
    nats_msg_t m;
    while (!nats_message (&c->nats, &m)) {
        nats_flush (&c->nats);
        if (!nats_fill (&c->nats)) return 0;
    }
    return settle (c, true, read_body (c, (const unsigned char *) m.body, m.body_n),
                   measured);
}

/* Takes one reply.  1: a right one; 0: nothing there; -1: a wrong one. */
static int take_reply (client_t *c, int flags, bool measured)
{
    return opt.nats ? nats_reply (c, measured) : mdp_reply (c, flags, measured);
}

static void run_phase (client_t *c, long long todo, bool measured)
{
    const double rate = measured ? opt.rate / (double) opt.clients : 0;
    const uint64_t begin = now_ns ();
    const uint64_t stop_at = measured && opt.duration_s
        ? begin + (uint64_t) opt.duration_s * 1000000000u : UINT64_MAX;
    long long sent = 0, wrong = 0;
    uint64_t last_reply = begin;
    int tfd = -1;
    if (rate > 0 && (tfd = timerfd_create (CLOCK_MONOTONIC, 0)) == -1)
        die ("timerfd_create");

    while (!stopping) {
        /* Fill the window, or send what is due by now. */
        uint64_t due = 0;
        bool blocked = false;
        while (sent < todo && c->idle_n) {
            uint64_t t = now_ns ();
            if (t >= stop_at) { todo = sent; break; }
            uint64_t when = t;
            if (rate > 0) {
                when = begin + (uint64_t) ((double) sent * 1e9 / rate);
                if (when > t) { due = when; break; }
            }
            if (!send_request (c, when, measured)) { blocked = true; break; }
            sent++;
        }
        long out = opt.window - c->idle_n;
        if (out == 0 && sent >= todo) break;

        int got;
        if (rate > 0 && (due || blocked)) {
            got = take_reply (c, ZMQ_DONTWAIT, measured);
            if (got == 0) {                     /* wait for reply or due time */
                zmq_pollitem_t it[] = { { c->sock, 0, ZMQ_POLLIN, 0 },
                                        { NULL, tfd, ZMQ_POLLIN, 0 } };
                if (due) {
                    struct itimerspec ts = { .it_value = {
                        (time_t) (due / 1000000000u),
                        (long) (due % 1000000000u) } };
                    timerfd_settime (tfd, TFD_TIMER_ABSTIME, &ts, NULL);
                }
                zmq_poll (it, due ? 2 : 1, 100);
            }
        } else
            got = take_reply (c, 0, measured);  /* waits at most RCVTIMEO */

        if (got > 0) last_reply = now_ns ();
        else if (got < 0 && ++wrong > 1000) {
            fprintf (stderr, "loadgen: client %d: too many wrong replies\n",
                     c->index);
            break;
        } else if (got == 0 && out
                   && now_ns () - last_reply
                      > (uint64_t) opt.timeout_ms * 1000000u) {
            c->timed_out = true;
            break;
        } else if (!out)
            last_reply = now_ns ();
    }
    if (tfd != -1) close (tfd);
    c->lost += opt.window - c->idle_n;
}

static void mdp_connect (client_t *c)
{
    c->sock = zmq_socket (c->ctx, ZMQ_DEALER);
    if (!c->sock) die ("socket");
    int zero = 0, tick = 100;
    zmq_setsockopt (c->sock, ZMQ_LINGER, &zero, sizeof zero);
    zmq_setsockopt (c->sock, ZMQ_SNDHWM, &zero, sizeof zero);
    zmq_setsockopt (c->sock, ZMQ_RCVHWM, &zero, sizeof zero);
    zmq_setsockopt (c->sock, ZMQ_RCVTIMEO, &tick, sizeof tick);
    if (zmq_connect (c->sock, opt.endpoint)) die (opt.endpoint);
}

static void nats_connect (client_t *c)
{
    char inbox[64], subscription[80];
    snprintf (inbox, sizeof inbox, "_INBOX.%ld.%d", (long) getpid (), c->index);
    snprintf (subscription, sizeof subscription, "%s 1", inbox);
    snprintf (c->publish, sizeof c->publish, "PUB %s %s %ld\r\n", opt.service,
              inbox, opt.size);
    nats_open (&c->nats, opt.endpoint, subscription);
}

static void *client_main (void *arg)
{
    client_t *c = arg;
    if (opt.nats) nats_connect (c);
    else mdp_connect (c);

    c->slots = xcalloc ((size_t) opt.window, sizeof *c->slots);
    c->idle = xcalloc ((size_t) opt.window, sizeof *c->idle);
    for (c->idle_n = 0; c->idle_n < opt.window; c->idle_n++)
        c->idle[c->idle_n] = (uint32_t) (opt.window - 1 - c->idle_n);
    c->body = xcalloc ((size_t) opt.size, 1);
    for (long i = 8; i < opt.size; i++)
        c->body[i] = (unsigned char) (i * 131 + c->index * 7 + 1);
    c->gen = (uint32_t) c->index << 24;

    if (c->warmup) run_phase (c, c->warmup, false);
    pthread_barrier_wait (c->gate);             /* main reads usage in between */
    pthread_barrier_wait (c->gate);
    c->start_ns = now_ns ();
    if (!c->timed_out && !stopping) run_phase (c, c->count, true);
    c->end_ns = now_ns ();

    if (opt.nats) nats_close (&c->nats);
    else zmq_close (c->sock);
    free (c->slots); free (c->idle); free (c->body);
    return NULL;
}

/* --------------------------------------------------------------------- main */

static long number (const char *name, const char *text, long low, long high)
{
    char *end;
    errno = 0;
    long v = strtol (text, &end, 10);
    if (errno || end == text || *end || v < low || v > high) {
        fprintf (stderr, "loadgen: --%s wants a number from %ld to %ld\n",
                 name, low, high);
        exit (2);
    }
    return v;
}

int main (int argc, char **argv)
{
    enum { O_EP = 1000, O_SVC, O_WIN, O_SIZE, O_COUNT, O_WARM, O_CLIENTS,
           O_RATE, O_DUR, O_TIMEOUT, O_IO, O_WATCH, O_LABEL, O_VERIFY,
           O_QUIET, O_HELP };
    static const struct option longs[] = {
        { "endpoint", 1, 0, O_EP }, { "service", 1, 0, O_SVC },
        { "window", 1, 0, O_WIN }, { "size", 1, 0, O_SIZE },
        { "count", 1, 0, O_COUNT }, { "warmup", 1, 0, O_WARM },
        { "clients", 1, 0, O_CLIENTS }, { "rate", 1, 0, O_RATE },
        { "duration", 1, 0, O_DUR }, { "timeout", 1, 0, O_TIMEOUT },
        { "io-threads", 1, 0, O_IO }, { "watch", 1, 0, O_WATCH },
        { "label", 1, 0, O_LABEL }, { "verify", 0, 0, O_VERIFY },
        { "quiet", 0, 0, O_QUIET }, { "help", 0, 0, O_HELP }, { 0, 0, 0, 0 } };
    int o;
    while ((o = getopt_long (argc, argv, "", longs, NULL)) != -1)
        switch (o) {
        case O_EP: opt.endpoint = optarg; break;
        case O_SVC: opt.service = optarg; break;
        case O_WIN: opt.window = number ("window", optarg, 1, 1000000); break;
        case O_SIZE: opt.size = number ("size", optarg, 8, 1L << 30); break;
        case O_COUNT: opt.count = number ("count", optarg, 1, 1L << 40); break;
        case O_WARM: opt.warmup = number ("warmup", optarg, 0, 1L << 40); break;
        case O_CLIENTS: opt.clients = number ("clients", optarg, 1, 1000); break;
        case O_RATE: {
            char *end;
            opt.rate = strtod (optarg, &end);
            if (end == optarg || *end || !(opt.rate > 0 && opt.rate < 1e8)) {
                fputs ("loadgen: --rate wants a positive number\n", stderr);
                return 2;
            }
            break;
        }
        case O_DUR: opt.duration_s = number ("duration", optarg, 1, 86400); break;
        case O_TIMEOUT: opt.timeout_ms = number ("timeout", optarg, 1, 3600000);
            break;
        case O_IO: opt.io_threads = number ("io-threads", optarg, 1, 64); break;
        case O_WATCH: {
            char *eq = strchr (optarg, '=');
            if (!eq || eq == optarg || opt.watches == MAX_WATCH) {
                fputs ("loadgen: --watch wants NAME=PID, at most 8 times\n",
                       stderr);
                return 2;
            }
            snprintf (opt.watch[opt.watches].name,
                      sizeof opt.watch[0].name, "%.*s",
                      (int) (eq - optarg), optarg);
            opt.watch[opt.watches++].pid = number ("watch", eq + 1, 1, 1L << 30);
            break;
        }
        case O_LABEL: opt.label = optarg; break;
        case O_VERIFY: opt.verify = true; break;
        case O_QUIET: opt.quiet = true; break;
        case O_HELP: usage (stdout); return 0;
        default: usage (stderr); return 2;
        }
    if (optind != argc) { usage (stderr); return 2; }
    opt.service_len = strlen (opt.service);
    opt.nats = !strncmp (opt.endpoint, NATS_SCHEME, strlen (NATS_SCHEME));
    if (opt.nats && (opt.rate > 0 || opt.service_len > 64)) {
        fputs ("loadgen: with NATS no --rate, and a short --service\n", stderr);
        return 2;
    }
    if (opt.warmup < 0) opt.warmup = (long) (opt.count / 10);

    struct sigaction sa = { .sa_handler = on_signal };
    sigaction (SIGINT, &sa, NULL);
    sigaction (SIGTERM, &sa, NULL);

    void *ctx = zmq_ctx_new ();
    if (!ctx) die ("context");
    zmq_ctx_set (ctx, ZMQ_IO_THREADS, (int) opt.io_threads);

    pthread_barrier_t gate;
    pthread_barrier_init (&gate, NULL, (unsigned) opt.clients + 1);
    client_t *cs = xcalloc ((size_t) opt.clients, sizeof *cs);
    pthread_t *ids = xcalloc ((size_t) opt.clients, sizeof *ids);
    for (long i = 0; i < opt.clients; i++) {
        cs[i].index = (int) i;
        cs[i].ctx = ctx;
        cs[i].gate = &gate;
        cs[i].count = opt.count / opt.clients + (i < opt.count % opt.clients);
        cs[i].warmup = opt.warmup / opt.clients + (i < opt.warmup % opt.clients);
        cs[i].lat = xcalloc (1, sizeof (hist_t));
        if (pthread_create (&ids[i], NULL, client_main, &cs[i])) {
            fputs ("loadgen: cannot start a thread\n", stderr);
            return 2;
        }
    }

    usage_t before[MAX_WATCH], after[MAX_WATCH];
    struct rusage ru0, ru1;
    pthread_barrier_wait (&gate);
    for (int i = 0; i < opt.watches; i++)
        before[i] = proc_usage (opt.watch[i].pid);
    getrusage (RUSAGE_SELF, &ru0);
    pthread_barrier_wait (&gate);
    for (long i = 0; i < opt.clients; i++) pthread_join (ids[i], NULL);
    getrusage (RUSAGE_SELF, &ru1);
    for (int i = 0; i < opt.watches; i++)
        after[i] = proc_usage (opt.watch[i].pid);
    zmq_ctx_term (ctx);

    client_t sum = { .lat = xcalloc (1, sizeof (hist_t)) };
    uint64_t start = UINT64_MAX, end = 0;
    long long least = cs[0].ok, most = 0;
    double slowest = 0, fastest = 0;
    for (long i = 0; i < opt.clients; i++) {
        client_t *c = &cs[i];
        hist_merge (sum.lat, c->lat);
        sum.sent += c->sent; sum.ok += c->ok; sum.lost += c->lost;
        sum.bad_frames += c->bad_frames; sum.bad_body += c->bad_body;
        sum.unknown += c->unknown; sum.reordered += c->reordered;
        sum.timed_out |= c->timed_out;
        if (c->start_ns < start) start = c->start_ns;
        if (c->end_ns > end) end = c->end_ns;
        if (c->ok < least) least = c->ok;
        if (c->ok > most) most = c->ok;
        double took = (double) (c->end_ns - c->start_ns) / 1e9;
        if (i == 0 || took > slowest) slowest = took;
        if (i == 0 || took < fastest) fastest = took;
    }
    double secs = (double) (end - start) / 1e9;
    double rate = secs > 0 ? (double) sum.ok / secs : 0;
    double cpu = (double) (ru1.ru_utime.tv_sec - ru0.ru_utime.tv_sec)
               + (double) (ru1.ru_stime.tv_sec - ru0.ru_stime.tv_sec)
               + (double) (ru1.ru_utime.tv_usec - ru0.ru_utime.tv_usec) / 1e6
               + (double) (ru1.ru_stime.tv_usec - ru0.ru_stime.tv_usec) / 1e6;
    double each = sum.ok ? 1e6 / (double) sum.ok : 0;
    long long errors = sum.bad_frames + sum.bad_body + sum.unknown;
    const hist_t *h = sum.lat;

    if (!opt.quiet)
        fprintf (stderr, "%lld replies in %.3f s: %.0f/s; latency p50 %.1f, "
                 "p99 %.1f, p99.9 %.1f us; %lld wrong, %lld lost\n",
                 sum.ok, secs, rate, hist_us (h, .50), hist_us (h, .99),
                 hist_us (h, .999), errors, sum.lost);
    printf ("{\"label\":"); json_string (opt.label);
    printf (",\"endpoint\":"); json_string (opt.endpoint);
    printf (",\"service\":"); json_string (opt.service);
    printf (",\"window\":%ld,\"size\":%ld,\"clients\":%ld,\"count\":%lld,"
            "\"rate\":%.1f,\"sent\":%lld,\"ok\":%lld,\"errors\":%lld,"
            "\"bad_frames\":%lld,\"bad_body\":%lld,\"unknown\":%lld,"
            "\"lost\":%lld,\"reordered\":%lld,\"timed_out\":%s,"
            "\"interrupted\":%s,\"elapsed_s\":%.6f,\"throughput\":%.1f,",
            opt.window, opt.size, opt.clients, opt.count, opt.rate, sum.sent,
            sum.ok, errors, sum.bad_frames, sum.bad_body, sum.unknown,
            sum.lost, sum.reordered, sum.timed_out ? "true" : "false",
            stopping ? "true" : "false", secs, rate);
    printf ("\"lat_us\":{\"min\":%.1f,\"mean\":%.1f,\"p50\":%.1f,\"p90\":%.1f,"
            "\"p99\":%.1f,\"p999\":%.1f,\"max\":%.1f},",
            (double) h->min / 1e3,
            h->total ? h->sum / (double) h->total / 1e3 : 0, hist_us (h, .50),
            hist_us (h, .90), hist_us (h, .99), hist_us (h, .999),
            (double) h->max / 1e3);
    printf ("\"client_s\":{\"min\":%.6f,\"max\":%.6f},"
            "\"client_cpu_us_per_req\":%.3f,\"watch\":{", fastest, slowest,
            cpu * each);
    for (int i = 0; i < opt.watches; i++) {
        usage_t *b = &before[i], *a = &after[i];
        double u = a->user - b->user, s = a->sys - b->sys;
        printf ("%s", i ? "," : ""); json_string (opt.watch[i].name);
        if (!b->ok || !a->ok) { printf (":null"); continue; }
        printf (":{\"pid\":%ld,\"user_s\":%.2f,\"sys_s\":%.2f,"
                "\"cpu_us_per_req\":%.3f,\"cores\":%.3f,\"rss_kb\":%ld,"
                "\"peak_rss_kb\":%ld}", opt.watch[i].pid, u, s,
                (u + s) * each, secs > 0 ? (u + s) / secs : 0, a->rss, a->peak);
    }
    printf ("}}\n");
    fflush (stdout);
    for (long i = 0; i < opt.clients; i++) free (cs[i].lat);
    free (sum.lat); free (cs); free (ids);
    pthread_barrier_destroy (&gate);
    if (stopping) return 130;
    return errors || sum.lost || sum.timed_out ? 1 : 0;
}
