import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { Database } from '../dist/src/database/database.js'
import { migrate } from '../dist/src/database/migrate.js'
import { GenomeLearner } from '../dist/src/genome/genome-learner.job.js'
import { learnEdition, learnStarterEdition } from '../dist/src/genome/learn.store.js'
import { createDatabase, runSql } from './world.mjs'

const { values } = parseArgs({ options: { people: { type: 'string', default: '10000,100000' } } })
const sizes = values.people.split(',').map(Number)
const skillCount = 10_000
const skillsEach = 15
const say = (text) => process.stderr.write(`${text}\n`)

/** Skills in groups of a hundred, each group below one of its own. */
const addSkills = [
  `INSERT INTO vocabulary VALUES ('Bench', '1', 'none', NULL, '\\x00', now(), 1)`,
  `INSERT INTO skill (id, scheme, code, scheme_version, name)
   SELECT md5('skill ' || n)::uuid, 'Bench', n::text, '1', 'Skill of trade ' || n FROM generate_series(1, ${skillCount}) n`,
  `INSERT INTO skill_name SELECT id, name, true FROM skill`,
  `INSERT INTO skill_broader SELECT md5('skill ' || n)::uuid, md5('skill ' || (n - n % 100))::uuid
   FROM generate_series(101, ${skillCount}) n WHERE n % 100 <> 0`,
]

/** People hold skills around one trade of a hundred skills, the lower numbers of it likelier (Zipf), and some from anywhere. */
const addPeople = (employer, count) => [
  `INSERT INTO employer VALUES ('${employer}', '${employer}', 'OTHER')`,
  `INSERT INTO employee (employer_id, id, employee_number, sign_in_name, created_at)
   SELECT '${employer}', md5('${employer}' || n)::uuid, n::text, n::text, now() FROM generate_series(1, ${count}) n`,
  `INSERT INTO visibility_settings
   SELECT employer_id, id, 'EMPLOYER','EMPLOYER','EMPLOYER','EMPLOYER','EMPLOYER','EMPLOYER','EMPLOYER','EMPLOYER','EMPLOYER','EMPLOYER','EMPLOYER',
     'FULL', true, true, false, true, now() FROM employee WHERE employer_id = '${employer}'`,
  'SELECT setseed(0.5)',
  `INSERT INTO genome_skill (employer_id, id, employee_id, source, recorded_at, skill_id, is_stated)
   SELECT DISTINCT ON (employee_id, skill_id) '${employer}'::uuid, gen_random_uuid(), employee_id, 'EMPLOYEE', now(), skill_id, true
   FROM (
     SELECT md5('${employer}' || n)::uuid AS employee_id,
       md5('skill ' || (CASE WHEN random() < 0.85 THEN (n % 100) * 100 + least(100, ceil(exp(random() * ln(100))))
         ELSE ceil(random() * ${skillCount}) END)::int)::uuid AS skill_id
     FROM generate_series(1, ${count}) n, generate_series(1, ${skillsEach + 3})
   ) s WHERE EXISTS (SELECT FROM skill k WHERE k.id = skill_id)`,
]

const timed = async (work) => {
  const begun = performance.now()
  const answer = await work()
  return { answer, seconds: (performance.now() - begun) / 1000 }
}

/** The most memory that the process took while `work` ran, in MB, looked at between the slices of learning. */
async function watchMemory(work) {
  let peak = 0
  const answer = await work(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  })
  return { answer, peakMb: Math.round(peak / 2 ** 20) }
}

/** Seconds from the commit of an erasure until the next edition is in force, with the job as a server runs it. */
async function forgetOne(database, employer, url) {
  const failures = []
  const learner = new GenomeLearner(database, {
    minimumPeople: 1000,
    learnEveryDays: 0,
    clock: () => new Date(),
    onLearned: () => {},
    onFailure: (error) => failures.push(error),
  })
  learner.start()
  const newest = () =>
    runSql(
      url,
      `SELECT max(number) AS number FROM learned_edition WHERE employer_id = '${employer}' AND in_force_since IS NOT NULL`,
    )
  const [{ number: before }] = await newest()
  const { seconds } = await timed(async () => {
    await runSql(url, `DELETE FROM employee WHERE employer_id = '${employer}' AND employee_number = '1'`)
    while ((await newest())[0].number <= before) {
      if (failures.length) throw failures[0]
      await sleep(50)
    }
  })
  await learner.stop()
  return seconds
}

async function measure(url, count) {
  const employer = randomUUID()
  say(`${count} people: loading`)
  const loading = await timed(() => runSql(url, ...addPeople(employer, count), 'ANALYZE'))
  const [{ facts }] = await runSql(
    url,
    `SELECT sum(cardinality(skill_ids))::int AS facts FROM genome_contribution WHERE employer_id = '${employer}'`,
  )
  const database = await Database.connect(url, { size: 4, waitMs: 5000, statementTimeoutMs: 15_000 }, () => {})
  try {
    say(`${count} people: learning`)
    const learning = await watchMemory((look) =>
      timed(() => database.platform(employer, new Date(), (request) => learnEdition(request, 1000, look))),
    )
    const { card, edges } = learning.answer.answer.edition
    say(`${count} people: forgetting one`)
    const forgetting = await forgetOne(database, employer, url)
    return {
      count,
      facts,
      loading: loading.seconds,
      learning: learning.answer.seconds,
      deriving: card.seconds,
      peakMb: learning.peakMb,
      edges,
      forgetting,
    }
  } finally {
    await database.close()
  }
}

const product = resolve(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'flux-bench-'))
const server = await createDatabase(product, folder)
try {
  await migrate(server.url)
  await runSql(server.url, ...addSkills, 'ANALYZE')
  const database = await Database.connect(server.url, { size: 1, waitMs: 5000, statementTimeoutMs: 15_000 }, () => {})
  await database.platform(null, new Date(), learnStarterEdition)
  await database.close()
  console.log(
    `PostgreSQL ${server.version}, Node.js ${process.version}, ${availableParallelism()} cores; ${skillCount} skills`,
  )
  for (const size of sizes) {
    const { count, facts, loading, learning, deriving, peakMb, edges, forgetting } = await measure(server.url, size)
    console.log(`${count} people with ${facts} skills
  loading them, each with their contribution     ${loading.toFixed(1)} s
  learning: reading, deriving, saving            ${learning.toFixed(1)} s, of which deriving ${deriving.toFixed(1)} s; ${edges} edges
  peak memory of the process                     ${peakMb} MB
  from erasing somebody to the next edition      ${forgetting.toFixed(1)} s (target: 60 s at 100,000)`)
  }
} finally {
  await server.drop()
  rmSync(folder, { recursive: true, force: true })
}
