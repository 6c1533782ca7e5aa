import { loadMermaid } from "../core/libraries.ts";

interface Mermaid {
  render(id: string, source: string): Promise<{ svg: string; bindFunctions?: (el: Element) => void }>;
}

let drawn = 0;

/** Draws Mermaid blocks as pictures; where there is no Mermaid their source stays, and a faulty one says so. */
export async function drawDiagrams(el: HTMLElement): Promise<void> {
  for (const code of el.findAll("pre > code.language-mermaid")) {
    const source = code.textContent ?? "";
    const place = createDiv({ cls: "mermaid", text: source });
    code.parentElement?.replaceWith(place);
    const mermaid = (await loadMermaid().catch(() => null)) as Mermaid | null;
    if (mermaid) await draw(mermaid, source, place);
  }
}

async function draw(mermaid: Mermaid, source: string, place: HTMLElement): Promise<void> {
  drawn += 1;
  const id = `mermaid-picture-${drawn}`;
  try {
    const { svg, bindFunctions } = await mermaid.render(id, source);
    const picture = new DOMParser().parseFromString(svg, "text/html").body.firstElementChild;
    if (!picture) return;
    place.replaceChildren(picture);
    bindFunctions?.(place);
  } catch (error) {
    document.getElementById(`d${id}`)?.remove();
    place.addClass("mermaid-error");
    place.setText(error instanceof Error ? error.message : String(error));
  }
}
