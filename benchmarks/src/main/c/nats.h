/*
 * nats.h - as much of the NATS text protocol as an echo needs: CONNECT, SUB,
 *          PUB, MSG, PING and PONG over one blocking TCP connection.
 *
 * What is put is sent by nats_flush, in one write: whoever has more to say
 * puts it all first.  A message's pointers hold until the next nats_fill.
 */
#ifndef NATS_H
#define NATS_H

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#define NATS_SCHEME "nats://"

typedef struct {
    int fd;
    char *in, *out;
    size_t from, to, in_size;           /* what of in is not yet taken */
    size_t out_n, out_size;
} nats_t;

typedef struct {
    const char *reply;                  /* subject to answer to; NULL: none */
    size_t reply_n;
    const char *body;
    size_t body_n;
} nats_msg_t;

static void nats_die (const char *what, const char *why)
{
    fprintf (stderr, "nats: %s: %s\n", what, why);
    exit (2);
}

static void nats_room (char **buffer, size_t *size, size_t need)
{
    if (need <= *size) return;
    *size = need > 2 * *size ? need : 2 * *size;
    *buffer = realloc (*buffer, *size);
    if (!*buffer) nats_die ("buffer", "out of memory");
}

static void nats_put (nats_t *n, const void *p, size_t size)
{
    nats_room (&n->out, &n->out_size, n->out_n + size);
    memcpy (n->out + n->out_n, p, size);
    n->out_n += size;
}

static void nats_text (nats_t *n, const char *text)
{
    nats_put (n, text, strlen (text));
}

static void nats_flush (nats_t *n)
{
    for (size_t done = 0; done < n->out_n;) {
        ssize_t rc = send (n->fd, n->out + done, n->out_n - done, MSG_NOSIGNAL);
        if (rc >= 0) done += (size_t) rc;
        else if (errno != EINTR) nats_die ("send", strerror (errno));
    }
    n->out_n = 0;
}

/* Reads what is there; false when there is nothing within the time-out. */
static bool nats_fill (nats_t *n)
{
    if (n->from == n->to) n->from = n->to = 0;
    else if (n->from > n->in_size / 2) {
        memmove (n->in, n->in + n->from, n->to - n->from);
        n->to -= n->from;
        n->from = 0;
    }
    nats_room (&n->in, &n->in_size, n->to + 65536);
    ssize_t rc = recv (n->fd, n->in + n->to, n->in_size - n->to, 0);
    if (rc == 0) nats_die ("receive", "the server has closed the connection");
    if (rc < 0) {
        if (errno == EAGAIN || errno == EINTR) return false;
        nats_die ("receive", strerror (errno));
    }
    n->to += (size_t) rc;
    return true;
}

/* The next line of what was read, without its end; NULL: not all of it yet. */
static char *nats_line (nats_t *n, size_t *next)
{
    char *line = n->in + n->from;
    char *end = memchr (line, '\n', n->to - n->from);
    if (!end || end == line) return NULL;
    *next = (size_t) (end + 1 - n->in);
    end[-1] = '\0';                     /* the CR; lines are looked at once */
    return line;
}

static void nats_put_back (char *line)
{
    line[strlen (line)] = '\r';
}

/* "MSG subject sid [reply] size" */
static void nats_parse (char *line, nats_msg_t *m)
{
    char *word[5], *at = line;
    int words = 0;
    while (words < 5 && *at) {
        word[words++] = at;
        at += strcspn (at, " ");
        at += strspn (at, " ");
    }
    if (words < 4) nats_die ("MSG", line);
    m->reply = words == 5 ? word[3] : NULL;
    m->reply_n = words == 5 ? strcspn (word[3], " ") : 0;
    m->body_n = (size_t) strtoul (word[words - 1], NULL, 10);
}

/* Takes one message of what was read; false when there is no whole one. */
static bool nats_message (nats_t *n, nats_msg_t *m)
{
    size_t next;
    char *line;
    while ((line = nats_line (n, &next))) {
        if (!strncmp (line, "MSG ", 4)) {
            nats_parse (line, m);
            if (n->to - next < m->body_n + 2) {
                nats_put_back (line);
                return false;
            }
            m->body = n->in + next;
            n->from = next + m->body_n + 2;
            return true;
        }
        if (!strncmp (line, "-ERR", 4)) nats_die ("server", line);
        if (!strcmp (line, "PING")) {
            nats_text (n, "PONG\r\n");
            nats_flush (n);
        }
        n->from = next;
    }
    return false;
}

/* The answer to PING: all before it has been done by the server. */
static void nats_await_pong (nats_t *n)
{
    nats_text (n, "PING\r\n");
    nats_flush (n);
    for (int tries = 0; tries < 100; tries++) {
        size_t next;
        char *line = nats_line (n, &next);
        if (!line) {
            nats_fill (n);
            continue;
        }
        if (!strncmp (line, "-ERR", 4)) nats_die ("server", line);
        n->from = next;
        if (!strcmp (line, "PONG")) return;
    }
    nats_die ("connect", "no PONG");
}

/* Connects to nats://HOST:PORT and says "SUB subscription"; reads time out. */
static void nats_open (nats_t *n, const char *endpoint, const char *subscription)
{
    char host[64];
    int port, one = 1;
    if (sscanf (endpoint, NATS_SCHEME "%63[^:]:%d", host, &port) != 2)
        nats_die (endpoint, "expected " NATS_SCHEME "ADDRESS:PORT");
    struct sockaddr_in to = { .sin_family = AF_INET,
                              .sin_port = htons ((uint16_t) port) };
    if (inet_pton (AF_INET, host, &to.sin_addr) != 1)
        nats_die (host, "expected an IPv4 address");
    memset (n, 0, sizeof *n);
    n->fd = socket (AF_INET, SOCK_STREAM, 0);
    struct timeval tick = { 0, 100000 };
    setsockopt (n->fd, SOL_SOCKET, SO_RCVTIMEO, &tick, sizeof tick);
    setsockopt (n->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (connect (n->fd, (struct sockaddr *) &to, sizeof to))
        nats_die (endpoint, strerror (errno));
    nats_text (n, "CONNECT {\"verbose\":false,\"pedantic\":false,"
                  "\"lang\":\"c\",\"version\":\"1\"}\r\nSUB ");
    nats_text (n, subscription);
    nats_text (n, "\r\n");
    nats_await_pong (n);
}

static void nats_close (nats_t *n)
{
    close (n->fd);
    free (n->in);
    free (n->out);
}

#endif
