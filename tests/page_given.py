# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers of a page that nobody simulated: what was put in stands in the configuration.

Not looked for are, by rule: dates; names; paths of settings, such as waiting.0.children; the
phrases of DEFINED, which say what is counted or how sure something is.
"""
import re
from collections import Counter

import page_figures

DEFINED = re.compile(
    r"\b(?:8|9|1|0|10) in (?:every )?10\b|\b8 of every 10\b|\b95% interval\b"
    r"|\b(?:over|Over|more than) (?:52|65|78|104) weeks\b|\b(?:Over|over) (?:52|65|78|104)\b"
    r"|\b(?:0 to 1|0 to 4|1 to 2|2 to 4|4 to 12|0 to 12|12 to 18|18 to 52|52 to 104)\b"
    r"|\b95 times in 100\b|--replications 400\b")
ABOUT = re.compile(r"about (\d+)( and a half)? (week|month|year)s? ?(\d[\d,]*\.\d) weeks")
LONGEST = {"week": 1.0, "month": 365.25 / 12 / 7, "year": 365.25 / 7}
FOLLOWED = 4.0  # weeks in which the children are referred whose waits families are told
PATH = re.compile(r"\b[a-z_]+(?:\.\d+(?:\.[a-z_]+)*)+\b")


def numbers_in(text):
    return {float(n.rstrip(",").replace(",", "")) for n in
            re.findall(r"\d[\d,]*(?:\.\d+)?", text)}


class Given:
    """What was put into a study: texts of its configuration and what the JSON repeats."""

    def __init__(self, results, texts):
        document = results.document
        self.results = results
        self.numbers = {float(document["weeks"]), float(document["seed"]),
                        float(document["replications"])}
        for text in texts:
            self.numbers |= numbers_in(re.sub(r"\s+", " ", text))
        for pathway in results.pathways:
            given = list(pathway["standard"].values()) + list(
                pathway.get("target", {}).values())
            self.numbers |= {float(n) for n in given if n is not None}
        self.numbers |= {round(100.0 * n, 9) for n in self.numbers if n <= 1.0}
        warm_up = re.search(r"warm_up_weeks *= *([\d.]+)", " ".join(texts))
        weeks = (results.end - results.start).days / 7
        self.numbers.add(float(int(weeks - FOLLOWED - float(warm_up[1] if warm_up else 0))))
        self.names = sorted(
            set(results.names) | {m["label"] for p in results.pathways for m in p["milestones"]},
            key=len, reverse=True)

    def count_figures(self, section):
        """Figures of the configuration are as many as the table has, kind by kind."""
        kinds = [own[1] for own in ([c.text for c in row.iterfind("td")]
                                    for row in section.iter("tr")) if len(own) == 3]
        self.numbers |= {float(n) for n in Counter(kinds).values()} | {float(len(kinds))}

    @staticmethod
    def is_about(text):
        """Whether a wait in words is the one in weeks that stands below; None for others."""
        match = ABOUT.match(text)
        if match is None:
            return None
        told = (float(match[1]) + (0.5 if match[2] else 0.0)) * LONGEST[match[3]]
        half = LONGEST[match[3]] * (0.3 if match[3] == "year" else 0.5)
        return abs(float(match[4].replace(",", "")) - told) <= half + 0.05

    def strange(self, text):
        """The numbers of a text that were not put in."""
        text = " ".join(text.split())
        for name in self.names:
            text = text.replace(name, "_")
        text = text.replace(f"bide {self.results.document['bide_version']}", "_")
        for pattern in (page_figures.DATE, LONG_DATE, page_figures.MONTH, page_figures.ISO,
                        DEFINED, PATH):
            text = pattern.sub("_", text)
        return sorted(n for n in numbers_in(text) if round(n, 9) not in self.numbers)


LONG_DATE = re.compile(r"\b\d{1,2} (?:%s)(?: \d{4})?\b" % "|".join(page_figures.MONTHS))
