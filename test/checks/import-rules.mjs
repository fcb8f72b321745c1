// Holds every import of the source against the import table (.dependency-cruiser.cjs):
//   node test/checks/import-rules.mjs [folder of the project]
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { cruise } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'

const root = path.resolve(import.meta.dirname, '../..')

/** How many modules were seen, and a line for every import that breaks a rule. */
export async function checkImports(project = root) {
  const { forbidden, options } = createRequire(import.meta.url)(path.join(root, '.dependency-cruiser.cjs'))
  const { enhancedResolveOptions, tsConfig, ...cruiseOptions } = options
  const { output } = await cruise(
    ['src', 'migrations'].filter((folder) => existsSync(path.join(project, folder))),
    { ...cruiseOptions, baseDir: project, validate: true, ruleSet: { forbidden, options } },
    enhancedResolveOptions,
    { tsConfig: extractTSConfig(path.join(root, tsConfig.fileName)) },
  )
  return {
    modules: output.modules.filter(({ source }) => /^(src|migrations)\//.test(source)).length,
    violations: output.summary.violations.map(
      ({ from, to, rule, cycle }) =>
        `${from} → ${cycle ? cycle.map(({ name }) => name).join(' → ') : to}: ${rule.name}`,
    ),
  }
}

/** A tool that sees nothing finds nothing wrong. */
const fewestModules = 20

async function main(project) {
  const { modules, violations } = await checkImports(project)
  for (const violation of violations) console.error(violation)
  console.log(`import rules: ${modules} modules, ${violations.length} violations`)
  if (modules < fewestModules) console.error(`fewer than ${fewestModules} modules: the check does not see the source`)
  process.exitCode = violations.length || modules < fewestModules ? 1 : 0
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(process.argv[2])
