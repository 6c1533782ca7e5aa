const ICONS: Readonly<Record<string, readonly string[]>> = {
  pencil: ["note"],
  "clipboard-list": ["abstract", "summary", "tldr"],
  info: ["info"],
  "check-circle-2": ["todo"],
  flame: ["tip", "hint", "important"],
  check: ["success", "check", "done"],
  "help-circle": ["question", "help", "faq"],
  "alert-triangle": ["warning", "caution", "attention"],
  x: ["failure", "fail", "missing"],
  zap: ["danger", "error"],
  bug: ["bug"],
  list: ["example"],
  quote: ["quote", "cite"],
};

/** The icon of a callout's type; an unknown type looks like a note. */
export function calloutIcon(type: string): string {
  return Object.entries(ICONS).find(([, types]) => types.includes(type))?.[0] ?? "pencil";
}
