/*
 * natsecho.c - echo responders for a NATS server: what echoworker is for a
 *              Majordomo broker.
 *
 * Build:  gcc -std=gnu11 -O2 -Wall -Wextra -o natsecho natsecho.c
 *
 * Each worker is one connection subscribed to the service as a member of one
 * queue group; one thread serves all of them, and answers all requests of one
 * read in one write.  Ends on SIGINT or SIGTERM.
 */
#define _GNU_SOURCE
#include "nats.h"
#include <getopt.h>
#include <signal.h>
#include <stdint.h>
#include <sys/epoll.h>

static volatile sig_atomic_t stopping;
static void on_signal (int sig) { (void) sig; stopping = 1; }

static void answer (nats_t *n, const nats_msg_t *m)
{
    char size[24];
    if (!m->reply) return;
    nats_text (n, "PUB ");
    nats_put (n, m->reply, m->reply_n);
    snprintf (size, sizeof size, " %zu\r\n", m->body_n);
    nats_text (n, size);
    nats_put (n, m->body, m->body_n + 2);       /* with its CR LF */
}

static int usage (void)
{
    fputs (
"usage: natsecho --endpoint nats://ADDRESS:PORT --service NAME --workers N\n"
"Answer each request to a NATS subject with its body.\n"
"A line \"ready\" is written to stderr once all workers have subscribed.\n",
        stderr);
    return 2;
}

int main (int argc, char **argv)
{
    static const struct option longs[] = {
        { "endpoint", 1, 0, 'e' }, { "service", 1, 0, 's' },
        { "workers", 1, 0, 'w' }, { 0, 0, 0, 0 } };
    const char *endpoint = NULL, *service = NULL;
    long workers = 0;
    int o;
    while ((o = getopt_long (argc, argv, "", longs, NULL)) != -1)
        switch (o) {
        case 'e': endpoint = optarg; break;
        case 's': service = optarg; break;
        case 'w': workers = strtol (optarg, NULL, 10); break;
        default: return usage ();
        }
    if (optind != argc || !endpoint || !service || workers < 1 || workers > 10000)
        return usage ();

    struct sigaction sa = { .sa_handler = on_signal };
    sigaction (SIGINT, &sa, NULL);
    sigaction (SIGTERM, &sa, NULL);

    char subscription[256];
    snprintf (subscription, sizeof subscription, "%s guests 1", service);
    nats_t *all = calloc ((size_t) workers, sizeof *all);
    int poll = epoll_create1 (0);
    if (!all || poll == -1) nats_die ("start", strerror (errno));
    for (long i = 0; i < workers; i++) {
        nats_open (&all[i], endpoint, subscription);
        struct epoll_event event = { .events = EPOLLIN, .data.ptr = &all[i] };
        if (epoll_ctl (poll, EPOLL_CTL_ADD, all[i].fd, &event))
            nats_die ("epoll", strerror (errno));
    }
    fputs ("ready\n", stderr);

    while (!stopping) {
        struct epoll_event ready[64];
        int n = epoll_wait (poll, ready, 64, 250);
        for (int i = 0; i < n; i++) {
            nats_t *one = ready[i].data.ptr;
            nats_msg_t m;
            if (!nats_fill (one)) continue;
            while (nats_message (one, &m)) answer (one, &m);
            nats_flush (one);
        }
    }
    for (long i = 0; i < workers; i++) nats_close (&all[i]);
    free (all);
    return 0;
}
