/** Columns: code | name | other names | related | description. Indentation says what is narrower. */
export const productSkills = `
product-design | Product and design | | | Deciding what to build and how it should feel to use.
  product-management | Product management | Product ownership | | Deciding what a product becomes, and why.
    product-discovery | Product discovery | Customer discovery | user-research | Learning what is worth building before building it.
    roadmapping | Product roadmapping | Roadmap planning | prioritization | Laying out what comes when and why.
    prioritization | Backlog prioritization | Backlog management | agile-delivery, user-stories | Putting the most valuable work first.
    user-stories | User stories | Acceptance criteria | requirements-analysis | Describing needs so that a team can build them.
    product-analytics | Product analytics | Google Analytics, Amplitude | ab-testing, web-analytics | Learning from how a product is used.
    pricing-strategy | Pricing strategy | Pricing | market-research, financial-modeling | Setting what a product costs.
    go-to-market | Go-to-market planning | Product launch, Product marketing | roadmapping, campaign-management | Bringing a product to its customers.
  user-experience | User experience design | UX design, UX | | Shaping how people use a product.
    user-research | User research | UX research, User interviews | usability-testing, survey-design | Learning how people work and what they need.
    usability-testing | Usability testing | | exploratory-testing | Watching people try a product.
    interaction-design | Interaction design | IxD | prototyping, wireframing | Designing how a product answers to people.
    wireframing | Wireframing | Wireframes | information-architecture | Sketching screens before they are designed.
    prototyping | Prototyping | Rapid prototyping of interfaces | figma | Making something to try before it is built.
    figma | Figma | Figma prototyping | visual-design | Designing interfaces with Figma.
    information-architecture | Information architecture | Card sorting | content-design | Arranging information so that it is found.
    design-systems | Design systems | Component libraries, Storybook | figma, css | Building and keeping reusable interface parts.
    accessibility-design | Accessible design | Inclusive design | interaction-design | Designing for people with different abilities.
    service-design | Service design | Customer journey mapping | user-research, process-mapping | Designing a service across all its steps.
    human-factors | Human factors engineering | Usability engineering, IEC 62366 | usability-testing, medical-device-regulation | Designing devices that are safe in real hands.
  visual-design | Visual design | Graphic design, Adobe Creative Suite | | Giving products and pages their look.
    brand-design | Brand design | Visual identity | brand-management | Giving an organization a recognizable look.
    motion-design | Motion design | Animation | video-production | Designing movement on screens.
    survey-design | Survey design | Questionnaire design | market-research, statistics | Asking many people the right questions.
`

/** Columns: code | name | other names | related | description. Indentation says what is narrower. */
export const projectSkills = `
project-delivery | Project and change delivery | Project delivery | | Bringing planned change about.
  project-management | Project management | PMP, PRINCE2 | | Planning and steering a temporary undertaking.
    project-planning | Project planning | Gantt charts, Microsoft Project | scheduling-work, resource-planning | Breaking a project into work, time and people.
    scheduling-work | Work scheduling | Primavera P6 | resource-planning | Putting work into an order and on dates.
    resource-planning | Resource planning | Resource allocation | capacity-planning | Giving work to the people and means available.
    project-risk-management | Project risk management | Risk register | risk-assessment | Seeing and lessening what could derail a project.
    project-budgeting | Project cost control | Earned value management | budgeting | Keeping a project within its money.
    programme-management | Programme management | Program management, Portfolio management | strategic-planning | Steering several projects toward one goal.
    vendor-coordination | Vendor coordination | Contractor management | supplier-management | Working with outside parties in a project.
  agile-delivery | Agile delivery | Agile, Agile methods | | Delivering in small steps and learning from each.
    scrum | Scrum | Sprint planning | kanban, prioritization | Working in sprints with defined roles.
    kanban | Kanban | | lean-manufacturing | Limiting work in progress and improving its flow.
    scaled-agile | Scaled agile frameworks | SAFe, LeSS | programme-management | Coordinating many agile teams.
    retrospectives | Retrospective facilitation | Sprint retrospectives | facilitation | Helping a team to learn from its last weeks.
    jira | Jira | Confluence | kanban, user-stories | Tracking work in Jira.
  business-analysis | Business analysis | | | Finding out what an organization needs.
    requirements-analysis | Requirements analysis | Requirements engineering, Requirements gathering | business-process-modeling | Finding, writing and checking requirements.
    business-process-modeling | Business process modeling | BPMN | process-mapping | Drawing how work flows through an organization.
    process-mapping | Process mapping | Value stream mapping | process-improvement | Laying open the steps of a process.
    business-case | Business case development | Cost-benefit analysis | financial-modeling | Weighing what a change costs and brings.
    gap-analysis | Gap analysis | | requirements-analysis, process-mapping | Comparing what is with what should be.
  change-management | Organizational change management | Change management, ADKAR | | Helping people through a change at work.
    change-communication | Change communication | | internal-communication | Telling people what changes for them and when.
    stakeholder-analysis | Stakeholder analysis | Stakeholder mapping | stakeholder-communication | Knowing who is touched by a change and how.
    user-adoption | User adoption and rollout | Rollout planning, Go-live support | training-delivery, change-communication | Bringing a new system into daily use.
    process-automation | Process automation | Workflow automation | business-process-modeling | Letting systems do the repeated steps.
    process-improvement | Process improvement | Continuous improvement, Kaizen | lean-manufacturing, six-sigma | Making work better step by step.
`

