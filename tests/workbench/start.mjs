// `npm start`: serves the workbench. `--vault DIR`, `--port N`, `--plugins DIR`, `--empty`, `--problems`, `--incidents`, `--changes`.
import { importBundled } from "./import-bundled.mjs";

const { startFromCommandLine } = await importBundled("start-workbench.ts");
await startFromCommandLine(process.argv.slice(2));
