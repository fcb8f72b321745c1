import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Database } from '../../src/database/database.js'
import { deriveEdition, editionDigest } from '../../src/genome/learning/derive-edition.js'
import type { LearningInput } from '../../src/genome/learning/learning-input.js'
import { readLearningInput } from '../../src/genome/learning-input.store.js'
import { saveEmployer } from '../../src/people/workforce.store.js'
import { SkillNameRow, SkillRow } from '../../src/skills/skill.entity.js'
import { createTestDatabase, type TestDatabase, withAdmin } from '../support/test-database.js'
import { LearnerRows, skillId } from './learner-rows.js'
import { anySequence, type Happening, Learner, skillCount, today } from './learners.js'

const now = new Date(`${today}T09:00:00.000Z`)
const names = ['Welding', 'Sewing', 'Rowing', 'Baking', 'Dyeing', 'Sailing']

/** A database of its own with the few skills. */
async function openWorld(): Promise<{ clone: TestDatabase; database: Database }> {
  const clone = await createTestDatabase()
  const database = await Database.connect(clone.url, { size: 2, waitMs: 5000, statementTimeoutMs: 60_000 }, () => {})
  await database.platform(null, now, async (request) => {
    const skills = Array.from({ length: skillCount }, (_each, place) => ({
      id: skillId(place),
      name: names[place] as string,
    }))
    await request.insert(
      SkillRow,
      skills.map(({ id, name }) => ({ id, scheme: 'Test', code: name, schemeVersion: '1', name })),
    )
    await request.insert(
      SkillNameRow,
      skills.map(({ id, name }) => ({ skillId: id, name, isPreferred: true })),
    )
  })
  return { clone, database }
}

const digestOf = (input: LearningInput): string => {
  const steps = deriveEdition(input)
  for (;;) {
    const next = steps.next()
    if (next.done) return editionDigest(next.value).toString('hex')
  }
}

/** People's skills as an edition is derived from them, in another order than the database has. */
function holdingsOf(people: readonly (readonly number[])[]): LearningInput['holdings'] {
  const holders = people.filter((skills) => skills.length).reverse()
  const offsets = [0]
  for (const skills of holders) offsets.push((offsets.at(-1) as number) + skills.length)
  return { offsets: Uint32Array.from(offsets), skills: Uint32Array.from(holders.flat()) }
}

interface Outcome {
  /** What each person contributes, `id: places of skills`, of those who contribute anything. */
  readonly contributed: readonly string[]
  readonly digest: string
}

/** Lets what happens happen, person by person interleaved, to the database and to the model. */
async function live(
  database: Database,
  sequences: readonly (readonly Happening[])[],
): Promise<{ is: Outcome; shouldBe: Outcome }> {
  const ids = sequences.map(() => randomUUID()).sort()
  const learners = sequences.map(() => new Learner())
  const employerId = randomUUID()
  const is = await database.platform(employerId, now, async (request) => {
    await saveEmployer(request, { employerId, name: employerId, region: 'OTHER' })
    const rows = new LearnerRows(request)
    await rows.addPeople(ids)
    for (let step = 0; step < Math.max(...sequences.map(({ length }) => length)); step++) {
      const happenings = sequences.flatMap((sequence, index) => {
        const happening = sequence[step]
        if (!happening) return []
        learners[index]?.meet(happening)
        return [{ ...happening, employeeId: ids[index] as string }]
      })
      await rows.meet(happenings)
    }
    const kept = await request.sql<{ id: string; skills: string[] }>(
      `SELECT employee_id AS id, skill_ids::text[] AS skills FROM genome_contribution WHERE skill_ids <> '{}' ORDER BY 1`,
    )
    const input = await readLearningInput(request)
    const contributed = kept.map(({ id, skills }) => `${id}: ${skills.map((skill) => Number(skill.at(-1))).join(' ')}`)
    return { contributed, digest: digestOf(input), input }
  })
  const people = learners.map((learner) => learner.contributes())
  const contributed = people.flatMap((skills, index) => (skills.length ? [`${ids[index]}: ${skills.join(' ')}`] : []))
  const digest = digestOf({ ...is.input, holdings: holdingsOf(people) })
  return { is: { contributed: is.contributed, digest: is.digest }, shouldBe: { contributed, digest } }
}

let world: Awaited<ReturnType<typeof openWorld>>
beforeAll(async () => {
  world = await openWorld()
})
afterAll(async () => {
  await world.database.close()
  await world.clone.drop()
})

test('after 10,000 random sequences of adding, changing and removing, the genome learns what it would have learned from data that never held what was removed, byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anySequence, { minLength: 200, maxLength: 200 }), async (sequences) => {
      const { is, shouldBe } = await live(world.database, sequences)
      expect(is).toEqual(shouldBe)
    }),
    { numRuns: 50, endOnFailure: true },
  )
}, 600_000)

const faults: readonly [string, string, string, string][] = [
  ['learning of people whose learning is off', 'contributed_skills(uuid, uuid[])', 'AND s.allow_learning', ''],
  [
    'a skill that is hidden from the employer',
    'contributed_skills(uuid, uuid[])',
    "AND coalesce(g.own_audience, s.skills) >= 'EMPLOYER'",
    '',
  ],
  [
    'a skill that a hidden job alone shows',
    'contributed_skills(uuid, uuid[])',
    "AND coalesce(f.own_audience, g.experience) >= 'EMPLOYER'",
    '',
  ],
  [
    'a skill that a hidden education alone shows',
    'contributed_skills(uuid, uuid[])',
    "AND coalesce(f.own_audience, g.education) >= 'EMPLOYER'",
    '',
  ],
  [
    'a skill that a hidden assignment alone shows',
    'contributed_skills(uuid, uuid[])',
    "AND coalesce(f.own_audience, g.assignments) >= 'EMPLOYER'",
    '',
  ],
  [
    'work that has not begun',
    'contributed_skills(uuid, uuid[])',
    'coalesce(f.started_on <= ',
    'coalesce(f.started_on > ',
  ],
  ['public data that may not be used', 'contributed_skills(uuid, uuid[])', 'AND g.use_public_data', ''],
  [
    'facts that were removed since',
    'renew_on_change()',
    "IF TG_OP = 'DELETE' THEN",
    "IF TG_OP = 'DELETE' THEN RETURN NULL;",
  ],
]

describe('the comparison finds', () => {
  test.each(faults)('%s', async (_what, name, find, replace) => {
    const planted = await openWorld()
    await withAdmin(planted.clone.url, async (admin) => {
      const { rows } = await admin.query('SELECT pg_get_functiondef($1::regprocedure) AS text', [name])
      expect(rows[0].text.split(find).length, 'the fault finds its place').toBeGreaterThan(1)
      await admin.query(rows[0].text.replaceAll(find, replace))
    })
    const outcomes = await Promise.all(
      fc
        .sample(fc.array(anySequence, { minLength: 100, maxLength: 100 }), { numRuns: 2, seed: 7 })
        .map((each) => live(planted.database, each)),
    )
    expect(outcomes.every(({ is, shouldBe }) => JSON.stringify(is) === JSON.stringify(shouldBe))).toBe(false)
    await planted.database.close()
    await planted.clone.drop()
  })
})
