// SPDX-FileCopyrightText: 2026 The Medspil contributors
// SPDX-License-Identifier: MPL-2.0

// Compiles Det Fælles Designsystem with our colours, and our own parts on top, into build/static/medspil/.
// Copies the fonts, icons and images that the style sheet names, and nothing else of the package.

import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import * as sass from "sass";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const styles = join(root, "src/medspil/ui/styles");
const dist = join(root, "node_modules/dkfds/dist");
const out = join(root, "build/static/medspil");
const stamp = join(out, ".stamp");

const wanted = fingerprint();
if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) process.exit(0);

rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, "css"), { recursive: true });
const compiled = sass.compile(join(styles, "medspil.scss"), {
  loadPaths: [dist, styles],
  style: "compressed",
  silenceDeprecations: ["import", "if-function"],
  quietDeps: true,
});
// The package lists old font formats beside woff2; browsers that run this have woff2.
const css = compiled.css.replace(/src:url\([^;}]*?([^/"')]+)\.woff2"?\)[^;}]*/g, 'src:url("../fonts/$1.woff2") format("woff2")');
writeFileSync(join(out, "css/medspil.css"), css);

for (const [, name] of css.matchAll(/url\("?(\.\.\/[^")]+)"?\)/g)) copy(name.replace("../", ""));
copy("img/all-svg-icons.svg");
mkdirSync(join(out, "js"), { recursive: true });
const script = readFileSync(join(dist, "js/dkfds.min.js"), "utf8").replace(/\n?\/\/# sourceMappingURL=.*\s*$/, "\n");
writeFileSync(join(out, "js/dkfds.min.js"), script);
writeFileSync(stamp, wanted);

function copy(name) {
  const source = name.startsWith("fonts/")
    ? join(dist, "fonts/IBMPlexSans/complete/woff2", name.slice("fonts/".length))
    : join(dist, name);
  if (!existsSync(source)) throw new Error(`the style sheet names ${name}, which the design system does not have`);
  mkdirSync(dirname(join(out, name)), { recursive: true });
  cpSync(source, join(out, name));
}

function fingerprint() {
  const hash = createHash("sha256");
  const files = [fileURLToPath(import.meta.url), join(root, "node_modules/dkfds/package.json")];
  for (const name of readdirSync(styles).sort()) files.push(join(styles, name));
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest("hex");
}
