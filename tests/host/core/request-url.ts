/** What `requestUrl` gives: a promise that carries promises of its parts. */
export type HostRequest = Promise<never> & { arrayBuffer: Promise<never>; json: Promise<never>; text: Promise<never> };

/** The stand-in reaches no network: every request is refused. */
export function requestUrl(request: string | { url: string }): HostRequest {
  const url = typeof request === "string" ? request : request.url;
  const refused = Promise.reject(new Error(`net::ERR_INTERNET_DISCONNECTED: the stand-in for Obsidian makes no requests (${url})`)) as Promise<never>;
  // A caller waits for one of the four; the others must not count as unhandled.
  refused.catch(() => undefined);
  return Object.assign(refused, { arrayBuffer: refused, json: refused, text: refused });
}

/** As {@link requestUrl}, for the text alone. */
export function request(what: string | { url: string }): Promise<string> {
  return requestUrl(what).text;
}
