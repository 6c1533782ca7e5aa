/** Whether a line of an analysis asks why and nobody has answered yet: `Why?`. */
export function isOpenQuestion(text: string): boolean {
  return /^[^?]*\?\s*$/.test(text);
}
