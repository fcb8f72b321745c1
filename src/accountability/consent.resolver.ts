import { Arg, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql'
import { Viewer } from '../people/viewer.type.js'
import type { Request } from '../request.js'
import { AccessFor, Governed } from '../visibility/governed.type.js'
import type { ConsentPurpose } from './consent.js'
import { listOwnConsents, saveConsent } from './consent.store.js'
import { ConsentPurposeEnum, ConsentRecord } from './consent.type.js'
import { getOwnPolicy } from './privacy-policy.store.js'

@Resolver(() => Viewer)
export class ConsentResolver {
  @Governed('own')
  @FieldResolver(() => [ConsentRecord], {
    description: 'Everything that was said, latest first; the latest of a purpose holds.',
  })
  async consents(@Ctx() request: Request): Promise<ConsentRecord[]> {
    if (!request.viewer?.employeeId) return []
    return (await listOwnConsents(request)).map((consent) => new ConsentRecord(consent, request.employeeId))
  }

  @AccessFor('employee')
  @Mutation(() => ConsentRecord, {
    description:
      'Takes effect at once: PUBLIC_DATA_USE and GENOME_LEARNING set the setting of that name; without EEA_VISIBILITY the profile is ' +
      'shown to nobody.',
  })
  async recordConsent(
    @Arg('purpose', () => ConsentPurposeEnum) purpose: ConsentPurpose,
    @Arg('given', () => Boolean) given: boolean,
    @Arg('policyVersion', () => String) policyVersion: string,
    @Ctx() request: Request,
  ): Promise<ConsentRecord> {
    const policy = await getOwnPolicy(request, policyVersion, 'policyVersion')
    await saveConsent(request, purpose, given, policy)
    const said = (await listOwnConsents(request)).find((each) => each.purpose === purpose)
    return new ConsentRecord(said as NonNullable<typeof said>, request.employeeId)
  }
}
