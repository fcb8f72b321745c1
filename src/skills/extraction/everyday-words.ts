const wordsOf = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

/** Words that may stand before a noun inside a name without changing what it says: "lead a team", "plan our projects". */
export const determiners = wordsOf('a all an any each her his its my our some the their these this those your')

/** Small words that carry no meaning of their own; they may stand inside a name that is turned round. */
export const functionWords = wordsOf(`
  a an and as at by for from in into of on or our out per the their to up via with your its this these my his her all any each some
`)

/** Products and programming languages that are called like an everyday word: a capital letter inside a sentence names the product. */
export const productWords = wordsOf(`
  access acrobat ada adobe air airflow amplitude angular ant apache apex apollo arena articulate atom azure bamboo basecamp bash basic
  blender box brackets brave buffer camel canvas cassandra celery chef chrome clojure closure cloud cobra confluence creo crystal
  cucumber cypress dart dash delphi django docker domino dragon dreamweaver drupal eclipse edge elixir ember epic evernote excel
  express facebook falcon figma fiori firefly fireworks flame flash flask flow flutter focus forms foundry fusion gatsby ghost git go
  gradle grails groovy gusto hack haskell helm hive horizon hyperion iris jasmine jenkins jest julia kafka karma keynote kite
  lambda laser latex lean less lightroom linear link looker loom lotus lua lucid luna magento mantis maple maven maya mercurial mesa
  meteor mint mocha monday mongo mule native nest notes nuke numbers oculus office olympus oracle outlook pages panda paradox pascal
  perl phoenix pig pivotal planner playwright postman power prezi prism project prolog prometheus protractor publisher pulse puppet
  quark quest quicken racket rails rational react reason redshift redux reflex relay revit rhino ruby rust safari sage salt
  sas sass scala scheme scratch scrum sequel shell shiny sigma sketch skype slack snowflake solaris solid spark splunk spring spss
  stata steam storm stripe sublime surfer svelte swagger swift swing tableau tango teams tempo torch trello twist twitter unity unix
  vagrant vault vectorworks vim vision vue wave webex weka windows wing word yammer zoom
`)

/** Words that name a skill only where somebody says so: alone they are part of every text. */
export const commonWords = wordsOf(`
  account accruals adr agile animation art assembly audio audit backup benefits billing biology board books brand bridge budget
  building buildings business calendar calibration camera can car card care chemistry children cleaning clothing code coding
  communication communications community company compliance computer computers concept consolidation construction consulting
  contact container contract control cooking copy counter creativity credit culture customer customers data database delegation
  delivery depreciation design desk detail development dialogue directory discipline display documentation drawing driving economics
  editing education electricity electronics email energy engineering english entertainment environment equipment ethics event
  events exercise experience faculty farming fashion fault feedback feeding file filing film finance fire fishing flexibility
  food forwarding frame fuel furniture gap garden geography glass graphics growth guidance health heat hedging history
  hospitality hotel housing ideas image independence industry information initiative innovation inspection installation instruction
  instructions insurance integrity interests interviewing inventory inverter invoicing item journalism judgment kitchen knowledge
  label ladder lamp language languages laptop law leadership learning lesson level light listening literature load
  logic logistics loyalty mail maintenance management manufacturing map mapping market marketing match material mathematics
  mathematic mechanical media mediation medicine meeting memory mentoring menu microphone mirror mobile mobility model monitor
  monitoring motivation moving music navigation network news nursing observation office online operations oral organization
  packaging paint painting paper patent patience patients payment pen pencil people perseverance philosophy phone photo physics
  picture planning plant policy politics precision presentation presenting press price pricing print printer printing privacy
  problem procedure process product production productivity programming project projector promotion psychology public purchasing
  quality radio reading receiving reception record recycling reliability report reporting research responsibility rest retail risk
  robot roof rope route ruler safe safety sale sales saw scale scanner schedule scheduling science scissors screen screening script
  search security selling selection service services shelf ship shipping shop sign simulation singing site soc
  social sociology software sorting source speaking special speech speed sport spreadsheet staff standard stapler statistic
  statistics steel storage stock store strategy stress structure study style supply support survey system systems table tablet
  tax teaching team teamwork technology telephone television test testing text textile theatre time timing tool tools tourism
  trade training translation transport transportation travel treasury treatment truck trust typing university valuation van
  vehicle video vision voice volume warehouse waste water weather website weight welfare wellbeing window wood words work workshop
  writing
`)

/** Natural languages, which are also adjectives: "a German customer" speaks anything. */
export const languageWords = wordsOf(`
  afrikaans albanian arabic armenian basque bengali bosnian bulgarian catalan chinese croatian czech danish dutch english estonian
  finnish flemish french galician georgian german greek hebrew hindi hungarian icelandic indonesian irish italian japanese korean
  latin latvian lithuanian macedonian malay maltese mandarin mongolian norwegian persian polish portuguese punjabi romanian russian
  serbian slovak slovenian spanish swahili swedish tamil thai turkish ukrainian urdu vietnamese welsh
`)
