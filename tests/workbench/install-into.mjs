// `npm run install-into -- DIR`: copies the plugin's three release files into a vault. Settings (data.json) stay as they are.
import { copyFile, mkdir, stat } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const releaseFiles = ["main.js", "manifest.json", "styles.css"];

/** Copies the release files from the repository into the vault's plugin folder and answers that folder. */
export async function installInto(vault, repository) {
  const config = path.join(vault, ".obsidian");
  if (!(await isFolder(config))) throw new Error(`${vault} is not an Obsidian vault: it has no .obsidian folder. Open the folder in Obsidian once, then try again.`);
  const target = path.join(config, "plugins", "operations-vault");
  await mkdir(target, { recursive: true });
  for (const name of releaseFiles) await copyFile(path.join(repository, name), path.join(target, name));
  return target;
}

async function isFolder(place) {
  return stat(place).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function main() {
  const vault = process.argv[2];
  if (vault === undefined) throw new Error("Name the vault: npm run install-into -- /path/to/vault");
  const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
  await import(pathToFileURL(path.join(repository, "esbuild.config.mjs")).href);
  const target = await installInto(path.resolve(vault), repository);
  console.log(`Operations Vault is in ${target}. Reload Obsidian and switch the plugin on under Community plugins.`);
}

// Bundled into another script, this module must not take the command line for its own.
if (path.basename(process.argv[1] ?? "") === "install-into.mjs") {
  await main().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
