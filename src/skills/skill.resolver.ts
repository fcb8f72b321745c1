import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import { badUserInput } from '../errors.js'
import { type Connection, connectionOf, readPage } from '../relay/connection.js'
import { readGlobalId } from '../relay/global-id.js'
import type { Seal } from '../relay/sealed.js'
import type { Request } from '../request.js'
import { AccessFor, Costs } from '../visibility/governed.type.js'
import { extractSkills } from './extract-skills.js'
import { attributionLoader, loadSkills, skillLoader, skillRelationLoaders } from './skill.loader.js'
import { findSkills } from './skill.store.js'
import { ExtractedSkill, Skill, SkillConnection } from './skill.type.js'
import { skillDictionary } from './skill-dictionary.loader.js'

/** In UTF-16 code units. */
const longestText = 20_000
const mostMentions = 1_000

@Resolver(() => Skill)
export class SkillResolver {
  constructor(private readonly seal: Seal) {}

  @AccessFor('signed in')
  @Query(() => Skill, { nullable: true })
  async skill(@Arg('id', () => ID) id: string, @Ctx() request: Request): Promise<Skill | null> {
    const read = readGlobalId(id)
    return read?.kind === 'Skill' ? request.once(skillLoader).load(read.uuids[0] as string) : null
  }

  @AccessFor('signed in')
  @Query(() => SkillConnection, {
    description: 'Skills by any of their names, best first; an empty search lists all by name.',
  })
  async skills(
    @Arg('search', () => String) search: string,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() request: Request,
  ): Promise<Connection<Skill>> {
    if (search.length > 200) throw badUserInput('search', 'must be at most 200 characters long')
    const page = readPage<number>(this.seal, request, ['skills', search], first, after)
    const offset = page.after ?? 0
    const { ids, totalCount } = await findSkills(request, search, offset, first + 1)
    const skills = await request.once(skillLoader).loadMany(ids)
    const found = skills.map((skill, index) => ({ skill: skill as Skill, position: offset + index + 1 }))
    return connectionOf(
      page,
      found,
      totalCount,
      ({ skill }) => skill,
      ({ position }) => position,
    )
  }

  @AccessFor('signed in')
  @Costs(500)
  @Query(() => [ExtractedSkill], {
    description: `Skills named in free text (a job description, a project note), each with the words that named it, in the order of the text; the longest name of a place counts. Everyday words such as Go, Excel or feedback count only where the text shows that the skill is meant. The text may have ${longestText} characters; of more than ${mostMentions} mentions the first are given.`,
  })
  async extractSkills(@Arg('text', () => String) text: string, @Ctx() request: Request): Promise<ExtractedSkill[]> {
    if (text.length > longestText) throw badUserInput('text', `must be at most ${longestText} characters long`)
    const named = extractSkills(text, await request.once(skillDictionary)).slice(0, mostMentions)
    const skills = await request.once(skillLoader).loadMany(named.map(({ skillId }) => skillId))
    return named.map((mention, index) => ({ ...mention, skill: skills[index] as Skill }))
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'What the publisher of an imported vocabulary asks to be shown beside its terms; null for the built-in set.',
  })
  attribution(@Root() skill: Skill, @Ctx() request: Request): Promise<string | null> {
    return request.once(attributionLoader).load(skill.scheme)
  }

  @FieldResolver(() => [String])
  alternativeNames(@Root() skill: Skill, @Ctx() request: Request): Promise<string[]> {
    return request.once(skillRelationLoaders.alternativeNames).load(skill.row.id)
  }

  @FieldResolver(() => [Skill])
  async broader(@Root() skill: Skill, @Ctx() request: Request): Promise<Skill[]> {
    return loadSkills(request, await request.once(skillRelationLoaders.broader).load(skill.row.id))
  }

  @FieldResolver(() => [Skill])
  async narrower(@Root() skill: Skill, @Ctx() request: Request): Promise<Skill[]> {
    return loadSkills(request, await request.once(skillRelationLoaders.narrower).load(skill.row.id))
  }
}
