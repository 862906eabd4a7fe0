// Builds static/build from the sources in static/ and the packages: one style sheet, the scripts, the font and the icon,
// each with its hash in its name, compressed copies beside it, and a manifest that tells the names.
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";
import subsetFont from "subset-font";
import { prune } from "./prune-tokens.mjs";

const OUT = "static/build";
const FONT = "node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2";
const WEIGHTS = { min: 400, max: 800 };
const LETTERS =
  Array.from({ length: 0x7e - 0x20 + 1 }, (_, i) => String.fromCharCode(0x20 + i)).join("") +
  "\u00a0©«»·ÀÁÂÄÇÈÉÊËÌÍÎÏÑÒÓÔÖÙÚÛÜàáâäçèéêëìíîïñòóôöùúûü–—‘’“”…€×";

const manifest = {};

async function put(name, bytes) {
  const content = Buffer.from(bytes);
  const [stem, extension] = name.split(/\.(?=[^.]+$)/);
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 12);
  const file = `${stem}.${hash}.${extension}`;
  await writeFile(`${OUT}/${file}`, content);
  manifest[name] = file;
  let sent = content.length;
  if (extension !== "woff2") {
    const small = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
    await writeFile(`${OUT}/${file}.br`, small);
    await writeFile(`${OUT}/${file}.gz`, gzipSync(content, { level: 9 }));
    sent = small.length;
  }
  console.log(`${name.padEnd(14)} ${(sent / 1024).toFixed(1).padStart(6)} KB over de lijn`);
  return file;
}

await mkdir(OUT, { recursive: true });
const before = await readdir(OUT);
const earlier = JSON.parse(await readFile(`${OUT}/manifest.json`, "utf8").catch(() => "{}"));

const font = await subsetFont(await readFile(FONT), LETTERS, { targetFormat: "woff2", variationAxes: { wght: WEIGHTS } });
const fontFile = await put("font.woff2", font);
await put("favicon.svg", await readFile("static/icons/favicon.svg"));

const style = await build({
  entryPoints: ["static/css/main.css"],
  bundle: true,
  minify: true,
  write: false,
  external: ["font.woff2"],
  target: ["chrome109", "firefox115", "safari16"],
  legalComments: "none",
});
await put("main.css", prune(style.outputFiles[0].text).replaceAll("font.woff2", `/static/${fontFile}`));

for (const name of ["htmx.js", "passkeys.js", "session.js"]) {
  const script = await build({
    entryPoints: [`static/js/${name}`],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    legalComments: "none",
  });
  await put(name, script.outputFiles[0].contents);
}

// The manifest comes last and in one stroke, so that a running site never reads half of a build.
await writeFile(`${OUT}/manifest.json.new`, JSON.stringify(manifest, null, 2) + "\n");
await rename(`${OUT}/manifest.json.new`, `${OUT}/manifest.json`);
// A site that still runs names the files of the build before this one; older ones go.
const inUse = [...Object.values(manifest), ...Object.values(earlier)];
const current = new Set(["manifest.json", ...inUse.flatMap((file) => [file, `${file}.br`, `${file}.gz`])]);
await Promise.all(before.filter((file) => !current.has(file)).map((file) => rm(`${OUT}/${file}`, { recursive: true })));
