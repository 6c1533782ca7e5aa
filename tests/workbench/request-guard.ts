import type { IncomingMessage } from "node:http";
import { Refusal } from "./vault-paths.ts";

const reading = new Set(["GET", "HEAD"]);

/** Refuses a request that another site or a re-bound name sent: the host must be loopback's, a write must come from our own page. */
export function guardRequest(request: IncomingMessage, port: number): void {
  const { host, origin } = request.headers;
  const ours = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (host === undefined || !ours.includes(host)) throw new Refusal(403, "EHOST", "This server answers only to its own address.");
  if (origin !== undefined && origin !== `http://${host}`) throw new Refusal(403, "EORIGIN", "Other sites may not use this server.");
  if (origin === undefined && !reading.has(request.method ?? "")) throw new Refusal(403, "EORIGIN", "A write must name the page that it comes from.");
  const site = request.headers["sec-fetch-site"];
  const isVisit = request.headers["sec-fetch-mode"] === "navigate" && new URL(request.url ?? "/", "http://any").pathname === "/";
  if (site !== undefined && site !== "same-origin" && site !== "none" && !isVisit) throw new Refusal(403, "ESITE", "Other sites may not use this server.");
}
