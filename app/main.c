/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <gsl/gsl_errno.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

#include "app/app.h"
#include "app/exit.h"
#include "engine/run/ranks.h"

extern char **environ;

/* A signal handler can reach nothing else, and may touch it only if it is lock-free. */
static atomic_int stop;
_Static_assert(ATOMIC_INT_LOCK_FREE == 2, "a signal handler sets an atomic int");

/* The first time asks to stop, the second time leaves at once. */
static void on_stop(int number)
{
    if (stop != 0) {
        _exit(BIDE_EXIT_SIGNAL + number);
    }
    stop = number;
}

/* What was ignored from outside, as by nohup, stays ignored. */
static void listen(int number)
{
    struct sigaction before;
    if (sigaction(number, NULL, &before) == 0 && before.sa_handler == SIG_IGN) {
        return;
    }
    struct sigaction action = { .sa_handler = on_stop, .sa_flags = SA_RESTART };
    sigemptyset(&action.sa_mask);
    (void) sigaction(number, &action, NULL);
}

/* So that a write fails with an error that can be reported. */
static void ignore(int number)
{
    struct sigaction action = { .sa_handler = SIG_IGN };
    sigemptyset(&action.sa_mask);
    (void) sigaction(number, &action, NULL);
}

/* A file opened later must not take the place of a standard one that was closed outside;
 * writing to what stands in for it fails. */
static void reserve_standard_files(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; ++fd) {
        if (fcntl(fd, F_GETFD) < 0) {
            (void) open("/dev/null", O_RDONLY);
        }
    }
}

/* Where the environment's text for name begins; getenv is not thread-safe. */
static const char *find_env(const char *name)
{
    const size_t length = strlen(name);
    for (char **entry = environ; entry != NULL && *entry != NULL; ++entry) {
        if (strncmp(*entry, name, length) == 0 && (*entry)[length] == '=') {
            return *entry + length + 1;
        }
    }
    return NULL;
}

/* Blocks from this size on grow by whole pages, in place: where they grew inside the heap
 * of a thread, the holes that they left took more memory than they. */
static void hold_little_memory(void)
{
#ifdef M_MMAP_THRESHOLD
    enum { LARGE_BLOCK = 128 * 1024 };
    /* NOLINTNEXTLINE(concurrency-mt-unsafe): there are no threads yet. */
    (void) mallopt(M_MMAP_THRESHOLD, LARGE_BLOCK);
#endif
}

/* Several copies would each do the whole work and write the same files. */
static int refuse(struct bide_ranks *ranks)
{
    static const char words[] =
        "bide: error: several copies were started that cannot find each other\n"
        "  help: build bide with -DBIDE_MPI=ON and start it with the mpirun of the same "
        "MPI,\n"
        "        or with srun --mpi=pmix; or start one copy without them\n";
    const ssize_t written = write(STDERR_FILENO, words, sizeof(words) - 1);
    (void) written;
    bide_ranks_free(ranks);
    return BIDE_EXIT_USAGE;
}

int main(int argc, char **argv)
{
    (void) gsl_set_error_handler_off();
    hold_little_memory();
    reserve_standard_files();
    listen(SIGHUP);
    listen(SIGINT);
    listen(SIGTERM);
    ignore(SIGPIPE);
    ignore(SIGXFSZ);
    struct bide_ranks ranks;
    if (bide_ranks_init(&ranks, environ) != BIDE_OK) {
        return refuse(&ranks);
    }
    const struct bide_app app = { .argc = argc,
                                  .argv = argv,
                                  .no_color = find_env("NO_COLOR"),
                                  .term = find_env("TERM"),
                                  .stop = &stop,
                                  .ranks = &ranks };
    const int code = bide_app_run(&app);
    bide_ranks_free(&ranks);
    return code;
}
