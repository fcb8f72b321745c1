import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'

/** As many as ESCO 1.2 has. */
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

/** Invented files in ESCO's official columns, of its true size; the folder they are in says their version. */
export async function writeEscoFiles(folder) {
  const numbers = sequence(2_463_534_242)
  const pick = (below) => numbers.next().value % below
  const word = () => Array.from({ length: 2 + pick(3) }, () => syllables[pick(syllables.length)]).join('')
  const words = (count) => Array.from({ length: count }, word).join(' ')
  const others = (most) => `"${Array.from({ length: pick(2 * most + 1) }, () => words(3)).join('\n')}"`
  const uri = (kind, number) =>
    `http://data.europa.eu/esco/${kind}/${String(number).padStart(8, '0')}-0000-4000-8000-000000000000`
  const group = (number) => `http://data.europa.eu/esco/skill/S${number}`
  const note = () => `"${words(24)},\n${words(12)} ""${word()}"""`

  const write = async (name, header, count, line) => {
    const file = createWriteStream(join(folder, name))
    file.write(`${header}\n`)
    for (let at = 0; at < count; at++) if (!file.write(`${line(at)}\n`)) await once(file, 'drain')
    file.end()
    await once(file, 'close')
  }
  await write(
    'skillGroups_en.csv',
    'conceptType,conceptUri,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,inScheme,description,code',
    size.groups,
    (at) => `SkillGroup,${group(at)},${words(3)} ${at},,,released,,,,${note()},S${at}`,
  )
  await write(
    'skills_en.csv',
    'conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,definition,inScheme,description',
    size.skills,
    (at) =>
      `KnowledgeSkillCompetence,${uri('skill', at)},skill/competence,cross-sector,${words(3)} ${at},${others(size.namesOfSkill)},,released,,,,,${note()}`,
  )
  await write(
    'broaderRelationsSkillPillar_en.csv',
    'conceptType,conceptUri,broaderType,broaderUri',
    size.skills + size.groups - 1,
    (at) =>
      at < size.skills
        ? `KnowledgeSkillCompetence,${uri('skill', at)},SkillGroup,${group(pick(size.groups))}`
        : `SkillGroup,${group(at - size.skills + 1)},SkillGroup,${group(pick(at - size.skills + 1))}`,
  )
  await write(
    'occupations_en.csv',
    'conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,regulatedProfessionNote,scopeNote,definition,inScheme,description,code',
    size.occupations,
    (at) =>
      `Occupation,${uri('occupation', at)},${1000 + pick(9000)},${words(2)} ${at},${others(size.titles)},,released,,,,,,${note()},${at}`,
  )
  await write(
    'occupationSkillRelations_en.csv',
    'occupationUri,relationType,skillType,skillUri',
    size.relations,
    (at) => {
      // A step that is prime to the number of skills: no occupation has a skill twice.
      const occupation = at % size.occupations
      const skill = (occupation * 4_001 + Math.floor(at / size.occupations) * 337) % size.skills
      return `${uri('occupation', occupation)},${pick(2) ? 'essential' : 'optional'},skill/competence,${uri('skill', skill)}`
    },
  )
}
