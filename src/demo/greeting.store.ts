import type { BuiltInIssuer } from '../identity/built-in-issuer.js'
import { demoEmployerId } from './demo.store.js'
import { listDemoCast, rolesOf } from './sign-in.js'

const aWeek = 7 * 24 * 3600

/** What a person reads who has just started the demo: where it is, and a token for each role to try. */
export async function describeSignIns(url: string, issuer: BuiltInIssuer): Promise<string> {
  const lines = await Promise.all(
    listDemoCast().map(async ({ employer, role, name, signInName }) => {
      const token = await issuer.sign({
        subject: signInName,
        roles: rolesOf[role],
        employerId: demoEmployerId(employer),
        signInName,
        lifetimeSeconds: aWeek,
      })
      return `  ${role} · ${name} · ${employer}\n  ${token}\n`
    }),
  )
  const officer = await issuer.sign({
    subject: 'privacy-officer',
    roles: rolesOf.privacy_officer,
    employerId: null,
    signInName: null,
    lifetimeSeconds: aWeek,
  })
  return `
Flux Work Genome is ready.
  API         ${url}/graphql
  Playground  ${url}/

Sign-in tokens to try (header "Authorization: Bearer TOKEN"; valid for a week):
${lines.join('\n')}
  privacy_officer · platform staff
  ${officer}
`
}
