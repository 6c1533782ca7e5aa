import { lstat, realpath } from "node:fs/promises";
import path from "node:path";

/** A refusal with the HTTP status that tells of it. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** The place on the disk of a vault path; refuses whatever leads out of the vault, by its words or by a symbolic link. */
export async function locate(root: string, vaultPath: string): Promise<string> {
  const place = path.join(root, ...segments(vaultPath));
  const [realRoot, real] = await Promise.all([realpath(root), realExisting(place)]);
  if (real !== realRoot && !real.startsWith(realRoot + path.sep)) throw new Refusal(403, "EACCES", `${vaultPath} leads out of the vault.`);
  return place;
}

/** As {@link locate}, for what is going to be changed: the vault's own folder is refused. */
export async function locateInside(root: string, vaultPath: string): Promise<string> {
  if (segments(vaultPath).length === 0) throw new Refusal(403, "EACCES", "The vault's own folder cannot be replaced.");
  return locate(root, vaultPath);
}

function segments(vaultPath: string): string[] {
  if (vaultPath === "" || vaultPath === "/") return [];
  const parts = vaultPath.split("/");
  const bad = vaultPath.includes("\\") || vaultPath.includes("\0") || parts.some((part) => part === "" || part === "." || part === "..");
  if (bad) throw new Refusal(403, "EACCES", `${vaultPath} is not a path inside the vault.`);
  return parts;
}

/** Follows links as far as something exists; what does not exist yet is judged by its nearest folder that does. */
async function realExisting(place: string): Promise<string> {
  try {
    return await realpath(place);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  // A link whose target is missing would be followed by a write.
  if (await isLink(place)) throw new Refusal(403, "EACCES", "A dangling symbolic link is not followed.");
  return path.join(await realExisting(path.dirname(place)), path.basename(place));
}

async function isLink(place: string): Promise<boolean> {
  return lstat(place).then(
    (stat) => stat.isSymbolicLink(),
    () => false,
  );
}
