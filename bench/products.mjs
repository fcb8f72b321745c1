import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')

/** What "visibility off" means: every decision is yes, no field is wrapped, and nobody logs who saw what. Who exists for the viewer stays decided. */
const withoutVisibility = {
  'visibility/decide': { decideVisibility: '() => true' },
  'visibility/visible-sql': { visibleSql: "() => 'true'", audienceSql: "() => 'true'", sourceSql: "() => 'true'" },
  'api/shield': { shieldSchema: '(schema) => schema' },
  'accountability/disclosure.store': { saveDisclosures: 'async () => false' },
  'matching/candidate-shown.store': { saveShownByName: 'async () => {}' },
}

/** Builds the product into a folder of its own, as `npm run build` does. */
function build(folder) {
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  const options = ['-p', join(root, 'tsconfig.build.json'), '--outDir', join(folder, 'dist')]
  const { status, stdout } = spawnSync(
    process.execPath,
    [compiler, ...options, '--tsBuildInfoFile', join(folder, '.tsbuildinfo')],
    {
      encoding: 'utf8',
    },
  )
  if (status !== 0) throw new Error(`The product does not build:\n${stdout}`)
}

function link(folder) {
  cpSync(join(root, 'package.json'), join(folder, 'package.json'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
}

/** Replaces exports of one module; whatever else it exports stays. @throws Error where the product no longer has one of them. */
function replaceExports(dist, module, replacements) {
  const file = join(dist, 'src', `${module}.js`)
  const original = file.replace(/\.js$/, '.original.js')
  renameSync(file, original)
  const source = readFileSync(original, 'utf8')
  const isExported = (name) => new RegExp(`^export (const|function|async function) ${name}\\b`, 'm').test(source)
  const missing = Object.keys(replacements).filter((name) => !isExported(name))
  if (missing.length > 0) throw new Error(`src/${module}.ts has no ${missing.join(', ')}: mend bench/products.mjs`)
  const lines = Object.entries(replacements).map(([name, code]) => `export const ${name} = ${code}`)
  const name = module.split('/').at(-1)
  writeFileSync(file, [`export * from './${name}.original.js'`, ...lines, ''].join('\n'))
}

/**
 * Two copies of the product in `folder`: as it is, and one whose visibility is cut out. The product itself has no switch for
 * that, so the second is made by replacing modules of the copy.
 */
export function buildProducts(folder) {
  const on = join(folder, 'on')
  const off = join(folder, 'off')
  build(on)
  cpSync(join(on, 'dist'), join(off, 'dist'), { recursive: true })
  for (const each of [on, off]) link(each)
  for (const [module, replacements] of Object.entries(withoutVisibility))
    replaceExports(join(off, 'dist'), module, replacements)
  return { on, off }
}
