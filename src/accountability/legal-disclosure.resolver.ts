import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql'
import { checkText } from '../people/input-checks.js'
import type { Request } from '../request.js'
import type { Facet } from '../visibility/facet.js'
import { AccessFor, FacetEnum } from '../visibility/governed.type.js'
import { Disclosure } from './disclosure.type.js'
import { saveLegalDisclosure } from './legal-disclosure.store.js'

@Resolver()
export class LegalDisclosureResolver {
  @AccessFor('privacy officer')
  @Mutation(() => Disclosure, {
    description:
      'Writes into the log of a person that facets of theirs were disclosed to somebody who may demand it by law. Privacy officers only.',
  })
  async recordLegalDisclosure(
    @Arg('employeeId', () => ID) employeeId: string,
    @Arg('recipient', () => String) recipient: string,
    @Arg('facets', () => [FacetEnum]) facets: Facet[],
    @Ctx() request: Request,
  ): Promise<Disclosure> {
    return new Disclosure(await saveLegalDisclosure(request, employeeId, checkText(recipient, 'recipient'), facets))
  }
}
