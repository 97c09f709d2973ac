/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/chart/chart_table.h"

#include "app/chart/chart_axis.h"
#include "app/page/html.h"
#include "app/show.h"

void bide_chart_table_begin(struct bide_text *out, const char *caption,
                            const char *corner)
{
    bide_text_add(out, "<details><summary>The numbers</summary>"
                       "<div tabindex=\"0\" role=\"group\" aria-label=\"Table\">"
                       "<table><caption>");
    bide_html_text(out, caption);
    bide_text_add(out, "</caption>\n<thead><tr><th scope=\"col\">");
    bide_html_text(out, corner);
    bide_text_add(out, "</th>");
}

void bide_chart_table_column(struct bide_text *out, const char *name)
{
    bide_text_add(out, "<th scope=\"col\">");
    bide_html_text(out, name);
    bide_text_add(out, "</th>");
}

void bide_chart_table_body(struct bide_text *out)
{
    bide_text_add(out, "</tr></thead>\n<tbody>\n");
}

void bide_chart_table_row(struct bide_text *out, const char *name)
{
    bide_text_add(out, "<tr><th scope=\"row\">");
    bide_html_text(out, name);
    bide_text_add(out, "</th>");
}

void bide_chart_table_row_day(struct bide_text *out, int32_t day)
{
    struct bide_text name;
    bide_text_init(&name);
    bide_chart_axis_day(&name, day);
    bide_chart_table_row(out, name.bytes);
    bide_show_release(&name, out);
}

void bide_chart_table_row_end(struct bide_text *out)
{
    bide_text_add(out, "</tr>\n");
}

void bide_chart_table_cell(struct bide_text *out, const char *text)
{
    bide_text_add(out, "<td>");
    bide_html_text(out, text);
    bide_text_add(out, "</td>");
}

void bide_chart_table_number(struct bide_text *out, double number, int decimals)
{
    bide_text_add(out, "<td>");
    bide_show_number(out, number, decimals);
    bide_text_add(out, "</td>");
}

void bide_chart_table_level(struct bide_text *out, const struct bide_estimate *estimate,
                            enum bide_figure_kind kind)
{
    bide_text_add(out, "<td>");
    bide_figure_level(out, estimate, kind);
    bide_text_add(out, "</td>");
}

void bide_chart_table_range(struct bide_text *out, const struct bide_estimate *estimate,
                            enum bide_figure_kind kind)
{
    bide_text_add(out, "<td>");
    bide_figure_range(out, estimate, kind);
    bide_text_add(out, "</td>");
}

void bide_chart_table_end(struct bide_text *out)
{
    bide_text_add(out, "</tbody></table></div></details>\n");
}
