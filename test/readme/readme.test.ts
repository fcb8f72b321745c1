import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.js'
import { errorCodes } from '../../src/errors.js'
import { importColumns } from '../../src/people/import-workforce.js'
import { readme } from './read-tour.js'

const projectFolder = path.resolve(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(path.join(projectFolder, file), 'utf8')

/** Every variable that the configuration reads, and whether it has a default there. */
function listVariables() {
  const calls = read('src/config.ts').matchAll(/reader\.(text|integer|oneOf|url)\(\s*'([A-Z_]+)'([^\n]*)/g)
  return [...calls].map(([, kind, name = '', rest = '']) => ({
    name,
    hasDefault: kind === 'integer' || kind === 'oneOf' || rest.includes('??'),
  }))
}

/** Default by variable, as the README's table has it; null where it has none. */
const table = new Map(
  [...readme.matchAll(/^\| `([A-Z_]+)` \| (?:`([^`]+)`|—) \| .+ \|$/gm)].map(([, name = '', value]) => [
    name,
    value ?? null,
  ]),
)

const withIssuer = { OIDC_ISSUER: 'https://issuer.example', OIDC_AUDIENCE: 'https://api.example' }

describe('the README', () => {
  it('lists every variable of the configuration, and no other', () => {
    const names = listVariables().map(({ name }) => name)
    expect(names).toContain('PORT')
    expect([...table.keys()].sort()).toEqual(names.sort())
  })

  it.each(listVariables())('says the default of $name, or that it has none', ({ name, hasDefault }) => {
    const documented = table.get(name)
    expect(documented !== null).toBe(hasDefault)
    const base = name.startsWith('OIDC_') ? withIssuer : {}
    if (documented) expect(readConfig({ ...base, [name]: documented })).toEqual(readConfig(base))
  })

  it('says that the demonstration is off by default with an issuer of OpenID Connect', () => {
    expect(readme).toContain('with `OIDC_ISSUER` the default is `off`')
    expect(readConfig(withIssuer).demo).toBe(false)
  })

  it('names only npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json'))
    const named = [...readme.matchAll(/npm (?:run(?: --silent)? ([a-z-]+)|(start|test)\b)/g)].map(
      ([, run, own]) => run ?? own,
    )
    expect(named).toContain('token')
    expect(named.filter((name) => !Object.hasOwn(scripts, name as string))).toEqual([])
  })

  it('names the versions of Node.js that the package asks for', () => {
    const versions = [...readme.matchAll(/`((?:\^|>=)\d+\.\d+)`/g)].map(([, version]) => `${version}.0`)
    expect(versions.join(' || ')).toBe(JSON.parse(read('package.json')).engines.node)
  })

  it('explains every error code', () => {
    for (const code of errorCodes) expect(readme).toMatch(new RegExp(`^\\| .*\`${code}\``, 'm'))
  })

  it('names every column of an import', () => {
    const columns = [...readme.matchAll(/^\| (`[a-z_]+`(?:, `[a-z_]+`)*) \| .+ \|$/gm)]
    expect(columns.flatMap(([, names = '']) => names.replaceAll('`', '').split(', ')).sort()).toEqual(
      [...importColumns].sort(),
    )
  })

  it('links only to what is there', () => {
    const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map(([, target = '']) => target)
    expect(links.length).toBeGreaterThan(0)
    expect(links.filter((target) => !existsSync(path.join(projectFolder, target)))).toEqual([])
  })
})
