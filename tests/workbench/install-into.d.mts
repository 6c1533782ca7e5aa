/** Copies the release files from the repository into the vault's plugin folder and answers that folder. */
export function installInto(vault: string, repository: string): Promise<string>;
