let language = "en";

/** The app's display language, `en` unless set. */
export function getLanguage(): string {
  return language;
}

/** Switches the display language, as the user's setting would at the next start. */
export function setLanguage(code: string): void {
  language = code;
}
