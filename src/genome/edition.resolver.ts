import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql'
import { badUserInput } from '../errors.js'
import type { Request } from '../request.js'
import { skillLoader } from '../skills/skill.loader.js'
import { Skill } from '../skills/skill.type.js'
import { AccessFor } from '../visibility/governed.type.js'
import { editionInForce, loadAdjacency } from './edition.loader.js'
import { AdjacentSkill, GenomeEdition } from './edition.type.js'

@Resolver()
export class EditionResolver {
  @AccessFor('signed in')
  @Query(() => GenomeEdition, { description: "The edition of the genome in force for the viewer's employer." })
  async genomeEdition(@Ctx() request: Request): Promise<GenomeEdition> {
    return new GenomeEdition((await request.once(editionInForce)).row)
  }
}

@Resolver(() => Skill)
export class AdjacentSkillsResolver {
  @FieldResolver(() => [AdjacentSkill], { description: 'Learned and stated neighbours, nearest first.' })
  async adjacent(
    @Root() skill: Skill,
    @Arg('first', () => Int, { defaultValue: 10 }) first: number,
    @Ctx() request: Request,
  ): Promise<AdjacentSkill[]> {
    if (first < 0 || first > 100) throw badUserInput('first', 'must be from 0 to 100')
    const adjacent = (await loadAdjacency(request, skill.row.id)).slice(0, first)
    const skills = await request.once(skillLoader).loadMany(adjacent.map(({ adjacentId }) => adjacentId))
    return adjacent.map(({ affinity, basis }, index) => ({ skill: skills[index] as Skill, affinity, basis }))
  }
}
