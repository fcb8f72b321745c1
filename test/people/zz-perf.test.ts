import { test } from 'vitest'
import { importWorkforce } from '/work/main/src/people/import-workforce.store.ts'
import { saveWorkforce } from '/work/main/src/people/workforce.store.ts'
import { starterVocabulary } from '/work/main/src/skills/starter/starter-vocabulary.ts'
import { saveVocabulary } from '/work/main/src/skills/vocabulary.store.ts'
import { csv, harbor, now, openTown } from '/work/main/test/people/harbor.ts'

const town = openTown()
test('perf', async () => {
  await town.in(harbor, (r) => saveVocabulary(r, starterVocabulary))
  const codes = starterVocabulary.skills.map((s) => s.code)
  const people = Array.from({ length: 2000 }, (_, i) => ({
    number: `p${i}`,
    signInName: `p${i}@x.example`,
    ...(i ? { managerNumber: `p${Math.floor((i - 1) / 8)}` } : {}),
    account: { name: `P ${i}`, headline: 'h', jobTitle: 'j', orgUnit: 'o', email: 'e', phone: 'p', location: 'l' },
    skills: Array.from({ length: 15 }, (_, k) => ({ skill: codes[(i * 7 + k) % codes.length]!, level: 3 })),
    experiences: Array.from({ length: 4 }, (_, k) => ({
      title: `t${k}`,
      skills: Array.from({ length: 4 }, (_, m) => codes[(i * 11 + k * 4 + m) % codes.length]!),
    })),
    education: [{ institution: 'x' }],
    qualities: [{ name: 'q' }, { name: 'r' }],
    interests: [{ kind: 'OTHER' as const }],
    assignments: [{ title: 'a', startedOn: '2026-01-01', skills: [codes[i % codes.length]!] }],
    availability: { openToWork: true },
  }))
  let t = Date.now()
  await town.in(harbor, (r) =>
    saveWorkforce(r, { employer: { name: 'x', region: 'OTHER' }, people }, { idOf: undefined as never }),
  )
  console.log('save 2000', Date.now() - t, await town.ask('SELECT count(*) FROM genome_skill'))
  await town.empty()
  const N = 100_000
  const lines = Array.from(
    { length: N },
    (_, i) =>
      `p${i},p${i}@x.example,Person ${i},${i ? `p${Math.floor((i - 1) / 8)}` : ''},Engineer,Unit,Head,1,Oslo,,${starterVocabulary.skills
        .slice(i % 300, (i % 300) + 5)
        .map((s) => s.name + ':3')
        .join(';')}`,
  )
  const file = csv(
    'employee_number,email,name,manager_number,job_title,org_unit,headline,phone,location,region,skills',
    ...lines,
  )
  for (const dryRun of [true, false, false]) {
    t = Date.now()
    const { problems, ...r } = await importWorkforce(town.database, harbor, file, { now, dryRun })
    console.log(
      dryRun,
      Date.now() - t,
      JSON.stringify(r),
      problems.slice(0, 2),
      Math.round(process.memoryUsage().rss / 1e6),
    )
  }
}, 600_000)
