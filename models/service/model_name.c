/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/model_name.h"

#include "models/service/model.h"

size_t bide_model_name_pathway(const struct bide_spec *base, const char *name)
{
    return bide_spec_find(base->pathways, sizeof(struct bide_spec_pathway), name);
}

size_t bide_model_name_step(const struct bide_spec *base, size_t pathway,
                            const char *name)
{
    const struct bide_spec_pathway *pathways = base->pathways.items;
    return bide_spec_find(pathways[pathway].steps, sizeof(struct bide_spec_step), name);
}

size_t bide_model_name_staff(const struct bide_spec *base, const char *name)
{
    return bide_spec_find(base->staff, sizeof(struct bide_spec_staff), name);
}

int bide_model_name_group(const struct bide_spec *base, const char *name)
{
    return name == NULL
               ? -1
               : (int) bide_spec_find(base->groups, sizeof(struct bide_spec_group), name);
}

int bide_model_name_class(const struct bide_spec *base, size_t pathway, const char *name)
{
    const struct bide_spec_pathway *pathways = base->pathways.items;
    return name == NULL ? -1
                        : (int) bide_spec_find(pathways[pathway].priorities,
                                               sizeof(struct bide_spec_priority), name);
}

uint32_t bide_model_name_luck(const char *group, const char *what)
{
    const uint32_t a = group == NULL ? 0 : bide_model_tag(group);
    const uint32_t b = what == NULL ? 0 : bide_model_tag(what) * 31U;
    return ((a ^ b) >> 16 ^ (a ^ b)) & 0xFFFFU;
}
