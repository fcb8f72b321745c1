import { describe, expect, test } from 'vitest'
import { exportFiles, zipOf } from './archives.js'
import {
  accept,
  adaAs,
  adaRecord,
  ask,
  collect,
  documents,
  get,
  itemsOf,
  type Json,
  offers,
  passDays,
  refusal,
} from './prefill-world.js'
import { resumeOf } from './sources.js'

const bring = (who: string, format: string, content: string | Buffer) =>
  get(who, documents.bring, { format, content: Buffer.from(content).toString('base64') })
const bringExport = async (files: Readonly<Record<string, string | Buffer>> = exportFiles) =>
  bring('ada', 'LINKEDIN_EXPORT', await zipOf(files))
const problemOf = async (format: string, content: string | Buffer, isText = false) => {
  const given = isText ? String(content) : Buffer.from(content).toString('base64')
  const { errors } = await ask('ada', documents.bring, { format, content: given })
  return errors?.[0]?.message
}

describe('somebody’s own LinkedIn export', () => {
  test('is offered to them item by item, without addresses, and to nobody else', async () => {
    const { items } = await bringExport()
    expect(items.map(({ facet, summary, origin }: Json) => `${facet} ${summary} (${origin})`)).toEqual([
      'IDENTITY Ada Byron (Your LinkedIn export)',
      'IDENTITY Analyst (Your LinkedIn export)',
      'LOCATION Oslo, Norway (Your LinkedIn export)',
      'EXPERIENCE Welder at Forge, since 2019-03 (Your LinkedIn export)',
      'EDUCATION Diploma, Trade School, 2014-12 (Your LinkedIn export)',
      'SKILLS Welding (Your LinkedIn export)',
    ])
    for (const other of ['tess', 'twin', 'olga']) expect(await offers(other)).toEqual([])
  })

  test('is their own word once they accept it, whatever may be done with public data', async () => {
    await bringExport()
    const before = await adaAs('tess')
    expect(before.employee.experiences).toEqual([])
    await accept('ada', ({ facet }) => facet !== 'IDENTITY')
    await get('ada', documents.use, { on: false })
    const { employee } = await adaAs('tess')
    expect(employee).toMatchObject({
      location: 'Oslo, Norway',
      experiences: [{ title: 'Welder', source: 'EMPLOYEE' }],
      education: [{ source: 'EMPLOYEE' }],
    })
    expect(employee.skills.map(({ skill }: Json) => skill.code).sort()).toEqual(['sql', 'welding'])
  })

  test('in a folder of the archive is the same', async () => {
    const files = Object.fromEntries(Object.entries(exportFiles).map(([name, text]) => [`Basic_Export/${name}`, text]))
    expect((await bringExport(files)).items).toHaveLength(6)
  })

  test('brought in again keeps the answers, and offers no longer what is not in it', async () => {
    await bringExport()
    await accept('ada', ({ facet }) => facet === 'EXPERIENCE')
    const { 'Skills.csv': _, ...rest } = exportFiles
    const { items } = await bringExport(rest)
    expect(items.map(({ facet, state }: Json) => `${facet} ${state}`)).toEqual([
      'IDENTITY OFFERED',
      'IDENTITY OFFERED',
      'LOCATION OFFERED',
      'EXPERIENCE ACCEPTED',
      'EDUCATION OFFERED',
    ])
  })

  test('stands beside what public data say, and does not end with it', async () => {
    await collect(adaRecord())
    await bringExport()
    expect(await offers('ada')).toHaveLength(15)
    await collect({ ...adaRecord(), label: 'Chief' })
    expect(await offers('ada')).toHaveLength(15)
  })

  test('is gone after a year, and what was accepted is not', async () => {
    await bringExport()
    await accept('ada', ({ facet }) => facet === 'SKILLS')
    passDays(366)
    expect(await offers('ada')).toEqual(['ACCEPTED Welding'])
  })

  test('that was accepted is removed like any own fact', async () => {
    await bringExport()
    await accept('ada')
    const ids = (await itemsOf('ada')).map(({ id }) => id)
    expect(await refusal('ada', documents.reject, { ids })).toBe('CONFLICT')
    expect((await adaAs('ada')).employee.experiences).toHaveLength(1)
  })

  test.each<[string, () => Promise<string | Buffer>, string]>([
    ['no archive', async () => 'First Name,Last Name', 'content: is not a ZIP archive that can be read'],
    [
      'half an archive',
      async () => (await zipOf(exportFiles)).subarray(0, 200),
      'content: is not a ZIP archive that can be read',
    ],
    ['an archive of something else', () => zipOf({ 'a.txt': 'a' }), 'content: Profile.csv is missing or empty'],
    [
      'a bomb',
      () => zipOf({ 'Profile.csv': Buffer.alloc(50_000_000, 'a') }),
      'content: Profile.csv is larger than 5000000 bytes',
    ],
    [
      'a mistake',
      () => zipOf({ ...exportFiles, 'Positions.csv': 'Title,Started On\nWelder,once\n' }),
      'content: Positions.csv, line 2, Started On is not a date',
    ],
  ])('that is %s is refused and changes nothing', async (_, content, problem) => {
    await bringExport()
    const before = await itemsOf('ada')
    expect(await problemOf('LINKEDIN_EXPORT', await content())).toBe(problem)
    expect(await itemsOf('ada')).toEqual(before)
  })
})

describe('a JSON Resume', () => {
  test('is offered in the same way', async () => {
    const { items } = await bring('ada', 'JSON_RESUME', JSON.stringify(resumeOf({ skills: ['SQL'] })))
    expect(items.map(({ summary, origin }: Json) => `${summary} (${origin})`)).toEqual([
      'Ada Byron (Your JSON Resume)',
      'Portland, US (Your JSON Resume)',
      'Analyst at Mill, 2019-03 to 2021-04 (Your JSON Resume)',
      'SQL (Your JSON Resume)',
    ])
  })

  test('may be of somebody in Europe: it is theirs', async () => {
    const { found } = await bring('erik', 'JSON_RESUME', JSON.stringify(resumeOf({ country: 'NO' })))
    expect(found).toBe(true)
  })

  test('that is empty offers nothing', async () => {
    expect(await bring('ada', 'JSON_RESUME', '{}')).toMatchObject({ found: false, items: [] })
  })

  test.each([
    ['no JSON', '{', false, 'content: is not a JSON Resume in UTF-8'],
    ['no base64', '{}', true, 'content: is not base64'],
    ['nothing', '', true, 'content: is not base64'],
    ['a list', '[]', false, 'content: is not a JSON object'],
    ['a mistake', '{"work": [{}]}', false, 'content: work[0].position is missing'],
  ])('that is %s is refused', async (_, content, isText, problem) => {
    expect(await problemOf('JSON_RESUME', content, isText)).toBe(problem)
  })
})
