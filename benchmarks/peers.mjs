// Runs Typopo or harper.js on the texts of standard input, a JSON string on each line, and prints the CPU seconds of each.
// The packages are looked for where NODE_PATH says, and then in the folder that the command was started in.
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { dirname, join } from "node:path";

const folders = [...(process.env.NODE_PATH ?? "").split(":").filter(Boolean), join(process.cwd(), "node_modules")];

async function load(name, inside) {
  const { existsSync } = await import("node:fs");
  const folder = folders.map((one) => join(one, name)).find((one) => existsSync(one));
  if (!folder) throw new Error(`${name} is not installed`);
  return import(pathToFileURL(join(folder, inside)));
}

const makers = {
  typopo: async () => {
    const { fixTypos } = await load("typopo", "dist/typopo.es.js");
    return (text) => fixTypos(text, "en-us");
  },
  "harper.js": async () => {
    const { LocalLinter } = await load("harper.js", "dist/index.js");
    const { binaryInlined } = await load("harper.js", "dist/binaryInlined.js");
    const linter = new LocalLinter({ binary: binaryInlined });
    await linter.setup();
    return (text) => linter.lint(text);
  },
};

const work = await makers[process.argv[2]]();
console.log("ready");
for await (const line of createInterface({ input: process.stdin })) {
  const text = JSON.parse(line);
  const begin = process.cpuUsage();
  await work(text);
  const { user, system } = process.cpuUsage(begin);
  console.log((user + system) / 1e6);
}