/** Columns: code | name | other names | related | description. Indentation says what is narrower. */
export const financeSkills = `
finance-accounting | Finance and accounting | | | Recording, planning and safeguarding money.
  accounting | Accounting | Bookkeeping | | Recording what an organization earns, owes and owns.
    accounts-payable | Accounts payable | Invoice processing | accounts-receivable, expense-management | Checking and paying bills.
    accounts-receivable | Accounts receivable | Invoicing, Billing | credit-control | Sending bills and booking payments.
    credit-control | Credit control | Debt collection | credit-risk | Seeing that customers pay in time.
    general-ledger | General ledger | Journal entries | account-reconciliation | Keeping the central books.
    account-reconciliation | Account reconciliation | Bank reconciliation | accounts-payable | Explaining differences between records.
    month-end-close | Month-end close | Financial close | general-ledger, accruals | Closing the books for a period.
    accruals | Accruals and provisions | Accruals | general-ledger | Booking costs and income in the right period.
    fixed-assets | Fixed asset accounting | Depreciation | general-ledger | Recording equipment and its loss of value.
    cost-accounting | Cost accounting | Product costing | management-reporting, variance-analysis | Finding out what products and services really cost.
    ifrs | IFRS | International Financial Reporting Standards | us-gaap, financial-reporting | Accounting under the international standards.
    us-gaap | US GAAP | GAAP | financial-reporting | Accounting under the standards of the United States.
    financial-reporting | Financial reporting | Financial statements | consolidation | Preparing statements for owners and authorities.
    consolidation | Group consolidation | Intercompany accounting | ifrs | Joining the accounts of several companies.
    expense-management | Expense management | Travel expenses | | Checking and booking the expenses of staff.
  financial-planning | Financial planning and analysis | FP&A | | Planning money and explaining results.
    budgeting | Budgeting | Budget planning | financial-forecasting, cost-control | Planning income and spending.
    financial-forecasting | Financial forecasting | Rolling forecast | forecasting | Estimating coming results.
    financial-modeling | Financial modeling | Financial modelling | spreadsheets, valuation | Calculating how decisions change results.
    variance-analysis | Variance analysis | | budgeting, management-reporting | Explaining differences from the plan.
    management-reporting | Management reporting | KPI reporting | business-intelligence | Giving leaders the figures they steer by.
    valuation | Valuation | Discounted cash flow, DCF | investment-appraisal | Estimating what a business or asset is worth.
    investment-appraisal | Investment appraisal | Capital budgeting | business-case | Judging whether an investment pays.
    cost-control | Cost control | Cost reduction | variance-analysis | Keeping spending within limits.
  treasury | Treasury | Treasury management | | Keeping an organization able to pay.
    cash-management | Cash management | Liquidity planning | financial-forecasting | Having the right money in the right account.
    currency-hedging | Currency and commodity hedging | Hedging, FX management | energy-trading, cash-management | Limiting losses from changing prices.
    credit-risk | Credit risk analysis | | risk-assessment | Judging whether a customer will pay.
  tax | Taxation | Corporate tax | | Calculating and reporting taxes.
    value-added-tax | Value added tax | VAT, Sales tax | accounts-payable, customs-clearance | Handling taxes on sales and purchases.
    transfer-pricing | Transfer pricing | | consolidation | Pricing between companies of a group.
  auditing | Auditing | | | Checking independently that things are in order.
    internal-audit | Internal audit | | internal-controls, quality-audit | Checking an organization's own processes.
    internal-controls | Internal controls | Sarbanes-Oxley, SOX | risk-assessment | Building checks into daily work.
`

