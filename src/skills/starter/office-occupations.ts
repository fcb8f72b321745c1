/** `code | title | other titles | family`, then the usual skills, each after the number that says how typical it is. */
export const officeOccupations = `
accountant | Accountant | General ledger accountant, Bookkeeper | finance-accounting
  0.9 general-ledger account-reconciliation month-end-close spreadsheets 0.7 accounts-payable accounts-receivable accruals sap-erp 0.5 financial-reporting value-added-tax fixed-assets 0.3 ifrs us-gaap cost-accounting
financial-analyst | Financial analyst | FP&A analyst, Business controller | finance-accounting
  0.9 financial-modeling budgeting spreadsheets variance-analysis 0.7 financial-forecasting management-reporting cost-control power-bi 0.5 investment-appraisal business-case presentation sql 0.3 valuation storytelling-with-data
financial-controller | Financial controller | Head accountant, Controller | finance-accounting
  0.9 financial-reporting month-end-close internal-controls management-reporting 0.7 consolidation ifrs budgeting cost-accounting 0.5 people-management us-gaap variance-analysis 0.3 transfer-pricing sap-erp auditing
treasury-analyst | Treasury analyst | Cash manager | finance-accounting
  0.9 cash-management treasury spreadsheets 0.7 currency-hedging financial-forecasting credit-risk 0.5 financial-modeling account-reconciliation internal-controls 0.3 energy-markets negotiation
internal-auditor | Internal auditor | Audit specialist | finance-accounting
  0.9 internal-audit internal-controls risk-assessment 0.7 auditing interviewing compliance-monitoring spreadsheets 0.5 process-mapping data-analysis written-communication 0.3 iso-27001 anti-corruption sql
payroll-specialist | Payroll specialist | Payroll administrator | human-resources
  0.9 payroll employment-tax hr-information-systems 0.7 spreadsheets benefits-administration account-reconciliation 0.5 employment-law data-protection customer-service 0.3 general-ledger people-analytics
recruiter | Recruiter | Talent acquisition specialist, Talent partner | human-resources
  0.9 talent-acquisition candidate-sourcing interviewing applicant-tracking 0.7 candidate-assessment employer-branding stakeholder-communication active-listening 0.5 internal-mobility onboarding negotiation 0.3 workforce-planning social-media-marketing
hr-business-partner | HR business partner | HR generalist, People partner | human-resources
  0.9 employee-relations performance-reviews stakeholder-communication coaching 0.7 employment-law workforce-planning conflict-resolution grievance-handling 0.5 employee-engagement change-management internal-mobility 0.3 works-council-relations people-analytics
learning-specialist | Learning specialist | Training specialist, Learning and development specialist | human-resources
  0.9 training-delivery instructional-design training-needs-analysis 0.7 e-learning facilitation presentation 0.5 career-development coaching video-production 0.3 survey-design project-planning
compensation-specialist | Compensation specialist | Rewards analyst, Compensation and benefits specialist | human-resources
  0.9 compensation-benefits job-evaluation pay-benchmarking spreadsheets 0.7 benefits-administration people-analytics hr-information-systems 0.5 budgeting employment-law 0.3 works-council-relations statistics
people-analyst | People analyst | HR analyst, HR systems analyst | human-resources
  0.9 people-analytics hr-information-systems spreadsheets 0.7 sql power-bi statistics data-protection 0.5 survey-design data-visualization workforce-planning 0.3 r-language employee-engagement
account-manager | Account manager | Key account manager | sales-marketing
  0.9 key-account-management consultative-selling crm-systems negotiation 0.7 customer-retention sales-forecasting presentation contract-negotiation 0.5 needs-assessment proposal-writing tender-management 0.3 pricing-strategy channel-sales
sales-representative | Sales representative | Sales executive, Inside sales representative | sales-marketing
  0.9 sales prospecting crm-systems lead-qualification 0.7 consultative-selling product-demonstration needs-assessment negotiation 0.5 proposal-writing presentation sales-forecasting 0.3 channel-sales event-marketing
freight-sales-specialist | Freight sales specialist | Freight broker, Logistics sales representative | sales-marketing
  0.9 freight-sales freight-rates negotiation crm-systems 0.7 freight-forwarding prospecting customer-retention 0.5 intermodal-transport proposal-writing tender-management 0.3 shipment-tracking pricing-strategy
tender-specialist | Tender specialist | Bid manager, Proposal writer | sales-marketing
  0.9 tender-management proposal-writing written-communication 0.7 project-planning contract-law pricing-strategy editing 0.5 crm-systems stakeholder-communication spreadsheets 0.3 legal-research market-research
digital-marketer | Digital marketer | Online marketing specialist, Performance marketer | sales-marketing
  0.9 digital-marketing campaign-management web-analytics search-advertising 0.7 search-engine-optimization marketing-automation email-marketing 0.5 social-media-marketing conversion-optimization ab-testing content-writing 0.3 segmentation crm-systems
product-marketer | Product marketer | Product marketing manager, Marketing specialist | sales-marketing
  0.9 marketing go-to-market market-research campaign-management 0.7 content-marketing brand-management segmentation presentation 0.5 event-marketing pricing-strategy content-writing 0.3 product-demonstration web-analytics
communications-specialist | Communications specialist | Corporate communications officer, Public relations specialist | communication
  0.9 corporate-communication written-communication content-writing internal-communication 0.7 public-relations editing storytelling 0.5 social-media-marketing crisis-communication video-production change-communication 0.3 photography event-marketing
translator | Translator | Localization specialist | communication
  0.9 translation editing terminology-management english 0.7 german french written-communication 0.5 technical-writing cross-cultural-communication spanish 0.3 interpreting medical-writing
customer-service-representative | Customer service representative | Customer service agent, Contact center agent | customer-support
  0.9 customer-service call-handling active-listening 0.7 order-management complaint-handling crm-systems live-chat-support 0.5 shipment-tracking de-escalation written-communication 0.3 ticketing-systems spanish
customer-success-manager | Customer success manager | Client success manager | customer-support
  0.9 customer-success customer-retention customer-onboarding stakeholder-communication 0.7 crm-systems customer-feedback presentation product-demonstration 0.5 needs-assessment training-delivery negotiation 0.3 sales-forecasting data-analysis
contact-center-planner | Contact center planner | Workforce management analyst | customer-support
  0.9 contact-center-planning forecasting spreadsheets 0.7 service-level-management data-analysis workforce-planning 0.5 management-reporting power-bi call-handling 0.3 sql coaching
legal-counsel | Legal counsel | Lawyer, In-house counsel, Corporate lawyer | legal-compliance
  0.9 contract-law legal-research negotiation 0.7 corporate-law due-diligence written-communication employment-law 0.5 litigation intellectual-property data-protection 0.3 competition-law mergers-acquisitions
compliance-officer | Compliance officer | Compliance specialist | legal-compliance
  0.9 compliance-monitoring compliance-training policy-writing risk-assessment 0.7 anti-corruption internal-controls trade-compliance 0.5 due-diligence grievance-handling presentation 0.3 legal-research internal-audit
privacy-specialist | Privacy specialist | Data protection officer, Privacy counsel | legal-compliance
  0.9 data-protection privacy-impact-assessment policy-writing 0.7 compliance-training legal-research risk-assessment contract-law 0.5 iso-27001 data-governance stakeholder-communication 0.3 employment-law responsible-ai
sustainability-specialist | Sustainability specialist | ESG analyst, Environmental specialist | legal-compliance
  0.9 sustainability-reporting carbon-accounting environmental-management 0.7 energy-efficiency spreadsheets stakeholder-communication 0.5 data-quality waste-management sustainable-procurement 0.3 financial-reporting presentation
strategy-analyst | Strategy analyst | Corporate development analyst, Strategy consultant | leadership
  0.9 strategic-planning market-research business-case presentation 0.7 financial-modeling data-analysis spreadsheets stakeholder-communication 0.5 due-diligence mergers-acquisitions facilitation 0.3 innovation-management technology-scouting
general-manager | General manager | Managing director, Chief executive | leadership
  0.9 strategic-leadership profit-loss-responsibility people-management decision-making 0.7 strategic-planning goal-setting stakeholder-communication budgeting 0.5 negotiation operations-management coaching mergers-acquisitions 0.3 crisis-management innovation-management
`
