/** Columns: code | name | other names | related | description. Indentation says what is narrower. */
export const dataSkills = `
data-ai | Data and artificial intelligence | Data and AI | | Turning data into knowledge, decisions and products.
  databases | Databases | Database systems | | Storing data so that it can be found and trusted.
    relational-databases | Relational databases | RDBMS | | Storing data in tables with keys and constraints.
      sql | SQL | Structured Query Language | query-optimization | Asking and changing relational data.
      postgresql | PostgreSQL | Postgres, PSQL | mysql, sql | Open-source relational database.
      mysql | MySQL | MariaDB | sql | Widely used open-source relational database.
      oracle-database | Oracle Database | PL/SQL | sql, postgresql | Relational database of Oracle.
      sql-server | Microsoft SQL Server | MSSQL, T-SQL | sql, oracle-database | Relational database of Microsoft.
    nosql-databases | NoSQL databases | MongoDB, Document databases | elasticsearch, caching | Storing documents, keys or wide rows.
    elasticsearch | Elasticsearch | OpenSearch, Elastic Stack | observability | Searching and aggregating large sets of documents.
    graph-databases | Graph databases | Neo4j | nosql-databases | Storing things and their connections.
    time-series-databases | Time-series databases | InfluxDB, TimescaleDB | scada | Storing measurements over time.
    query-optimization | Query optimization | SQL tuning | database-administration | Making database queries fast.
    database-administration | Database administration | DBA | backup-recovery | Running databases: access, upgrades, backups, health.
    data-modeling | Data modeling | Data modelling, Entity-relationship modeling | domain-driven-design, sql | Describing data and its relations before storing them.
  data-engineering | Data engineering | | | Moving and shaping data so that others can use it.
    etl | Data pipelines | ETL, ELT | apache-airflow, sql | Extracting, transforming and loading data.
    apache-airflow | Apache Airflow | Airflow | dbt | Scheduling and watching data pipelines.
    dbt | dbt | Data build tool | sql, data-warehousing | Transforming data in the warehouse with versioned SQL.
    apache-spark | Apache Spark | Spark, PySpark, Databricks | hadoop, python | Processing large data on many machines.
    hadoop | Hadoop | HDFS, Hive | | Storing and processing large data in clusters.
    apache-kafka | Apache Kafka | Kafka | stream-processing | Carrying streams of events between systems.
    stream-processing | Stream processing | Apache Flink, Flink | apache-spark | Computing on data while it arrives.
    data-warehousing | Data warehousing | Data warehouse, Snowflake, BigQuery | data-modeling, dimensional-modeling | Building central stores for analysis.
    dimensional-modeling | Dimensional modeling | Star schema | | Modelling facts and dimensions for reports.
    data-quality | Data quality management | Data quality, Data cleaning | data-governance | Measuring and improving the correctness of data.
    data-governance | Data governance | Data stewardship, Data catalogue | master-data-management, data-protection | Deciding who owns data and how it may be used.
    master-data-management | Master data management | MDM | data-quality, sap-erp | Keeping one true record of customers, parts and places.
  data-analysis | Data analysis | Data analytics | | Answering questions with data.
    statistics | Statistics | Statistical analysis | r-language, hypothesis-testing | Drawing sound conclusions from data.
    hypothesis-testing | Hypothesis testing | Significance testing | ab-testing | Deciding whether an effect is more than chance.
    r-language < programming-languages | R | R language, RStudio | | Language for statistics and graphics.
    pandas | pandas | NumPy | python, r-language | Analysing tables of data in Python.
    spreadsheets | Spreadsheets | Microsoft Excel, Excel, Google Sheets | business-intelligence | Calculating and modelling in spreadsheets.
    data-visualization | Data visualization | Data visualisation, Charting | dashboard-design, business-intelligence | Showing data so that it is understood.
    business-intelligence | Business intelligence | BI | sql | Giving an organization regular reports on how it is doing.
      power-bi | Power BI | Microsoft Power BI, DAX | tableau, data-visualization | Reports and dashboards with Power BI.
      tableau | Tableau | | looker | Interactive dashboards with Tableau.
      looker | Looker | LookML, Looker Studio | power-bi | Reports and dashboards with Looker.
      dashboard-design | Dashboard design | Reporting dashboards | power-bi | Arranging figures so that a decision is easy.
    ab-testing | A/B testing | Split testing, Online experiments | statistics, conversion-optimization | Comparing variants with live experiments.
    spatial-analysis | Spatial analysis | Geospatial analysis | data-visualization | Analysing data about places and distances.
    forecasting | Forecasting | Time-series analysis | statistics, demand-planning | Estimating what comes next from what was.
    operations-research | Operations research | Mathematical optimization, Linear programming | route-optimization, simulation-modeling | Finding the best decision under constraints.
    simulation-modeling | Simulation modeling | Discrete-event simulation | forecasting | Imitating a process to see how it behaves.
    process-mining | Process mining | Celonis | process-improvement, sql | Reading how work really flows from system logs.
  machine-learning | Machine learning | ML | statistics | Building models that learn from data.
    scikit-learn | scikit-learn | sklearn | python, pandas, gradient-boosting | Classic machine learning in Python.
    gradient-boosting | Gradient boosting | XGBoost, LightGBM | | Predicting with ensembles of trees.
    deep-learning | Deep learning | Neural networks | pytorch, tensorflow | Learning with many-layered networks.
    pytorch | PyTorch | Torch | tensorflow, python | Framework for deep learning.
    tensorflow | TensorFlow | Keras | python | Framework for training and serving networks.
    computer-vision | Computer vision | Image recognition, OpenCV | deep-learning, medical-imaging | Understanding images and video by machine.
    natural-language-processing | Natural language processing | NLP, Text mining | deep-learning, large-language-models | Understanding and producing text by machine.
    large-language-models | Large language models | LLM, Generative AI, Prompt engineering | deep-learning | Building with models that read and write text.
    recommender-systems | Recommender systems | Recommendation engines | machine-learning-operations | Suggesting items that suit a person.
    feature-engineering | Feature engineering | | pandas, scikit-learn | Shaping raw data into inputs for models.
    model-evaluation | Model evaluation | Model validation | statistics, responsible-ai | Measuring how good and how safe a model is.
    machine-learning-operations < devops | Machine learning operations | MLOps, MLflow | model-evaluation, kubernetes | Putting models into production and watching them.
    responsible-ai | Responsible AI | AI ethics, AI governance | data-governance | Keeping models fair, explainable and lawful.
    predictive-maintenance | Predictive maintenance models | Condition-based maintenance analytics | condition-monitoring, forecasting | Predicting failures of machines from measurements.
`
