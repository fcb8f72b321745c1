import { Arg, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql'
import { Viewer } from '../people/viewer.type.js'
import type { Request } from '../request.js'
import { AccessFor, Governed } from '../visibility/governed.type.js'
import { getOwnPreferences, updateOwnPreferences } from './email-preferences.store.js'
import { EmailPreferences, EmailPreferencesInput } from './email-preferences.type.js'

@Resolver(() => Viewer)
export class EmailPreferencesResolver {
  @Governed('own')
  @FieldResolver(() => EmailPreferences)
  emailPreferences(@Ctx() request: Request): Promise<EmailPreferences> {
    return getOwnPreferences(request)
  }

  @AccessFor('employee')
  @Mutation(() => EmailPreferences)
  async updateEmailPreferences(
    @Arg('input', () => EmailPreferencesInput) input: EmailPreferencesInput,
    @Ctx() request: Request,
  ): Promise<EmailPreferences> {
    await updateOwnPreferences(request, input)
    return getOwnPreferences(request)
  }
}