/** Columns: code | name | other names | related | description. Indentation says what is narrower. */
export const peopleSkills = `
human-resources | Human resources | HR, People operations | | Finding, keeping and developing the people of an organization.
  talent-acquisition | Talent acquisition | Recruiting, Recruitment | | Finding people for open work.
    candidate-sourcing | Candidate sourcing | Talent sourcing | prospecting | Finding people who might want a role.
    interviewing | Structured interviewing | Interviewing, Competency-based interviews | candidate-assessment | Learning from a conversation whether a role fits.
    candidate-assessment | Candidate assessment | Selection methods | | Judging fit for a role with fair methods.
    employer-branding | Employer branding | | brand-management, content-writing | Showing what it is like to work somewhere.
    applicant-tracking | Applicant tracking systems | ATS | hr-information-systems | Running hiring in a tracking system.
    onboarding | Employee onboarding | New hire orientation | training-delivery | Helping new people to start well.
    workforce-planning | Workforce planning | Headcount planning | capacity-planning, people-analytics | Knowing which people and skills will be needed.
    internal-mobility | Internal mobility | Redeployment | career-development, workforce-planning | Moving people to new work inside the organization.
  learning-development | Learning and development | L&D | | Helping people to learn for their work.
    training-delivery | Training delivery | Instruction, Workshop delivery | facilitation, presentation | Teaching groups on site or online.
    instructional-design | Instructional design | Course design | e-learning | Designing lessons that work.
    e-learning | E-learning production | Articulate, Learning management systems | video-production | Producing online courses.
    training-needs-analysis | Training needs analysis | Skills gap analysis | gap-analysis | Finding out what people need to learn.
    career-development | Career development | Career counselling | coaching | Helping people to plan their working life.
  compensation-benefits | Compensation and benefits | Total rewards | | Deciding and running pay and benefits.
    payroll | Payroll | Payroll processing | hr-information-systems, employment-tax | Paying staff correctly and in time.
    employment-tax | Employment tax and social security | Wage tax | | Handling taxes and contributions on pay.
    job-evaluation | Job evaluation | Job grading | pay-benchmarking | Comparing jobs to set fair grades.
    pay-benchmarking | Pay benchmarking | Salary benchmarking | people-analytics | Comparing pay with the market.
    benefits-administration | Benefits administration | Pension administration | payroll | Running insurance, pension and other benefits.
  employee-relations | Employee relations | Labour relations, Labor relations | | Keeping a fair relation between staff and employer.
    works-council-relations | Works council and union relations | Collective bargaining | negotiation, employment-law | Working with those whom staff elected.
    grievance-handling | Grievance handling | Workplace investigations | conflict-resolution | Clearing up complaints fairly.
    performance-reviews | Performance review processes | Performance appraisal | feedback-giving | Running fair conversations about work.
    employee-engagement | Employee engagement | Employee surveys | survey-design, internal-communication | Learning how staff are doing, and acting on it.
    hr-information-systems | HR information systems | HRIS, Workday, SAP SuccessFactors | people-analytics | Running the systems that hold HR records.
    people-analytics | People analytics | HR analytics, Workforce analytics | business-intelligence, statistics | Answering questions about the workforce with data.
`
