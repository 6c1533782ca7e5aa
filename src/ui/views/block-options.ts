import { readDay } from "../../domain/time/day.ts";

/** The options of an `operations` code block: a line each, `key: value`. */
export interface BlockOptions {
  readonly show: string;
  /** The period: days back from today, or two days. */
  readonly days: number;
  readonly from: string;
  readonly to: string;
  readonly service: string;
  /** The note that is meant, where it is not the one that the block stands in: a link. */
  readonly note: string;
}

const DAYS = 30;
const isDay = (text: string): boolean => readDay(text) !== undefined;
const isAny = (): boolean => true;
/** What a line's value can be, by its key. */
const CAN_BE: Readonly<Record<string, ((text: string) => boolean) | undefined>> = {
  show: isAny, days: (text) => /^[1-9]\d{0,4}$/.test(text), from: isDay, to: isDay, service: isAny, note: isAny,
};

/** Reads a block's text; a line that is none is told, so that nobody wonders. */
export function readBlock(text: string): { readonly options: BlockOptions; readonly wrong: readonly string[] } {
  const found = new Map<string, string>();
  const wrong: string[] = [];
  for (const line of text.split("\n").map((each) => each.trim()).filter((each) => each !== "")) {
    const [, key = "", value = ""] = /^([a-z]+)\s*:\s*(.+)$/i.exec(line) ?? [];
    if (CAN_BE[key.toLowerCase()]?.(value) === true) found.set(key.toLowerCase(), value);
    else wrong.push(line);
  }
  const said = (key: string): string => found.get(key) ?? "";
  return { options: { show: said("show"), days: Number(found.get("days") ?? DAYS), from: said("from"), to: said("to"), service: said("service"), note: said("note") }, wrong };
}
