/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/book/book_save.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/book/book_file.h"
#include "app/book/book_load.h"
#include "app/book/book_study.h"
#include "app/exit.h"
#include "app/output.h"
#include "engine/base/mem.h"

enum {
    DRAFT_BYTES = PATH_MAX + 64,
    READ_BYTES = 65536,
    BYTES_PER_CELL = 160, /* more than a number takes anywhere */
    BYTES_PER_CHARACTER = 6,
    BYTES_BESIDE = 1 << 20,
    MEMORY_PER_CELL = 800,
    MEMORY_BESIDE = 16 << 20
};

static struct bide_output output_of(const struct bide_cmd *cmd)
{
    return (struct bide_output){ .path = cmd->args->values[BIDE_USAGE_XLSX],
                                 .begins = BIDE_BOOK_FILE_BEGINS,
                                 .input = cmd->args->operand,
                                 .is_forced =
                                     bide_args_has(cmd->args, BIDE_USAGE_FORCE) };
}

static enum bide_err refuse(struct bide_problem *problem, const char *what,
                            const char *help)
{
    bide_problem_report(problem, "%s", what);
    bide_problem_advise(problem, "%s", help);
    return BIDE_ERR_OUTPUT;
}

static enum bide_err check(const struct bide_output *output, struct bide_problem *problem)
{
    if (!bide_book_load_is_possible()) {
        return refuse(problem, "cannot write workbooks: no bide_book.so of this version",
                      "keep it beside the program; to build it, install "
                      "libxlsxwriter-dev (tools/install build), or use --csv");
    }
    return bide_output_check(output, problem);
}

static int tell(const struct bide_cmd *cmd, enum bide_err err,
                struct bide_problem *problem)
{
    const bool is_told = err == BIDE_ERR_OUTPUT;
    if (is_told) {
        bide_cmd_tell_problem(cmd, problem);
    }
    bide_problem_free(problem);
    return is_told ? BIDE_EXIT_OUTPUT : bide_cmd_fail(cmd, err);
}

int bide_book_save_check(const struct bide_cmd *cmd)
{
    if (!bide_args_has(cmd->args, BIDE_USAGE_XLSX)) {
        return BIDE_EXIT_DONE;
    }
    struct bide_problem problem;
    bide_problem_init(&problem);
    const struct bide_output output = output_of(cmd);
    const enum bide_err err = check(&output, &problem);
    return tell(cmd, err, &problem);
}

/* The library does not live through an allocation that fails: it must find more memory
 * than it will take. */
static enum bide_err check_memory(const struct bide_book *book)
{
    size_t bytes = MEMORY_BESIDE;
    for (size_t i = 0; i < book->sheet_count; ++i) {
        bytes += book->sheets[i].cell_count * MEMORY_PER_CELL;
    }
    void *trial = bide_mem_zeroed(bytes, 1);
    bide_mem_free(trial);
    return trial != NULL ? BIDE_OK : BIDE_ERR_MEMORY;
}

/* More than any file that comes of the book will have. */
static off_t room_of(const struct bide_book *book)
{
    size_t bytes = BYTES_BESIDE;
    for (size_t i = 0; i < book->sheet_count; ++i) {
        const struct bide_book_sheet *sheet = &book->sheets[i];
        bytes += sheet->cell_count * BYTES_PER_CELL;
        for (size_t k = 0; k < sheet->cell_count; ++k) {
            const char *text = sheet->cells[k].text;
            bytes += text != NULL ? strlen(text) * BYTES_PER_CHARACTER : 0;
        }
    }
    return (off_t) bytes;
}

/* The library does not notice when the disk is full while it writes its own files, which
 * are beside the draft: so there must be room before, and still be room after. */
static enum bide_err check_room(const char *draft, off_t bytes,
                                struct bide_problem *problem)
{
    const int fd = open(draft, O_RDWR | O_CLOEXEC);
    const int error = fd < 0 ? errno : posix_fallocate(fd, 0, bytes);
    if (fd >= 0) {
        (void) close(fd);
    }
    if (error == 0) {
        return BIDE_OK;
    }
    bide_problem_report(problem, "cannot write a workbook of up to %lld bytes: %s",
                        (long long) bytes,
                        error == EFBIG ? "File too large" : "No space left on device");
    bide_problem_advise(problem, "%s",
                        error == EFBIG ? "raise the limit on file sizes (ulimit -f)"
                                       : "free some space, or write to another disk");
    return BIDE_ERR_OUTPUT;
}

static enum bide_err read_back(const char *draft, struct bide_text *bytes)
{
    char block[READ_BYTES];
    const int fd = open(draft, O_RDONLY | O_CLOEXEC);
    ssize_t length = fd < 0 ? -1 : 1;
    while (length > 0) {
        length = read(fd, block, sizeof(block));
        bide_text_add_bytes(bytes, block, length > 0 ? (size_t) length : 0);
    }
    if (fd >= 0) {
        (void) close(fd);
    }
    return length < 0 ? BIDE_ERR_OUTPUT : bytes->err;
}

/* Once the file is written, what the check of room took is no longer in it: the library
 * begins it anew. */
static enum bide_err write_draft(const struct bide_book *book, const char *draft,
                                 struct bide_text *bytes, struct bide_problem *problem)
{
    char folder[DRAFT_BYTES];
    snprintf(folder, sizeof(folder), "%s", draft);
    char *slash = strrchr(folder, '/');
    const char *beside = slash == NULL ? "." : folder;
    if (slash != NULL) {
        slash[slash == folder ? 1 : 0] = '\0';
    }
    const off_t room = room_of(book);
    enum bide_err err = check_memory(book);
    if (err == BIDE_OK) {
        err = check_room(draft, room, problem);
    }
    if (err == BIDE_OK) {
        err = bide_book_load_write(book, draft, beside);
    }
    if (err == BIDE_OK) {
        err = read_back(draft, bytes);
    }
    if (err == BIDE_OK) {
        err = check_room(draft, room, problem);
    }
    if (err == BIDE_ERR_OUTPUT && problem->what.length == 0) {
        return refuse(problem, "the workbook could not be made beside its file",
                      "free some space, or write to another disk");
    }
    return err;
}

static enum bide_err save(const struct bide_output *output, const struct bide_book *book,
                          struct bide_problem *problem)
{
    char draft[DRAFT_BYTES];
    struct bide_text bytes;
    bide_text_init(&bytes);
    enum bide_err err = bide_output_draft(output, draft, sizeof(draft), problem);
    if (err == BIDE_OK) {
        err = write_draft(book, draft, &bytes, problem);
        (void) unlink(draft);
    }
    if (err == BIDE_OK) {
        err = bide_output_write(output, bytes.bytes, bytes.length, problem);
    }
    bide_text_free(&bytes);
    return err;
}

int bide_book_save(const struct bide_cmd *cmd, const struct bide_study *study)
{
    if (!bide_args_has(cmd->args, BIDE_USAGE_XLSX)) {
        return BIDE_EXIT_DONE;
    }
    struct bide_problem problem;
    bide_problem_init(&problem);
    const struct bide_output output = output_of(cmd);
    const char *title = study->spec->title;
    struct bide_book book;
    bide_book_init(&book, title != NULL && title[0] != '\0' ? title : "Waiting lists",
                   study->spec->start);
    bide_book_study_fill(&book, study);
    const enum bide_err err =
        book.err != BIDE_OK ? book.err : save(&output, &book, &problem);
    bide_book_free(&book);
    const int code = tell(cmd, err, &problem);
    return code == BIDE_EXIT_DONE ? bide_cmd_tell_written(cmd, output.path, NULL) : code;
}
