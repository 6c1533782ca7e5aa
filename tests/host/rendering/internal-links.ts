import { getLinkpath } from "../files/links.ts";
import { Keymap } from "../core/keymap.ts";
import type { Rendering } from "./rendering-context.ts";

/** Marks links to notes that do not exist. */
export function markUnresolved(el: HTMLElement, { app, sourcePath }: Rendering): void {
  for (const link of el.findAll("a.internal-link")) {
    const path = getLinkpath(link.getAttr("data-href") ?? "");
    const leadsNowhere = path !== "" && !app.metadataCache.getFirstLinkpathDest(path, sourcePath);
    link.toggleClass("is-unresolved", leadsNowhere);
    link.setAttrs({ target: "_blank", rel: "noopener nofollow" });
  }
}

/** Makes the internal links and tags below an element work: clicks open, the pointer offers a preview. */
export function followInternalLinks(el: HTMLElement, rendering: Rendering): void {
  const { app, component, sourcePath } = rendering;
  const open = (event: MouseEvent): void => {
    const link = linkAt(event);
    if (!link) return;
    event.preventDefault();
    if (event.type === "auxclick" && event.button !== 1) return;
    if (link.hasClass("tag")) app.workspace.trigger("search:open-tag", link.getText());
    else void app.workspace.openLinkText(link.getAttr("data-href") ?? "", sourcePath, Keymap.isModEvent(event));
  };
  const preview = (event: MouseEvent): void => {
    const targetEl = linkAt(event);
    if (!targetEl?.hasClass("internal-link")) return;
    const linktext = targetEl.getAttr("data-href") ?? "";
    app.workspace.trigger("hover-link", { event, source: "preview", hoverParent: component, targetEl, linktext, sourcePath });
  };
  el.addEventListener("click", open);
  el.addEventListener("auxclick", open);
  el.addEventListener("mouseover", preview);
}

function linkAt(event: MouseEvent): HTMLElement | null {
  const target = event.target as Node | null;
  const element = target instanceof Element ? target : target?.parentElement;
  return element?.closest<HTMLElement>("a.internal-link, a.tag") ?? null;
}
