import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import ts from "typescript";

/** A set of source files: the path from the repository's root, with `/`, and the text. */
export type SourceFiles = ReadonlyMap<string, string>;

/** Every TypeScript file of `src`. */
export function sourceFiles(): SourceFiles {
  const root = process.cwd();
  const entries = readdirSync(resolve(root, "src"), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".ts")).map((entry) => join(entry.parentPath, entry.name));
  return new Map(files.sort().map((file) => [relative(root, file).replace(/\\/g, "/"), readFileSync(file, "utf8")]));
}

/** What a file imports, types included, as written; also `export from`, `import()` and `import("x").T`. */
export function importsOf(path: string, text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const named = ts.isImportDeclaration(node) || ts.isExportDeclaration(node) ? node.moduleSpecifier : undefined;
    if (named && ts.isStringLiteral(named)) found.push(named.text);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) found.push(node.argument.literal.text);
    const [first] = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword ? node.arguments : [];
    if (first && ts.isStringLiteral(first)) found.push(first.text);
    ts.forEachChild(node, visit);
  };
  visit(parse(path, text));
  return found;
}

/** A file's names with their lines, comments and strings aside; `console.log` counts as such and as both its parts, the type `any` too. */
export function namesIn(path: string, text: string): { name: string; line: number }[] {
  const source = parse(path, text);
  const found: { name: string; line: number }[] = [];
  const add = (node: ts.Node, name: string): void => {
    found.push({ name, line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1 });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) add(node, node.text);
    if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) add(node, `${node.expression.text}.${node.name.text}`);
    if (node.kind === ts.SyntaxKind.AnyKeyword) add(node, "any");
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The path that a relative import names; a library stays as it is. */
export function resolveImport(from: string, specifier: string): string {
  if (!specifier.startsWith(".")) return specifier;
  return join(from, "..", specifier).replace(/\\/g, "/");
}

function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
}
