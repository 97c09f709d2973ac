/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stddef.h>

#include "models/text/diag_ids.h"

const struct bide_diag_ids_row bide_diag_ids_checkpoint_rows[] = {
    { "BD-C160",
      "The checkpoint is there but cannot be opened or read: it may belong to someone "
      "else, or be a folder, or its disk may fail.\n"
      "Example: bide compare county.cfg --checkpoint saved --resume, where saved is a "
      "folder.\n"
      "Check the name and that you may read and write it (ls -l)." },
    { "BD-C161",
      "A checkpoint holds the replications that a run has finished. This file holds "
      "something else, or was written by a version of bide that keeps them in another "
      "form.\n"
      "Example: bide compare county.cfg --checkpoint results.json --resume\n"
      "Give the name that was printed when the run began to save: usually "
      "county.bide-checkpoint." },
    { "BD-C162",
      "Replications of two studies must not be mixed. A checkpoint belongs to one "
      "version "
      "of bide, one seed, one choice of scenarios and one set of settings, whatever the "
      "file they stand in is called. Only labels, the title, the number of replications "
      "and the number of threads may differ: a study may be taken up again with more "
      "replications.\n"
      "Example: a run with --seed 1 was cut short, and --resume is given with --seed 2.\n"
      "Type the command as it was and add --resume; or start again with --force and "
      "without --resume." },
    { "BD-C163",
      "Part of the checkpoint is missing or was changed from outside, so nothing in it "
      "is "
      "trusted. bide itself leaves no such file, even if it is killed.\n"
      "Example: a checkpoint copied to another disk while a run was saving to it.\n"
      "Start again with --force and without --resume; check the disk." },
    { "BD-C164",
      "A checkpoint is saved to by one run at a time. Another one has it open, or has "
      "made "
      "it since this one began.\n"
      "Example: the same command typed in two windows.\n"
      "Wait until the other run has ended, or give this one a file of its own: "
      "--checkpoint other.bide-checkpoint." },
    { "BD-C165", "The replications of an earlier run are kept in this file. A new run "
                 "neither goes on "
                 "from them nor replaces them unless it is told to.\n"
                 "Example: bide compare county.cfg was stopped, and is typed again "
                 "without --resume.\n"
                 "Add --resume to go on, or --force to replace the file; or delete it." },
    { "BD-C166",
      "Before a run goes on from a checkpoint, the first replication is played again and "
      "compared with the one saved. They differ although version, seed and settings are "
      "the same: the program was changed or built anew in between, and its numbers must "
      "not be mixed with the earlier ones.\n"
      "Example: a checkpoint of last week, and a bide compiled from newer sources "
      "today.\n"
      "Go on with the program that saved it, or start again with --force and without "
      "--resume." },
    { "BD-C167",
      "The finished replications cannot be saved: the disk is full, or you may not write "
      "in that folder. The run goes on and its results will be right, but if it is cut "
      "short it cannot be taken up from here. What was saved before is kept.\n"
      "Example: a run in a folder that is read-only.\n"
      "Free some space, or name a file in another folder: --checkpoint "
      "/somewhere/county.bide-checkpoint." },
    { "BD-C168",
      "Each replication is saved with a check sum. For some it does not fit any more, so "
      "something outside bide has changed the file. They are thrown away and done again; "
      "the results will be right.\n"
      "Example: a disk or a memory card that is failing.\n"
      "Check the disk." },
    { "BD-C169",
      "The file named with --checkpoint is made before the first replication, and cannot "
      "be: its disk is full, it may only be read, or it is no ordinary file. So the run "
      "does not begin, rather than turn out in the end to have saved nothing.\n"
      "Example: bide compare county.cfg --checkpoint /dev/full\n"
      "Free some space, or name a file in another folder." },
    { NULL, NULL },
};
