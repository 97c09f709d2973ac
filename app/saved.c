/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/saved.h"

#include <string.h>
#include <unistd.h>

#include "app/show.h"

#define START_AGAIN "start again with --force and without --resume"

static struct bide_diag_place place_of(const char *path)
{
    return (struct bide_diag_place){ .file = path };
}

static void show(const struct bide_cmd *cmd, struct bide_diag *diag)
{
    bide_cmd_tell_diag(cmd, diag);
    bide_diag_free(diag);
}

/* Length of the line that text begins with. */
static size_t line_length(const char *text)
{
    return strcspn(text, "\n");
}

static bool are_lines_same(const char *a, const char *b)
{
    const size_t length = line_length(a);
    return length == line_length(b) && strncmp(a, b, length) == 0;
}

/* "pathways.autism.referrals.per_week = 12 there, 13 here", by the first line that
 * differs; of settings that one of the two has not, just where they stand. */
static void add_difference(struct bide_text *out, const char *there, const char *here)
{
    while (*there != '\0' && *here != '\0' && are_lines_same(there, here)) {
        there += line_length(there) + (there[line_length(there)] == '\n');
        here += line_length(here) + (here[line_length(here)] == '\n');
    }
    const char *line = *here != '\0' ? here : there;
    const size_t path = strcspn(line, "=\n");
    const bool is_in_both = line[path] == '=' && strncmp(there, here, path + 1) == 0;
    if (is_in_both) {
        bide_text_add_bytes(out, there, line_length(there));
        bide_text_add(out, " there,");
        bide_text_add_bytes(out, here + path + 1, line_length(here) - path - 1);
        bide_text_add(out, " here");
    } else {
        bide_text_add(out, "from ");
        bide_text_add_bytes(out, line, path > 0 && line[path] == '=' ? path - 1 : path);
        bide_text_add(out, " on");
    }
}

static void add_other(struct bide_diag *diag, const struct bide_checkpoint *checkpoint)
{
    const enum bide_saved_fact fact = (enum bide_saved_fact) checkpoint->differing;
    const char *there = checkpoint->found.bytes;
    const char *here = checkpoint->facts[fact].value;
    struct bide_text what;
    bide_text_init(&what);
    const char *help = "put that back and go on, or " START_AGAIN;
    switch (fact) {
    case BIDE_SAVED_VERSION:
        bide_text_addf(&what, "it was saved by bide %.40s, and this is bide %s", there,
                       here);
        help = "go on with that version, or " START_AGAIN;
        break;
    case BIDE_SAVED_SEED:
        bide_text_addf(&what, "it was saved with seed %.40s, not %s", there, here);
        help = "give --seed with that number and go on, or " START_AGAIN;
        break;
    case BIDE_SAVED_SCENARIOS:
        bide_text_addf(&what, "it holds the scenarios %s, not %s", there, here);
        break;
    case BIDE_SAVED_SETTINGS:
        bide_text_add(&what, "it was saved with other settings: ");
        add_difference(&what, there, here);
        break;
    case BIDE_SAVED_COLUMNS:
    case BIDE_SAVED_FACT_COUNT:
        bide_text_addf(&what, "it holds %.40s numbers a replication, not %s", there,
                       here);
        help = START_AGAIN;
        break;
    }
    bide_diag_error(diag, "BD-C162", place_of(checkpoint->store.path), help, "%s",
                    what.bytes);
    bide_text_free(&what);
}

/* SQLite does not tell a full disk from a folder that may only be read. */
static bool is_folder_closed(const char *path)
{
    struct bide_text folder;
    bide_text_init(&folder);
    const char *slash = strrchr(path, '/');
    bide_text_add_bytes(&folder, path, slash == NULL ? 0 : (size_t) (slash - path) + 1);
    const bool is_closed =
        folder.err == BIDE_OK && access(slash == NULL ? "." : folder.bytes, W_OK) != 0;
    bide_text_free(&folder);
    return is_closed;
}

static const char *reason_of(const struct bide_checkpoint *checkpoint)
{
    return is_folder_closed(checkpoint->store.path) ? "its folder may only be read"
                                                    : checkpoint->store.reason;
}

static const char *help_for(const struct bide_checkpoint *checkpoint)
{
    return is_folder_closed(checkpoint->store.path)
               ? "name a file in another folder with --checkpoint"
               : "free some space, or name a file in another folder with --checkpoint";
}

