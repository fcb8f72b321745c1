import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'

/** As many as ESCO 1.2 has; names and titles are what a term has on average beside its own. */
const size = { skills: 13_900, groups: 640, occupations: 3_000, relations: 124_000, namesOfSkill: 7, titles: 9 }

const syllables = [
  'ba',
  'cor',
  'den',
  'fi',
  'gal',
  'hu',
  'jen',
  'kol',
  'lim',
  'mar',
  'nos',
  'pra',
  'qui',
  'rol',
  'ster',
  'tu',
]

/** A sequence that looks random and is the same in every run (xorshift). */
function* sequence(seed) {
  for (let state = seed; ; ) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    yield state >>> 0
  }
}

const numbers = sequence(2_463_534_242)
const pick = (below) => numbers.next().value % below
const word = () => Array.from({ length: 2 + pick(3) }, () => syllables[pick(syllables.length)]).join('')
const words = (count) => Array.from({ length: count }, word).join(' ')
const others = (usual) => `"${Array.from({ length: pick(2 * usual + 1) }, () => words(3)).join('\n')}"`
const note = () => `"${words(24)},\n${words(12)} ""${word()}"""`

const root = 'http://data.europa.eu/esco'
const uri = (kind, number) => `${root}/${kind}/${String(number).padStart(8, '0')}-0000-4000-8000-000000000000`
const group = (number) => `${root}/skill/S${number}`

function broaderOf(at) {
  if (at < size.skills) return `KnowledgeSkillCompetence,${uri('skill', at)},SkillGroup,${group(pick(size.groups))}`
  const narrower = at - size.skills + 1
  return `SkillGroup,${group(narrower)},SkillGroup,${group(pick(narrower))}`
}

function relationOf(at) {
  // A step that is prime to the number of skills: no occupation has a skill twice.
  const occupation = at % size.occupations
  const skill = (occupation * 4_001 + Math.floor(at / size.occupations) * 337) % size.skills
  const type = pick(2) ? 'essential' : 'optional'
  return `${uri('occupation', occupation)},${type},skill/competence,${uri('skill', skill)}`
}

/** Each file's name, columns, number of rows, and a row. */
const files = [
  [
    'skillGroups_en.csv',
    'conceptType,conceptUri,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,inScheme,description,code',
    size.groups,
    (at) => `SkillGroup,${group(at)},${words(3)} ${at},,,released,,,,${note()},S${at}`,
  ],
  [
    'skills_en.csv',
    'conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,definition,inScheme,description',
    size.skills,
    (at) =>
      `KnowledgeSkillCompetence,${uri('skill', at)},skill/competence,cross-sector,${words(3)} ${at},${others(size.namesOfSkill)},,released,,,,,${note()}`,
  ],
  [
    'broaderRelationsSkillPillar_en.csv',
    'conceptType,conceptUri,broaderType,broaderUri',
    size.skills + size.groups - 1,
    broaderOf,
  ],
  [
    'occupations_en.csv',
    'conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,regulatedProfessionNote,scopeNote,definition,inScheme,description,code',
    size.occupations,
    (at) =>
      `Occupation,${uri('occupation', at)},${1000 + pick(9000)},${words(2)} ${at},${others(size.titles)},,released,,,,,,${note()},${at}`,
  ],
  ['occupationSkillRelations_en.csv', 'occupationUri,relationType,skillType,skillUri', size.relations, relationOf],
]

/** Writes invented files in ESCO's official columns, of its true size. */
export async function writeEscoFiles(folder) {
  for (const [name, columns, count, rowOf] of files) {
    const file = createWriteStream(join(folder, name))
    file.write(`${columns}\n`)
    for (let at = 0; at < count; at++) if (!file.write(`${rowOf(at)}\n`)) await once(file, 'drain')
    file.end()
    await once(file, 'close')
  }
}
