import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { readPlugins } from "./plugin-files.ts";
import type { PluginPlace } from "./plugin-files.ts";
import { guardRequest } from "./request-guard.ts";
import { contentMark, VaultFiles } from "./vault-files.ts";
import { Refusal } from "./vault-paths.ts";
import { VaultWatch } from "./watch-vault.ts";

/** What a workbench server serves. */
export interface ServerOptions {
  vault: string;
  /** The first port to try; 0 lets the system choose. */
  port: number;
  /** How many ports to try in turn. */
  tries?: number;
  /** The page's built files, by the name under which they are asked for (`/` is the page itself). */
  pages: Record<string, string>;
  plugins: PluginPlace;
}

/** A server that runs. */
export interface RunningServer {
  port: number;
  address: string;
  close(): Promise<void>;
}

type Answer = { status?: number; type: string; body: string | Uint8Array; headers?: Record<string, string> };
type Route = (query: URLSearchParams, request: IncomingMessage) => Promise<Answer>;

const types: Record<string, string> = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp", ".pdf": "application/pdf", ".woff2": "font/woff2" };
// Plugins are run with `new Function`, as Obsidian does; nothing may reach beyond this server.
const policy = "default-src 'self'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const biggestBody = 64 * 1024 * 1024;

/** Serves a vault and the workbench page on 127.0.0.1, to its own page only. */
export async function serve(options: ServerOptions): Promise<RunningServer> {
  const listeners = new Set<ServerResponse>();
  const watching = new VaultWatch(options.vault, (paths) => {
    for (const listener of listeners) listener.write(`data: ${JSON.stringify(paths)}\n\n`);
  });
  await watching.start();
  const routes = fileRoutes(new VaultFiles(options.vault), options.plugins);
  const server = createServer((request, response) => {
    answer(request, response, server, routes, options.pages, listeners).catch((error: unknown) => sendError(response, error));
  });
  const port = await listen(server, options.port, options.tries ?? 1);
  const close = async (): Promise<void> => {
    watching.close();
    for (const listener of listeners) listener.end();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { port, address: `http://127.0.0.1:${port}/`, close };
}

async function answer(request: IncomingMessage, response: ServerResponse, server: Server, routes: Record<string, Route>, pages: Record<string, string>, listeners: Set<ServerResponse>): Promise<void> {
  guardRequest(request, (server.address() as AddressInfo).port);
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  const name = `${request.method} ${url.pathname}`;
  if (name === "GET /api/watch") return stream(response, listeners);
  const route = routes[name];
  if (route) return send(response, await route(url.searchParams, request));
  const page = request.method === "GET" && Object.hasOwn(pages, url.pathname) ? pages[url.pathname] : undefined;
  if (page === undefined) throw new Refusal(404, "ENOENT", "There is nothing here.");
  send(response, { type: types[path.extname(page)] ?? "application/octet-stream", body: await readFile(page) });
}

function fileRoutes(files: VaultFiles, plugins: PluginPlace): Record<string, Route> {
  const at = (query: URLSearchParams, name = "path"): string => query.get(name) ?? "";
  const wish = (query: URLSearchParams): { mtime?: number } => (query.has("mtime") ? { mtime: Number(query.get("mtime")) } : {});
  const done = async (work: Promise<void>): Promise<Answer> => work.then(() => json(true));
  return {
    "GET /api/vault": async () => json({ name: path.basename(files.root), id: contentMark(Buffer.from(files.root)) }),
    "GET /api/entries": async () => json(await files.entries()),
    "GET /api/stat": async (query) => json(await files.stat(at(query))),
    "GET /api/list": async (query) => json(await files.list(at(query))),
    "GET /api/plugins": async () => json(await readPlugins(plugins)),
    "GET /api/file": async (query) => {
      const bytes = await files.read(at(query));
      return { type: "application/octet-stream", body: bytes, headers: { etag: contentMark(bytes) } };
    },
    "GET /api/resource": async (query) => ({
      type: types[path.extname(at(query)).toLowerCase()] ?? "application/octet-stream",
      body: await files.read(at(query)),
      headers: { "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox" },
    }),
    "PUT /api/file": async (query, request) => {
      const seen = request.headers["if-match"];
      return json(await files.write(at(query), await bodyOf(request), { ...wish(query), ...(seen === undefined ? {} : { seen }) }));
    },
    "POST /api/append": async (query, request) => json(await files.append(at(query), await bodyOf(request), wish(query))),
    "POST /api/mkdir": (query) => done(files.makeFolder(at(query))),
    "POST /api/rename": (query) => done(files.rename(at(query), at(query, "to"))),
    "POST /api/copy": (query) => done(files.copy(at(query), at(query, "to"))),
    "POST /api/trash": (query) => done(files.trash(at(query))),
    "DELETE /api/file": (query) => done(files.remove(at(query))),
    "DELETE /api/folder": (query) => done(files.removeFolder(at(query), query.get("recursive") === "true")),
  };
}

function json(value: unknown): Answer {
  return { type: "application/json", body: JSON.stringify(value) };
}

function send(response: ServerResponse, { status = 200, type, body, headers = {} }: Answer): void {
  response.writeHead(status, {
    "content-type": type,
    "content-security-policy": policy,
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    ...headers,
  });
  response.end(body);
}

function sendError(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.end();
  const { message, code } = error as NodeJS.ErrnoException;
  const status = error instanceof Refusal ? error.status : code === "ENOENT" ? 404 : code === undefined ? 500 : 409;
  send(response, { status, type: "application/json", body: JSON.stringify({ code: code ?? "EIO", message }) });
}

function stream(response: ServerResponse, listeners: Set<ServerResponse>): void {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store", "x-content-type-options": "nosniff" });
  response.write("retry: 500\n\n");
  listeners.add(response);
  response.on("close", () => listeners.delete(response));
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > biggestBody) throw new Refusal(413, "EFBIG", "The file is too big for the workbench.");
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

async function listen(server: Server, first: number, tries: number): Promise<number> {
  for (let port = first; ; port += 1) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, "127.0.0.1", () => {
          server.off("error", reject);
          resolve();
        });
      });
      return (server.address() as AddressInfo).port;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE" || port + 1 >= first + tries) throw error;
    }
  }
}
