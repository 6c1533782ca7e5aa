import { createHash, randomUUID } from "node:crypto";
import { cp, mkdir, readdir, readFile, rename, rm, rmdir, stat, unlink, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import type { ListedFiles, Stat } from "obsidian";
import type { DiskEntry } from "../host/files/adapter.ts";
import { PathQueue } from "../host/files/path-queue.ts";
import { locate, locateInside, Refusal } from "./vault-paths.ts";

/** What a write asks for beside its bytes. */
export interface WriteWish {
  mtime?: number;
  /** The mark of the bytes that the writer has seen; the write is refused where the file has others now. */
  seen?: string;
}

/** The mark of a file's content. */
export function contentMark(bytes: Uint8Array): string {
  return `"${createHash("sha256").update(bytes).digest("hex")}"`;
}

/** The files of one vault on the disk. Every write is atomic, writes on one path wait for each other. */
export class VaultFiles {
  readonly root: string;
  readonly #queue = new PathQueue();

  constructor(root: string) {
    this.root = root;
  }

  /** Every file and folder without a dot in front; symbolic links are left out. */
  async entries(folder = ""): Promise<DiskEntry[]> {
    const found: DiskEntry[] = [];
    for (const entry of await readdir(path.join(this.root, folder), { withFileTypes: true })) {
      if (entry.name.startsWith(".") || !(entry.isFile() || entry.isDirectory())) continue;
      const own = folder === "" ? entry.name : `${folder}/${entry.name}`;
      const known = await statOf(path.join(this.root, own));
      if (known) found.push({ path: own, ...known });
      if (entry.isDirectory()) found.push(...(await this.entries(own)));
    }
    return found;
  }

  async stat(vaultPath: string): Promise<Stat | null> {
    return statOf(await locate(this.root, vaultPath));
  }

  async list(vaultPath: string): Promise<ListedFiles> {
    const inside = await readdir(await locate(this.root, vaultPath), { withFileTypes: true });
    const prefix = vaultPath === "" || vaultPath === "/" ? "" : `${vaultPath}/`;
    const named = (wanted: (typeof inside)[number][]): string[] => wanted.map((entry) => prefix + entry.name).sort();
    return { files: named(inside.filter((entry) => entry.isFile())), folders: named(inside.filter((entry) => entry.isDirectory())) };
  }

  async read(vaultPath: string): Promise<Buffer> {
    return readFile(await locate(this.root, vaultPath));
  }

  /** Writes beside and moves into place, so that nobody ever reads half a file; answers how the file stands after this very write. */
  write(vaultPath: string, bytes: Uint8Array, wish: WriteWish = {}): Promise<Stat> {
    return this.#queue.run(vaultPath, async () => {
      const place = await locateInside(this.root, vaultPath);
      if ((await statOf(place))?.type === "folder") throw new Refusal(409, "EISDIR", `EISDIR: ${vaultPath} is a folder.`);
      if (wish.seen !== undefined && contentMark(await readFile(place)) !== wish.seen) throw new Refusal(412, "ECHANGED", `${vaultPath} was changed meanwhile.`);
      return replaceFile(place, bytes, wish);
    });
  }

  append(vaultPath: string, bytes: Uint8Array, wish: WriteWish = {}): Promise<Stat> {
    return this.#queue.run(vaultPath, async () => {
      const place = await locateInside(this.root, vaultPath);
      const before = (await statOf(place)) ? await readFile(place) : Buffer.alloc(0);
      return replaceFile(place, Buffer.concat([before, bytes]), wish);
    });
  }

  async makeFolder(vaultPath: string): Promise<void> {
    await mkdir(await locate(this.root, vaultPath), { recursive: true });
  }

  rename(vaultPath: string, newPath: string): Promise<void> {
    return this.#queue.run([vaultPath, newPath], async () => {
      const [from, to] = await Promise.all([locateInside(this.root, vaultPath), locateInside(this.root, newPath)]);
      const sameButCase = vaultPath.toLowerCase() === newPath.toLowerCase();
      if (!sameButCase && (await statOf(to))) throw new Refusal(409, "EEXIST", "Destination file already exists!");
      await rename(from, to);
    });
  }

  copy(vaultPath: string, newPath: string): Promise<void> {
    return this.#queue.run([vaultPath, newPath], async () => {
      const [from, to] = await Promise.all([locateInside(this.root, vaultPath), locateInside(this.root, newPath)]);
      if (await statOf(to)) throw new Refusal(409, "EEXIST", "Destination file already exists!");
      await cp(from, to, { recursive: true, errorOnExist: true, force: false });
    });
  }

  remove(vaultPath: string): Promise<void> {
    return this.#queue.run(vaultPath, async () => unlink(await locateInside(this.root, vaultPath)));
  }

  async removeFolder(vaultPath: string, recursive: boolean): Promise<void> {
    const place = await locateInside(this.root, vaultPath);
    if (recursive) await rm(place, { recursive: true });
    else await rmdir(place);
  }

  /** Moves into the vault's `.trash`, under a name that is free there. */
  async trash(vaultPath: string): Promise<void> {
    const bin = path.join(this.root, ".trash");
    const { name, ext } = path.parse(vaultPath);
    await mkdir(bin, { recursive: true });
    let target = `${name}${ext}`;
    for (let count = 2; await statOf(path.join(bin, target)); count += 1) target = `${name} ${count}${ext}`;
    await this.rename(vaultPath, `.trash/${target}`);
  }
}

async function replaceFile(place: string, bytes: Uint8Array, wish: WriteWish): Promise<Stat> {
  const beside = path.join(path.dirname(place), `.${randomUUID()}.tmp`);
  try {
    await writeFile(beside, bytes, { flag: "wx" });
    if (wish.mtime !== undefined) await utimes(beside, wish.mtime / 1000, wish.mtime / 1000);
    const written = await statOf(beside);
    await rename(beside, place);
    if (!written) throw new Refusal(500, "EIO", "The file vanished while it was written.");
    return written;
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

async function statOf(place: string): Promise<Stat | null> {
  try {
    const found = await stat(place);
    return { type: found.isDirectory() ? "folder" : "file", ctime: Math.round(found.birthtimeMs), mtime: Math.round(found.mtimeMs), size: found.isDirectory() ? 0 : found.size };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    throw error;
  }
}
