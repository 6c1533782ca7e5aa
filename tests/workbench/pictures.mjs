// `npm run pictures`: makes the pictures in docs/ from the workbench.
import path from "node:path";
import { importBundled } from "./import-bundled.mjs";

const { makePictures } = await importBundled("pictures.ts");
await makePictures(path.resolve("docs"));
