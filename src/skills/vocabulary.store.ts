import { createHash } from 'node:crypto'
import { uuidOf } from '../relay/global-id.js'
import type { Request } from '../request.js'
import {
  OccupationRow,
  OccupationSkillRow,
  SkillBroaderRow,
  SkillNameRow,
  SkillRelatedRow,
  SkillRow,
} from './skill.entity.js'
import type { Vocabulary, VocabularySkill } from './vocabulary.js'

/** A term's id follows from its scheme and code, so that it is the same in every database. */
export const termId = (kind: 'skill' | 'occupation', scheme: string, code: string): string =>
  uuidOf(createHash('sha256').update(`${kind}\0${scheme}\0${code}`).digest().subarray(0, 16))

/** Both ways, each pair once. */
function relatedPairs(skills: readonly VocabularySkill[]): [string, string][] {
  const pairs = skills.flatMap(({ code, related }) =>
    related.flatMap(
      (other) =>
        [
          [code, other],
          [other, code],
        ] as [string, string][],
    ),
  )
  return [...new Map(pairs.map((pair) => [pair.join('\0'), pair])).values()]
}

/** Loads our own vocabulary once. True when it was new. */
export async function saveVocabulary(request: Request, vocabulary: Vocabulary): Promise<boolean> {
  const { scheme, version, skills, occupations } = vocabulary
  await request.sql('LOCK TABLE skill IN SHARE ROW EXCLUSIVE MODE')
  const [known] = await request.sql('SELECT FROM skill WHERE scheme = $1 LIMIT 1', [scheme])
  if (known) return false
  await request.sql(
    `INSERT INTO vocabulary (scheme, version, licence, attribution, checksum, imported_at, place)
     VALUES ($1, $2, $3, NULL, $4, $5, (SELECT coalesce(max(place), 0) + 1 FROM vocabulary))`,
    [
      scheme,
      version,
      'Part of this software',
      createHash('sha256').update(JSON.stringify(vocabulary)).digest(),
      request.now,
    ],
  )
  const skillId = (code: string) => termId('skill', scheme, code)
  const occupationId = (code: string) => termId('occupation', scheme, code)
  await request.insert(
    SkillRow,
    skills.map(({ code, name, description }) => ({
      id: skillId(code),
      scheme,
      code,
      schemeVersion: version,
      name,
      description,
    })),
  )
  await request.insert(
    SkillNameRow,
    skills.flatMap(({ code, name, alternativeNames }) => [
      { skillId: skillId(code), name, isPreferred: true },
      ...alternativeNames.map((other) => ({ skillId: skillId(code), name: other, isPreferred: false })),
    ]),
  )
  await request.insert(
    SkillBroaderRow,
    skills.flatMap(({ code, broader }) =>
      broader.map((other) => ({ skillId: skillId(code), broaderId: skillId(other) })),
    ),
  )
  await request.insert(
    SkillRelatedRow,
    relatedPairs(skills).map(([code, other]) => ({ skillId: skillId(code), relatedId: skillId(other) })),
  )
  await request.insert(
    OccupationRow,
    occupations.map(({ code, title, alternativeTitles }) => ({
      id: occupationId(code),
      scheme,
      code,
      schemeVersion: version,
      title,
      alternativeTitles: [...alternativeTitles],
    })),
  )
  await request.insert(
    OccupationSkillRow,
    occupations.flatMap(({ code, skills: usual }) =>
      usual.map(({ skill, typicality }) => ({ occupationId: occupationId(code), skillId: skillId(skill), typicality })),
    ),
  )
  return true
}
