/** A clock that runs as the real one, from the wished local time on (`2026-11-23T08:00`). */
export function runningClock(wished: string): () => number {
  const realNow = Date.now.bind(Date);
  const start = new Date(wished).getTime();
  if (Number.isNaN(start)) throw new Error(`"${wished}" is not a time; write it as 2026-11-23T08:00.`);
  const offset = start - realNow();
  return () => realNow() + offset;
}
