import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import type { Request } from '../request.js'
import { AccessFor, RegionEnum } from '../visibility/governed.type.js'
import type { Region } from '../visibility/settings.js'
import { findOwnRegion, findPolicy, getOwnPolicy, saveAcknowledgement } from './privacy-policy.store.js'
import { PrivacyPolicy } from './privacy-policy.type.js'

@Resolver()
export class PrivacyPolicyResolver {
  @AccessFor('anyone')
  @Query(() => PrivacyPolicy, {
    nullable: true,
    description:
      "The policy of a region (absent: the viewer's) that is in force, or one published version of it. Null where there is none.",
  })
  async privacyPolicy(
    @Arg('version', () => String, { nullable: true }) version: string | null,
    @Arg('region', () => RegionEnum, { nullable: true }) region: Region | null,
    @Ctx() request: Request,
  ): Promise<PrivacyPolicy | null> {
    const found = await findPolicy(request, region ?? (await findOwnRegion(request)), version ?? null)
    return found && new PrivacyPolicy(found)
  }

  @AccessFor('employee')
  @Mutation(() => PrivacyPolicy, { description: "The viewer has read this version of their region's policy." })
  async acknowledgePrivacyPolicy(
    @Arg('version', () => String) version: string,
    @Ctx() request: Request,
  ): Promise<PrivacyPolicy> {
    await saveAcknowledgement(request, await getOwnPolicy(request, version, 'version'))
    return new PrivacyPolicy(await getOwnPolicy(request, version, 'version'))
  }
}
