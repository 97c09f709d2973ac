/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/output.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    LONGEST_ERROR = 128,
    MOST_TRIES = 100,
    LONGEST_BEGINNING = 128,
    MACHINE_BYTES = 17,
    SUFFIX_BYTES = 32 + MACHINE_BYTES
};

static const char *advice(int error)
{
    switch (error) {
    case ENOSPC:
    case EDQUOT:
        return "free some space, or write to another disk";
    case EFBIG:
        return "raise the limit on file sizes (ulimit -f), or write to another disk";
    case EACCES:
    case EPERM:
    case EROFS:
        return "write to a folder of your own";
    case ENOENT:
        return "make the folder first";
    case EISDIR:
    case ENOTDIR:
        return "give the name of a file in a folder";
    case EPIPE:
        return "the program that reads it has ended";
    default:
        return NULL;
    }
}

static enum bide_err report(struct bide_problem *problem, const char *name, int error)
{
    char text[LONGEST_ERROR];
    if (strerror_r(error, text, sizeof(text)) != 0) {
        snprintf(text, sizeof(text), "error %d", error);
    }
    bide_problem_report(problem, "cannot write %s: %s", name, text);
    const char *help = advice(error);
    if (help != NULL) {
        bide_problem_advise(problem, "%s", help);
    }
    return BIDE_ERR_OUTPUT;
}

/* 0 or an errno. */
static int write_all(int fd, const char *bytes, size_t length)
{
    size_t done = 0;
    while (done < length) {
        const ssize_t written = write(fd, bytes + done, length - done);
        if (written < 0 && errno != EINTR) {
            return errno;
        }
        done += written > 0 ? (size_t) written : 0;
    }
    return 0;
}

enum bide_err bide_output_send(int fd, const char *name, const char *bytes, size_t length,
                               struct bide_problem *problem)
{
    const int error = write_all(fd, bytes, length);
    return error == 0 ? BIDE_OK : report(problem, name, error);
}

/* Where the file really is: links are followed, so that a link stays a link. */
static void resolve(const char *path, char *target)
{
    if (realpath(path, target) == NULL) {
        snprintf(target, PATH_MAX, "%s", path);
    }
}

/* The folder of target, "." if it names none. */
static void folder_of(const char *target, char *folder)
{
    const char *slash = strrchr(target, '/');
    if (slash == NULL) {
        snprintf(folder, PATH_MAX, ".");
    } else {
        const int length = slash == target ? 1 : (int) (slash - target);
        snprintf(folder, PATH_MAX, "%.*s", length, target);
    }
}

/* Whether a file may be replaced: 1 or 0, or -1 with errno if it cannot be read. Empty
 * files count as ours: there is nothing to lose. */
static int is_ours(const char *path, const char *begins, size_t begins_at)
{
    char start[LONGEST_BEGINNING];
    const int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return -1;
    }
    const ssize_t length = read(fd, start, sizeof(start));
    (void) close(fd);
    if (begins == NULL || length <= 0) {
        return length == 0;
    }
    const size_t wanted = strlen(begins);
    return length >= (ssize_t) (begins_at + wanted)
           && memcmp(start + begins_at, begins, wanted) == 0;
}

static bool is_input(const char *input, const struct stat *target)
{
    struct stat status;
    return input != NULL && stat(input, &status) == 0 && status.st_dev == target->st_dev
           && status.st_ino == target->st_ino;
}

static enum bide_err check_old(const struct bide_output *output,
                               const struct stat *status, struct bide_problem *problem)
{
    if (S_ISDIR(status->st_mode)) {
        return report(problem, output->path, EISDIR);
    }
    if (access(output->path, W_OK) != 0) {
        return report(problem, output->path, errno);
    }
    if (is_input(output->input, status)) {
        bide_problem_report(problem, "cannot write %s: it is the file that was read",
                            output->path);
        bide_problem_advise(problem, "give another name");
        return BIDE_ERR_OUTPUT;
    }
    const bool may_replace = !S_ISREG(status->st_mode) || output->is_forced;
    const int ours =
        may_replace ? 1 : is_ours(output->path, output->begins, output->begins_at);
    if (ours != 0) {
        return ours > 0 ? BIDE_OK : report(problem, output->path, errno);
    }
    bide_problem_report(problem, "cannot write %s: %s", output->path,
                        output->begins == NULL
                            ? "it is already there"
                            : "it is there and holds no results of bide");
    bide_problem_advise(problem, "give another name, or --force to replace it");
    return BIDE_ERR_OUTPUT;
}

enum bide_err bide_output_check(const struct bide_output *output,
                                struct bide_problem *problem)
{
    struct stat status;
    if (stat(output->path, &status) == 0) {
        return check_old(output, &status, problem);
    }
    if (errno != ENOENT) {
        return report(problem, output->path, errno);
    }
    char folder[PATH_MAX];
    folder_of(output->path, folder);
    return access(folder, W_OK | X_OK) == 0 ? BIDE_OK
                                            : report(problem, output->path, errno);
}

static void copy_permissions(const char *from, int fd)
{
    struct stat status;
    if (stat(from, &status) == 0) {
        (void) fchmod(fd, status.st_mode & 0777);
    }
}

