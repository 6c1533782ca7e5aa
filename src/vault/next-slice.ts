/** Lets the app draw and answer before work goes on. */
export function nextSlice(): Promise<void> {
  return new Promise((resolve) => window.setTimeout(resolve, 0));
}
