import { spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { buildPage } from "./build-page.ts";
import { installInto } from "./install-into.mjs";
import { serve } from "./server.ts";

/** How a workbench is started. */
export interface WorkbenchOptions {
  /** A vault used in place; without one, a scratch copy is made. */
  vault?: string;
  /** What the scratch copy is made from: the sample vault unless given, nothing for `empty`. */
  from?: string | "empty";
  /** The first port to try, 4173 unless given; 0 lets the system choose. */
  port?: number;
  /** A folder of further plugins, each in a folder of its own. */
  plugins?: string;
  /** Whether plugin and page are built first, as is usual. */
  build?: boolean;
}

/** A workbench that runs. */
export interface Workbench {
  address: string;
  /** The vault's folder on the disk. */
  vault: string;
  /** Stops serving; a scratch copy is removed. */
  close(): Promise<void>;
}

const repository = process.cwd();
let built: Promise<Record<string, string>> | null = null;

/** Builds the plugin and the page, prepares the vault and serves it all on 127.0.0.1. */
export async function startWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const pages = await (options.build === false && built ? built : (built = buildAll()));
  const scratch = options.vault === undefined ? await scratchVault(options.from) : null;
  const vault = options.vault === undefined ? (scratch ?? "") : path.resolve(options.vault);
  if (!(await stat(vault)).isDirectory()) throw new Error(`${vault} is not a folder.`);
  const plugins = { own: [repository], collections: options.plugins === undefined ? [] : [path.resolve(options.plugins)] };
  const running = await serve({ vault, port: options.port ?? 4173, tries: 50, pages, plugins });
  const close = async (): Promise<void> => {
    await running.close();
    if (scratch !== null) await rm(path.dirname(scratch), { recursive: true, force: true });
  };
  return { address: running.address, vault, close };
}

/** What `npm start` does with its arguments. */
export async function startFromCommandLine(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { vault: { type: "string" }, port: { type: "string" }, plugins: { type: "string" }, empty: { type: "boolean" }, problems: { type: "boolean" }, incidents: { type: "boolean" }, changes: { type: "boolean" } } });
  const { vault, plugins } = values;
  const samples = values.problems ? "problem-samples" : values.incidents ? "incident-samples" : values.changes ? "change-samples" : undefined;
  const workbench = await startWorkbench({
    ...(vault === undefined ? {} : { vault }),
    ...(plugins === undefined ? {} : { plugins }),
    ...(values.empty ? { from: "empty" } : samples ? { from: path.join(repository, "tests", "workbench", samples) } : {}),
    ...(values.port === undefined ? {} : { port: Number(values.port) }),
  });
  console.log(`Operations Vault workbench: ${workbench.address}\nVault: ${workbench.vault}\nStop with Ctrl+C.`);
  const stop = (): void => void workbench.close().then(() => process.exit(0));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

async function buildAll(): Promise<Record<string, string>> {
  await run(process.execPath, [path.join(repository, "esbuild.config.mjs")]);
  return buildPage(repository);
}

/** A copy of its own under the system's temporary folder, with the plugin installed as a user would. */
async function scratchVault(from: string = path.join(repository, "tests", "workbench", "sample-vault")): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "operations-vault-"));
  const vault = path.join(folder, from === "empty" ? "Empty vault" : "Sample vault");
  if (from === "empty") await mkdir(vault);
  else await copyInside(from, vault);
  await mkdir(path.join(vault, ".obsidian"), { recursive: true });
  await installInto(vault, repository);
  return vault;
}

/** Copies what a folder holds; the copy may be written even where the original is read-only. */
async function copyInside(from: string, to: string): Promise<void> {
  await mkdir(to);
  for (const name of await readdir(from)) await cp(path.join(from, name), path.join(to, name), { recursive: true, mode: 0 });
}

async function run(command: string, args: string[]): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const child = spawn(command, args, { cwd: repository, stdio: "inherit" });
    child.once("error", reject);
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`${args.join(" ")} ended with ${code}`))));
  });
}
