import 'reflect-metadata'
import { type GraphQLSchema, isInterfaceType } from 'graphql'
import { buildSchemaSync } from 'type-graphql'
import { ConsentResolver } from '../accountability/consent.resolver.js'
import { DisclosureResolver, DisclosuresResolver } from '../accountability/disclosure.resolver.js'
import { LegalDisclosureResolver } from '../accountability/legal-disclosure.resolver.js'
import { PrivacyPolicyResolver } from '../accountability/privacy-policy.resolver.js'
import { UsageResolver } from '../accountability/usage.resolver.js'
import { CandidateRevealResolver, RevealRequestResolver, ViewerRevealsResolver } from '../contact/reveal.resolver.js'
import { DisputeResolver, ViewerDisputesResolver } from '../genome/dispute.resolver.js'
import { AdjacentSkillsResolver, EditionResolver } from '../genome/edition.resolver.js'
import { FactResolver } from '../genome/fact.resolver.js'
import { EmployeeSkillsResolver, EvidenceResolver, GenomeSkillResolver } from '../genome/genome-skill.resolver.js'
import {
  ApplicationCandidateResolver,
  CandidateResolver,
  CandidatesResolver,
  MatchResolver,
  RequirementMatchResolver,
} from '../matching/candidate.resolver.js'
import { CandidatesChangedResolver } from '../matching/candidates-changed.resolver.js'
import { MyMatchResolver } from '../matching/my-match.resolver.js'
import { RecommendationResolver, RecommendationsResolver } from '../matching/recommendation.resolver.js'
import { EmailPreferencesResolver } from '../notifications/email-preferences.resolver.js'
import {
  ApplicationResolver,
  OpportunityApplicationsResolver,
  ViewerApplicationsResolver,
} from '../opportunities/application.resolver.js'
import {
  AssignmentOpportunityResolver,
  OpportunityResolver,
  RequirementResolver,
  SavedOpportunitiesResolver,
} from '../opportunities/opportunity.resolver.js'
import {
  AssignmentResolver,
  EmployeeResolver,
  ExperienceResolver,
  InterestResolver,
} from '../people/employee.resolver.js'
import { AccountFact } from '../people/fact.type.js'
import { ProfileResolver } from '../people/profile.resolver.js'
import { EmployerResolver, ViewerResolver, VisibilitySettingsResolver } from '../people/viewer.resolver.js'
import { PrefillResolver } from '../public-data/prefill.resolver.js'
import type { Seal } from '../relay/sealed.js'
import { SkillResolver } from '../skills/skill.resolver.js'
import { NodeResolver } from './node.resolver.js'

const resolvers = [
  NodeResolver,
  ViewerResolver,
  VisibilitySettingsResolver,
  EmployerResolver,
  EmployeeResolver,
  ExperienceResolver,
  AssignmentResolver,
  InterestResolver,
  ProfileResolver,
  SkillResolver,
  EmployeeSkillsResolver,
  GenomeSkillResolver,
  EvidenceResolver,
  FactResolver,
  DisputeResolver,
  ViewerDisputesResolver,
  OpportunityResolver,
  RequirementResolver,
  AssignmentOpportunityResolver,
  SavedOpportunitiesResolver,
  ApplicationResolver,
  OpportunityApplicationsResolver,
  ViewerApplicationsResolver,
  CandidatesResolver,
  CandidateResolver,
  CandidatesChangedResolver,
  MatchResolver,
  RequirementMatchResolver,
  ApplicationCandidateResolver,
  RecommendationsResolver,
  RecommendationResolver,
  MyMatchResolver,
  RevealRequestResolver,
  CandidateRevealResolver,
  ViewerRevealsResolver,
  DisclosuresResolver,
  DisclosureResolver,
  EditionResolver,
  AdjacentSkillsResolver,
  PrivacyPolicyResolver,
  ConsentResolver,
  LegalDisclosureResolver,
  UsageResolver,
  EmailPreferencesResolver,
  PrefillResolver,
] as const

/** Subscriptions are followed by looking again (`execute.ts`), not by streams of events. */
const noStreams = {
  publish() {},
  subscribe(): never {
    throw new Error('No subscription is a stream of events')
  },
}

/** The schema as the resolvers state it, without rules; every resolver is made with the seal of ids and cursors. */
export function buildApiSchema(seal: Seal): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: resolvers as never,
    orphanedTypes: [AccountFact],
    pubSub: noStreams,
    container: { get: (resolver: new (seal: Seal) => object) => new resolver(seal) },
    validate: false,
  })
  // Compiled documents need an answer at once; type-graphql's own is a promise. Objects are named by their classes.
  for (const type of Object.values(schema.getTypeMap()))
    if (isInterfaceType(type)) type.resolveType = (value: object) => value.constructor.name
  // With a stream of its own, a field's rule would guard the stream and not what each look answers.
  for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) delete field.subscribe
  return schema
}
