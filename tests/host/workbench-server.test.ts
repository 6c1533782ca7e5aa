// @vitest-environment node
import { mkdtemp, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { HttpAdapter } from "./files/adapter-http.ts";
import { serve } from "../workbench/server.ts";
import type { RunningServer } from "../workbench/server.ts";

let folder: string;
let vault: string;
let server: RunningServer;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "workbench-server-"));
  vault = path.join(folder, "vault");
  await mkdir(path.join(vault, "Notes"), { recursive: true });
  await writeFile(path.join(vault, "Notes", "A.md"), "one\n");
  await writeFile(path.join(folder, "secret.txt"), "secret");
  server = await serve({ vault, port: 0, pages: {}, plugins: { own: [], collections: [] } });
});

afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** A request whose every header is ours to choose. */
function ask(method: string, target: string, headers: Record<string, string> = {}, body = ""): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ host: "127.0.0.1", port: server.port, method, path: target, headers: { host: `127.0.0.1:${server.port}`, ...headers } }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString()));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

const own = (): Record<string, string> => ({ origin: `http://127.0.0.1:${server.port}` });

describe("paths", () => {
  it.each(["../secret.txt", "Notes/../../secret.txt", "%2e%2e/secret.txt", "..%2fsecret.txt", "%2e%2e%2fsecret.txt", "/etc/hostname", "Notes//A.md", "./Notes/A.md", "..%5csecret.txt", "Notes%00.md"])(
    "%s is refused for reading and for writing",
    async (wanted) => {
      expect((await ask("GET", `/api/file?path=${wanted}`)).status).toBe(403);
      expect((await ask("PUT", `/api/file?path=${wanted}`, own(), "overwritten")).status).toBe(403);
      expect(await readFile(path.join(folder, "secret.txt"), "utf8")).toBe("secret");
    },
  );

  it("a symbolic link out of the vault is followed by nothing", async () => {
    await symlink(path.join(folder, "secret.txt"), path.join(vault, "linked.txt"));
    await symlink(folder, path.join(vault, "up"));
    await symlink(path.join(folder, "not yet"), path.join(vault, "dangling"));
    for (const wanted of ["linked.txt", "up/secret.txt", "up/new.txt", "dangling"]) {
      expect((await ask("GET", `/api/file?path=${wanted}`)).status, wanted).toBe(403);
      expect((await ask("PUT", `/api/file?path=${wanted}`, own(), "overwritten")).status, wanted).toBe(403);
    }
    expect((await ask("POST", "/api/rename?path=Notes/A.md&to=up/A.md", own())).status).toBe(403);
    expect((await ask("DELETE", "/api/folder?path=up&recursive=true", own())).status).toBe(403);
    expect((await readdir(folder)).sort()).toEqual(["secret.txt", "vault"]);
    expect(await readFile(path.join(folder, "secret.txt"), "utf8")).toBe("secret");
  });

  it("the vault's own folder is neither removed nor moved", async () => {
    expect((await ask("DELETE", "/api/folder?path=&recursive=true", own())).status).toBe(403);
    expect((await ask("POST", "/api/rename?path=/&to=Notes/x", own())).status).toBe(403);
    expect(await readdir(vault)).toEqual(["Notes"]);
  });

  it("only the pages that were named are served", async () => {
    expect((await ask("GET", "/package.json")).status).toBe(404);
    expect((await ask("GET", "/__proto__")).status).toBe(404);
  });
});

