/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lane.h - for tests of lanes: a replication as it is, and in the general way. */
#ifndef BIDE_TESTS_LANE_H
#define BIDE_TESTS_LANE_H

#include "models/service/lane.h"

#include <check.h>
#include <string.h>

#include "engine/base/mem.h"
#include "models/service/model_lane.h"
#include "tests/service.h"

static inline uint64_t lane_bits_of(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof(bits));
    return bits;
}

/* Play a replication as it is and in the general way, and compare all of both rows. */
static inline void lane_check_same(struct service *service, uint64_t r)
{
    const size_t size = service->plan.column_count * sizeof(double);
    double *row = bide_mem_zeroed(service->plan.column_count, sizeof(double));
    ck_assert_ptr_nonnull(row);
    service_play(service, r);
    memcpy(row, service->row, size);
    memset(service->row, 0, size);
    bide_model_lane_close(&service->model);
    service_play(service, r);
    for (size_t i = 0; i < service->plan.column_count; ++i) {
        ck_assert_msg(lane_bits_of(row[i]) == lane_bits_of(service->row[i]),
                      "column %zu: %.17g as a lane, %.17g", i, row[i], service->row[i]);
    }
    ck_assert_int_eq(bide_model_lane_find(&service->model), BIDE_OK);
    bide_mem_free(row);
}

#endif
