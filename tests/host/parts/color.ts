import type { HSL, RGB } from "obsidian";

/** Reads `#rrggbb`. */
export function hexToRgb(hex: string): RGB {
  const number = Number.parseInt(hex.replace("#", ""), 16);
  return { r: (number >> 16) & 255, g: (number >> 8) & 255, b: number & 255 };
}

/** Writes `#rrggbb` in lower case. */
export function rgbToHex({ r, g, b }: RGB): string {
  return `#${[r, g, b].map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
}

/** Converts to whole degrees and whole percents. */
export function rgbToHsl({ r, g, b }: RGB): HSL {
  const [red, green, blue] = [r / 255, g / 255, b / 255];
  const max = Math.max(red, green, blue);
  const span = max - Math.min(red, green, blue);
  const lightness = max - span / 2;
  const saturation = span === 0 ? 0 : span / (1 - Math.abs(2 * lightness - 1));
  let sector = 0;
  if (span !== 0) {
    if (max === red) sector = (green - blue) / span;
    else if (max === green) sector = 2 + (blue - red) / span;
    else sector = 4 + (red - green) / span;
  }
  return { h: Math.round((sector * 60 + 360) % 360), s: Math.round(saturation * 100), l: Math.round(lightness * 100) };
}

/** Converts degrees and percents to whole parts of 255. */
export function hslToRgb({ h, s, l }: HSL): RGB {
  const lightness = l / 100;
  const reach = (s / 100) * Math.min(lightness, 1 - lightness);
  const part = (offset: number): number => {
    const at = (offset + h / 30) % 12;
    return Math.round(255 * (lightness - reach * Math.max(-1, Math.min(at - 3, 9 - at, 1))));
  };
  return { r: part(0), g: part(8), b: part(4) };
}
