import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

export interface SourceFile {
  readonly path: string // from the project's root, with slashes: 'src/engine/arithmetic/real.ts'
  readonly text: string
}

export interface Import {
  readonly from: string // path of the importing file
  readonly to: string // path of one of our files, without extension, or the name of a package
  readonly ours: boolean
  readonly typeOnly: boolean // leaves nothing at run time
  readonly late: boolean // import() or a worker: loaded after the importing file has run
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Every file below a folder of the project whose name ends in one of the endings. */
export function filesBelow(folder: string, endings: readonly string[]): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(root, path).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

const parse = ({ path, text }: SourceFile) =>
  ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)

function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  ts.forEachChild(node, (child) => walk(child, visit))
}

/** 'react-dom/client' is of 'react-dom', '@floating-ui/dom' of itself. */
const packageOf = (specifier: string) => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')

/** Static and dynamic imports, re-exports, and files named by `new URL(..., import.meta.url)`, as workers are. */
export function importsOf(file: SourceFile): Import[] {
  const found: Import[] = []
  const add = (literal: ts.Expression | undefined, typeOnly: boolean, late: boolean) => {
    if (!literal || !ts.isStringLiteralLike(literal)) return
    const specifier = literal.text
    const ours = specifier.startsWith('.')
    const target = ours ? posix.join(dirname(file.path), specifier).replace(/\.tsx?$/, '') : packageOf(specifier)
    const inPackages = /^node_modules\/((@[^/]+\/)?[^/]+)/.exec(target)
    found.push({ from: file.path, to: inPackages?.[1] ?? target, ours: ours && !inPackages, typeOnly, late })
  }
  walk(parse(file), (node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeImport(node), false)
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly, false)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], false, true)
    else if (ts.isNewExpression(node) && node.expression.getText() === 'URL') add(node.arguments?.[0], false, true)
  })
  return found
}

function isTypeImport({ importClause }: ts.ImportDeclaration): boolean {
  if (!importClause) return false
  if (importClause.isTypeOnly) return true
  const named = importClause.namedBindings
  return !importClause.name && !!named && ts.isNamedImports(named) && named.elements.every((element) => element.isTypeOnly)
}

/** Exact in every engine, as IEEE 754 or the standard says; the constants are fixed doubles. */
const EXACT = new Set('sqrt abs floor ceil round min max imul sign trunc PI LN2 LOG2E'.split(' '))
const UNREPEATABLE = new Set(['Date', 'performance', 'crypto'])

/** What a file uses that may differ between browsers or between two runs: inexact Math, powers, chance, clocks. */
export function unrepeatableIn(file: SourceFile): string[] {
  const found: string[] = []
  walk(parse(file), (node) => {
    if (ts.isBinaryExpression(node) && /^\*\*=?$/.test(node.operatorToken.getText())) found.push('**')
    if (!ts.isIdentifier(node)) return
    if (UNREPEATABLE.has(node.text)) found.push(node.text)
    if (node.text === 'Math')
      found.push(
        ...namesTaken(node)
          .filter((name) => !EXACT.has(name))
          .map((name) => `Math.${name}`),
      )
  })
  return found
}

/** Which members of Math a mention of it uses: Math.abs, or const { abs } = Math; '?' when that cannot be told. */
function namesTaken(math: ts.Identifier): string[] {
  const { parent } = math
  if (ts.isPropertyAccessExpression(parent) && parent.expression === math) return [parent.name.text]
  if (ts.isVariableDeclaration(parent) && ts.isObjectBindingPattern(parent.name)) {
    return parent.name.elements.map((element) => (element.propertyName ?? element.name).getText())
  }
  return ['?']
}

/** Whether a file leaves nothing at run time: only types, interfaces and imports of them. */
export function holdsTypesOnly(file: SourceFile): boolean {
  return parse(file).statements.every(
    (statement) =>
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      (ts.isImportDeclaration(statement) && isTypeImport(statement)) ||
      (ts.isExportDeclaration(statement) && statement.isTypeOnly),
  )
}

/** A way round through the edges, as the names along it, or null. */
export function findCycle(edges: ReadonlyMap<string, ReadonlySet<string>>): string[] | null {
  const done = new Set<string>()
  const path: string[] = []
  const visit = (node: string): string[] | null => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node]
    if (done.has(node)) return null
    path.push(node)
    for (const next of edges.get(node) ?? []) {
      const cycle = visit(next)
      if (cycle) return cycle
    }
    path.pop()
    done.add(node)
    return null
  }
  for (const node of edges.keys()) {
    const cycle = visit(node)
    if (cycle) return cycle
  }
  return null
}
