/** Columns: code | name | other names | related | description. Indentation says what is narrower. */
export const legalSkills = `
legal-compliance | Legal, safety and compliance | | | Keeping to law, safety and one's own rules.
  law | Legal work | Legal practice | | Advising and acting on questions of law.
    contract-law | Contract drafting and review | Contract law, Contract drafting | legal-research | Writing and checking contracts.
    employment-law | Employment law | Labour law, Labor law | employee-relations | Advising on law at work.
    corporate-law | Corporate law | Company law | mergers-acquisitions, contract-law | Advising on companies and their bodies.
    intellectual-property | Intellectual property | Patents, Trademarks | legal-research, technology-scouting | Protecting inventions, names and works.
    litigation | Litigation and disputes | Dispute resolution | negotiation, legal-research | Settling disputes in and out of court.
    legal-research | Legal research | | contract-law | Finding what the law says.
    due-diligence | Due diligence | | contract-law, internal-audit | Checking thoroughly before a deal.
    competition-law | Competition law | Antitrust law | corporate-law | Advising on fair competition.
  compliance | Compliance | Regulatory compliance | | Seeing that rules are known and kept.
    data-protection | Data protection | GDPR, Data privacy | privacy-impact-assessment, iso-27001 | Handling personal data lawfully.
    privacy-impact-assessment | Privacy impact assessment | DPIA | risk-assessment | Judging what a use of data means for people.
    trade-compliance | Trade compliance | Export control, Sanctions screening | compliance-monitoring | Trading across borders within the rules.
    anti-corruption | Anti-corruption | Anti-bribery | compliance-training, due-diligence | Preventing bribes and hidden interests.
    compliance-monitoring | Compliance monitoring | Compliance testing | internal-controls | Checking that rules are kept.
    compliance-training | Compliance training | Code of conduct training | training-delivery | Teaching the rules.
    policy-writing | Policy writing | Policy development | written-communication, document-control | Writing rules that people can follow.
    transport-regulation | Transport regulation | DOT compliance, FMCSA regulation | hours-of-service, compliance-monitoring | Knowing and keeping the rules of road transport.
    energy-regulation | Energy regulation | NERC compliance, FERC regulation | energy-markets, compliance-monitoring | Knowing and keeping the rules of the energy sector.
    sustainability-reporting | Sustainability reporting | ESG reporting, CSRD | carbon-accounting, financial-reporting | Reporting on effects on people and nature.
    carbon-accounting | Carbon accounting | Greenhouse gas accounting | energy-efficiency, cost-accounting | Measuring emissions.
  workplace-safety | Workplace safety | Occupational safety and health, HSE, OSHA | | Keeping people safe at work.
    risk-assessment | Risk assessment | Hazard analysis | | Judging what can go wrong and how badly.
    safety-inspection | Safety inspection | Safety walks | quality-inspection | Looking for hazards on site.
    accident-investigation | Accident investigation | Incident investigation at work | root-cause-analysis | Finding out how an accident happened.
    hazardous-materials | Hazardous materials management | Chemical safety | waste-management | Storing and using dangerous materials safely.
    emergency-response | Emergency response | Evacuation planning | first-aid, crisis-management | Acting right in fire, spill or injury.
    toolbox-talks | Safety briefings | Toolbox talks | training-delivery, safety-inspection | Talking about safety before the work starts.
    environmental-management | Environmental management | ISO 14001 | energy-efficiency, waste-management | Limiting harm to nature.
    waste-management | Waste management | Recycling | | Avoiding, sorting and disposing of waste.
    first-aid | First aid | CPR | patient-care | Helping the injured until others come.
`

