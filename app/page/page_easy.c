/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/page/page_easy.h"

#include <string.h>

#include "app/names.h"
#include "app/page/html.h"
#include "app/page/wait.h"
#include "app/show.h"

static const char style[] =
    "*{box-sizing:border-box}\n"
    "body{margin:0;font:1.5rem/1.6 Arial,Helvetica,sans-serif;color:#212b32;"
    "background:#fff}\n"
    "main{max-width:48rem;margin:0 auto;padding:1rem}\n"
    "h1{font-size:2.5rem;line-height:1.2;margin:1rem 0}\n"
    "h2{font-size:2rem;line-height:1.25;margin:0 0 1rem;overflow-wrap:anywhere}\n"
    "section{border-top:.25rem solid #005eb8;margin-top:2.5rem;padding-top:1.5rem;"
    "break-inside:avoid}\n"
    "h3{font-size:1.6rem;margin:1.5rem 0 .5rem;overflow-wrap:anywhere}\n"
    ".i{display:flex;gap:1.5rem;align-items:center;margin:1.25rem 0;"
    "break-inside:avoid}\n"
    ".i svg{flex:0 0 7rem;width:7rem;height:7rem}\n"
    ".i p{margin:0}\n"
    ".i p+p{margin-top:.5rem}\n"
    "@media (max-width:30rem){body{font-size:1.25rem}.i{display:block}}\n"
    "@media print{@page{margin:15mm}body{font-size:16pt}main{max-width:none}}\n";

/* Pictures, 100 by 100, in the colour of the text and one more. */
static const char clock[] =
    "<circle cx=\"50\" cy=\"50\" r=\"42\" fill=\"#fff\" stroke=\"currentColor\" "
    "stroke-width=\"6\"/><path d=\"M50 22V50L70 62\" fill=\"none\" stroke=\"#005eb8\" "
    "stroke-width=\"7\" stroke-linecap=\"round\"/><path d=\"M50 8v7M50 85v7M8 50h7M85 "
    "50h7\" stroke=\"currentColor\" stroke-width=\"4\"/>";
static const char letter[] =
    "<rect x=\"8\" y=\"22\" width=\"84\" height=\"58\" rx=\"4\" fill=\"#fff\" "
    "stroke=\"currentColor\" stroke-width=\"6\"/><path d=\"M10 26L50 56L90 26\" "
    "fill=\"none\" stroke=\"#005eb8\" stroke-width=\"6\" stroke-linejoin=\"round\"/>";
static const char people[] =
    "<g fill=\"#fff\" stroke=\"currentColor\" stroke-width=\"5\"><circle cx=\"20\" "
    "cy=\"34\" r=\"10\"/><path d=\"M8 84V62a12 12 0 0 1 24 0v22z\"/><circle cx=\"80\" "
    "cy=\"34\" r=\"10\"/><path d=\"M68 84V62a12 12 0 0 1 24 0v22z\"/></g><g "
    "fill=\"#fff\" "
    "stroke=\"#005eb8\" stroke-width=\"5\"><circle cx=\"50\" cy=\"34\" r=\"10\"/><path "
    "d=\"M38 84V62a12 12 0 0 1 24 0v22z\"/></g>";
static const char calendar[] =
    "<rect x=\"10\" y=\"18\" width=\"80\" height=\"72\" rx=\"4\" fill=\"#fff\" "
    "stroke=\"currentColor\" stroke-width=\"6\"/><path d=\"M10 38h80\" "
    "stroke=\"currentColor\" stroke-width=\"6\"/><path d=\"M30 8v18M70 8v18\" "
    "stroke=\"currentColor\" stroke-width=\"6\" stroke-linecap=\"round\"/><path d=\"M36 "
    "64l10 12l22-26\" fill=\"none\" stroke=\"#005eb8\" stroke-width=\"7\" "
    "stroke-linecap=\"round\" stroke-linejoin=\"round\"/>";
