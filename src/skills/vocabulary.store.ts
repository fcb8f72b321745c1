import { createHash } from 'node:crypto'
import { uuidOf } from '../relay/global-id.js'
import type { Request } from '../request.js'
import { taxonomyAdjacency } from './adjacency.js'
import {
  GenomeEditionRow,
  OccupationRow,
  OccupationSkillRow,
  SkillAdjacencyRow,
  SkillBroaderRow,
  SkillNameRow,
  SkillRow,
} from './skill.entity.js'
import type { Vocabulary } from './vocabulary.js'

/** A term's id follows from its scheme and code, so that it is the same in every database. */
export const termId = (kind: 'skill' | 'occupation' | 'edition', scheme: string, code: string): string =>
  uuidOf(createHash('sha256').update(`${kind}\0${scheme}\0${code}`).digest().subarray(0, 16))

/** Loads a vocabulary once, with an edition of the genome derived from its relations alone. True when it was new. */
export async function saveVocabulary(request: Request, vocabulary: Vocabulary): Promise<boolean> {
  const { scheme, version, skills, occupations } = vocabulary
  await request.sql('LOCK TABLE skill IN SHARE ROW EXCLUSIVE MODE')
  const [known] = await request.sql('SELECT FROM skill WHERE scheme = $1 LIMIT 1', [scheme])
  if (known) return false
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
  await saveTaxonomyEdition(request, vocabulary, skillId)
  return true
}

async function saveTaxonomyEdition(
  request: Request,
  vocabulary: Vocabulary,
  skillId: (code: string) => string,
): Promise<void> {
  const adjacency = taxonomyAdjacency(vocabulary)
  const [{ number } = { number: 1 }] = await request.sql<{ number: number }>(
    'SELECT coalesce(max(number), 0)::int + 1 AS number FROM genome_edition',
  )
  const editionId = termId('edition', vocabulary.scheme, vocabulary.version)
  await request.insert(GenomeEditionRow, [
    {
      id: editionId,
      number,
      learnedAt: request.now,
      skills: vocabulary.skills.length,
      edges: adjacency.length,
      facts: 0,
      schemes: [`${vocabulary.scheme} ${vocabulary.version}`],
      minimumSupport: 0,
    },
  ])
  await request.insert(
    SkillAdjacencyRow,
    adjacency.map(({ skill, adjacent, affinity }) => ({
      editionId,
      skillId: skillId(skill),
      adjacentId: skillId(adjacent),
      affinity,
      basis: 'TAXONOMY' as const,
    })),
  )
}