describe("who may ask", () => {
  it("a name that was bound to this address is refused", async () => {
    expect((await ask("GET", "/api/entries", { host: "evil.example" })).status).toBe(403);
    expect((await ask("GET", "/api/entries", { host: `evil.example:${server.port}` })).status).toBe(403);
    expect((await ask("GET", "/api/entries", { host: `localhost:${server.port}` })).status).toBe(200);
  });

  it("a write from another site, or from nobody, is refused and changes nothing", async () => {
    const senders: Record<string, string>[] = [{}, { origin: "http://evil.example" }, { origin: "null" }, { origin: "http://127.0.0.1:1" }, { ...own(), "sec-fetch-site": "cross-site" }];
    for (const headers of senders) {
      expect((await ask("PUT", "/api/file?path=Notes/A.md", headers, "evil")).status).toBe(403);
    }
    expect(await readFile(path.join(vault, "Notes", "A.md"), "utf8")).toBe("one\n");
    expect((await ask("PUT", "/api/file?path=Notes/A.md", own(), "ours")).status).toBe(200);
  });

  it("a read from another site is refused too", async () => {
    expect((await ask("GET", "/api/file?path=Notes/A.md", { origin: "http://evil.example" })).status).toBe(403);
    expect((await ask("GET", "/api/file?path=Notes/A.md", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" })).status).toBe(403);
  });
});

describe("the adapter over it", () => {
  const adapter = (): HttpAdapter => new HttpAdapter({ name: "vault", base: server.address.slice(0, -1), headers: own() });

  it("writes are whole at every moment and leave nothing beside", async () => {
    const texts = ["a", "b"].map((letter) => letter.repeat(300_000));
    const seen = new Set<string>();
    const writing = Promise.all(Array.from({ length: 30 }, (_, turn) => adapter().write("Notes/A.md", texts[turn % 2] ?? "")));
    let over = false;
    void writing.finally(() => (over = true));
    while (!over) seen.add(await readFile(path.join(vault, "Notes", "A.md"), "utf8"));
    await writing;
    for (const text of seen) expect(["one\n", ...texts].includes(text)).toBe(true);
    expect(await readdir(path.join(vault, "Notes"))).toEqual(["A.md"]);
  });

  it("no edit is lost when several hands edit one file at once", async () => {
    const hands = [adapter(), adapter(), adapter()];
    await Promise.all(hands.flatMap((hand, index) => Array.from({ length: 5 }, () => hand.process("Notes/A.md", (text) => `${text}${index}\n`))));
    const lines = (await readFile(path.join(vault, "Notes", "A.md"), "utf8")).trim().split("\n");
    expect(lines.slice(1).sort()).toEqual([..."000001111122222"]);
  });

  it("keeps bytes as they are: byte order mark, line endings, emoji", async () => {
    const text = "\uFEFFone\r\n\u{1F4CA} two\r\n";
    await adapter().write("Notes/B.md", text);
    expect(await readFile(path.join(vault, "Notes", "B.md"))).toEqual(Buffer.from(text, "utf8"));
    expect(await adapter().read("Notes/B.md")).toBe(text);
  });

  it("folders, renaming, copying, removing and the bin do what their names say", async () => {
    const files = adapter();
    await files.mkdir("Deep/er");
    await files.rename("Notes/A.md", "Deep/er/A.md");
    await files.copy("Deep/er/A.md", "C.md");
    await expect(files.rename("C.md", "Deep/er/A.md")).rejects.toThrow("already exists");
    expect(await files.list("Deep")).toEqual({ files: [], folders: ["Deep/er"] });
    await files.trashLocal("C.md");
    expect(await readdir(path.join(vault, ".trash"))).toEqual(["C.md"]);
    await expect(files.rmdir("Deep", false)).rejects.toThrow();
    await files.rmdir("Deep", true);
    expect((await files.entries()).map((entry) => entry.path)).toEqual(["Notes"]);
    await expect(files.read("gone.md")).rejects.toMatchObject({ code: "ENOENT" });
    expect(await files.stat("gone.md")).toBeNull();
  });
});

describe("watching", () => {
  /** Collects the paths told until all the wanted ones were. */
  async function toldAfter(act: () => Promise<void>, wanted: string[]): Promise<Set<string>> {
    const told = new Set<string>();
    const stop = new AbortController();
    const stream = await fetch(`${server.address}api/watch`, { signal: stop.signal });
    const reading = (async () => {
      const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
      for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
        for (const line of part.value.split("\n")) if (line.startsWith("data: ")) for (const one of JSON.parse(line.slice(6)) as string[]) told.add(one);
        if (wanted.every((one) => told.has(one))) return;
      }
    })();
    await act();
    await Promise.race([reading, new Promise((resolve) => setTimeout(resolve, 3000))]);
    stop.abort();
    return told;
  }

  it("a file that another program replaces by a rename is told, twice in a row", async () => {
    for (const text of ["two\n", "three\n"]) {
      const told = await toldAfter(async () => {
        await writeFile(path.join(vault, "Notes", ".A.md.swp"), text);
        await rename(path.join(vault, "Notes", ".A.md.swp"), path.join(vault, "Notes", "A.md"));
      }, ["Notes/A.md"]);
      expect([...told]).toEqual(["Notes/A.md"]);
    }
  });

  it("what appears in a new folder is told, and what later changes there", async () => {
    const inside = path.join(vault, "New", "Deeper");
    const first = await toldAfter(async () => {
      await mkdir(inside, { recursive: true });
      await writeFile(path.join(inside, "N.md"), "n");
    }, ["New/Deeper/N.md"]);
    expect(first).toContain("New/Deeper/N.md");
    const second = await toldAfter(() => writeFile(path.join(inside, "N.md"), "nn"), ["New/Deeper/N.md"]);
    expect(second).toContain("New/Deeper/N.md");
  });

  it("hidden files are not told", async () => {
    await mkdir(path.join(vault, ".obsidian"));
    const told = await toldAfter(async () => {
      await writeFile(path.join(vault, ".obsidian", "app.json"), "{}");
      await writeFile(path.join(vault, "Z.md"), "z");
    }, ["Z.md"]);
    expect([...told]).toEqual(["Z.md"]);
  });
});