/* Process numbers mean something on one machine only. */
static void name_machine(char *machine)
{
    if (gethostname(machine, MACHINE_BYTES) != 0) {
        machine[0] = '\0';
    }
    machine[MACHINE_BYTES - 1] = '\0';
}

/* A new file beside the target, with the old one's permissions: its descriptor, or -1
 * with errno. */
static int open_beside(const char *target, char *name, size_t size)
{
    int fd = -1;
    errno = EEXIST;
    char machine[MACHINE_BYTES];
    name_machine(machine);
    for (int i = 0; fd < 0 && errno == EEXIST && i < MOST_TRIES; ++i) {
        snprintf(name, size, "%s.%s.%ld-%d.tmp", target, machine, (long) getpid(), i);
        fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    }
    if (fd >= 0) {
        copy_permissions(target, fd);
    }
    return fd;
}

/* Whether name is what a program that was killed on this machine has left beside the file
 * called target. */
static bool is_left_over(const char *name, const char *target, const char *machine)
{
    char begin[PATH_MAX];
    const int length = snprintf(begin, sizeof(begin), "%s.%s.", target, machine);
    if (length >= (int) sizeof(begin) || strncmp(name, begin, (size_t) length) != 0) {
        return false;
    }
    char *end = NULL;
    const long process = strtol(name + length, &end, 10);
    const bool is_named = process > 0 && *end == '-'
                          && strcmp(end + 1 + strspn(end + 1, "0123456789"), ".tmp") == 0;
    return is_named && kill((pid_t) process, 0) != 0 && errno == ESRCH;
}

static void delete_left_overs(const char *target)
{
    char folder[PATH_MAX];
    char machine[MACHINE_BYTES];
    folder_of(target, folder);
    name_machine(machine);
    const char *slash = strrchr(target, '/');
    DIR *entries = opendir(folder);
    const struct dirent *entry = NULL;
    /* NOLINTNEXTLINE(concurrency-mt-unsafe): the stream is this call's own. */
    while (entries != NULL && (entry = readdir(entries)) != NULL) {
        if (is_left_over(entry->d_name, slash != NULL ? slash + 1 : target, machine)) {
            (void) unlinkat(dirfd(entries), entry->d_name, 0);
        }
    }
    if (entries != NULL) {
        (void) closedir(entries);
    }
}

/* After the rename the file is whole; a folder that cannot be synced only means that
 * after a power cut the old file may be back, whole as well. */
static void sync_folder(const char *target)
{
    char folder[PATH_MAX];
    folder_of(target, folder);
    const int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        (void) fsync(fd);
        (void) close(fd);
    }
}

/* 0 or an errno. */
static int replace(const char *target, const char *bytes, size_t length)
{
    char name[PATH_MAX + SUFFIX_BYTES];
    const int fd = open_beside(target, name, sizeof(name));
    if (fd < 0) {
        return errno;
    }
    int error = write_all(fd, bytes, length);
    if (error == 0 && fsync(fd) != 0) {
        error = errno;
    }
    if (close(fd) != 0 && error == 0) {
        error = errno;
    }
    if (error == 0 && rename(name, target) != 0) {
        error = errno;
    }
    if (error == 0) {
        delete_left_overs(target);
        sync_folder(target);
    } else {
        (void) unlink(name);
    }
    return error;
}

static int write_through(const char *path, const char *bytes, size_t length)
{
    const int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0) {
        return errno;
    }
    int error = write_all(fd, bytes, length);
    if (close(fd) != 0 && error == 0) {
        error = errno;
    }
    return error;
}

enum bide_err bide_output_write(const struct bide_output *output, const char *bytes,
                                size_t length, struct bide_problem *problem)
{
    const enum bide_err err = bide_output_check(output, problem);
    if (err != BIDE_OK) {
        return err;
    }
    char target[PATH_MAX];
    resolve(output->path, target);
    struct stat status;
    const bool is_special = stat(target, &status) == 0 && !S_ISREG(status.st_mode);
    const int error = is_special ? write_through(target, bytes, length)
                                 : replace(target, bytes, length);
    return error == 0 ? BIDE_OK : report(problem, output->path, error);
}

enum bide_err bide_output_draft(const struct bide_output *output, char *name, size_t size,
                                struct bide_problem *problem)
{
    char target[PATH_MAX];
    resolve(output->path, target);
    struct stat status;
    const bool is_special = stat(target, &status) == 0 && !S_ISREG(status.st_mode);
    const int fd = open_beside(is_special ? P_tmpdir "/bide" : target, name, size);
    if (fd < 0) {
        return report(problem, output->path, errno);
    }
    (void) close(fd);
    return BIDE_OK;
}

enum bide_err bide_output_folder(const char *path, struct bide_problem *problem)
{
    struct stat status;
    if (mkdir(path, 0777) == 0) {
        return BIDE_OK;
    }
    const int error = errno;
    if (error == EEXIST && stat(path, &status) == 0 && S_ISDIR(status.st_mode)) {
        return BIDE_OK;
    }
    return report(problem, path, error);
}
