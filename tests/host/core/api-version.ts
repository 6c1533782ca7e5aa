/** The version of Obsidian that the stand-in answers for. */
export const apiVersion = "1.13.1";

/** Whether the app is at least of a version. */
export function requireApiVersion(version: string): boolean {
  const wanted = version.split(".").map(Number);
  const own = apiVersion.split(".").map(Number);
  for (const [index, part] of own.entries()) {
    const difference = part - (wanted[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
