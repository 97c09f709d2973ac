/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cmd.h"
#include "app/exit.h"
#include "app/stress/stress.h"

static int print(const struct bide_cmd *cmd, const struct bide_spec *spec)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_stress_add(&text, spec);
    const int code = bide_cmd_print(cmd, &text);
    bide_text_free(&text);
    return code;
}

int bide_cmd_stress(const struct bide_cmd *cmd)
{
    struct bide_spec spec;
    struct bide_diag diag;
    bide_spec_init(&spec);
    bide_diag_init(&diag);
    const enum bide_err err = bide_cmd_load(cmd, &spec, &diag);
    if (err != BIDE_OK) {
        bide_cmd_tell_diag(cmd, &diag);
    }
    const int code = err == BIDE_OK ? print(cmd, &spec) : bide_cmd_fail(cmd, err);
    bide_diag_free(&diag);
    bide_spec_free(&spec);
    return code;
}