static const char computer[] =
    "<rect x=\"10\" y=\"14\" width=\"80\" height=\"54\" rx=\"4\" fill=\"#fff\" "
    "stroke=\"currentColor\" stroke-width=\"6\"/><path d=\"M50 68v14M28 86h44\" "
    "stroke=\"currentColor\" stroke-width=\"6\" stroke-linecap=\"round\"/><path d=\"M24 "
    "56V40M40 56V30M56 56V46M72 56V26\" stroke=\"#005eb8\" stroke-width=\"7\"/>";
static const char question[] =
    "<circle cx=\"50\" cy=\"50\" r=\"42\" fill=\"#fff\" stroke=\"currentColor\" "
    "stroke-width=\"6\"/><path d=\"M36 40a14 14 0 1 1 20 13q-6 3-6 11\" fill=\"none\" "
    "stroke=\"#005eb8\" stroke-width=\"7\" stroke-linecap=\"round\"/><circle cx=\"50\" "
    "cy=\"77\" r=\"4.5\" fill=\"#005eb8\"/>";
static const char talk[] =
    "<path d=\"M10 16h80v50H48L28 86V66H10z\" fill=\"#fff\" stroke=\"currentColor\" "
    "stroke-width=\"6\" stroke-linejoin=\"round\"/><path d=\"M26 34h48M26 48h34\" "
    "stroke=\"#005eb8\" stroke-width=\"6\" stroke-linecap=\"round\"/>";

/* A page under way. */
struct page {
    struct bide_text *out;
    const struct bide_study *study;
    size_t moment;
};

/* Begin an idea: a picture, then sentences. The picture says no more than they do. */
static void open_idea(struct page *page, const char *picture)
{
    bide_text_addf(page->out,
                   "<div class=\"i\"><svg viewBox=\"0 0 100 100\" aria-hidden=\"true\" "
                   "focusable=\"false\">%s</svg><div><p>",
                   picture);
}

static void close_idea(struct page *page)
{
    bide_text_add(page->out, "</p></div></div>\n");
}

static void add_idea(struct page *page, const char *picture, const char *sentences)
{
    open_idea(page, picture);
    bide_text_add(page->out, sentences);
    close_idea(page);
}

static void add_intro(struct page *page)
{
    const char *title = page->study->spec->title;
    bide_text_add(page->out, "<h1>How long will my child wait?</h1>\n");
    if (title != NULL && title[0] != '\0') {
        bide_text_add(page->out, "<p>This is about: ");
        bide_html_text(page->out, title);
        bide_text_add(page->out, "</p>\n");
    }
    add_idea(page, letter,
             "Some children need help.</p><p>A school or a doctor asks for it.");
    add_idea(page, people,
             "Your child goes on a list.</p><p>More children are on the list.");
    add_idea(page, clock,
             "Your child has to wait.</p><p>We tell you how long it may be.");
    add_idea(
        page, computer,
        "We used a computer to work this out.</p><p>It may be wrong.</p><p>It is not "
        "a promise.");
}

/* --- waits --- */

static void add_half(struct page *page, const struct bide_estimate *half)
{
    open_idea(page, clock);
    bide_text_add(page->out, "Half of the children wait about ");
    bide_wait_words(page->out, half->mean);
    bide_text_add(page->out, " or less.</p><p>Half of them wait more.");
    close_idea(page);
}

static void add_most(struct page *page, const struct bide_estimate *most)
{
    open_idea(page, calendar);
    bide_text_add(page->out, "Most children wait about ");
    bide_wait_words(page->out, most->mean);
    bide_text_add(page->out, " or less.</p><p>Most means 9 in 10.");
    close_idea(page);
}

/* Whether two waits are said alike. */
static bool are_alike(struct page *page, double a, double b)
{
    struct bide_text first;
    struct bide_text second;
    bide_text_init(&first);
    bide_text_init(&second);
    bide_wait_words(&first, a);
    bide_wait_words(&second, b);
    const bool are = strcmp(first.bytes, second.bytes) == 0;
    bide_show_release(&first, page->out);
    bide_show_release(&second, page->out);
    return are;
}

