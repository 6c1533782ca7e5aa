/** A class of Obsidian's that the stand-in lacks: it may be extended and tested against, but not made. */
export function notEmulatedClass(name: string): new (...values: unknown[]) => object {
  const holder = {
    [name]: class {
      constructor() {
        throw new Error(`The stand-in for Obsidian does not emulate the class ${name}.`);
      }
    },
  };
  return holder[name] as unknown as new (...values: unknown[]) => object;
}

/** A function of Obsidian's that the stand-in lacks. */
export function notEmulated(name: string): () => never {
  return () => {
    throw new Error(`The stand-in for Obsidian does not emulate ${name}().`);
  };
}
