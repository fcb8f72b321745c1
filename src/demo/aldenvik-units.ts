/**
 * Organizational units as `name | head's occupation | head's title | places`, and under each its teams as
 * `team | occupation | people`. The first unit's head leads the employer. 800 people.
 */
export const aldenvikUnits = `
Executive Board | general-manager | Chief executive officer | Gothenburg, Sweden
  Strategy | strategy-analyst | 6
  Communications | communications-specialist | 6
Device Software | engineering-manager | Head of device software | Gothenburg, Sweden; Kraków, Poland; Barcelona, Spain
  Firmware | embedded-software-engineer | 28
  Hospital Interfaces | backend-developer | 16
  Clinician Screens | frontend-developer | 10
  Service Portal | full-stack-developer | 6
  Patient Application | mobile-developer | 8
  Software Verification | software-tester | 16
  Architecture | software-architect | 4
  Build and Release | devops-engineer | 8
Product and Design | product-manager | Chief product officer | Gothenburg, Sweden; Eindhoven, Netherlands
  Product Management | product-manager | 10
  Interface Design | ux-designer | 8
  User Research | ux-researcher | 5
  Technical Writing | technical-writer | 8
  Translation | translator | 6
  Business Analysis | business-analyst | 6
Hardware Development | systems-engineer | Chief technology officer | Eindhoven, Netherlands; Gothenburg, Sweden; Bologna, Italy
  Mechanics | mechanical-engineer | 19
  Electronics | electronics-engineer | 20
  Systems Engineering | systems-engineer | 16
  Biosignals | biomedical-engineer | 16
Data and Artificial Intelligence | data-scientist | Head of data and artificial intelligence | Barcelona, Spain; Gothenburg, Sweden
  Data Analysis | data-analyst | 8
  Data Engineering | data-engineer | 8
  Data Science | data-scientist | 8
  Machine Learning | machine-learning-engineer | 8
  Reporting | business-intelligence-developer | 4
  Data Governance | data-steward | 4
Manufacturing | operations-manager | Chief operations officer | Kraków, Poland; Bologna, Italy; Cork, Ireland
  Production Lines | production-operator | 70
  Production Shifts | production-supervisor | 10
  Process Engineering | process-engineer | 20
  Maintenance | maintenance-technician | 16
  Line Automation | automation-engineer | 10
Quality | quality-engineer | Head of quality | Kraków, Poland; Bologna, Italy; Cork, Ireland
  Quality Engineering | quality-engineer | 22
  Inspection | quality-inspector | 14
Regulatory and Clinical Affairs | regulatory-affairs-specialist | Head of regulatory and clinical affairs | Lyon, France; Hamburg, Germany; Cork, Ireland
  Regulatory Affairs | regulatory-affairs-specialist | 18
  Clinical Research | clinical-research-associate | 16
  Clinical Data | clinical-data-manager | 8
  Biostatistics | biostatistician | 6
  Medical Writing | medical-writer | 7
Laboratory | laboratory-scientist | Head of laboratory | Lyon, France; Gothenburg, Sweden
  Laboratory Services | laboratory-technician | 20
  Assay Research | laboratory-scientist | 14
Supply Chain | supply-planner | Head of supply chain | Hamburg, Germany; Kraków, Poland
  Purchasing | buyer | 14
  Supply Planning | supply-planner | 10
  Logistics | logistics-coordinator | 12
  Warehouse Floor | warehouse-associate | 12
  Warehouse Shifts | warehouse-supervisor | 3
  Customs | customs-specialist | 4
Sales and Marketing | account-manager | Chief commercial officer | Hamburg, Germany; Lyon, France; Barcelona, Spain
  Hospital Accounts | account-manager | 18
  Sales | sales-representative | 14
  Tenders | tender-specialist | 6
  Product Marketing | product-marketer | 8
  Online Marketing | digital-marketer | 5
Customer and Field Service | customer-success-manager | Head of customer and field service | Hamburg, Germany; Eindhoven, Netherlands; Barcelona, Spain
  Field Service | field-service-engineer | 22
  Clinical Applications | clinical-application-specialist | 16
  Customer Service | customer-service-representative | 14
  Customer Success | customer-success-manager | 5
Information Technology | systems-administrator | Chief information officer | Gothenburg, Sweden; Kraków, Poland
  Server Operations | systems-administrator | 6
  Networks | network-engineer | 4
  Service Desk | service-desk-analyst | 8
  Security Monitoring | security-analyst | 4
  Security Governance | security-governance-specialist | 3
  Enterprise Applications | enterprise-applications-consultant | 7
  Databases | database-administrator | 3
Finance and Legal | financial-controller | Chief financial officer | Gothenburg, Sweden; Hamburg, Germany
  Accounting | accountant | 9
  Financial Planning | financial-analyst | 6
  Controlling | financial-controller | 2
  Legal | legal-counsel | 3
  Privacy | privacy-specialist | 3
  Compliance | compliance-officer | 3
People | hr-business-partner | Chief people officer | Gothenburg, Sweden; Hamburg, Germany
  Recruiting | recruiter | 6
  People Partners | hr-business-partner | 6
  Learning | learning-specialist | 4
  Compensation | compensation-specialist | 2
  People Systems | people-analyst | 4
  Payroll | payroll-specialist | 2
Programme Office | programme-manager | Head of programme office | Gothenburg, Sweden; Eindhoven, Netherlands
  Projects | project-manager | 12
  Programmes | programme-manager | 3
  Agile Delivery | scrum-master | 4
  Change | change-specialist | 4
`
