// Opens a page from disk in Chromium and does what standard input says: { page, steps: [{ do, … }] }.
// Answers with one answer for each step, every request the page made beside itself, and everything it complained of.
"use strict";
const { existsSync, readFileSync } = require("node:fs");
const { pathToFileURL } = require("node:url");
const { chromium } = require("playwright-core");

const places = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-headless-shell", "/usr/bin/google-chrome"];
const executablePath = places.find(place => place && existsSync(place));

const steps = {
  click: (page, { at }) => page.locator(at).first().click(),
  fill: (page, { at, text }) => page.locator(at).first().fill(text),
  press: async (page, { at, keys }) => {
    if (at) await page.locator(at).first().focus();
    for (const key of keys) await page.keyboard.press(key);
  },
  select: (page, { at, value }) => page.locator(at).first().selectOption(value),
  text: (page, { at }) => page.locator(at).first().innerText(),
  texts: (page, { at }) => page.locator(at).allInnerTexts(),
  evaluate: (page, { script }) => page.evaluate(script),
  scheme: (page, { scheme }) => page.emulateMedia({ colorScheme: scheme }),
  media: (page, { media }) => page.emulateMedia({ media }),
  size: (page, { width, height }) => page.setViewportSize({ width, height }),
  download: async (page, { at }) => {
    const [file] = await Promise.all([page.waitForEvent("download"), page.locator(at).first().click()]);
    return readFileSync(await file.path(), "utf8");
  },
  pdf: async (page, { path }) => { await page.pdf({ path, format: "A4", printBackground: true }); },
  shoot: async (page, { path, at, full }) => {
    await (at ? page.locator(at).first() : page).screenshot({ path, fullPage: full === true });
  },
  // How long until the page shows what a search finds: from the key to the frame after the list is drawn.
  search: (page, { at, text, until }) => page.evaluate(async ([at, text, until]) => {
    const field = document.querySelector(at), start = performance.now();
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    return { milliseconds: performance.now() - start, says: document.querySelector(until).textContent };
  }, [at, text, until]),
  axe: async page => {
    // Added by the inspector, not by the page, so that the page's policy stays as it is.
    await page.evaluate(readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"));
    const { violations } = await page.evaluate("axe.run(document, { resultTypes: ['violations'] })");
    return violations.map(v => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(n => n.target.join(" ")).join(" | ")}`);
  },
};

async function main() {
  const asked = JSON.parse(readFileSync(0, "utf8"));
  if (!executablePath) throw new Error("no Chromium is installed");
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage({ viewport: { width: 1360, height: 900 }, deviceScaleFactor: asked.scale ?? 1 });
    const url = pathToFileURL(asked.page).href, requests = [], complaints = [], answers = [];
    page.on("request", request => request.url() === url || request.url().startsWith("blob:") || requests.push(request.url()));
    page.on("console", said => ["error", "warning"].includes(said.type()) && complaints.push(said.text()));
    page.on("pageerror", error => complaints.push(error.stack ?? String(error)));
    const start = performance.now();
    await page.goto(url, { waitUntil: "load", timeout: 60000 });
    await page.evaluate(() => new Promise(done => requestAnimationFrame(() => setTimeout(done))));
    const opened = performance.now() - start;
    for (const step of asked.steps ?? []) answers.push((await steps[step.do](page, step)) ?? null);
    process.stdout.write(JSON.stringify({ opened, requests, complaints, answers }));
  } finally {
    await browser.close();
  }
}

main().catch(error => { process.stderr.write(`${error.stack}\n`); process.exitCode = 1; });
