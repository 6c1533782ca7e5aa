interface Span {
  readonly start: number;
  readonly end: number;
}

/** A single value; `start` is `end` where nothing is written. */
export interface YamlScalar extends Span {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  /** The name given by `&name`. */
  readonly anchor?: string;
}

/** A list of `- ` lines, or one in brackets. */
export interface YamlList extends Span {
  readonly kind: "list";
  readonly flow: boolean;
  readonly items: readonly YamlNode[];
  readonly anchor?: string;
}

/** A map in braces. */
export interface YamlMap extends Span {
  readonly kind: "map";
  readonly pairs: readonly { readonly key: YamlScalar; readonly value: YamlNode }[];
  readonly anchor?: string;
}

/** `*name`; `target` is what the name stands for, where that is known. */
export interface YamlAlias extends Span {
  readonly kind: "alias";
  readonly name: string;
  readonly target?: YamlNode;
}

/** Valid or not, something that only a whole YAML reader reads. `nested` is a map on lines of its own, from `start` to `end`. */
export interface YamlOpaque extends Span {
  readonly kind: "opaque" | "nested";
}

/** A value that has been read. */
export type YamlWritten = YamlScalar | YamlList | YamlMap | YamlAlias;

/** What stands behind a key. */
export type YamlNode = YamlWritten | YamlOpaque;

/** What is surely wrong at an offset of the block. */
export type FaultCode = "colon" | "reserved" | "tab" | "quote" | "bracket" | "left-over" | "no-colon" | "indent" | "duplicate" | "escape" | "long-key" | "deep";

/** Thrown inside the reader where the text is surely no YAML. */
export class YamlFault extends Error {
  readonly code: FaultCode;
  readonly at: number;

  constructor(code: FaultCode, at: number) {
    super(code);
    this.code = code;
    this.at = at;
  }
}

/** Stops the reader where the text is surely no YAML. */
export function fault(code: FaultCode, at: number): never {
  throw new YamlFault(code, at);
}

/** Thrown inside the reader where it leaves a value to a whole YAML reader. */
class NotRead extends Error {}

/** Stops the reader where it leaves a value to a whole YAML reader. */
export function leave(): never {
  throw new NotRead();
}

/** What `read` gives; where it stops, what `otherwise` makes of the fault, undefined for a value that is left to others. */
export function readOr<Read, Other>(read: () => Read, otherwise: (found: YamlFault | undefined) => Other): Read | Other {
  try {
    return read();
  } catch (error) {
    if (error instanceof YamlFault) return otherwise(error);
    if (error instanceof NotRead) return otherwise(undefined);
    throw error;
  }
}

/** A scalar with its place. */
export function scalar(value: YamlScalar["value"], start: number, end: number): YamlScalar {
  return { kind: "scalar", value, start, end };
}

/** The plain value of a node; undefined where it is opaque. */
export function valueOf(node: YamlNode): unknown {
  switch (node.kind) {
    case "scalar": return node.value;
    case "list": return node.items.map(valueOf);
    case "map": return Object.fromEntries(node.pairs.map(({ key, value }) => [String(key.value ?? ""), valueOf(value)]));
    case "alias": return node.target === undefined ? undefined : valueOf(node.target);
    default: return undefined;
  }
}
