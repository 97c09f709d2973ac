// SPDX-License-Identifier: GPL-3.0-or-later
// Look at pages as readers' browsers do. usage: node check.mjs [--pictures DIR] PAGE...
// One line for each page without a fault; exit 1 if any has one.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { HtmlValidate } from "html-validate";
import puppeteer from "puppeteer-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const MOST_TABS = 400;
const LEAST_CONTRAST = 3; // WCAG 2.2, 1.4.11

// Each way of looking: a window in CSS pixels; zoom 2 shows half as many.
const VIEWS = [
  { name: "phone", width: 320, height: 800 },
  { name: "tablet", width: 800, height: 1100 },
  { name: "desk", width: 1280, height: 900 },
  { name: "zoom", width: 640, height: 450, deviceScaleFactor: 2 },
  { name: "colours", width: 1280, height: 900, features: [{ name: "forced-colors", value: "active" }] },
];

async function validate(path) {
  const validator = new HtmlValidate({
    root: true,
    extends: ["html-validate:recommended"],
    rules: { "long-title": "off", "no-inline-style": "off" },
  });
  const report = await validator.validateFile(path);
  return report.results.flatMap((result) =>
    result.messages.map((at) => `html-validate ${at.ruleId} at line ${at.line}: ${at.message}`));
}

// --- inside the page ---

/* eslint-env browser */
function overflow() {
  const root = document.scrollingElement;
  return root.scrollWidth > root.clientWidth + 1
    ? [...document.querySelectorAll("body *")]
        .filter((item) => item.getBoundingClientRect().right > root.clientWidth + 1
          && !item.closest("[tabindex='0']") && !item.closest("svg"))
        .slice(0, 3).map((item) => `${item.tagName.toLowerCase()}.${item.getAttribute("class") ?? ""}`)
    : [];
}

// Marks of figures whose fill and line both fall short of the contrast asked for.
function paleMarks(least) {
  const channel = (value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  const luminance = ([red, green, blue]) =>
    0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const colour = (text, opacity) => {
    const parts = /rgba?\(([^)]+)\)/.exec(text)?.[1].split(/[ ,/]+/).map(Number);
    if (!parts) return null;
    const share = (parts[3] ?? 1) * opacity;
    return share > 0 ? parts.slice(0, 3).map((value) => value * share + 255 * (1 - share)) : null;
  };
  const faults = new Set();
  for (const mark of document.querySelectorAll("svg :is(path,line,rect,circle,polyline,polygon,text)")) {
    const style = getComputedStyle(mark);
    if (mark.closest("[data-aid],defs,clipPath,pattern") || style.display === "none") continue;
    const colours = [colour(style.fill, +style.fillOpacity * +style.opacity),
      mark.tagName === "text" ? null : colour(style.stroke, +style.strokeOpacity * +style.opacity)];
    const seen = colours.filter(Boolean);
    const needed = mark.tagName === "text" ? 4.5 : least;
    if (seen.length > 0 && seen.every((one) => contrast(one, [255, 255, 255]) < needed - 0.005)) {
      faults.add(`${mark.tagName}.${mark.getAttribute("class") ?? ""} fill ${style.fill} line ${style.stroke}`);
    }
  }
  return [...faults].slice(0, 5);
}

function focused() {
  const item = document.activeElement;
  if (!item || item === document.body) return null;
  const style = getComputedStyle(item);
  const box = item.getBoundingClientRect();
  const isMarked = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2)
    || style.boxShadow !== "none";
  const name = `${item.tagName.toLowerCase()} "${(item.getAttribute("aria-label") ?? item.textContent).trim().slice(0, 30)}"`;
  item.dataset.visited = Number(item.dataset.visited ?? 0) + 1;
  return { name, again: item.dataset.visited > 1, isMarked,
    isSeen: box.width > 0 && box.bottom > 0 && box.top < innerHeight };
}

// --- one page ---

async function lookAt(page, view, faults, picture) {
  await page.setViewport({ width: view.width, height: view.height, deviceScaleFactor: view.deviceScaleFactor ?? 1 });
  const session = await page.createCDPSession();
  await session.send("Emulation.setEmulatedMedia", { features: view.features ?? [] });
  const wide = await page.evaluate(overflow);
  if (wide.length > 0) faults.push(`${view.name}: wider than ${view.width} pixels: ${wide.join(", ")}`);
  const result = await page.evaluate((tags) => axe.run(document, { runOnly: tags }), RULES);
  for (const one of result.violations) {
    faults.push(`${view.name}: axe ${one.id} (${one.nodes.length}): ${one.help}; ${one.nodes[0].html.slice(0, 120)}`);
  }
  if (picture) await page.screenshot({ path: picture, fullPage: true });
  await session.detach();
}

async function tabThrough(page, faults) {
  await page.setViewport({ width: 1280, height: 900 });
  const expected = await page.evaluate(() => document.querySelectorAll(
    "a[href],summary,[tabindex='0'],button,input,select").length);
  let stops = 0;
  for (; stops < MOST_TABS; ++stops) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(focused);
    if (!at || at.again) break;
    if (!at.isMarked) faults.push(`keyboard: no visible focus on ${at.name}`);
    if (!at.isSeen) faults.push(`keyboard: ${at.name} is focused out of sight`);
    if (stops === 0 && !/skip/i.test(at.name)) faults.push(`keyboard: the first stop is ${at.name}, not a link to skip to the content`);
    if (faults.length > 20) return;
  }
  if (stops < Math.min(expected, MOST_TABS) / 2) faults.push(`keyboard: ${stops} of ${expected} stops were reached`);
}

async function check(browser, path, pictures) {
  const faults = await validate(path);
  const page = await browser.newPage();
  const address = pathToFileURL(resolve(path)).href;
  page.on("request", (request) => {
    if (request.url() !== address) faults.push(`asks the network for ${request.url()}`);
  });
  page.on("dialog", (dialog) => { faults.push(`a dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("console", (message) => faults.push(`the console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`a script failed: ${error.message}`));
  await page.setJavaScriptEnabled(false);
  await page.goto(address);
  const silent = await page.evaluate(() => document.body.innerText.length);
  const title = await page.title();
  await page.setJavaScriptEnabled(true);
  await page.goto(address);
  if ((await page.evaluate(() => document.body.innerText.length)) !== silent) faults.push("says something else without scripts");
  if ((await page.title()) !== title) faults.push("a script changed the title");
  await page.evaluate(AXE);
  for (const view of VIEWS) {
    const name = `${basename(path, ".html")}-${view.name}.png`;
    await lookAt(page, view, faults, pictures ? join(pictures, name) : null);
  }
  const pale = await page.evaluate(paleMarks, LEAST_CONTRAST);
  faults.push(...pale.map((mark) => `a mark is too pale: ${mark}`));
  await tabThrough(page, faults);
  const paper = await page.pdf({ format: "A4", ...(pictures ? { path: join(pictures, `${basename(path, ".html")}.pdf`) } : {}) });
  if (paper.length < 1000) faults.push("prints nothing");
  await page.close();
  return faults;
}

const words = process.argv.slice(2);
const pictures = words[0] === "--pictures" ? words.splice(0, 2)[1] : null;
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
  protocolTimeout: 600000,
});
let failed = 0;
for (const path of words) {
  const faults = await check(browser, path, pictures);
  failed += faults.length > 0 ? 1 : 0;
  console.log(faults.length > 0 ? `FAIL  ${path}` : `ok    ${path}`);
  faults.forEach((fault) => console.log(`      ${fault}`));
}
await browser.close();
process.exitCode = failed > 0 ? 1 : 0;
