/** The import table of the architecture (src/README.md) as rules. `roots` may be imported by every row. */
const roots = ['errors', 'config', 'request']

const base = ['visibility', 'skills', 'people', 'genome', 'opportunities', 'matching']
const onTop = ['public-data', 'contact', 'notifications', 'insights', 'accountability']
const domains = [...base, ...onTop]

/** What each folder may import beside itself and the roots. */
const mayImport = {
  visibility: [],
  skills: ['visibility'],
  people: ['visibility', 'skills'],
  genome: ['people', 'skills', 'visibility'],
  opportunities: ['people', 'skills', 'visibility'],
  matching: ['visibility', 'skills', 'genome', 'opportunities', 'people'],
  ...Object.fromEntries(onTop.map((domain) => [domain, domains])),
  relay: ['visibility'],
  identity: ['visibility'],
  demo: ['people', 'opportunities', 'skills', 'visibility', 'relay'],
  database: [...domains, 'relay'],
  jobs: [...domains, 'database', 'relay', 'identity', 'demo'],
  api: [...domains, 'database', 'relay', 'identity', 'demo', 'jobs'],
}
const mayImportRoots = { identity: ['errors', 'config'] }

/** A file's suffix is its role. A file of a domain without one is pure TypeScript. */
const roles = 'entity|type|store|loader|resolver|job'
const suffixed = `\\.(${roles})\\.ts$`
/** What every domain may import beside its row, and what only its files with a role may. */
const forAll = ['relay']
const forRoles = ['database']
const forDemoRoles = ['database', 'identity']

/** What matching may know of people: employees, evidence and traits as one viewer sees them. No table of theirs. */
const visibleProjection = [
  'employee.type',
  'employee.loader',
  'evidence-sql',
  'evidence.loader',
  'visible-traits.store',
  'viewer.type',
  'viewer.resolver',
  'workforce',
]

const folders = (names) => `^src/(${names.join('|')})/`
const files = (names) => `^src/(${names.join('|') || '-'})\\.ts$`

const importTable = Object.entries(mayImport).flatMap(([folder, others]) => {
  const allowed = [folder, ...others, ...(domains.includes(folder) ? forAll : [])]
  const rule = (name, from, folderNames) => ({
    name,
    comment: `${folder} may import ${[...(mayImportRoots[folder] ?? roots), ...folderNames].join(', ')}`,
    severity: 'error',
    from,
    to: { path: '^(src|test|bench)/', pathNot: [folders(folderNames), files(mayImportRoots[folder] ?? roots)] },
  })
  if (![...domains, 'demo'].includes(folder)) return [rule(`${folder}-imports`, { path: folders([folder]) }, allowed)]
  return [
    rule(`${folder}-imports`, { path: folders([folder]), pathNot: suffixed }, allowed),
    rule(`${folder}-role-imports`, { path: `${folders([folder])}.*${suffixed}` }, [
      ...allowed,
      ...(folder === 'demo' ? forDemoRoles : forRoles),
    ]),
  ]
})

module.exports = {
  forbidden: [
    ...importTable,
    {
      name: 'roots-import-nothing-of-ours',
      severity: 'error',
      from: { path: files(roots) },
      to: { path: '^(src|test|bench|migrations)/' },
    },
    {
      name: 'every-folder-has-a-row',
      comment: 'A new folder of src needs a row in the import table.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: folders(Object.keys(mayImport)) },
      to: {},
    },
    {
      name: 'matching-reads-people-through-the-visible-projection',
      severity: 'error',
      from: { path: '^src/matching/' },
      to: {
        path: '^src/people/',
        pathNot: `^src/people/(${visibleProjection.map((name) => name.replace('.', '\\.')).join('|')})\\.ts$`,
      },
    },
    {
      name: 'one-way-beside-each-other',
      comment: 'These domains never use one another’s stores.',
      severity: 'error',
      from: { path: folders(onTop) },
      to: { path: `${folders(onTop)}.*\\.store\\.ts$`, pathNot: '^src/$1/' },
    },
    {
      name: 'database-knows-only-entities',
      comment: 'The data source lists the entities; it uses nothing else of a domain.',
      severity: 'error',
      from: { path: '^src/database/' },
      to: { path: folders([...domains, 'relay']), pathNot: '\\.entity\\.ts$' },
    },
    {
      name: 'pure-imports-no-file-with-a-role',
      severity: 'error',
      from: { path: folders([...domains, 'demo']), pathNot: suffixed },
      to: { path: suffixed },
    },
    {
      name: 'pure-imports-no-database-and-no-graphql',
      severity: 'error',
      from: { path: folders([...domains, 'demo']), pathNot: suffixed },
      to: { path: '(^|/)node_modules/(@types/)?(typeorm|type-graphql|graphql|pg)/' },
    },
    {
      name: 'nobody-imports-the-top',
      comment: 'Only main.ts starts the app; the command line works with the domains.',
      severity: 'error',
      from: { path: '^(src|migrations)/', pathNot: '^src/main\\.ts$' },
      to: { path: '^src/(app|main|cli)\\.ts$' },
    },
    {
      name: 'source-imports-no-test',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'migrations-stand-alone',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: '^(src|test|bench)/' },
    },
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'imports-exist', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