/** Columns: code | name | other names | related | description. Indentation says what is narrower. */
export const healthSkills = `
health-laboratory | Health and laboratory | Health and life sciences | | Caring for health, and examining what it depends on.
  laboratory-work | Laboratory work | Laboratory techniques | | Examining samples in a laboratory.
    sample-preparation | Sample preparation | | pipetting, specimen-handling | Making samples ready to be measured.
    pipetting | Pipetting and dilution | Pipetting | cell-culture | Measuring out small volumes exactly.
    chromatography | Chromatography | HPLC | spectroscopy, analytical-chemistry | Separating mixtures to measure their parts.
    spectroscopy | Spectroscopy | Mass spectrometry | analytical-chemistry | Measuring substances with light or ions.
    analytical-chemistry | Analytical chemistry | Chemical analysis | sample-preparation | Finding out what a substance consists of.
    microbiology | Microbiology | Bioburden testing | cell-culture, sterilization | Growing and identifying microbes.
    cell-culture | Cell culture | | molecular-biology | Growing cells.
    molecular-biology | Molecular biology | PCR, DNA sequencing | immunoassays | Working with genes and their products.
    immunoassays | Immunoassays | ELISA | sample-preparation | Measuring with antibodies.
    equipment-calibration | Laboratory equipment calibration | Instrument calibration | | Keeping instruments exact.
    laboratory-information-systems | Laboratory information systems | LIMS | laboratory-documentation | Recording samples and results in a system.
    laboratory-documentation | Laboratory documentation | Laboratory notebooks | good-laboratory-practice, document-control | Recording work so that it can be repeated.
    good-laboratory-practice | Good laboratory practice | GLP | | Working in a laboratory by the rules.
    sterilization | Sterilization | Sterilisation, Autoclaving | cleanroom-work | Making products free of germs.
    biocompatibility-testing | Biocompatibility testing | ISO 10993 | cell-culture, medical-device-regulation | Showing that a material does not harm the body.
  clinical-research | Clinical research | Clinical trials | | Testing products with people, safely and lawfully.
    good-clinical-practice | Good clinical practice | ICH GCP | good-laboratory-practice, clinical-monitoring | Running trials by the rules.
    clinical-monitoring | Clinical monitoring | Site monitoring | source-data-verification, clinical-protocols | Visiting trial sites and checking their work.
    source-data-verification | Source data verification | SDV | clinical-data-management | Comparing trial data with the hospital record.
    clinical-protocols | Clinical protocol writing | Clinical investigation plan | medical-writing, biostatistics | Planning a trial in writing.
    clinical-data-management | Clinical data management | Electronic data capture, EDC | data-quality | Collecting and cleaning the data of a trial.
    biostatistics | Biostatistics | SAS programming, Statistical analysis plans | statistics, r-language | Statistics for trials and health.
    medical-writing | Medical writing | Clinical study reports | technical-writing, literature-review | Writing scientific and clinical reports.
    literature-review | Scientific literature review | Systematic review | clinical-evaluation | Finding and judging what is published.
    informed-consent | Informed consent processes | | good-clinical-practice, data-protection | Making sure that trial participants know and agree.
  medical-devices | Medical devices | Medical technology | | Developing and keeping medical devices safe.
    medical-device-regulation | Medical device regulation | MDR, EU MDR | fda-submissions, technical-files | Knowing the rules of the European Union for devices.
    fda-submissions | FDA submissions | 510(k) | technical-files | Getting devices admitted in the United States.
    technical-files | Regulatory technical files | CE marking documentation | clinical-evaluation, technical-documentation | Compiling the proof that a device is safe.
    device-risk-management | Medical device risk management | ISO 14971 | failure-mode-analysis, risk-assessment | Judging and lowering risks of a device.
    clinical-evaluation | Clinical evaluation | Clinical evaluation reports | medical-writing, post-market-surveillance | Judging the clinical evidence for a device.
    post-market-surveillance | Post-market surveillance | Vigilance reporting | medical-device-regulation | Watching devices after they are sold.
    medical-imaging | Medical imaging | DICOM, Radiology imaging | clinical-workflows | Working with images of the body.
    patient-monitoring | Patient monitoring technology | Vital signs monitoring | signal-processing, clinical-workflows | Measuring the state of patients continuously.
    health-data-standards | Health data standards | HL7, FHIR | systems-integration, clinical-workflows | Exchanging health records between systems.
  care-practice | Care and clinical practice | | | Working with patients and those who treat them.
    patient-care | Patient care | Nursing care | clinical-workflows | Caring for patients.
    clinical-workflows | Clinical workflows | Hospital processes | process-mapping | Knowing how hospitals work.
    clinical-training | Clinical application training | Clinical education | training-delivery, patient-care | Teaching hospital staff to use devices.
    specimen-handling | Specimen collection and handling | Phlebotomy | patient-care | Taking and keeping samples of patients.
    occupational-health | Occupational health | Workplace ergonomics | workplace-safety, human-factors | Keeping people healthy at work.
`
