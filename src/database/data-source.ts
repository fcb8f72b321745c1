import 'reflect-metadata'
import pg from 'pg'
import { DataSource } from 'typeorm'
import { CreateRolesAndEmployers1764000000000 } from '../../migrations/1764000000000-create-roles-and-employers.js'
import { CreateVocabulary1764000001000 } from '../../migrations/1764000001000-create-vocabulary.js'
import { CreatePeople1764000002000 } from '../../migrations/1764000002000-create-people.js'
import { CreateOpportunities1764000003000 } from '../../migrations/1764000003000-create-opportunities.js'
import { CreateRevealsAndDisclosures1764000004000 } from '../../migrations/1764000004000-create-reveals-and-disclosures.js'
import { CreateVocabularyImports1764000005000 } from '../../migrations/1764000005000-create-vocabulary-imports.js'
import { SuggestSkills1764000006000 } from '../../migrations/1764000006000-suggest-skills.js'
import { SearchSkillNames1764000007000 } from '../../migrations/1764000007000-search-skill-names.js'
import { FindSimilarNames1764000007100 } from '../../migrations/1764000007100-find-similar-names.js'
import { CreateEvidenceAndDisputes1764000008000 } from '../../migrations/1764000008000-create-evidence-and-disputes.js'
import { CreateEditions1764000009000 } from '../../migrations/1764000009000-create-editions.js'
import { CreateSuppressions1764000012000 } from '../../migrations/1764000012000-create-suppressions.js'
import { CreatePublicData1764000013000 } from '../../migrations/1764000013000-create-public-data.js'
import { ForgetIdempotencyKeys1764000014000 } from '../../migrations/1764000014000-forget-idempotency-keys.js'
import { CreateConsentsAndPolicies1764000014100 } from '../../migrations/1764000014100-create-consents-and-policies.js'
import { LetPrivacyOfficersIn1764000014200 } from '../../migrations/1764000014200-let-privacy-officers-in.js'
import { CreateUsage1764000014300 } from '../../migrations/1764000014300-create-usage.js'
import { ConsentRecordRow } from '../accountability/consent.entity.js'
import * as disclosureEntities from '../accountability/disclosure.entity.js'
import * as policyEntities from '../accountability/privacy-policy.entity.js'
import { UsageEventRow } from '../accountability/usage.entity.js'
import * as revealEntities from '../contact/reveal.entity.js'
import {
  EditionDueRow,
  GenomeContributionRow,
  LearnedEditionRow,
  LearnedSkillRow,
  StarterEditionRow,
  StarterSkillRow,
} from '../genome/edition.entity.js'
import { RejectedInferenceRow } from '../genome/rejected-inference.entity.js'
import { CandidateShownRow } from '../matching/candidate-shown.entity.js'
import { EmailPreferencesRow } from '../notifications/email-preferences.entity.js'
import * as opportunityEntities from '../opportunities/opportunity.entity.js'
import * as disputeEntities from '../people/dispute.entity.js'
import { EmployeeRow } from '../people/employee.entity.js'
import { EmployerRow } from '../people/employer.entity.js'
import * as factEntities from '../people/facts.entity.js'
import * as publicItemEntities from '../public-data/public-item.entity.js'
import * as publicRecordEntities from '../public-data/public-record.entity.js'
import * as suppressionEntities from '../public-data/suppression.entity.js'
import { IdempotencyRecordRow } from '../relay/idempotency.entity.js'
import * as skillEntities from '../skills/skill.entity.js'
import * as vocabularyEntities from '../skills/vocabulary.entity.js'
import { VisibilitySettingsRow } from '../visibility/settings.entity.js'
import { SnakeCaseNames } from './naming.js'

/** A connection that breaks while nobody listens to it would end the process; whoever uses it next hears of it anyway. */
class QuietClient extends pg.Client {
  constructor(options?: pg.ClientConfig) {
    super(options)
    this.on('error', () => {})
  }
}

export interface PoolOptions {
  readonly size: number
  /** How long a request waits for a connection before it fails. */
  readonly waitMs: number
  readonly statementTimeoutMs: number
}

const entities = [
  EmployerRow,
  EmployeeRow,
  VisibilitySettingsRow,
  IdempotencyRecordRow,
  ...Object.values(factEntities),
  ...Object.values(disputeEntities),
  ...Object.values(skillEntities),
  ...Object.values(vocabularyEntities),
  ...Object.values(opportunityEntities),
  StarterEditionRow,
  StarterSkillRow,
  LearnedEditionRow,
  LearnedSkillRow,
  GenomeContributionRow,
  EditionDueRow,
  RejectedInferenceRow,
  CandidateShownRow,
  ...Object.values(revealEntities),
  ...Object.values(disclosureEntities),
  ...Object.values(policyEntities),
  ConsentRecordRow,
  UsageEventRow,
  EmailPreferencesRow,
  ...Object.values(suppressionEntities),
  ...Object.values(publicRecordEntities),
  ...Object.values(publicItemEntities),
]

/** The one connection pool of a process; `onError` hears of connections that broke while idle. */
export const createDataSource = (url: string, pool: PoolOptions, onError: (error: Error) => void): DataSource =>
  new DataSource({
    type: 'postgres',
    url,
    entities,
    migrations: [
      CreateRolesAndEmployers1764000000000,
      CreateVocabulary1764000001000,
      CreatePeople1764000002000,
      CreateOpportunities1764000003000,
      CreateRevealsAndDisclosures1764000004000,
      CreateVocabularyImports1764000005000,
      SuggestSkills1764000006000,
      SearchSkillNames1764000007000,
      FindSimilarNames1764000007100,
      CreateEvidenceAndDisputes1764000008000,
      CreateEditions1764000009000,
      ForgetIdempotencyKeys1764000014000,
      CreateConsentsAndPolicies1764000014100,
      LetPrivacyOfficersIn1764000014200,
      CreateUsage1764000014300,
      CreateSuppressions1764000012000,
      CreatePublicData1764000013000,
    ],
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeCaseNames(),
    synchronize: false,
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    poolSize: pool.size,
    poolErrorHandler: onError,
    extra: {
      Client: QuietClient,
      connectionTimeoutMillis: pool.waitMs,
      statement_timeout: pool.statementTimeoutMs,
      idle_in_transaction_session_timeout: Math.max(pool.statementTimeoutMs * 2, 10_000),
      application_name: 'flux-work-genome',
      keepAlive: true,
    },
  })