static void add_waits(struct page *page, size_t line)
{
    const struct bide_study *study = page->study;
    const struct bide_estimate *half =
        bide_study_estimate(study, 0, page->moment, line, BIDE_KPI_NEW_MEDIAN);
    const struct bide_estimate *most =
        bide_study_estimate(study, 0, page->moment, line, BIDE_KPI_NEW_P90);
    if (!bide_wait_is_known(study, half)) {
        add_idea(
            page, question,
            "We do not know how long it will take.</p><p>Too few children were seen in "
            "the time we looked at.");
        return;
    }
    const bool has_most = bide_wait_is_known(study, most);
    if (!has_most || !are_alike(page, half->mean, most->mean)) {
        add_half(page, half);
    }
    if (has_most) {
        add_most(page, most);
    } else {
        add_idea(page, question,
                 "Some children wait much longer.</p><p>We do not know how long.");
    }
}

static void add_line(struct page *page, size_t line)
{
    const struct bide_spec_priority *priority =
        bide_names_priority(page->study, &page->study->plan.lines[line]);
    if (priority != NULL) {
        bide_text_add(page->out, "<h3>Children in the group: ");
        bide_html_text(page->out, bide_names_of(priority->label, priority->name));
        bide_text_add(page->out, "</h3>\n");
    }
    add_waits(page, line);
}

static void add_pathway(struct page *page, size_t index)
{
    const struct bide_spec_pathway *pathway = bide_names_pathway(page->study, index);
    if (!bide_wait_is_for_families(pathway)) {
        return;
    }
    bide_text_add(page->out, "<section>\n<h2>");
    bide_html_text(page->out, bide_names_of(pathway->label, pathway->name));
    bide_text_add(page->out, "</h2>\n");
    if (pathway->priorities.count > 0) {
        add_idea(page, people, "The children are in groups.");
    }
    for (size_t i = 0; i < page->study->plan.line_count; ++i) {
        if (page->study->plan.lines[i].pathway == index
            && bide_wait_is_told(page->study, i)) {
            add_line(page, i);
        }
    }
    bide_text_add(page->out, "</section>\n");
}

/* --- the end --- */

static void add_end(struct page *page)
{
    bide_text_add(page->out, "<section>\n<h2>What you can do</h2>\n");
    add_idea(page, talk, "You can ask the team if you want to know more.");
    add_idea(page, letter,
             "Tell them if you move.</p><p>Tell them if your child gets worse.");
    open_idea(page, calendar);
    bide_text_add(page->out,
                  "These waits are for children who join in the 4 weeks from ");
    bide_wait_date(page->out, page->study->spec->start
                                  + (int32_t) (page->study->spec->warm_up_weeks * 7.0));
    bide_text_add(page->out, ".</p><p>Later it may be longer or shorter.");
    close_idea(page);
    bide_text_add(page->out, "</section>\n");
}

void bide_page_easy_add(struct bide_text *out, const struct bide_study *study)
{
    struct page page = { .out = out, .study = study };
    const bool is_known = bide_wait_moment(study, &page.moment);
    bide_text_addf(out,
                   BIDE_PAGE_EASY_BEGINS
                   "<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta "
                   "name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                   "<title>How long will my child wait? Easy read</title>\n<style>\n%s"
                   "</style>\n</head>\n<body>\n<main>\n",
                   style);
    add_intro(&page);
    for (size_t i = 0; i < study->plan.pathway_count && is_known; ++i) {
        add_pathway(&page, i);
    }
    if (!is_known) {
        add_idea(&page, question, "We do not know how long it will take.");
    }
    add_end(&page);
    bide_text_add(out, "</main>\n</body>\n</html>\n");
}
