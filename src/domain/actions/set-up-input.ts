/** What setting up a vault asks for. */
export interface SetUpInput {
  /** Where the operations notes go, without a slash at its ends. */
  readonly folder: string;
  /** An IANA name, `Europe/Berlin`. */
  readonly zone: string;
  readonly profile: "team" | "solo";
  /** As answers carry it, `[[Ana]]`; "" for nobody. Kept on the device, not in a note. */
  readonly person: string;
  /** Whether the starter procedures and the documents that the framework links to are created too. */
  readonly starters: boolean;
}
