/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/page/page_trust.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "app/inputs.h"
#include "app/page/html.h"
#include "app/page/page_part.h"
#include "app/show.h"

static void add_audit(struct bide_text *out, const struct bide_study *study)
{
    bide_text_add(out, "<h3>What was checked</h3>\n");
    if (study->audit.is_passed) {
        bide_text_add(out, "<p>In every run all children were accounted for: whoever was "
                           "referred was seen, left or still waits. How many "
                           "wait agrees with how many were referred and how long they "
                           "waited.</p>\n");
    } else {
        bide_text_add(out, "<p class=\"f\">The check failed: children are missing or "
                           "counted twice. This is a bug in bide. Do not use these "
                           "numbers.</p>\n");
    }
}

/* Fewer runs cannot tell a range that 8 in 10 lie in from their extremes. */
enum { FEW_RUNS = 30 };

static void add_ranges(struct bide_text *out, const struct bide_study *study)
{
    bide_text_add(
        out, "<h3>What the ranges mean</h3>\n<ul>\n"
             "<li>A single number is the mean of all runs.</li>\n"
             "<li>A range, two numbers with \"to\" between them, holds 8 in 10 "
             "runs: 1 in 10 end "
             "below it and 1 in 10 above. None is shown if both its ends are the "
             "same, or if rare runs alone move the mean. A range of a price in Money "
             "is a 95% interval.</li>\n"
             "<li>± is the 95% interval of a mean difference between scenarios: how "
             "far more runs could still move it.</li>\n"
             "<li>All of this is about luck: who is referred when, how long an "
             "appointment takes, who is ill. It is not about wrong figures. If a "
             "figure in the configuration is wrong, the truth may lie outside every "
             "range here. Differences between scenarios suffer less than levels, as "
             "both sides share the mistake.</li>\n");
    if (study->replications < FEW_RUNS) {
        bide_text_add(out, "<li><strong>These are few runs.</strong> Ranges and chances "
                           "are rough; --replications 400 makes them firm.</li>\n");
    }
    bide_text_add(out, "</ul>\n");
}

static void add_left_out(struct bide_text *out, const struct bide_study *study)
{
    bide_text_add(out,
                  "<h3>What was left out</h3>\n<ul>\n"
                  "<li>Whatever the configuration does not describe: other lists, other "
                  "services, what families do meanwhile.</li>\n"
                  "<li>Plans that change on the way. Each scenario is carried out as "
                  "written, whatever the lists do.</li>\n"
                  "<li>What has no cost in the configuration counts as free.</li>\n"
                  "</ul>\n");
    struct bide_text inputs;
    bide_text_init(&inputs);
    bide_inputs_text(&inputs, study);
    if (inputs.length > 0) {
        bide_text_add(out, "<p>");
        bide_html_text(out, inputs.bytes);
        bide_text_add(out, "</p>\n");
    }
    bide_show_release(&inputs, out);
}

/* Whether a text has a word, not as part of another. */
static bool has_word(const char *text, const char *word)
{
    const size_t length = strlen(word);
    const char *at = strstr(text, word);
    while (at != NULL) {
        const bool is_begun = at > text && isalnum((unsigned char) at[-1]);
        if (!is_begun && !isalnum((unsigned char) at[length])) {
            return true;
        }
        at = strstr(at + 1, word);
    }
    return false;
}

static void add_word(struct bide_text *out, const char *word, const char *meaning)
{
    bide_text_addf(out, "<li><strong>%s</strong>: %s.</li>\n", word, meaning);
}

/* Abbreviations of the field that the page has used so far; others are the
 * configuration's. */
static void add_abbreviations(struct bide_text *out)
{
    static const struct {
        const char *word;
        const char *meaning;
    } words[] = {
        { "ADHD", "attention deficit hyperactivity disorder" },
        { "CAMHS", "child and adolescent mental health services" },
        { "EHC", "education, health and care: the plan of a child's special needs" },
        { "ICB", "integrated care board, which plans and pays for care in an area" },
        { "RTT", "referral to treatment, the NHS rule for counting waits" },
        { "SEND", "special educational needs and disabilities" },
        { "WTE", "whole-time equivalent: one person working full time" },
    };
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); ++i) {
        if (has_word(out->bytes, words[i].word)) {
            add_word(out, words[i].word, words[i].meaning);
        }
    }
}

static void add_words(struct bide_text *out)
{
    static const struct {
        const char *word;
        const char *meaning;
    } words[] = {
        { "Run", "one simulated course of events, from the start to the end" },
        { "Configuration", "the file that describes the services" },
        { "Scenario", "one plan: the changes it makes, and when" },
        { "Insourcing", "paying another provider to see children from the list" },
        { "Within the standard", "waiting, or seen, in no more than the time it allows" },
        { "8 in 10", "8 of every 10 runs" },
    };
    bide_text_add(out, "<h3>Words used here</h3>\n<ul>\n");
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); ++i) {
        add_word(out, words[i].word, words[i].meaning);
    }
    add_abbreviations(out);
    bide_text_add(out, "</ul>\n");
}

void bide_page_trust_add(struct bide_text *out, const struct bide_study *study)
{
    bide_page_part_open(out, "trust", "How far to trust this");
    add_audit(out, study);
    add_ranges(out, study);
    add_left_out(out, study);
    add_words(out);
    bide_page_part_close(out);
}
