import { getLinkpath, parseLinktext } from "../files/links.ts";
import type { TFile } from "../files/abstract-file.ts";
import { resolveSubpath } from "../metadata/resolve-subpath.ts";
import { setIcon } from "../parts/icons.ts";
import { followInternalLinks } from "./internal-links.ts";
import { renderBlocks } from "./render-blocks.ts";
import type { Rendering } from "./rendering-context.ts";

const IMAGES = new Set(["avif", "bmp", "gif", "jpeg", "jpg", "png", "svg", "webp"]);
const DEEPEST = 5;

/** Fills embeds: pictures, notes, parts of notes, and a plain line for everything else. */
export async function loadEmbeds(el: HTMLElement, rendering: Rendering): Promise<void> {
  for (const image of el.findAll("img:not(.internal-embed img)")) loadVaultImage(image as HTMLImageElement, rendering);
  for (const embed of el.findAll("span.internal-embed:not(.is-loaded)")) await loadEmbed(embed, rendering);
}

async function loadEmbed(embed: HTMLElement, rendering: Rendering): Promise<void> {
  const { app, sourcePath } = rendering;
  const link = embed.getAttr("src") ?? "";
  const path = getLinkpath(link);
  const file = path === "" ? app.vault.getFileByPath(sourcePath) : app.metadataCache.getFirstLinkpathDest(path, sourcePath);
  embed.addClass("is-loaded");
  if (!file) showMissing(embed, link);
  else if (IMAGES.has(file.extension.toLowerCase())) showImage(embed, file, rendering);
  else if (file.extension === "md") await showNote(embed, file, rendering);
  else embed.createDiv({ cls: "file-embed-title", text: file.name });
}

function showMissing(embed: HTMLElement, link: string): void {
  embed.addClasses(["file-embed", "mod-empty"]);
  embed.setText(`"${link}" is not created yet.`);
}

function showImage(embed: HTMLElement, file: TFile, { app }: Rendering): void {
  embed.addClasses(["media-embed", "image-embed"]);
  const alt = embed.getAttr("alt") ?? file.name;
  const size = /^(\d+)(?:x(\d+))?$/.exec(alt);
  const image = embed.createEl("img", { attr: { src: app.vault.getResourcePath(file), alt: size ? file.name : alt } });
  if (size?.[1]) image.setAttr("width", size[1]);
  if (size?.[2]) image.setAttr("height", size[2]);
}

function loadVaultImage(image: HTMLImageElement, { app, sourcePath }: Rendering): void {
  const source = image.getAttr("src") ?? "";
  if (source === "" || /^[a-z][a-z0-9+.-]*:/i.test(source)) return;
  const file = app.metadataCache.getFirstLinkpathDest(decodeURI(source), sourcePath);
  if (file) image.src = app.vault.getResourcePath(file);
}

async function showNote(embed: HTMLElement, file: TFile, rendering: Rendering): Promise<void> {
  embed.addClasses(["markdown-embed", "inline-embed"]);
  const link = embed.getAttr("src") ?? "";
  const title = embed.createDiv({ cls: "markdown-embed-title", text: file.basename });
  const content = embed.createDiv({ cls: "markdown-embed-content" });
  const opener = embed.createDiv({ cls: "markdown-embed-link internal-link", attr: { "aria-label": "Open link", "data-href": link } });
  setIcon(opener, "link");
  opener.addEventListener("click", () => void rendering.app.workspace.openLinkText(link, rendering.sourcePath));
  if (rendering.depth >= DEEPEST) return content.setText("…");
  const text = await partOf(file, parseLinktext(link).subpath, rendering);
  if (text === null) return content.setText(`Unable to find section ${parseLinktext(link).subpath} in ${file.basename}`);
  title.toggle(parseLinktext(link).subpath === "");
  const preview = content.createDiv({ cls: "markdown-preview-view markdown-rendered node-insert-event" });
  const inner = { ...rendering, text, sourcePath: file.path, depth: rendering.depth + 1 };
  await renderBlocks(preview, inner);
  followInternalLinks(preview, inner);
}

async function partOf(file: TFile, subpath: string, { app }: Rendering): Promise<string | null> {
  const text = await app.vault.cachedRead(file);
  if (subpath === "") return text;
  const cache = app.metadataCache.getFileCache(file);
  const part = cache ? resolveSubpath(cache, subpath) : null;
  return part ? text.slice(part.start.offset, part.end?.offset) : null;
}
