import { noticeWithUndo } from "../ui/notice.ts";
import { words } from "../words.ts";

/** Runs an action; what goes wrong is said to the person and told to the console, never swallowed. */
export function attempt(act: () => Promise<unknown>): void {
  act().catch((error: unknown) => {
    console.error("Operations Vault", error);
    noticeWithUndo(words.notices.couldNot(error instanceof Error ? error.message : String(error)));
  });
}
