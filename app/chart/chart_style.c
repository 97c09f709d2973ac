/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/chart/chart_style.h"

#include <stdbool.h>

#include "engine/base/err.h"

const struct bide_chart_style_line bide_chart_style_lines[BIDE_CHART_STYLE_LINES] = {
    { "#005eb8", "" },     { "#801650", "7 3" },     { "#00692f", "2 3" },
    { "#a13a00", "11 4" }, { "#53338f", "8 3 2 3" }, { "#425563", "5 2 1 2 1 2" },
};

const char *const bide_chart_style_bands[BIDE_CHART_STYLE_BANDS] = {
    "#6e94b8", "#4d7ba6", "#2f5f8f", "#173f6b", "#081d38",
};

const char bide_chart_style_pale[] = "#d3e4f4";
const char bide_chart_style_ink[] = "#212b32";

/* Texts are laid out for 14 units. Where a figure is wide enough they are drawn smaller,
 * so that they are neither tiny on a telephone nor huge on a screen. */
static const char rules[] =
    ".chart{margin:1.5rem 0;max-width:38rem;container-type:inline-size;"
    "break-inside:avoid}\n"
    ".chart figcaption b{display:block;font-size:1.125rem}\n"
    ".chart svg{display:block;width:100%;height:auto;overflow:visible}\n"
    ".chart text{font:14px Arial,sans-serif;fill:#212b32}\n"
    "@container (min-width:28rem){.chart text{font-size:12px}"
    ".chart .minis text{font-size:14px}}\n"
    ".chart .e{text-anchor:end}.chart .m{text-anchor:middle}\n"
    ".chart .h,.chart .o{paint-order:stroke;stroke:#fff;stroke-width:3px}"
    ".chart .o{font-weight:bold}\n"
    ".chart path{fill:none;stroke-width:2;stroke-linejoin:round}\n"
    ".chart .g{stroke:#d8dde0;stroke-width:1}.chart .a{stroke:#212b32;stroke-width:1}"
    ".chart .t{stroke:#212b32;stroke-width:1.5;stroke-dasharray:4 3}\n"
    ".chart .p{stroke:#212b32;stroke-width:1.5}"
    ".chart circle.p{fill:#fff}.chart .q{fill:#fff;stroke:#212b32;stroke-width:1.5}"
    ".chart .lead{stroke:#4c6272;stroke-width:1}\n"
    ".chart .keys{list-style:none;margin:.5rem 0;padding:0;display:flex;flex-wrap:wrap;"
    "gap:.25rem 1rem;font-size:.9375rem}"
    ".chart .keys svg{display:inline-block;width:2.5rem;height:1rem;"
    "vertical-align:-.15rem;margin-right:.35rem}\n"
    ".chart .minis{display:grid;grid-template-columns:repeat(auto-fill,minmax(8.25rem,1fr"
    "));"
    "gap:1rem .75rem;margin:.75rem 0;padding:0;list-style:none}"
    ".chart .minis li{display:flex;flex-direction:column;font-size:.875rem}"
    ".chart .minis svg{margin-top:auto}"
    ".chart .minis b{display:block;line-height:1.25}\n"
    ".chart details{margin-top:.5rem}.chart summary{cursor:pointer}"
    ".chart details div{overflow-x:auto}"
    ".chart summary:focus-visible,.chart div:focus-visible{outline:3px solid #212b32;"
    "outline-offset:2px}\n"
    ".chart table{border-collapse:collapse;font-size:.875rem;"
    "font-variant-numeric:tabular-nums}.chart caption{text-align:left}"
    ".chart td,.chart thead th{text-align:right;padding:.15rem .5rem;white-space:nowrap}"
    ".chart thead th{white-space:normal;vertical-align:bottom}"
    ".chart th:first-child{text-align:left;padding:.15rem .5rem .15rem 0;font-weight:"
    "normal}"
    ".chart tr{border-bottom:1px solid #d8dde0}\n"
    "@media print{.chart{max-width:27rem;margin:.75rem 0}}\n"
    "@media (forced-colors:active){.chart text{fill:CanvasText!important}"
    ".chart .h,.chart .o{stroke:Canvas}.chart .g{stroke:GrayText!important}"
    ".chart path,.chart rect,.chart circle{stroke:CanvasText!important;"
    "fill:Canvas!important}.chart path[class^=l],.chart path.p{fill:none!important}}\n";

size_t bide_chart_style_of(const size_t *scenarios, size_t index)
{
    bool is_taken[BIDE_CHART_STYLE_LINES] = { false };
    size_t style = 0;
    BIDE_REQUIRE(index < BIDE_CHART_STYLE_LINES);
    for (size_t i = 0; i <= index; ++i) {
        style = scenarios[i] % BIDE_CHART_STYLE_LINES;
        while (is_taken[style]) {
            style = (style + 1) % BIDE_CHART_STYLE_LINES;
        }
        is_taken[style] = true;
    }
    return style;
}

void bide_chart_style_add(struct bide_text *out)
{
    bide_text_add(out, rules);
    for (size_t i = 0; i < BIDE_CHART_STYLE_LINES; ++i) {
        const struct bide_chart_style_line *line = &bide_chart_style_lines[i];
        bide_text_addf(out, ".chart .l%zu{stroke:%s", i, line->colour);
        if (line->dashes[0] != '\0') {
            bide_text_addf(out, ";stroke-dasharray:%s", line->dashes);
        }
        bide_text_addf(out, "}.chart .d%zu{fill:%s}\n", i, line->colour);
    }
    for (size_t i = 0; i < BIDE_CHART_STYLE_BANDS; ++i) {
        bide_text_addf(out, ".chart .w%zu{fill:%s;stroke:#fff;stroke-width:1.5}\n", i,
                       bide_chart_style_bands[i]);
    }
    bide_text_addf(out, ".chart .f{fill:%s;stroke:%s;stroke-width:1}\n",
                   bide_chart_style_pale, bide_chart_style_lines[0].colour);
}