void bide_saved_refuse(const struct bide_cmd *cmd,
                       const struct bide_checkpoint *checkpoint,
                       enum bide_store_fault fault)
{
    const struct bide_diag_place place = place_of(checkpoint->store.path);
    struct bide_diag diag;
    bide_diag_init(&diag);
    switch (fault) {
    case BIDE_STORE_FOREIGN:
        bide_diag_error(&diag, "BD-C161", place,
                        "give the name of the file that was saved",
                        "it is no checkpoint that this version of bide can read");
        break;
    case BIDE_STORE_OTHER:
        add_other(&diag, checkpoint);
        break;
    case BIDE_STORE_DAMAGED:
        bide_diag_error(
            &diag, "BD-C163", place, START_AGAIN, "the checkpoint is damaged%s%s",
            checkpoint->store.reason[0] != '\0' ? ": " : "", checkpoint->store.reason);
        break;
    case BIDE_STORE_BUSY:
    case BIDE_STORE_THERE:
        bide_diag_error(&diag, "BD-C164", place, "wait until that one has ended",
                        "another run is saving to it");
        break;
    case BIDE_STORE_UNWRITABLE:
        bide_diag_error(&diag, "BD-C169", place, help_for(checkpoint),
                        "the checkpoint cannot be written: %s", reason_of(checkpoint));
        break;
    case BIDE_STORE_OK:
    case BIDE_STORE_MISSING:
    case BIDE_STORE_UNREADABLE:
    case BIDE_STORE_NO_MEMORY:
        bide_diag_error(&diag, "BD-C160", place, "may you read and write it?",
                        "the checkpoint cannot be read: %s", checkpoint->store.reason);
        break;
    }
    show(cmd, &diag);
}

void bide_saved_give_up(const struct bide_cmd *cmd,
                        const struct bide_checkpoint *checkpoint,
                        enum bide_store_fault fault)
{
    struct bide_diag diag;
    bide_diag_init(&diag);
    if (fault == BIDE_STORE_BUSY || fault == BIDE_STORE_THERE) {
        bide_diag_warn(&diag, "BD-C164", place_of(checkpoint->store.path),
                       "name another file with --checkpoint next time",
                       "another run has saved to it; this one goes on, but is not saved");
    } else {
        bide_diag_warn(&diag, "BD-C167", place_of(checkpoint->store.path),
                       help_for(checkpoint), "cannot save: %s; the run goes on",
                       fault == BIDE_STORE_NO_MEMORY ? "out of memory"
                                                     : reason_of(checkpoint));
    }
    show(cmd, &diag);
}

/* A file that is in the place of the checkpoint and is none. */
static void find_other(struct bide_diag *diag, const char *path, bool is_named)
{
    if (is_named) {
        bide_diag_error(diag, "BD-C161", place_of(path),
                        "give another name, or --force to replace it",
                        "it is there and is no checkpoint");
    } else {
        bide_diag_warn(diag, "BD-C161", place_of(path),
                       "move it away, or name another file with --checkpoint",
                       "it is there and is no checkpoint; this run is not saved");
    }
}

void bide_saved_find(const struct bide_cmd *cmd, const char *path, bool is_checkpoint,
                     bool is_named)
{
    struct bide_diag diag;
    bide_diag_init(&diag);
    if (!is_checkpoint) {
        find_other(&diag, path, is_named);
    } else if (is_named) {
        bide_diag_error(&diag, "BD-C165", place_of(path),
                        "add --resume to go on from it, or --force to replace it",
                        "the checkpoint is there already");
    } else {
        bide_diag_warn(&diag, "BD-C165", place_of(path),
                       "once that run has ended, add --resume to go on from it, or "
                       "delete it",
                       "another run is kept there; this one is not saved");
    }
    show(cmd, &diag);
}

void bide_saved_redo(const struct bide_cmd *cmd, const char *path, size_t count)
{
    struct bide_diag diag;
    bide_diag_init(&diag);
    bide_diag_warn(&diag, "BD-C168", place_of(path), "is something wrong with the disk?",
                   "%zu replications are not as they were saved; they are done again",
                   count);
    show(cmd, &diag);
}

void bide_saved_tell(const struct bide_cmd *cmd, const char *path, const char *words)
{
    if (cmd->say.is_quiet) {
        return;
    }
    struct bide_text text;
    bide_text_init(&text);
    bide_show_text(&text, path);
    bide_text_addf(&text, ": %s\n", words);
    bide_cmd_tell(&text);
    bide_text_free(&text);
}
