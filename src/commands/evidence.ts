import { planEvidence } from "../domain/actions/add-evidence.ts";
import { sha256OfBytes } from "../domain/text/sha-256.ts";
import { incidentWords as say } from "../incident-words.ts";
import { askFields } from "../ui/dialogs/ask-fields.ts";
import { chooseOne } from "../ui/dialogs/choose-one.ts";
import { noticeWithUndo } from "../ui/notice.ts";
import type { Operations } from "../vault/operations.ts";
import { write } from "./incident-during.ts";
import { chooseRecord } from "./record-target.ts";

/** Takes a file of the vault in as evidence, with the hash that tells whether it is still the same. */
export async function addEvidence(operations: Operations, path?: string): Promise<void> {
  const record = await chooseRecord(operations, ["incident", "problem", "review"], path);
  if (!record) return;
  const { vault, metadataCache } = operations.app;
  const files = vault.getFiles().filter((file) => file.path !== record.path).sort((one, other) => other.stat.mtime - one.stat.mtime);
  if (files.length === 0) return void noticeWithUndo(say.noFiles);
  const chosen = await chooseOne(operations.app, files.map((file) => ({ path: file.path, name: file.name, detail: file.parent?.path ?? "" })), say.chooseFile);
  const file = files.find((each) => each.path === chosen);
  const said = file && (await askFields(operations.app, { title: say.evidenceTitle(file.name), confirm: say.add, fields: [{ key: "note", label: say.evidenceSays }] }));
  if (!file || !said) return;
  const sha256 = sha256OfBytes(new Uint8Array(await vault.readBinary(file)));
  const link = `[[${metadataCache.fileToLinktext(file, record.path)}]]`;
  await write(operations, record, (text) => planEvidence(record.path, text, { link, sha256, note: said["note"] ?? "" }, operations.acting()));
}
