/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/text/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/text.h"

static enum bide_file_fault fault_of(struct bide_file *file, int error)
{
    if (strerror_r(error, file->reason, sizeof file->reason) != 0) {
        snprintf(file->reason, sizeof file->reason, "error %d", error);
    }
    return error == ENOENT || error == ENOTDIR ? BIDE_FILE_MISSING : BIDE_FILE_UNREADABLE;
}

static const char *kind_of(mode_t mode)
{
    if (S_ISDIR(mode)) {
        return "it is a folder";
    }
    if (S_ISFIFO(mode)) {
        return "it is a pipe";
    }
    return S_ISCHR(mode) || S_ISBLK(mode) ? "it is a device" : "it is no regular file";
}

static enum bide_file_fault open_packed(struct bide_file *file, const char *path,
                                        const struct bide_pack *pack)
{
    const size_t place = bide_pack_find(pack, path);
    file->descriptor = -1;
    if (place == pack->count) {
        return fault_of(file, ENOENT);
    }
    file->packed = &pack->files[place];
    file->node = place;
    file->length = file->packed->length;
    return BIDE_FILE_OK;
}

enum bide_file_fault bide_file_open(struct bide_file *file, const char *path,
                                    const struct bide_pack *pack)
{
    memset(file, 0, sizeof *file);
    if (pack != NULL) {
        return open_packed(file, path, pack);
    }
    file->descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    struct stat info;
    if (file->descriptor < 0 || fstat(file->descriptor, &info) != 0) {
        return fault_of(file, errno);
    }
    if (!S_ISREG(info.st_mode)) {
        snprintf(file->reason, sizeof file->reason, "%s", kind_of(info.st_mode));
        return BIDE_FILE_NOT_REGULAR;
    }
    file->device = (uint64_t) info.st_dev;
    file->node = (uint64_t) info.st_ino;
    file->length = info.st_size > 0 ? (size_t) info.st_size : 0;
    return BIDE_FILE_OK;
}

void bide_file_close(struct bide_file *file)
{
    if (file->descriptor >= 0) {
        close(file->descriptor);
    }
    file->descriptor = -1;
}

/* Read up to size bytes; *length says how many there were. Returns an errno or 0. */
static int read_bytes(int descriptor, char *bytes, size_t size, size_t *length)
{
    *length = 0;
    while (*length < size) {
        const ssize_t count = read(descriptor, bytes + *length, size - *length);
        if (count == 0) {
            return 0;
        }
        if (count > 0) {
            *length += (size_t) count;
        } else if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

/* Read an open file; returns an errno or 0. The digest of what was packed was taken when
 * it was read from the disk. */
static int read_open(struct bide_file *file, size_t wanted)
{
    if (file->packed == NULL) {
        const int error = read_bytes(file->descriptor, file->text, wanted, &file->length);
        bide_digest_of(file->text, file->length, file->digest);
        return error;
    }
    file->length = file->packed->length < wanted ? file->packed->length : wanted;
    memcpy(file->text, file->packed->text, file->length);
    snprintf(file->digest, sizeof file->digest, "%s", file->packed->digest);
    return 0;
}

/* One byte more than allowed is asked for, to see whether it is there. */
enum bide_file_fault bide_file_read(struct bide_file *file, size_t most,
                                    struct bide_arena *arena)
{
    const size_t wanted = (file->length < most ? file->length : most) + 1;
    file->text = bide_arena_take(arena, wanted + 2, 1);
    if (file->text == NULL) {
        return BIDE_FILE_NO_MEMORY;
    }
    const int error = read_open(file, wanted);
    if (error != 0) {
        return fault_of(file, error);
    }
    if (file->length > most) {
        snprintf(file->reason, sizeof file->reason, "it is larger than %zu bytes", most);
        return BIDE_FILE_TOO_LARGE;
    }
    return BIDE_FILE_OK;
}

/* ---- did you mean ---------------------------------------------------------- */

struct search {
    const char *wanted;
    char best[256]; /* "" while there is none */
    size_t best_distance;
};

static bool is_stem(const char *stem, const char *name)
{
    const size_t length = strlen(stem);
    return strncmp(stem, name, length) == 0 && strcmp(name + length, ".cfg") == 0;
}

/* The folder's order is by chance, so equals are told apart by their names. */
static void consider(struct search *search, const char *name)
{
    const bool is_exact = is_stem(search->wanted, name);
    const size_t distance = is_exact ? 0 : bide_text_distance(search->wanted, name);
    const bool is_near = is_exact || bide_text_is_near(search->wanted, name);
    const bool is_better =
        search->best[0] == '\0' || distance < search->best_distance
        || (distance == search->best_distance && strcmp(name, search->best) < 0);
    if (is_near && is_better && name[0] != '.' && strlen(name) < sizeof search->best) {
        memcpy(search->best, name, strlen(name) + 1);
        search->best_distance = distance;
    }
}

static void search_folder(struct search *search, const char *folder)
{
    DIR *const stream = opendir(folder);
    if (stream == NULL) {
        return;
    }
    /* NOLINTNEXTLINE(concurrency-mt-unsafe): the stream is this call's own. */
    for (struct dirent *entry = readdir(stream); entry != NULL;) {
        consider(search, entry->d_name);
        entry = readdir(stream); /* NOLINT(concurrency-mt-unsafe) */
    }
    closedir(stream);
}

static const char *found_path(const struct search *search, const char *folder,
                              size_t folder_length, struct bide_arena *arena)
{
    struct bide_text path;
    bide_text_init(&path);
    bide_text_add_bytes(&path, folder, folder_length);
    bide_text_add(&path, search->best);
    const char *const copy =
        path.err == BIDE_OK ? bide_arena_text(arena, path.bytes, path.length) : NULL;
    bide_text_free(&path);
    return copy;
}

const char *bide_file_nearest(const char *path, struct bide_arena *arena)
{
    static const char configs[] = "configs/";
    const char *const slash = strrchr(path, '/');
    const size_t folder_length = slash != NULL ? (size_t) (slash - path) + 1 : 0;
    const char *const folder = bide_arena_text(arena, path, folder_length);
    struct search search = { .wanted = path + folder_length };
    if (folder == NULL || search.wanted[0] == '\0') {
        return NULL;
    }
    search_folder(&search, folder_length > 0 ? folder : ".");
    if (search.best[0] != '\0') {
        return found_path(&search, folder, folder_length, arena);
    }
    search_folder(&search, configs);
    return search.best[0] != '\0'
               ? found_path(&search, configs, sizeof configs - 1, arena)
               : NULL;
}
